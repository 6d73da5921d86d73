import { paperText } from '../paper.js';
import { normalise } from './normalise.js';
import type { Span } from './reading.js';
import { type Sentence, splitSentences } from './sentences.js';
import { type Token, tokenise } from './tokens.js';
import { wordOf } from './words.js';

/**
 * A paper's text, ready to be read: normalised text, tokens and sentences, each with its place in the raw
 * `title + "\n" + abstract`. Made in time linear in the text.
 */
export interface Document {
  /** Raw `title + "\n" + abstract`; every `start` and `end` counts in it. */
  raw: string;
  /** Raw offset where the title ends (that of the line break). */
  titleEnd: number;
  /** Normalised text; every `from` and `to` counts in it. */
  text: string;
  tokens: Token[];
  sentences: Sentence[];
  /** Raw offsets of each unit of the normalised text. */
  starts: Int32Array;
  ends: Int32Array;
  /** Index of the sentence of each token. */
  sentenceOfToken: number[];
}

/** Makes the document of a paper. Never throws, whatever the text. */
export function makeDocument(paper: { title: string; abstract: string }): Document {
  const raw = paperText(paper);
  const titleEnd = paper.title.length;
  const { text, starts, ends } = normalise(raw);
  const tokens = tokenise(text).map(({ from, to }): Token => {
    const word = wordOf(text.slice(from, to));
    return { text: word.text, lower: word.lower, word, start: starts[from]!, end: ends[to - 1]!, from, to };
  });
  const sentences = splitSentences(text, tokens, titleEnd);
  const sentenceOfToken: number[] = [];
  for (const sentence of sentences) {
    for (let i = sentence.firstToken; i < sentence.endToken; i++) sentenceOfToken.push(sentence.index);
  }
  return { raw, titleEnd, text, tokens, sentences, starts, ends, sentenceOfToken };
}

/** Raw place of a non-empty range of the normalised text. */
export function rawSpan(document: Document, from: number, to: number): Span {
  return { start: document.starts[from]!, end: document.ends[to - 1]! };
}

/** Index of the first token that ends after a raw offset; the number of tokens where there is none. */
export function tokenAt(document: Document, offset: number): number {
  let low = 0;
  let high = document.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (document.tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens that a raw passage touches, as a half-open range; an empty passage, or one behind the last, has the one after it. */
export function tokensOf(document: Document, { start, end }: Span): { first: number; end: number } {
  const first = tokenAt(document, start);
  return { first, end: Math.max(first, tokenAt(document, end - 1)) + 1 };
}

/** Normalised text of a range of tokens. */
export function textOf(document: Document, firstToken: number, endToken: number): string {
  if (endToken <= firstToken) return '';
  if (endToken === firstToken + 1) return document.tokens[firstToken]!.text;
  return document.text.slice(document.tokens[firstToken]!.from, document.tokens[endToken - 1]!.to);
}
