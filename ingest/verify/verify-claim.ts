import { type Claim, type NodeRef, RELATION_SHAPES } from '../../graph/model.js';
import { type Paper, paperText } from '../paper.js';
import { claimId } from '../resolve/claim-id.js';
import type { KnownNames } from './known-names.js';
import { endProblems } from './verify-end.js';

/** What a claim is checked against. */
export interface Known {
  /** Undefined where the sources have no such paper. */
  paper: Paper | undefined;
  names: KnownNames;
  /** Where the paper names what, by `placeOf`: a paper has its own words for things, which mean them there only. */
  places: ReadonlySet<string>;
}

/** A place where a paper names a node, as one text. */
export const placeOf = ({ label, key }: NodeRef, start: number, end: number) => `${label}\n${key}\n${start}\n${end}`;

/** Says everything that is wrong with a claim. */
export function claimProblems(claim: Claim, known: Known): string[] {
  const { paper, names } = known;
  const { type, from, to, properties } = claim;
  const problems: string[] = [];
  const shape = RELATION_SHAPES[type];
  if (!shape.from.includes(from.label) || !shape.to.includes(to.label))
    problems.push(`${type} can’t go from ${from.label} to ${to.label}`);
  if (properties.id !== claimId(properties.paper, type, from, to, figuresOf(claim)))
    problems.push('its id is not that of what it says');
  if (!paper) return [...problems, `its paper ${properties.paper} is not among the sources`];
  if (properties.curated) return [...problems, ...curatedProblems(claim, names)];
  return [
    ...problems,
    ...quoteProblems(claim, paper),
    ...endProblems(claim, paper, known),
    ...detailProblems(claim, paper, names),
  ];
}

/** What the id of a claim is made of besides paper, relation and ends. */
function figuresOf(claim: Claim): (string | number | undefined)[] {
  if (claim.type !== 'ACHIEVES') return [];
  const { value, valueMax, unit, versusLabel, versus, dataset, hardware } = claim.properties;
  return [value, valueMax, unit, versusLabel, versus, dataset, hardware];
}

/** A claim that a person added has a reason in place of a quote. */
function curatedProblems({ from, to, properties }: Claim, names: KnownNames): string[] {
  const problems = (properties.reason ?? '').trim() === '' ? ['it is curated, but has no reason'] : [];
  for (const ref of [from, to]) if (!names.has(ref)) problems.push(`${ref.label} ${ref.key} is not in the graph`);
  return problems;
}

function quoteProblems({ properties }: Claim, paper: Paper): string[] {
  const { evidence, start, end, moreEvidence, moreStarts, moreEnds } = properties;
  if (moreEvidence.length !== moreStarts.length || moreEvidence.length !== moreEnds.length)
    return ['it has not as many places as quotes'];
  const quotes = [
    { evidence, start, end },
    ...moreEvidence.map((more, i) => ({ evidence: more, start: moreStarts[i]!, end: moreEnds[i]! })),
  ];
  return quotes.flatMap(quote => {
    const problem = quoteProblem(quote, paper);
    return problem === undefined ? [] : [problem];
  });
}

function quoteProblem(quote: { evidence: string; start: number; end: number }, paper: Paper): string | undefined {
  const { evidence, start, end } = quote;
  if (evidence.trim() === '') return 'its quote is empty';
  const found = paperText(paper).slice(start, end);
  if (found !== evidence) return `its quote is “${evidence}”, but the text at ${start} to ${end} is “${found}”`;
  const line = paper.title.length;
  return start < line && end > line ? 'its quote runs from the title into the abstract' : undefined;
}

/** What mentions and results say beyond other claims. */
function detailProblems(claim: Claim, paper: Paper, names: KnownNames): string[] {
  if (claim.type === 'MENTIONS') return mentionProblems(claim, paperText(paper), names);
  return claim.type === 'ACHIEVES' ? settingProblems(claim, names) : [];
}

/** Metrics go by canonical names, which the text need not have. */
function mentionProblems({ to, properties }: ClaimOf<'MENTIONS'>, text: string, names: KnownNames): string[] {
  const { count, starts, ends } = properties;
  const words = starts.map((start, i) => text.slice(start, ends[i]));
  const problems = words.every(each => each.trim() !== '') ? [] : ['it names a place where no words are'];
  if (count !== starts.length || count !== ends.length) problems.push('it counts other places than it lists');
  if (to.label !== 'Metric' && !words.some(each => names.areNamed(to, each)))
    problems.push(`none of its places says ${to.key}, but ${words.map(each => `“${each}”`).join(', ')}`);
  return problems;
}

function settingProblems({ properties }: ClaimOf<'ACHIEVES'>, names: KnownNames): string[] {
  const { versus, versusLabel, dataset, hardware } = properties;
  const refs = [
    ...(versus === undefined ? [] : [{ label: versusLabel ?? ('Method' as const), key: versus }]),
    ...(dataset === undefined ? [] : [{ label: 'Dataset' as const, key: dataset }]),
    ...(hardware === undefined ? [] : [{ label: 'Hardware' as const, key: hardware }]),
  ];
  return refs
    .filter(ref => !names.has(ref))
    .map(({ label, key }) => `${label} ${key} of its setting is not in the graph`);
}

type ClaimOf<T extends Claim['type']> = Extract<Claim, { type: T }>;
