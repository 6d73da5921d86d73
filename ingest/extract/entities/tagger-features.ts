import type { Document } from '../document.js';
import type { AcronymPair } from './acronyms.js';
import { joinHashes } from './hashing.js';
import type { Introduction } from './introductions.js';
import type { Mention } from './mention.js';
import { nameCues } from './name-cues.js';
import { type TokenFacts, tokenFacts } from './token-facts.js';

/** What the rules found in a text; features of the tagger come from it. */
export interface Findings {
  hardware: Mention[];
  metrics: Mention[];
  names: Mention[];
  acronyms: AcronymPair[];
  introductions: Introduction[];
  /** Noun phrases after a verb of proposing, as ranges of tokens. */
  proposals: [number, number][];
}

/** Features of one token, as buckets. */
export const FEATURES = 54;
export const TAGGER_BUCKETS = 1 << 17;

const NOTHING: TokenFacts = {
  lower: 1,
  exact: 1,
  shape: 1,
  prefix: 1,
  suffix: 1,
  tail: 1,
  coarse: 999,
  fine: 999,
  ordinary: 99,
  mined: 1,
  named: false,
};

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
    if (!tokenFacts(token.text).named && !/^\p{Lu}\p{Ll}/u.test(token.text)) return;
    let sign = shared.get(token.lower) ?? 0;
    if (signs[i]! & 48) sign |= 1;
    if (signs[i]! & 192) sign |= 2;
    if (signs[i]! & 12) sign |= 4;
    const cues = nameCues(document, i, i + 1);
    if (cues.includes('dataNoun')) sign |= 8;
    if (cues.includes('modelNoun')) sign |= 16;
    if (cues.includes('on')) sign |= 32;
    if (cues.includes('versus')) sign |= 64;
    sign |= sign & 128 ? 256 : 128;
    shared.set(token.lower, sign);
  });
  document.tokens.forEach((token, i) => {
    signs[i]! |= (shared.get(token.lower) ?? 0) << 12;
  });
  return signs;
}

/** Feature buckets of all tokens: `FEATURES` for each, one after another. */
export function taggerFeatures(document: Document, findings: Findings): Int32Array {
  const { tokens } = document;
  const out = new Int32Array(tokens.length * FEATURES);
  const facts = tokens.map(token => tokenFacts(token.text));
  const lexicon = lexiconSigns(document, findings);
  const paper = paperSigns(document, findings);
  for (const sentence of document.sentences) {
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      const inside = (k: number) => k >= sentence.firstToken && k < sentence.endToken;
      const at = (k: number) => (inside(i + k) ? facts[i + k]! : NOTHING);
      const lex = (k: number) => (inside(i + k) ? lexicon[i + k]! : -1);
      const own = (k: number) => (inside(i + k) ? paper[i + k]! : -1);
      fill(out, i * FEATURES, at, lex, own, (sentence.inTitle ? 1 : 0) + (i === sentence.firstToken ? 2 : 0));
    }
  }
  return out;
}

function fill(
  out: Int32Array,
  start: number,
  at: (k: number) => TokenFacts,
  lex: (k: number) => number,
  own: (k: number) => number,
  place: number,
): void {
  let f = 0;
  const put = (value: number) => {
    out[start + f] = joinHashes(value, f + 1) & (TAGGER_BUCKETS - 1);
    f++;
  };
  const both = (a: number, b: number) => put(joinHashes(a, b));
  const [l3, l2, l1, c, r1, r2, r3] = [at(-3), at(-2), at(-1), at(0), at(1), at(2), at(3)] as const;
  put(place);
  put(l2.lower);
  put(l1.lower);
  put(c.lower);
  put(r1.lower);
  put(r2.lower);
  put(l3.lower);
  put(r3.lower);
  put(c.exact);
  put(c.shape);
  put(l1.shape);
  put(r1.shape);
  put(c.prefix);
  put(c.suffix);
  put(c.tail);
  put(l1.suffix);
  put(r1.suffix);
  both(l1.lower, c.lower);
  both(c.lower, r1.lower);
  both(l2.lower, l1.lower);
  both(r1.lower, r2.lower);
  both(l1.lower, r1.lower);
  put(l2.fine);
  put(l1.fine);
  put(c.fine);
  put(r1.fine);
  put(r2.fine);
  put(l2.coarse);
  put(l1.coarse);
  put(c.coarse);
  put(r1.coarse);
  put(r2.coarse);
  both(l1.fine, c.fine);
  both(c.fine, r1.fine);
  both(joinHashes(l1.coarse, c.coarse), r1.coarse);
  both(l1.fine, c.shape);
  both(r1.fine, c.shape);
  put(lex(0));
  put(lex(-1));
  put(lex(1));
  both(lex(0), c.shape);
  both(lex(-1), lex(0));
  both(lex(0), lex(1));
  both(c.ordinary, c.shape);
  put(c.mined);
  both(c.mined, c.ordinary);
  put(r1.mined);
  put(l1.mined);
  put(own(0));
  both(own(0) & 4095, c.shape);
  both(own(0) >> 12, c.shape);
  both(own(-1) & 4095, own(1) & 4095);
  both(place, c.shape);
  both(lex(0), own(0) & 4095);
}
