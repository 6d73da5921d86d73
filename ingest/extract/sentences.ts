import type { Token } from './tokens.js';

/** A sentence: half-open ranges of tokens, of the normalised text and of the raw text. */
export interface Sentence {
  index: number;
  firstToken: number;
  endToken: number;
  from: number;
  to: number;
  start: number;
  end: number;
  inTitle: boolean;
  /** It is a piece of text that had to be cut: no prose (tables, formulas, text without stops). */
  isPiece: boolean;
}

const ABBREVIATIONS = new Set(
  'fig figs eq eqs sec tab ref refs no nos approx resp dr mr mrs prof st inc ltd corp co dept vol pp al incl max min avg'.split(
    ' ',
  ),
);
const OPENING = /^[\p{Lu}\p{Lt}\p{N}"'([“\\$~#*•-]|^[a-z]+[A-Z0-9]|^\p{Lo}/u;
/**
 * Text without full stops is cut after so many tokens, so that what looks around in a sentence takes bounded time; no
 * sentence of some 3,000 abstracts is longer.
 */
const MOST_TOKENS = 256;
const CLOSING = new Set(['"', "'", ')', ']', '}']);

/**
 * Splits tokens into sentences. The title, everything before `titleEnd` (raw), is one sentence; a blank line or a
 * list mark on a new line ends one as well as a full stop does.
 */
export function splitSentences(text: string, tokens: readonly Token[], titleEnd: number): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  let isPiece = false;
  const close = (end: number, isCut = false) => {
    isPiece ||= isCut;
    if (end > first) sentences.push({ ...sentenceOf(sentences.length, tokens, first, end, titleEnd), isPiece });
    isPiece = isCut;
    first = end;
  };
  for (let i = 0; i < tokens.length; i++) {
    const next = tokens[i + 1];
    if (next === undefined) break;
    const token = tokens[i]!;
    if (token.start < titleEnd) {
      if (next.start >= titleEnd) close(i + 1);
    } else if (endsSentence(text, tokens, i)) {
      close(i + 1);
    }
    if (i + 1 - first >= MOST_TOKENS) close(i + 1, true);
  }
  close(tokens.length);
  return sentences;
}

function sentenceOf(
  index: number,
  tokens: readonly Token[],
  firstToken: number,
  endToken: number,
  titleEnd: number,
): Omit<Sentence, 'isPiece'> {
  const a = tokens[firstToken]!;
  const b = tokens[endToken - 1]!;
  return {
    index,
    firstToken,
    endToken,
    from: a.from,
    to: b.to,
    start: a.start,
    end: b.end,
    inTitle: a.start < titleEnd,
  };
}

function endsSentence(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1]!;
  const gap = text.slice(token.to, Math.min(next.from, token.to + 4));
  if (gap.length > 1 && gap.includes('\n') && gap.trim() === '' && gap.split('\n').length > 2) return true;
  if (CLOSING.has(next.text) && next.from === token.to) return false;
  const stop = CLOSING.has(token.text) && tokens[i - 1]?.to === token.from ? tokens[i - 1]! : token;
  if (stop.text !== '.' && stop.text !== '!' && stop.text !== '?') return false;
  if (gap === '') return stop.text === '.' && /^[A-Z][a-z]/.test(next.text) && /[a-z)]/.test(text[stop.from - 1] ?? '');
  if (!OPENING.test(next.text)) return false;
  const before = tokens[stop === token ? i - 1 : i - 2];
  if (!before || before.to !== stop.from) return true;
  return !ABBREVIATIONS.has(before.lower) && !/^[A-Z]$/.test(before.text);
}
