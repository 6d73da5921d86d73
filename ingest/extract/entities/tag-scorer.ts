import type { Document } from '../document.js';
import type { Word } from '../words.js';
import { emissions, TAGS, type TaggerModel } from './tagger.js';
import {
  bucketOf,
  COMPANY_FEATURES,
  companyFeatures,
  FEATURES,
  type Findings,
  MARK_FEATURES,
  markFeatures,
  REACH,
  TAGGER_BUCKETS,
  type TaggerInput,
  taggerFeatures,
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
 * Weights of a bucket stand four to an integer and sums two to an integer, so that one addition adds two tags: a weight,
 * made positive, takes 8 bits, and a sum of all features' weights less than 16.
 */
const QUADS = Math.ceil(TAGS / 4);
const PAIRS = 2 * QUADS;
/** Added to each weight. */
const SHIFT = 128;
/** The first and the third of four weights; the second and the fourth stand 8 bits higher. */
const EVERY_OTHER = 0x00ff00ff;

/**
 * Row of a word: what it adds to the scores of the tokens around it, `PAIRS` for each place from `-REACH` to `REACH` that
 * it may have from the token; then what a token's marks add where nothing marks it, outside of the title and in it.
 */
const ROW = (PLACES + 2) * PAIRS;
const UNMARKED = PLACES * PAIRS;
const UNMARKED_IN_TITLE = UNMARKED + PAIRS;
/** So many rows there is room for at first. */
const FIRST_ROOM = 1024;

/**
 * Scores tokens as `emissions` of all their features does, in a fraction of its time: more than half of the features
 * speak of one word alone and are summed once for each word, and most tokens carry no marks. Only weights that are bytes
 * are scored so; those of a tagger that is being trained are not.
 */
export class TagScorer {
  /** Weights of each bucket, `QUADS` for each; none where they are no bytes. */
  private readonly quads: Int32Array | undefined;
  /** The row of the places before and after a sentence, then those of words, by the word's place. */
  private rows = new Int32Array(FIRST_ROOM * ROW);
  /** The word that each row was made for. */
  private readonly owners: Word[] = [];
  private readonly sums = new Int32Array(PAIRS);
  private readonly company = new Int32Array(COMPANY_FEATURES);
  private readonly marks = new Int32Array(MARK_FEATURES);

  constructor(private readonly model: TaggerModel) {
    if (!(model.weights instanceof Int8Array)) return;
    this.quads = quadsOf(model.weights);
    this.fill(this.quads, 0, NO_WORD);
  }

  /** Scores of each tag at each token, `TAGS` for each. */
  scores(document: Document, findings: Findings): Float64Array {
    const { quads, model } = this;
    if (quads === undefined) return emissions(taggerFeatures(document, findings), model);
    const scores = new Float64Array(document.tokens.length * TAGS);
    let at = 0;
    for (const input of taggerInputs(document, findings)) {
      const rows = new Int32Array(input.facts.length);
      for (let i = REACH; i < rows.length - REACH; i++) {
        rows[i] = this.rowOf(quads, document.tokens[input.firstToken + i - REACH]!.word, input.facts[i]!);
      }
      for (let i = REACH; i < rows.length - REACH; i++, at += TAGS) {
        this.sumToken(quads, input, i, rows);
        this.unpack(scores, at);
      }
    }
    return scores;
  }

  /** Sums the weights of all features of a token. */
  private sumToken(quads: Int32Array, input: TaggerInput, i: number, rows: Int32Array): void {
    const { sums, company, marks } = this;
    const marked = isMarked(input, i);
    const unmarked = rows[i]! + (input.inTitle ? UNMARKED_IN_TITLE : UNMARKED);
    for (let p = 0; p < PAIRS; p++) {
      let sum = marked ? 0 : this.rows[unmarked + p]!;
      for (let k = 0; k < PLACES; k++) sum += this.rows[rows[i - REACH + k]! + k * PAIRS + p]!;
      sums[p] = sum;
    }
    companyFeatures(input, i, company, 0);
    addBuckets(sums, 0, quads, company);
    if (!marked) return;
    markFeatures(input, i, marks, 0);
    addBuckets(sums, 0, quads, marks);
  }

  /** Makes scores of the sums of a token. */
  private unpack(scores: Float64Array, at: number): void {
    const { sums, model } = this;
    for (let t = 0; t < TAGS; t++) {
      const sum = (sums[pairOf(t)]! >> bitsOf(t)) & 0xffff;
      scores[at + t] = (sum - FEATURES * SHIFT) * model.scale;
    }
  }

  /** Where the row of a word begins. */
  private rowOf(quads: Int32Array, word: Word, facts: TokenFacts): number {
    const row = (word.place + 1) * ROW;
    if (this.owners[word.place] !== word) {
      while (this.rows.length < row + ROW) this.makeRoom();
      this.fill(quads, row, facts);
      this.owners[word.place] = word;
    }
    return row;
  }

  private makeRoom(): void {
    const { rows } = this;
    this.rows = new Int32Array(2 * rows.length);
    this.rows.set(rows);
  }

  private fill(quads: Int32Array, row: number, facts: TokenFacts): void {
    const { rows, marks } = this;
    rows.fill(0, row, row + ROW);
    for (let k = 0; k < PLACES; k++) {
      const { features, buckets } = WORD_FEATURES_AT[k]!;
      for (let f = 0; f < features.length; f++) {
        const [number, , fact] = features[f]!;
        buckets[f] = bucketOf(facts[fact], number);
      }
      addBuckets(rows, row + k * PAIRS, quads, buckets);
    }
    for (const inTitle of [false, true]) {
      markFeatures(unmarked(facts, inTitle), 1, marks, 0);
      addBuckets(rows, row + (inTitle ? UNMARKED_IN_TITLE : UNMARKED), quads, marks);
    }
  }
}

/** Place of a tag among the pairs of sums, and by how many bits its sum is moved up there. */
const pairOf = (tag: number) => 2 * (tag >> 2) + (tag & 1);
const bitsOf = (tag: number) => (tag & 2) << 3;

function quadsOf(weights: Int8Array): Int32Array {
  const quads = new Int32Array(TAGGER_BUCKETS * QUADS);
  for (let i = 0; i < weights.length; i++) {
    const tag = i % TAGS;
    quads[Math.floor(i / TAGS) * QUADS + (tag >> 2)]! |= (weights[i]! + SHIFT) << (8 * (tag & 3));
  }
  return quads;
}

/** Quad by quad, not bucket by bucket: so the rows, which lie far apart, are fetched from memory all at once. */
function addBuckets(sums: Int32Array, at: number, quads: Int32Array, buckets: Int32Array): void {
  for (let q = 0; q < QUADS; q++) {
    let even = 0;
    let odd = 0;
    for (let f = 0; f < buckets.length; f++) {
      const quad = quads[buckets[f]! * QUADS + q]!;
      even += quad & EVERY_OTHER;
      odd += (quad >> 8) & EVERY_OTHER;
    }
    sums[at + 2 * q]! += even;
    sums[at + 2 * q + 1]! += odd;
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
