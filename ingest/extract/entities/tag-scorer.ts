import type { Document } from '../document.js';
import { TAGS, type TaggerModel } from './tagger.js';
import {
  bucketOf,
  COMPANY_FEATURES,
  companyFeatures,
  type Findings,
  MARK_FEATURES,
  markFeatures,
  REACH,
  type TaggerInput,
  taggerInputs,
  WORD_FEATURES,
} from './tagger-features.js';
import type { TokenFacts } from './token-facts.js';

const PLACES = 2 * REACH + 1;
const MOST_KEPT = 20_000;

/** Features of the words at each place, with room for their buckets. */
const WORD_FEATURES_AT = Array.from({ length: PLACES }, (_, k) => {
  const features = WORD_FEATURES.filter(([, place]) => place === k - REACH);
  return { features, buckets: new Int32Array(features.length) };
});

/** What a word adds to the scores of the tokens around it. */
interface WordScores {
  /** Sum of its own features, `TAGS` for each place from `-REACH` to `REACH` that it may have from the token. */
  around: Float64Array;
  /** Sum of a token's marks where nothing marks it, in the title and outside of it. */
  unmarked: { title?: Float64Array; body?: Float64Array };
}

/**
 * Scores tokens as `emissions` of all their features does, in a fraction of its time: more than half of the features
 * speak of one word alone and are summed once for each word, and most tokens carry no marks.
 */
export class TagScorer {
  private readonly kept = new Map<TokenFacts, WordScores>();
  private readonly company = new Int32Array(COMPANY_FEATURES);
  private readonly marks = new Int32Array(MARK_FEATURES);

  constructor(private readonly model: TaggerModel) {}

  /** Scores of each tag at each token, `TAGS` for each. */
  scores(document: Document, findings: Findings): Float64Array {
    const sums = new Float64Array(document.tokens.length * TAGS);
    let at = 0;
    for (const input of taggerInputs(document, findings)) {
      const words = input.facts.map(facts => this.wordScores(facts));
      for (let i = REACH; i < words.length - REACH; i++, at += TAGS) {
        for (let k = 0; k < PLACES; k++) addRow(sums, at, words[i - REACH + k]!.around, k * TAGS);
        companyFeatures(input, i, this.company, 0);
        this.addBuckets(sums, at, this.company);
        if (isMarked(input, i)) {
          markFeatures(input, i, this.marks, 0);
          this.addBuckets(sums, at, this.marks);
        } else {
          addRow(sums, at, this.unmarked(words[i]!, input, i), 0);
        }
      }
    }
    for (let i = 0; i < sums.length; i++) sums[i]! *= this.model.scale;
    return sums;
  }

  private wordScores(facts: TokenFacts): WordScores {
    let scores = this.kept.get(facts);
    if (scores === undefined) {
      if (this.kept.size >= MOST_KEPT) this.kept.clear();
      const around = new Float64Array(PLACES * TAGS);
      for (let k = 0; k < PLACES; k++) {
        const { features, buckets } = WORD_FEATURES_AT[k]!;
        for (let f = 0; f < features.length; f++) {
          const [number, , fact] = features[f]!;
          buckets[f] = bucketOf(facts[fact], number);
        }
        this.addBuckets(around, k * TAGS, buckets);
      }
      scores = { around, unmarked: {} };
      this.kept.set(facts, scores);
    }
    return scores;
  }

  private unmarked(word: WordScores, input: TaggerInput, i: number): Float64Array {
    const place = input.inTitle ? 'title' : 'body';
    let sums = word.unmarked[place];
    if (sums === undefined) {
      sums = new Float64Array(TAGS);
      markFeatures(input, i, this.marks, 0);
      this.addBuckets(sums, 0, this.marks);
      word.unmarked[place] = sums;
    }
    return sums;
  }

  /** Tag by tag, not bucket by bucket: so the rows, which lie far apart, are fetched from memory all at once. */
  private addBuckets(sums: Float64Array, at: number, buckets: Int32Array): void {
    const { weights } = this.model;
    for (let t = 0; t < TAGS; t++) {
      let sum = 0;
      for (let f = 0; f < buckets.length; f++) sum += weights[buckets[f]! * TAGS + t]!;
      sums[at + t]! += sum;
    }
  }
}

function addRow(sums: Float64Array, at: number, row: Float64Array, from: number): void {
  for (let t = 0; t < TAGS; t++) sums[at + t]! += row[from + t]!;
}

/** Whether a list, a rule or the rest of the paper says anything of a token or of its neighbours, or one of these is missing. */
function isMarked({ lexicon, paper }: TaggerInput, i: number): boolean {
  const around = (paper[i - 1]! & 4095) | (paper[i + 1]! & 4095);
  return (lexicon[i - 1]! | lexicon[i]! | lexicon[i + 1]! | paper[i]! | around) !== 0;
}
