import { hashText } from './hashing.js';
import { nameCounts } from './name-table.js';
import { looksNamed } from './shapes.js';
import { clusterWord, wordGroups } from './word-clusters.js';

/** What a word shows wherever it stands, as hashes that features are made of. */
export interface TokenFacts {
  lower: number;
  exact: number;
  shape: number;
  prefix: number;
  suffix: number;
  tail: number;
  coarse: number;
  fine: number;
  /** How often the corpus writes it in lower case. */
  ordinary: number;
  /** What the corpus shows it to be. */
  mined: number;
  named: boolean;
}

const MOST_KEPT = 60000;
const kept = new Map<string, TokenFacts>();

/** Facts of a word; kept for the next time. */
export function tokenFacts(word: string): TokenFacts {
  let facts = kept.get(word);
  if (facts === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    facts = factsOf(word);
    kept.set(word, facts);
  }
  return facts;
}

function factsOf(word: string): TokenFacts {
  const lower = word.toLowerCase();
  const groups = wordGroups(word);
  return {
    lower: hashText(lower.replace(/\d/g, '0')),
    exact: hashText(word),
    shape: hashText(shapeOf(word)),
    prefix: hashText(word.slice(0, 3)),
    suffix: hashText(lower.slice(-3)),
    tail: hashText(lower.slice(-5)),
    coarse: groups ? Number(groups[0]) + 1 : 0,
    fine: groups ? Number(groups[1]) + 1 : 0,
    ordinary: ordinaryOf(word),
    mined: minedOf(word),
    named: looksNamed(word),
  };
}

/** "FlashAttention-2" gives `XxXx-0`. */
export function shapeOf(word: string): string {
  return word
    .slice(0, 24)
    .replace(/\p{Lu}+/gu, run => (run.length > 1 ? 'XX' : 'X'))
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\p{N}+/gu, '0')
    .replace(/(?:Xx){3,}/g, 'XxXxXx');
}

function ordinaryOf(word: string): number {
  const counts = nameCounts(word);
  if (!counts) return wordGroups(clusterWord(word).toLowerCase()) ? 1 : 0;
  const share = counts.lowerCase / (counts.papers + counts.lowerCase);
  return 2 + Math.min(4, Math.floor(share * 5));
}

/** Bucket of the counts: how many papers, and which sign leads. */
function minedOf(word: string): number {
  const counts = nameCounts(word);
  if (!counts) return 0;
  const { dataNoun, titleData, on, modelNoun, versus, using, hardwareNoun, metricNoun } = counts.cues;
  const signs: [string, number][] = [
    ['data', 3 * dataNoun + 3 * titleData + on],
    ['method', modelNoun + versus + using],
    ['hardware', 2 * hardwareNoun],
    ['metric', 2 * metricNoun],
  ];
  const [sign, weight] = signs.reduce((a, b) => (b[1] > a[1] ? b : a));
  const size = Math.min(4, Math.floor(Math.log2(counts.papers)));
  return hashText(`${sign}${weight > 2 ? 1 : 0}${size}`);
}
