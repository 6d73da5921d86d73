import nlp from 'compromise/two';

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
  const hedges = nlp(sentence).match(HEDGE).json({ offset: true }) as {
    offset: { start: number; length: number };
  }[];
  return hedges.every(({ offset: { start, length } }) => {
    const end = start + length;
    return end > at || CLAUSE_BREAK.test(sentence.slice(end, at));
  });
}
