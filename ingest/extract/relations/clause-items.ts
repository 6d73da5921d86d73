import { WordMemo } from '../words.js';
import type { Mention, Passages } from './passages.js';

/** What a word may do beside a list. */
interface ListPart {
  /** Holds it together. */
  joins: boolean;
  /** Opens it. */
  opens: boolean;
  /** Stands with one of its members ("the fast A and the old B"). */
  fills: boolean;
}

const MEMBER: ListPart = { joins: false, opens: false, fills: false };

/** A word of a sentence, or a whole mention as one. */
export interface Item {
  /** Stem of the word, or the sign of the mention's kind (`#I` introduced, `#M` method, `#D`, `#H`, `#X` metric). */
  word: string;
  lower: string;
  /** A word of four letters or more, no sign. */
  isLong: boolean;
  /** What it may do beside a list; a mention does nothing, it is a member. */
  part: ListPart;
  /** Place in `passages.mentions`, or -1. */
  mention: number;
  /** Token range. */
  first: number;
  end: number;
}

/** The item sequence of a sentence, mentions collapsed. */
export function itemsOf(passages: Passages, sentence: number): Item[] {
  const { document, mentionAt, mentions } = passages;
  const { firstToken, endToken } = document.sentences[sentence]!;
  const items: Item[] = [];
  for (let i = firstToken; i < endToken; ) {
    const place = mentionAt[i]!;
    if (place < 0) {
      const { lower, word: spelling } = document.tokens[i]!;
      const { word, isLong, part } = stems.of(spelling);
      items.push({ word, lower, isLong, part, mention: -1, first: i, end: i + 1 });
      i++;
      continue;
    }
    let end = i + 1;
    while (end < endToken && mentionAt[end] === place) end++;
    const sign = signOf(passages, mentions[place]!);
    items.push({ word: sign, lower: sign, isLong: false, part: MEMBER, mention: place, first: i, end });
    i = end;
  }
  return items;
}

/** How a mention's kind is written where the name itself does not matter. */
export function signOf(passages: Passages, mention: Mention): string {
  if (passages.isIntroduced[mention.entity]) return '#I';
  const type = passages.types[mention.entity]!;
  return type === 'Method' ? '#M' : type === 'Dataset' ? '#D' : type === 'Hardware' ? '#H' : '#X';
}

/** A crude stem: endings of verbs and plurals off, numbers as one. */
const stems = new WordMemo(({ lower }) => {
  const word = makeStem(lower);
  return { word, isLong: /^[a-z]{4}/.test(word), part: partOf(lower) };
});

function makeStem(lower: string): string {
  if (/^\d/.test(lower)) return '#n';
  if (lower.length <= 4) return lower;
  const bare = lower.replace(/(?:ingly|ings|ing|ed|es|s|e)$/, '');
  return bare.length < 3 ? lower : bare.slice(0, 10);
}

/** Words that hold a list together or open one. */
const JOINERS = new Set([',', 'and', 'or', '&', '/', '+', 'nor', ';']);
const OPENERS = new Set([
  '(',
  'such',
  'as',
  'including',
  'include',
  'includes',
  'like',
  'e.g.',
  'i.e.',
  'namely',
  ':',
  'e.g',
  'i.e',
  '-',
  '—',
  '[',
  'both',
]);
const FUNCTION_WORDS = new Set(
  'on in to for with by from of at over than via into using that which is are was were be we it our as while when than under across against upon onto through between within without'.split(
    ' ',
  ),
);

const partOf = (lower: string): ListPart => ({
  joins: JOINERS.has(lower),
  opens: OPENERS.has(lower),
  fills: /^[a-z\d(]/.test(lower) && lower !== '(' && !FUNCTION_WORDS.has(lower) && !JOINERS.has(lower),
});

/** Word at a place of a sentence: `^` before its beginning, `$` behind its end. */
export const wordAt = (items: readonly Item[], at: number) => (at < 0 ? '^' : (items[at]?.word ?? '$'));

/** The surroundings of a target, lists and examples looked through. */
export interface Surroundings {
  items: readonly Item[];
  /** Place of the target. */
  at: number;
  /** Last item left of the list that the target stands in; -1 at the sentence's start. */
  left: number;
  /** First item right of the list. */
  right: number;
  /** The target is one of several. */
  listed: boolean;
  /** The list is given as examples or in parentheses. */
  examples: boolean;
}

/** Looks left and right of an item through "A, B and C", "(A, B)" and "such as A". */
export function surroundingsOf(items: readonly Item[], at: number): Surroundings {
  const sign = items[at]!.word;
  let listed = false;
  let left = at - 1;
  for (;;) {
    const before = memberBefore(items, left, sign);
    if (before < 0) break;
    listed = true;
    left = before - 1;
  }
  const open = left;
  while (left >= 0 && items[left]!.part.opens) left--;
  const examples = left < open && !(open - left === 1 && items[open]!.lower === 'as') && items[open]!.lower !== '-';
  if (examples && left >= 0 && items[left]!.lower === ',') left--;
  let right = at + 1;
  for (;;) {
    const after = memberAfter(items, right, sign);
    if (after < 0) break;
    listed = true;
    right = after + 1;
  }
  return { items, at, left: examples ? left : open, right, listed, examples };
}

/** Places of all members of the list that an item stands in, itself included, in order. */
export function listMembers(items: readonly Item[], at: number): number[] {
  const sign = items[at]!.word;
  const members = [at];
  for (let i = memberBefore(items, at - 1, sign); i >= 0; i = memberBefore(items, i - 1, sign)) members.unshift(i);
  for (let i = memberAfter(items, at + 1, sign); i >= 0; i = memberAfter(items, i + 1, sign)) members.push(i);
  return members;
}

/** Place of the list's member that ends before `left`, or -1. */
function memberBefore(items: readonly Item[], left: number, sign: string): number {
  let i = left;
  let skipped = 0;
  while (i >= 0 && skipped < 3 && items[i]!.part.fills) {
    i--;
    skipped++;
  }
  if (i < 0 || !items[i]!.part.joins) return -1;
  while (i >= 0 && items[i]!.part.joins) i--;
  skipped = 0;
  while (i >= 0 && skipped < 3 && (items[i]!.part.fills || items[i]!.lower === ')')) {
    i--;
    skipped++;
  }
  return i >= 0 && sameKind(items[i]!, sign) ? i : -1;
}

function memberAfter(items: readonly Item[], right: number, sign: string): number {
  let i = right;
  let skipped = 0;
  while (i < items.length && skipped < 3 && (items[i]!.part.fills || items[i]!.lower === ')')) {
    i++;
    skipped++;
  }
  if (i >= items.length || !items[i]!.part.joins) return -1;
  while (i < items.length && items[i]!.part.joins) i++;
  skipped = 0;
  while (i < items.length && skipped < 3 && items[i]!.part.fills) {
    i++;
    skipped++;
  }
  return i < items.length && sameKind(items[i]!, sign) ? i : -1;
}

function sameKind(item: Item, sign: string): boolean {
  return (
    item.mention >= 0 &&
    (item.word === sign || ((item.word === '#I' || item.word === '#M') && (sign === '#I' || sign === '#M')))
  );
}
