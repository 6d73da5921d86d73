import { type Document, textOf } from '../document.js';
import { foldName } from './fold.js';
import type { Introduction } from './introductions.js';

/** Score of a name that rules alone show to be the paper's own. */
export const SURE_INTRODUCTION = 0.95;

/**
 * Passages that present a name as the paper's own beyond doubt: one word before the colon of a title, and a name
 * that rules of different kinds present alike. On the annotated papers for training all 243 of the first kind and all
 * 198 of the second are right. A learnt score would mistrust such a name where other papers know it well. What "we call"
 * is no such sign: it may be somebody else's model that is called upon.
 *
 * @returns places of the passages, as `first:end` in tokens
 */
export function sureIntroductions(document: Document, introductions: readonly Introduction[]): ReadonlySet<string> {
  const rules = new Map<string, Set<string>>();
  const rulesOf = ({ first, end }: Introduction) => {
    const name = foldName(textOf(document, first, end));
    const known = rules.get(name) ?? new Set();
    rules.set(name, known);
    return known;
  };
  for (const one of introductions) if (one.rule !== 'called') rulesOf(one).add(one.rule);
  const sure = introductions.filter(
    one => one.end - one.first === 1 && (one.rule === 'title' || rulesOf(one).size > 1),
  );
  return new Set(sure.map(({ first, end }) => `${first}:${end}`));
}
