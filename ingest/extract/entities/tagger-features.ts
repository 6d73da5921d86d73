import type { Document } from '../document.js';
import { WordClass } from '../words.js';
import type { AcronymPair } from './acronyms.js';
import { joinHashes } from './hashing.js';
import type { Introduction } from './introductions.js';
import type { Mention } from './mention.js';
import { type NameCue, nameCues } from './name-cues.js';
import { NO_WORD, type TokenFacts, tokenFacts } from './token-facts.js';

/** What the rules found in a text; features of the tagger come from it. */
export interface Findings {
  hardware: Mention[];
  metrics: Mention[];
  names: Mention[];
  acronyms: AcronymPair[];
  introductions: Introduction[];
  /** Noun phrases that the text proposes, as ranges of tokens. */
  proposals: [number, number][];
}

/** Features of one token, as buckets. They are numbered from 1, and a feature's bucket depends on its number. */
export const FEATURES = 54;
/** So many that frequent features mostly have a bucket to themselves: with 2^17 the loss is 5 % higher than with 2^20. */
export const TAGGER_BUCKETS = 1 << 19;

const LEXICON_BITS: Partial<Record<Mention['source'], number>> = {
  hardware: 1,
  metric: 2,
  name: 4,
  dataset: 8,
  technique: 16,
};

/** Signs of what the lists say of each token: which list, whether without doubt, and whether a name begins here. */
function lexiconSigns(document: Document, findings: Findings): Int32Array {
  const signs = new Int32Array(document.tokens.length);
  for (const mention of [...findings.hardware, ...findings.metrics, ...findings.names]) {
    const bit = LEXICON_BITS[mention.source]!;
    for (let i = mention.first; i < mention.end; i++) {
      signs[i]! |=
        bit | (i === mention.first ? bit << 8 : 0) | (mention.sure ? 1 << 20 : 0) | (mention.generic ? 1 << 21 : 0);
    }
  }
  return signs;
}

const TITLED = new WordClass(/^\p{Lu}\p{Ll}/u, 'text');
const CUE_SIGNS: Partial<Record<NameCue, number>> = { dataNoun: 8, modelNoun: 16, on: 32, versus: 64 };

/** Signs of what the rest of the paper shows of each token. */
function paperSigns(document: Document, findings: Findings): Int32Array {
  const signs = new Int32Array(document.tokens.length);
  const mark = (first: number, end: number, bit: number) => {
    for (let i = first; i < end; i++) signs[i]! |= i === first ? bit | (bit << 1) : bit;
  };
  for (const { long, short } of findings.acronyms) {
    mark(...long, 1);
    mark(...short, 4);
  }
  for (const { first, end, rule } of findings.introductions) mark(first, end, rule === 'title' ? 16 : 64);
  for (const proposal of findings.proposals) mark(...proposal, 256);
  const shared = new Map<string, number>();
  document.tokens.forEach((token, i) => {
    if (!token.word.named && !TITLED.has(token.word)) return;
    let sign = shared.get(token.lower) ?? 0;
    if (signs[i]! & 48) sign |= 1;
    if (signs[i]! & 192) sign |= 2;
    if (signs[i]! & 12) sign |= 4;
    for (const cue of nameCues(document, i, i + 1)) sign |= CUE_SIGNS[cue] ?? 0;
    sign |= sign & 128 ? 256 : 128;
    shared.set(token.lower, sign);
  });
  document.tokens.forEach((token, i) => {
    signs[i]! |= (shared.get(token.lower) ?? 0) << 12;
  });
  return signs;
}

/** So many words left and right of a token count for it. */
export const REACH = 3;

/** Features of one word each: number, place of the word from the token, and what counts of it. */
export const WORD_FEATURES: readonly (readonly [number: number, place: number, fact: keyof TokenFacts])[] = [
  [2, -2, 'lower'],
  [3, -1, 'lower'],
  [4, 0, 'lower'],
  [5, 1, 'lower'],
  [6, 2, 'lower'],
  [7, -3, 'lower'],
  [8, 3, 'lower'],
  [9, 0, 'exact'],
  [10, 0, 'shape'],
  [11, -1, 'shape'],
  [12, 1, 'shape'],
  [13, 0, 'prefix'],
  [14, 0, 'suffix'],
  [15, 0, 'tail'],
  [16, -1, 'suffix'],
  [17, 1, 'suffix'],
  [23, -2, 'fine'],
  [24, -1, 'fine'],
  [25, 0, 'fine'],
  [26, 1, 'fine'],
  [27, 2, 'fine'],
  [28, -2, 'coarse'],
  [29, -1, 'coarse'],
  [30, 0, 'coarse'],
  [31, 1, 'coarse'],
  [32, 2, 'coarse'],
  [44, 0, 'ordinaryShape'],
  [45, 0, 'mined'],
  [46, 0, 'minedOrdinary'],
  [47, 1, 'mined'],
  [48, -1, 'mined'],
];

/** Numbers of the other features: of a token's company, and of what rules and the paper show of it. */
export const COMPANY_FEATURES = 10;
export const MARK_FEATURES = 13;

export const bucketOf = (value: number, number: number) => joinHashes(value, number) & (TAGGER_BUCKETS - 1);

/** What features of a sentence's tokens are made of, with `REACH` places before and after it. */
export interface TaggerInput {
  firstToken: number;
  facts: TokenFacts[];
  lexicon: Int32Array;
  paper: Int32Array;
  inTitle: boolean;
}

/** What the tagger looks at, sentence by sentence. */
export function* taggerInputs(document: Document, findings: Findings): Generator<TaggerInput> {
  const lexicon = lexiconSigns(document, findings);
  const paper = paperSigns(document, findings);
  for (const { firstToken, endToken, inTitle } of document.sentences) {
    const length = endToken - firstToken + 2 * REACH;
    const input: TaggerInput = {
      firstToken,
      facts: new Array<TokenFacts>(length).fill(NO_WORD),
      lexicon: new Int32Array(length).fill(-1),
      paper: new Int32Array(length).fill(-1),
      inTitle,
    };
    for (let i = firstToken; i < endToken; i++) {
      input.facts[i - firstToken + REACH] = tokenFacts.of(document.tokens[i]!.word);
    }
    input.lexicon.set(lexicon.subarray(firstToken, endToken), REACH);
    input.paper.set(paper.subarray(firstToken, endToken), REACH);
    yield input;
  }
}

/** Whether a token of the sentence opens it, and whether that is the title. */
export const placeSign = ({ inTitle }: TaggerInput, i: number) => (inTitle ? 1 : 0) + (i === REACH ? 2 : 0);

/** Writes the buckets of what a token and its neighbours show together. */
export function companyFeatures({ facts }: TaggerInput, i: number, out: Int32Array, at: number): void {
  const l2 = facts[i - 2]!;
  const l1 = facts[i - 1]!;
  const c = facts[i]!;
  const r1 = facts[i + 1]!;
  const r2 = facts[i + 2]!;
  out[at] = bucketOf(joinHashes(l1.lower, c.lower), 18);
  out[at + 1] = bucketOf(joinHashes(c.lower, r1.lower), 19);
  out[at + 2] = bucketOf(joinHashes(l2.lower, l1.lower), 20);
  out[at + 3] = bucketOf(joinHashes(r1.lower, r2.lower), 21);
  out[at + 4] = bucketOf(joinHashes(l1.lower, r1.lower), 22);
  out[at + 5] = bucketOf(joinHashes(l1.fine, c.fine), 33);
  out[at + 6] = bucketOf(joinHashes(c.fine, r1.fine), 34);
  out[at + 7] = bucketOf(joinHashes(joinHashes(l1.coarse, c.coarse), r1.coarse), 35);
  out[at + 8] = bucketOf(joinHashes(l1.fine, c.shape), 36);
  out[at + 9] = bucketOf(joinHashes(r1.fine, c.shape), 37);
}

/** Writes the buckets of where a token stands and what rules and the rest of the paper show of it. */
export function markFeatures(input: TaggerInput, i: number, out: Int32Array, at: number): void {
  const { lexicon, paper } = input;
  const { shape } = input.facts[i]!;
  const place = placeSign(input, i);
  const lex = lexicon[i]!;
  const own = paper[i]!;
  out[at] = bucketOf(place, 1);
  out[at + 1] = bucketOf(lex, 38);
  out[at + 2] = bucketOf(lexicon[i - 1]!, 39);
  out[at + 3] = bucketOf(lexicon[i + 1]!, 40);
  out[at + 4] = bucketOf(joinHashes(lex, shape), 41);
  out[at + 5] = bucketOf(joinHashes(lexicon[i - 1]!, lex), 42);
  out[at + 6] = bucketOf(joinHashes(lex, lexicon[i + 1]!), 43);
  out[at + 7] = bucketOf(own, 49);
  out[at + 8] = bucketOf(joinHashes(own & 4095, shape), 50);
  out[at + 9] = bucketOf(joinHashes(own >> 12, shape), 51);
  out[at + 10] = bucketOf(joinHashes(paper[i - 1]! & 4095, paper[i + 1]! & 4095), 52);
  out[at + 11] = bucketOf(joinHashes(place, shape), 53);
  out[at + 12] = bucketOf(joinHashes(lex, own & 4095), 54);
}

/** Feature buckets of all tokens: `FEATURES` for each, one after another. */
export function taggerFeatures(document: Document, findings: Findings): Int32Array {
  const out = new Int32Array(document.tokens.length * FEATURES);
  let at = 0;
  for (const input of taggerInputs(document, findings)) {
    for (let i = REACH; i < input.facts.length - REACH; i++) {
      for (const [number, place, fact] of WORD_FEATURES) out[at++] = bucketOf(input.facts[i + place]![fact], number);
      companyFeatures(input, i, out, at);
      markFeatures(input, i, out, at + COMPANY_FEATURES);
      at += COMPANY_FEATURES + MARK_FEATURES;
    }
  }
  return out;
}
