import { begun, FeatureList } from '../feature-hash.js';
import { type Item, signOf, surroundingsOf, wordAt } from './clause-items.js';
import { kindOfMethod } from './method-kinds.js';
import { compareNames } from './names-in-common.js';
import type { Mention, Passages } from './passages.js';
import type { SentenceItems } from './sentence-items.js';

/** Hashes of the features of one mention as target. */
export function mentionFeatures(source: SentenceItems, mention: Mention): number[] {
  const { passages } = source;
  const items = source.of(mention.sentence);
  const at = source.placeOf(mention);
  const out = new FeatureList();
  if (at < 0) return out.hashes;
  contextFeatures(items, at, out);
  triggerFeatures(source, mention, out);
  nameFeatures(passages, mention, out);
  sentenceFeatures(source, mention, items, at, out);
  targetFeatures(passages, mention, out);
  return out.hashes;
}

const L1 = begun('L1=');
const L2 = begun('L2=');
const L3 = begun('L3=');
const L21 = begun('L21=');
const L321 = begun('L321=');
const R1 = begun('R1=');
const R2 = begun('R2=');
const R12 = begun('R12=');
const L1R1 = begun('L1R1=');
const LISTED = begun('listed');
const EXAMPLES = begun('examples');
const EXAMPLE_L1 = begun('xL1=');
const EXAMPLE_L21 = begun('xL21=');
const NEXT_LEFT = begun('l1=');
const NEXT_RIGHT = begun('r1=');
const SECOND_RIGHT = begun('r2=');
const TWO_LEFT = begun('l21=');
const BAG_LEFT = begun('BL=');
const BAG_RIGHT = begun('BR=');

function contextFeatures(items: readonly Item[], at: number, out: FeatureList): void {
  const { left, right, listed, examples } = surroundingsOf(items, at);
  const l1 = wordAt(items, left);
  const l2 = wordAt(items, left - 1);
  const l3 = wordAt(items, left - 2);
  const l21 = `${l2} ${l1}`;
  const r1 = wordAt(items, right);
  const r2 = wordAt(items, right + 1);
  out.add(L1, l1);
  out.add(L2, l2);
  out.add(L3, l3);
  out.add(L21, l21);
  out.add(L321, l3, ' ', l21);
  out.add(R1, r1);
  out.add(R2, r2);
  out.add(R12, r1, ' ', r2);
  out.add(L1R1, l1, '_', r1);
  if (listed) out.add(LISTED);
  if (examples) {
    out.add(EXAMPLES);
    out.add(EXAMPLE_L1, l1);
    out.add(EXAMPLE_L21, l21);
  }
  const before = wordAt(items, at - 1);
  out.add(NEXT_LEFT, before);
  out.add(NEXT_RIGHT, wordAt(items, at + 1));
  out.add(SECOND_RIGHT, wordAt(items, at + 2));
  out.add(TWO_LEFT, wordAt(items, at - 2), ' ', before);
  for (let i = left; i >= 0 && i > left - 9; i--) out.add(BAG_LEFT, items[i]!.word);
  for (let i = right; i < items.length && i < right + 7; i++) out.add(BAG_RIGHT, items[i]!.word);
}

const TRIGGER = begun('T=');

function triggerFeatures(source: SentenceItems, mention: Mention, out: FeatureList): void {
  const kind = source.passages.kinds[mention.sentence]!;
  for (const { rule } of source.triggersOf(mention)) {
    out.add(TRIGGER, rule);
    out.add(TRIGGER, rule, '|', kind);
  }
}

const NAME = begun('name=');

/** What the target's name has in common with the names of the paper's own things. */
function nameFeatures(passages: Passages, mention: Mention, out: FeatureList): void {
  const { entities, introduced } = passages;
  introduced.forEach((own, rank) => {
    if (own === mention.entity) return;
    const relation = compareNames(entities[own]!, entities[mention.entity]!);
    if (relation !== 'none') out.add(NAME, relation, rank === 0 ? '' : '+');
  });
}

const SENTENCE_KIND = begun('kind=');
const PLACE = begun('place=');
const OWN = begun('own=');
const BETWEEN = begun('between=');
const BAG_BETWEEN = begun('BB=');
const SENTENCE_LEFT = begun('S<');
const SENTENCE_RIGHT = begun('S>');

function sentenceFeatures(
  source: SentenceItems,
  mention: Mention,
  items: readonly Item[],
  at: number,
  out: FeatureList,
): void {
  const { passages } = source;
  const index = passages.document.sentences[mention.sentence]!.index;
  const last = passages.document.sentences.length - 1;
  out.add(SENTENCE_KIND, passages.kinds[mention.sentence]!);
  out.add(PLACE, index === 0 ? 't' : index === 1 ? 'f' : index === last ? 'l' : index >= last - 2 ? 'e' : 'm');
  let before = -1;
  let after = -1;
  items.forEach((item, i) => {
    if (item.word !== '#I' || i === at) return;
    if (i < at) before = i;
    else if (after < 0) after = i;
  });
  out.add(OWN, before >= 0 ? 'b' : '', after >= 0 ? 'a' : '');
  if (before >= 0 && at - before <= 10) {
    const between = items.slice(before + 1, at).map(({ word }) => word);
    out.add(BETWEEN, between.join(' '));
    for (const word of between) out.add(BAG_BETWEEN, word);
  }
  items.forEach(({ word, isLong }, i) => {
    if (isLong) out.add(i < at ? SENTENCE_LEFT : SENTENCE_RIGHT, word);
  });
}

const SIGN = begun('sign=');
const TYPE = begun('type=');
const GENERIC = begun('generic=');
const LAST = begun('last=');
const FIRST_4 = begun('first4=');
const WORDS = begun('words=');
const KNOWN = begun('known=');
const OWN_DATA = begun('ownData');
const PAPER = begun('paper=');
const INTRODUCES = begun('introduces=');
const MAIN_TYPE = begun('mainType=');
const TIMES = begun('times=');
const TITLED = begun('titled');

function targetFeatures(passages: Passages, mention: Mention, out: FeatureList): void {
  const candidate = passages.entities[mention.entity]!;
  const type = passages.types[mention.entity]!;
  out.add(SIGN, signOf(passages, mention));
  out.add(TYPE, type);
  out.add(GENERIC, String(Math.round(candidate.generic * 4)));
  const words = candidate.name.toLowerCase().split(/[\s]+/);
  out.add(LAST, words[words.length - 1]!);
  out.add(FIRST_4, candidate.name.slice(0, 4).toLowerCase());
  out.add(WORDS, String(Math.min(4, words.length)));
  const kind = type === 'Method' ? kindOfMethod(candidate.name) : type;
  const sentence = passages.kinds[mention.sentence]!;
  const both = `${kind}|${sentence}`;
  out.add(KNOWN, kind);
  out.add(KNOWN, both);
  if (passages.introduced.some(own => passages.types[own] === 'Dataset')) {
    out.add(OWN_DATA);
    out.add(OWN_DATA, '|', kind);
    out.add(OWN_DATA, '|', sentence);
    out.add(OWN_DATA, '|', both);
  }
  const paper = passages.introduced.length;
  out.add(PAPER, String(paper === 0), '|', both);
  out.add(INTRODUCES, String(Math.min(paper, 2)));
  const main = passages.introduced[0];
  if (main !== undefined) {
    out.add(MAIN_TYPE, passages.types[main]!, passages.isIntroduced[mention.entity] ? 'I' : '');
  }
  out.add(TIMES, String(Math.min(4, passages.mentionsOf[mention.entity]!.length)));
  if (passages.mentionsOf[mention.entity]![0]!.span.start < passages.document.titleEnd) out.add(TITLED);
}
