import type { Document } from '../document.js';
import type { Word } from '../words.js';
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
import { NO_WORD, type TokenFacts } from './token-facts.js';

const PLACES = 2 * REACH + 1;

/** Features of the words at each place, with room for their buckets. */
const WORD_FEATURES_AT = Array.from({ length: PLACES }, (_, k) => {
  const features = WORD_FEATURES.filter(([, place]) => place === k - REACH);
  return { features, buckets: new Int32Array(features.length) };
});

/**
 * Row of a word: what it adds to the scores of the tokens around it, `TAGS` for each place from `-REACH` to `REACH` that
 * it may have from the token; then what a token's marks add where nothing marks it, outside of the title and in it.
 */
const ROW = (PLACES + 2) * TAGS;
const UNMARKED = PLACES * TAGS;
const UNMARKED_IN_TITLE = UNMARKED + TAGS;
/** So many rows there is room for at first. */
const FIRST_ROOM = 1024;

/** Sums of weights. Where these are bytes, two bytes hold the sums too: time goes into fetching rows, and short ones are near. */
type Rows = Int16Array | Float64Array;
type Sums = Int32Array | Float64Array;

/**
 * Scores tokens as `emissions` of all their features does, in a fraction of its time: more than half of the features
 * speak of one word alone and are summed once for each word, and most tokens carry no marks.
 */
export class TagScorer {
  /** The row of the places before and after a sentence, then those of words, by the word's place. */
  private rows: Rows;
  /** The word that each row was made for. */
  private readonly owners: Word[] = [];
  private readonly isOfBytes: boolean;
  private readonly company = new Int32Array(COMPANY_FEATURES);
  private readonly marks = new Int32Array(MARK_FEATURES);

  constructor(private readonly model: TaggerModel) {
    this.isOfBytes = model.weights instanceof Int8Array;
    this.rows = this.isOfBytes ? new Int16Array(FIRST_ROOM * ROW) : new Float64Array(FIRST_ROOM * ROW);
    this.fill(0, NO_WORD);
  }

  /** Scores of each tag at each token, `TAGS` for each. */
  scores(document: Document, findings: Findings): Float64Array {
    const length = document.tokens.length * TAGS;
    const sums = this.isOfBytes ? new Int32Array(length) : new Float64Array(length);
    let at = 0;
    for (const input of taggerInputs(document, findings)) {
      const rows = new Int32Array(input.facts.length);
      for (let i = REACH; i < rows.length - REACH; i++) {
        rows[i] = this.rowOf(document.tokens[input.firstToken + i - REACH]!.word, input.facts[i]!);
      }
      for (let i = REACH; i < rows.length - REACH; i++, at += TAGS) this.addToken(sums, at, input, i, rows);
    }
    const scores = new Float64Array(length);
    for (let i = 0; i < length; i++) scores[i] = sums[i]! * this.model.scale;
    return scores;
  }

  private addToken(sums: Sums, at: number, input: TaggerInput, i: number, rows: Int32Array): void {
    for (let k = 0; k < PLACES; k++) this.addRow(sums, at, rows[i - REACH + k]! + k * TAGS);
    companyFeatures(input, i, this.company, 0);
    this.addBuckets(sums, at, this.company);
    if (isMarked(input, i)) {
      markFeatures(input, i, this.marks, 0);
      this.addBuckets(sums, at, this.marks);
    } else {
      this.addRow(sums, at, rows[i]! + (input.inTitle ? UNMARKED_IN_TITLE : UNMARKED));
    }
  }

  /** Where the row of a word begins. */
  private rowOf(word: Word, facts: TokenFacts): number {
    const row = (word.place + 1) * ROW;
    if (this.owners[word.place] !== word) {
      while (this.rows.length < row + ROW) this.makeRoom();
      this.fill(row, facts);
      this.owners[word.place] = word;
    }
    return row;
  }

  private makeRoom(): void {
    const { rows } = this;
    this.rows = this.isOfBytes ? new Int16Array(2 * rows.length) : new Float64Array(2 * rows.length);
    this.rows.set(rows);
  }

  private fill(row: number, facts: TokenFacts): void {
    const { rows, marks } = this;
    rows.fill(0, row, row + ROW);
    for (let k = 0; k < PLACES; k++) {
      const { features, buckets } = WORD_FEATURES_AT[k]!;
      for (let f = 0; f < features.length; f++) {
        const [number, , fact] = features[f]!;
        buckets[f] = bucketOf(facts[fact], number);
      }
      this.addBuckets(rows, row + k * TAGS, buckets);
    }
    for (const inTitle of [false, true]) {
      markFeatures(unmarked(facts, inTitle), 1, marks, 0);
      this.addBuckets(rows, row + (inTitle ? UNMARKED_IN_TITLE : UNMARKED), marks);
    }
  }

  private addRow(sums: Sums, at: number, from: number): void {
    const { rows } = this;
    for (let t = 0; t < TAGS; t++) sums[at + t]! += rows[from + t]!;
  }

  /** Tag by tag, not bucket by bucket: so the rows, which lie far apart, are fetched from memory all at once. */
  private addBuckets(sums: Sums | Rows, at: number, buckets: Int32Array): void {
    const { weights } = this.model;
    for (let t = 0; t < TAGS; t++) {
      let sum = 0;
      for (let f = 0; f < buckets.length; f++) sum += weights[buckets[f]! * TAGS + t]!;
      sums[at + t]! += sum;
    }
  }
}

/** A token between two others that nothing marks. */
const unmarked = (facts: TokenFacts, inTitle: boolean): TaggerInput => ({
  firstToken: 0,
  facts: [facts, facts, facts],
  lexicon: new Int32Array(3),
  paper: new Int32Array(3),
  inTitle,
});

/** Whether a list, a rule or the rest of the paper says anything of a token or of its neighbours, or one of these is missing. */
function isMarked({ lexicon, paper }: TaggerInput, i: number): boolean {
  const around = (paper[i - 1]! & 4095) | (paper[i + 1]! & 4095);
  return (lexicon[i - 1]! | lexicon[i]! | lexicon[i + 1]! | paper[i]! | around) !== 0;
}
