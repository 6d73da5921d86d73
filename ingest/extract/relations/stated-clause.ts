import nlp from 'compromise/two';
import { Memo } from '../memo.js';

/** What negates a verb or makes it only possible: "does not extend", "could be built", "may never have been". */
const HEDGE = '(#Modal|#Negative)';
/** What begins another clause. */
const CLAUSE_BREAK = /[,;:()]|\b(?:but|while|which|that|whereas|although|though|and)\b/i;

/**
 * Whether a sentence states what its clause says of the words at an offset: false where the verb before them, in the
 * same clause, is negated or only possible. compromise reads the sentence (about a millisecond), so this is asked of
 * sentences only that a rule takes for lineage.
 */
export function isStated(sentence: string, at: number): boolean {
  return hedgeEnds.of(sentence).every(end => end > at || CLAUSE_BREAK.test(sentence.slice(end, at)));
}

/** Where the hedges of a sentence end. Kept because a sentence is asked about once for each pair that it names. */
const hedgeEnds = new Memo((sentence: string): number[] => {
  const hedges = nlp(sentence).match(HEDGE).json({ offset: true }) as {
    offset: { start: number; length: number };
  }[];
  return hedges.map(({ offset: { start, length } }) => start + length);
}, 64);
