import type { Document } from '../document.js';
import type { Mention } from './mention.js';

const INNER_CAPITAL =
  /^[\p{L}\p{N}]*\p{Ll}[\p{L}\p{N}]*\p{Lu}|^\p{Lu}{2,}\p{Ll}{2,}|^\p{Lu}\p{Lu}+-?\p{N}|^\p{Lu}[\p{L}]*[-.]?\p{N}/u;
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}]{1,9}(?:[-.][\p{Lu}\p{N}]+)*$/u;
const DATASET_NOUN = /^(datasets?|benchmarks?|corpus|corpora|challenge|leaderboard|suite|testbed)$/;
const METRIC_LIKE = /^\p{N}|^(?:[IVX]{1,4}|AI|US|UK|EU|USA|PhD|3D|2D|4D)$/u;

/** Whether a word looks like a name: capitals inside, capitals with digits, or all capitals. */
export function looksNamed(word: string): boolean {
  if (METRIC_LIKE.test(word)) return false;
  return word.length > 1 && (INNER_CAPITAL.test(word) || CAPITALS.test(word));
}

/** Finds words that look like names, typed by the noun beside them. */
export function findShapes(document: Document): Mention[] {
  const { tokens } = document;
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!looksNamed(tokens[i]!.text)) continue;
    const next = tokens[i + 1]?.lower ?? '';
    const dataset = DATASET_NOUN.test(next) || /(?:bench|eval|qa|set)\d*$/i.test(tokens[i]!.text);
    mentions.push({ first: i, end: i + 1, type: dataset ? 'Dataset' : 'Method', generic: false, source: 'shape' });
  }
  return mentions;
}
