import type { Word } from './words.js';

/** A word, number or sign. Offsets are UTF-16: `start`, `end` in the raw text, `from`, `to` in the normalised text. */
export interface Token {
  text: string;
  lower: string;
  /** Its spelling, with what that shows wherever it stands. */
  word: Word;
  start: number;
  end: number;
  from: number;
  to: number;
}

/** A piece of normalised text. */
export interface TextPiece {
  from: number;
  to: number;
}

/**
 * Words keep inner hyphens, points before digits and apostrophes (`FlashAttention-2`, `GPT-3.5`, `pass@1`, `I/O`, `C++`);
 * everything else is one character each.
 */
const WORD =
  /I\/O|(?:e\.g|i\.e|et al|vs|cf|etc|w\.r\.t|a\.k\.a)\.(?![\p{L}\p{N}])|\d{1,3}(?:,\d{3})+(?:\.\d+)?|[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*(?:(?:[-@'·]|\.(?=\d)|(?<=\p{L})\^(?=\d))[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)*(?:\+{1,2}(?![\p{L}\p{N}]))?|\S/uy;

/** Tails that make an adjective of a name: the name in front of them is a word of its own. */
const TAIL =
  /^(.*?[\p{L}\p{N}])-(based|aware|style|like|level|driven|enabled|only|free|specific|trained|accelerated|optimized|optimised|compatible|powered|generated|inspired|equipped|guided|assisted|augmented|enhanced|friendly|oriented|centric|native|scale|class|agnostic|capable|sized|derived|resident|backed|integrated|quantized|to|and|side|bound|dependent|independent|intensive|hosted|supported|tuned|pretrained|wide|induced|family|series)$/iu;
const MEASURE =
  /^(\d[\d,]*(?:\.\d+)?)(x|ms|us|ns|s|h|k|K|M|B|T|GB|MB|KB|TB|GHz|MHz|Hz|W|mW|kW|J|mJ|uJ|pJ|fJ|nm|mm|GFLOPS|TFLOPS|TFLOPs|GFLOPs|FPS|fps|dB|pp|bits?)$/;

const BLANK = /\s/;

/** Splits normalised text into tokens; offsets are relative to the normalised text. */
export function tokenise(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (let from = afterBlanks(text, 0); from < text.length; from = afterBlanks(text, WORD.lastIndex)) {
    WORD.lastIndex = from;
    WORD.test(text);
    split(text.slice(from, WORD.lastIndex), from, pieces);
  }
  return pieces;
}

/** Offset of the first unit that is no blank, from an offset on; whatever stands there, `WORD` matches it. */
function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ' ' || BLANK.test(text[at]!))) at++;
  return at;
}

function split(word: string, from: number, pieces: TextPiece[]): void {
  const to = from + word.length;
  if (word.length > 1 && word.length < 60) {
    const cut = cutOf(word);
    if (cut > 0) {
      split(word.slice(0, cut), from, pieces);
      split(word.slice(cut), from + cut, pieces);
      return;
    }
  }
  pieces.push({ from, to });
}

/** Where a word falls apart in two; 0 where it does not. */
function cutOf(word: string): number {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    const measure = MEASURE.exec(word);
    if (measure) return measure[1]!.length;
  }
  if (word.endsWith("'s")) return word.length - 2;
  if (word.includes('-')) {
    const tail = TAIL.exec(word);
    if (tail) return tail[1]!.length;
  }
  // "-based" that was cut off: the hyphen is a sign of its own.
  return word[0] === '-' && word.length > 1 ? 1 : 0;
}
