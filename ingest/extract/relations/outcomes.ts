import type { Outcome } from '../../../graph/model.js';
import type { Document } from '../document.js';

const SIMILAR =
  /\b(?:comparable|on[- ]par|par with|parity|competitive|match(?:es|ing)?|rival(?:s|ing)?|similar|equivalent|no (?:significant )?(?:loss|drop|degradation)|close to|approach(?:es|ing) the)\b/i;
const BETTER =
  /\b(?:outperform\w*|surpass\w*|exceed\w*|beat\w*|superior\w*|better|faster|fewer|smaller|less|lower|higher|larger|improv\w+|gains?|speed-?ups?|reduc\w+|advantages?|strongest|more|greater|state-of-the-art|sota|best)\b/i;
const WORSE = /\b(?:worse|inferior|underperform\w*|lags?|lagging|falls? short|slower than|below)\b/i;

const EVERY_SIMILAR = new RegExp(SIMILAR, 'gi');
const EVERY_BETTER = new RegExp(BETTER, 'gi');

/** Reads from the words around a comparison how it came out for the one that is compared. */
export function outcomeOf(document: Document, sentence: number, first: number): Outcome {
  const { firstToken, endToken } = document.sentences[sentence]!;
  const { tokens, text } = document;
  const slice = (a: number, b: number) => (b > a ? text.slice(tokens[a]!.from, tokens[b - 1]!.to) : '');
  const near = slice(Math.max(firstToken, first - 9), first);
  if (WORSE.test(near)) return 'worse';
  const similar = lastIndexOf(EVERY_SIMILAR, near);
  const better = lastIndexOf(EVERY_BETTER, near);
  if (similar >= 0 || better >= 0) return similar > better ? 'similar' : 'better';
  const all = slice(firstToken, endToken);
  if (BETTER.test(all)) return 'better';
  if (SIMILAR.test(all)) return 'similar';
  return WORSE.test(all) ? 'worse' : 'unstated';
}

/** Where a global pattern matches last; -1 where nowhere. */
function lastIndexOf(pattern: RegExp, text: string): number {
  let last = -1;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) last = found.index;
  return last;
}
