/** One line of a text, without its line break. `number` counts from 1. */
export interface Line {
  number: number;
  text: string;
  /** False where the line was longer than the limit: its text is left out. */
  whole: boolean;
}

/** Longest line, and longest value of a JSON list, that is read: 8 Mi UTF-16 units. */
export const MAX_LENGTH = 8 * 2 ** 20;

/**
 * Cuts a text that arrives in pieces into its lines. They end at `\n`, `\r\n` or `\r`. Memory is bounded by the limit
 * and the largest piece.
 */
export async function* linesOf(text: AsyncIterable<string>, maxLength = MAX_LENGTH): AsyncGenerator<Line> {
  let number = 1;
  let rest = '';
  let whole = true;
  let afterReturn = false;
  const extend = (piece: string) => {
    whole &&= rest.length + piece.length <= maxLength;
    rest = whole ? rest + piece : '';
  };
  for await (const piece of text) {
    if (piece === '') continue;
    let from = afterReturn && piece.startsWith('\n') ? 1 : 0;
    afterReturn = piece.endsWith('\r');
    for (const { index, end } of breaksIn(piece, from)) {
      extend(piece.slice(from, index));
      yield { number, text: rest, whole };
      number += 1;
      rest = '';
      whole = true;
      from = end;
    }
    extend(piece.slice(from));
  }
  if (rest !== '' || !whole) yield { number, text: rest, whole };
}

function* breaksIn(piece: string, from: number): Generator<{ index: number; end: number }> {
  const lineBreak = /\r\n|\n|\r/g;
  lineBreak.lastIndex = from;
  for (let match = lineBreak.exec(piece); match; match = lineBreak.exec(piece)) {
    yield { index: match.index, end: lineBreak.lastIndex };
  }
}
