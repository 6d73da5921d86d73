import type { Document } from '../document.js';

/** A long form and its acronym, as ranges of tokens: "Low-Rank Adaptation (LoRA)" or "LoRA (Low-Rank Adaptation)". */
export interface AcronymPair {
  long: [number, number];
  short: [number, number];
}

const SHORT = /^(?=.*\p{Lu})[\p{L}\p{N}][\p{L}\p{N}\-.+@*/]{0,12}$/u;
const LONGEST_INSIDE = 9;

/**
 * Finds acronym definitions in both directions, after Schwartz and Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text" (PSB 2003), with the long form kept within ten words.
 */
export function findAcronyms(document: Document): AcronymPair[] {
  const pairs: AcronymPair[] = [];
  const { tokens } = document;
  for (let open = 1; open < tokens.length; open++) {
    if (tokens[open]!.text !== '(') continue;
    const close = closing(document, open);
    if (close < 0) continue;
    const pair = defined(document, open, close);
    if (pair) pairs.push(pair);
  }
  const titled = spelledOutTitle(document);
  if (titled) pairs.push(titled);
  return pairs;
}

/** "FZOO: Fast Zeroth-Order Optimizer …": the title's name and the words right after the colon that spell it out. */
function spelledOutTitle(document: Document): AcronymPair | undefined {
  const title = document.sentences[0];
  const { tokens } = document;
  if (!title?.inTitle || title.endToken < 4 || tokens[1]!.text !== ':') return undefined;
  const capitals = tokens[0]!.text.replace(/[^\p{Lu}]/gu, '').toLowerCase();
  // A name of whole words ("FlashAttention") is no acronym, whatever the capitals that follow.
  const letters = tokens[0]!.text.replace(/[^\p{L}]/gu, '');
  if (capitals.length < 2 || 3 * capitals.length < letters.length) return undefined;
  let at = 0;
  let end = 2;
  for (; end < Math.min(title.endToken, 10); end++) {
    const { text } = tokens[end]!;
    if (!/^\p{Lu}/u.test(text) && !/^(?:and|of|the|&)$/.test(text)) break;
    for (const part of text.split('-')) if (part !== '' && part[0]!.toLowerCase() === capitals[at]) at++;
  }
  const matched = at >= 2 && at >= capitals.length - 1;
  return matched && end - 2 <= capitals.length + 2 ? { long: [2, end], short: [0, 1] } : undefined;
}

function closing(document: Document, open: number): number {
  const { tokens } = document;
  for (let i = open + 1; i < Math.min(open + LONGEST_INSIDE + 2, tokens.length); i++) {
    if (tokens[i]!.text === '(') return -1;
    if (tokens[i]!.text === ')') return i;
  }
  return -1;
}

function defined(document: Document, open: number, close: number): AcronymPair | undefined {
  const { tokens } = document;
  let end = open + 1;
  while (end < close && !/^[,;:]$/.test(tokens[end]!.text) && tokens[end]!.lower !== 'or') end++;
  const inside = document.text.slice(tokens[open]!.from + 1, tokens[end - 1]!.to).trim();
  if (end - open === 2 && SHORT.test(inside)) {
    const first = longFormStart(document, open, inside);
    if (first >= 0) return { long: [first, open], short: [open + 1, end] };
  }
  const before = tokens[open - 1]!.text;
  if (end === close && end - open > 2 && SHORT.test(before)) {
    if (longFormStart(document, close, before, open + 1) === open + 1) {
      return { long: [open + 1, close], short: [open - 1, open] };
    }
  }
  return undefined;
}

/** First token of the long form that ends before `end`, or -1. */
function longFormStart(document: Document, end: number, acronym: string, lowest = 0): number {
  const { tokens } = document;
  const short = acronym
    .replace(/s$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (short.length < 2) return -1;
  const most = Math.min(short.length + 5, short.length * 2 + 2, 10);
  const sentence = document.sentenceOfToken[end - 1];
  const from = Math.max(lowest, end - most);
  let at = short.length - 1;
  for (let i = end - 1; i >= from; i--) {
    const token = tokens[i]!;
    if (document.sentenceOfToken[i] !== sentence || /^[,;:()]$/.test(token.text)) return -1;
    at = consume(token.lower, short, at);
    if (at < 0) return startsWith(token.lower, short) ? i : -1;
  }
  return -1;
}

/** Matches letters of the acronym backwards within one word; the first letter only at a word's (or part's) beginning. */
function consume(word: string, short: string, from: number): number {
  let at = from;
  for (let k = word.length - 1; k >= 0 && at >= 0; k--) {
    if (word[k] !== short[at]) continue;
    if (at === 0 && k > 0 && word[k - 1] !== '-') continue;
    at--;
  }
  return at;
}

const startsWith = (word: string, short: string) => word[0] === short[0] || word.includes(`-${short[0]}`);
