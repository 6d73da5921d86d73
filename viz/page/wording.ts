import type { Outcome, RelationType } from '../../graph/model.js';
import type { ClaimView } from '../api.js';

/** What stands between the two ends when a relation is read as a sentence, in the model's order. */
export const RELATION_WORDS: Record<RelationType, string> = {
  INTRODUCES: 'introduces',
  MENTIONS: 'mentions',
  BUILDS_ON: 'builds on',
  USES: 'uses',
  APPLIED_TO: 'is applied to',
  COMPARED_WITH: 'is compared with',
  RUNS_ON: 'runs on',
  EVALUATED_ON: 'is evaluated on',
  ACHIEVES: 'reaches',
};

/** Relations as people look for them: where it comes from first, bare mentions last. */
export const READING_ORDER: readonly RelationType[] = [
  'BUILDS_ON',
  'INTRODUCES',
  'COMPARED_WITH',
  'USES',
  'APPLIED_TO',
  'RUNS_ON',
  'EVALUATED_ON',
  'ACHIEVES',
  'MENTIONS',
];

const OUTCOME_WORDS: Record<Outcome, string> = {
  better: 'is reported better than',
  worse: 'is reported worse than',
  similar: 'is reported similar to',
  unstated: 'is compared with',
};

export function claimWords(claim: ClaimView): string {
  if (claim.outcome) return OUTCOME_WORDS[claim.outcome];
  return claim.figure === undefined ? RELATION_WORDS[claim.type] : `reaches ${claim.figure}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `1 method`, `7 methods`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date as exact as it is: `22 Oct 2024`, `Oct 2024`, `2024`. */
export function readableDate(iso: string): string {
  const [year = '', month, day] = iso.split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
