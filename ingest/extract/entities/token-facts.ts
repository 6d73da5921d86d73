import { type Word, WordMemo } from '../words.js';
import { hashText, joinHashes } from './hashing.js';
import { nameCounts } from './name-table.js';
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
  /** What the corpus shows it to be. */
  mined: number;
  /** How often the corpus writes it in lower case, with its shape and with what it is. */
  ordinaryShape: number;
  minedOrdinary: number;
}

/** Stands for the places before and after a sentence. */
export const NO_WORD: TokenFacts = {
  lower: 1,
  exact: 1,
  shape: 1,
  prefix: 1,
  suffix: 1,
  tail: 1,
  coarse: 999,
  fine: 999,
  mined: 1,
  ordinaryShape: joinHashes(99, 1),
  minedOrdinary: joinHashes(1, 99),
};

/** Facts of a word. */
export const tokenFacts = new WordMemo(factsOf);

function factsOf({ text, lower, shape: outline }: Word): TokenFacts {
  const groups = wordGroups(text);
  const shape = hashText(outline);
  const mined = minedOf(text);
  const ordinary = ordinaryOf(text);
  return {
    lower: hashText(lower.replace(/\d/g, '0')),
    exact: hashText(text),
    shape,
    prefix: hashText(text.slice(0, 3)),
    suffix: hashText(lower.slice(-3)),
    tail: hashText(lower.slice(-5)),
    coarse: groups ? Number(groups[0]) + 1 : 0,
    fine: groups ? Number(groups[1]) + 1 : 0,
    mined,
    ordinaryShape: joinHashes(ordinary, shape),
    minedOrdinary: joinHashes(mined, ordinary),
  };
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
