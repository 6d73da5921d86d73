import type { Claim, EndReason, NodeProperties } from '../graph/model.js';
import { cellText, printable } from './console.js';

/** What a claim rests on, for people: quotes, rule, paper, and why each end is meant. */
export interface ClaimDetails {
  claim: Claim;
  /** Names of both ends. */
  from: string;
  to: string;
  paper: NodeProperties<'Paper'> | undefined;
}

/** A claim with all that it rests on, a line each; the first one says what is claimed. */
export function* describeClaim({ claim, from, to, paper }: ClaimDetails): Generator<string> {
  const { evidence, moreEvidence, rule, confidence, curated, reason, id } = claim.properties;
  yield `${printable(from)} ${claim.type} ${printable(to)}${figuresOf(claim)}  ${confidence.toFixed(2)}`;
  if (curated) yield `  curated: ${printable(reason ?? '')}`;
  else for (const quote of [evidence, ...moreEvidence]) yield `  “${printable(quote)}”`;
  yield `  ${paper ? printable(paper.title) : 'unknown paper'} (${printable(claim.properties.paper)})`;
  if (curated) return;
  yield `  rule ${rule}; ${endOf('start', claim, paper)}; ${endOf('end', claim, paper)}; claim ${id}`;
}

const MEANT: Record<EndReason, string> = {
  quoted: 'quoted',
  pronoun: 'meant by a pronoun',
  title: 'named in the title',
  inferred: 'named elsewhere',
  paper: 'the paper itself',
  curated: 'said by a person',
};

function endOf(side: 'start' | 'end', { properties }: Claim, paper: NodeProperties<'Paper'> | undefined): string {
  const { fromReason, fromStart, fromEnd, toReason, toStart, toEnd } = properties;
  const [reason, start, end] = side === 'start' ? [fromReason, fromStart, fromEnd] : [toReason, toStart, toEnd];
  const words = paper && start !== undefined && `${paper.title}\n${paper.abstract}`.slice(start, end);
  return `${side} ${MEANT[reason]}${words ? ` as “${printable(words)}”` : ''}`;
}

/** What a claim says beyond its ends: the figures of a result, the outcome of a comparison, how often a paper names it. */
function figuresOf(claim: Claim): string {
  if (claim.type === 'COMPARED_WITH') return ` (${claim.properties.outcome})`;
  if (claim.type === 'MENTIONS') return ` (${claim.properties.count}×)`;
  if (claim.type !== 'ACHIEVES') return '';
  const { qualifier, value, valueMax, unit, versus, dataset, hardware } = claim.properties;
  const figure = `${value}${valueMax === undefined ? '' : `–${valueMax}`} ${unit}`.trim();
  const setting = [versus && `versus ${versus}`, dataset && `on ${dataset}`, hardware && `on ${hardware}`];
  return ` (${[qualifier, figure, ...setting].filter(Boolean).map(cellText).join(' ')})`;
}
