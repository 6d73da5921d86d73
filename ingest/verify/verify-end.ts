import type { Claim, EndReason, NodeRef } from '../../graph/model.js';
import { type Paper, paperText } from '../paper.js';
import { type Known, placeOf } from './verify-claim.js';

/** An end of a claim: its node, and what the claim says of where and why it is meant. */
interface End {
  side: 'start' | 'end';
  ref: NodeRef;
  reason: EndReason;
  start: number | undefined;
  end: number | undefined;
}

/** Words that stand for what a paper introduces: “it”, “our method”, “the proposed framework”. */
const PRONOUN = /^(?:it|its|our|this|the)(?![\p{L}\p{N}])/iu;

/** Says what is wrong with the ends of an extracted claim: each must stand in a quote, or at its own place with its reason. */
export function endProblems(claim: Claim, paper: Paper, known: Known): string[] {
  const { from, to, properties } = claim;
  const { fromReason, fromStart, fromEnd, toReason, toStart, toEnd } = properties;
  const ends: End[] = [
    { side: 'start', ref: from, reason: fromReason, start: fromStart, end: fromEnd },
    { side: 'end', ref: to, reason: toReason, start: toStart, end: toEnd },
  ];
  return ends.flatMap(end => {
    const problem = problemOf(end, claim, paper, known);
    return problem === undefined ? [] : [`its ${end.side} ${problem}`];
  });
}

function problemOf(end: End, claim: Claim, paper: Paper, known: Known): string | undefined {
  const { ref, reason } = end;
  if (!known.names.has(ref)) return `is ${ref.label} ${ref.key}, which is not in the graph`;
  if (ref.label === 'Paper') {
    if (ref.key !== paper.key) return `is another paper, ${ref.key}`;
    return reason === 'paper' ? undefined : `is the paper itself, but said to be meant as “${reason}”`;
  }
  if (reason === 'paper' || reason === 'curated')
    return `is ${ref.label} ${ref.key}, but said to be meant as “${reason}”`;
  if (end.start === undefined || end.end === undefined) return `is meant as “${reason}”, but has no place in the text`;
  return placeProblem({ ...end, start: end.start, end: end.end }, claim, paper, known);
}

function placeProblem(
  { ref, reason, start, end }: End & { start: number; end: number },
  { properties }: Claim,
  paper: Paper,
  { names, places }: Known,
): string | undefined {
  const text = paperText(paper);
  const words = text.slice(start, end);
  if (!(start < end && end <= text.length) || words.trim() === '')
    return `has the place ${start} to ${end}, where no words are`;
  const quotes = [
    { start: properties.start, end: properties.end },
    ...properties.moreStarts.map((from, i) => ({ start: from, end: properties.moreEnds[i]! })),
  ];
  const isQuoted = quotes.some(quote => start >= quote.start && end <= quote.end);
  if (reason === 'quoted' && !isQuoted) return `is said to be quoted, but “${words}” stands in no quote`;
  if (reason === 'title' && end > paper.title.length)
    return `is said to be named in the title, but “${words}” is not there`;
  if (reason === 'pronoun') return PRONOUN.test(words) ? undefined : `is meant by “${words}”, which is no pronoun`;
  return places.has(placeOf(ref, start, end)) || names.areNamed(ref, words)
    ? undefined
    : `is ${ref.key}, but the text says “${words}” there`;
}
