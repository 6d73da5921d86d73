/** A quote with as much of the text around it as helps to read it. */
export interface Excerpt {
  before: string;
  quote: string;
  after: string;
  /** Text was left out in front, behind. */
  cutBefore: boolean;
  cutAfter: boolean;
}

/**
 * Cuts a quote out of its text with at most `context` characters on either side, at word borders and within its lines
 * (a quote from the abstract does not run on from the title). Offsets are UTF-16; those beyond the text are taken for
 * its end.
 */
export function excerptAround(text: string, start: number, end: number, context: number): Excerpt {
  const from = Math.min(Math.max(start, 0), text.length);
  const to = Math.min(Math.max(end, from), text.length);
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  const first = from - context <= lineStart ? lineStart : wordStart(text, from - context, from);
  const last = to + context >= lineEnd ? lineEnd : wordEnd(text, to + context, to);
  return {
    before: text.slice(first, from),
    quote: text.slice(from, to),
    after: text.slice(to, last),
    cutBefore: first > lineStart,
    cutAfter: last < lineEnd,
  };
}

function wordStart(text: string, place: number, limit: number): number {
  const space = text.slice(place - 1, limit).search(/\s/);
  return space < 0 ? limit : place + space;
}

function wordEnd(text: string, place: number, limit: number): number {
  const kept = text.slice(limit, place + 1);
  const space = kept.search(/\s\S*$/);
  return space < 0 ? limit : limit + space;
}

/** A text in pieces, those within any of the spans marked; spans may overlap. */
export function markedPieces(
  text: string,
  spans: readonly { start: number; end: number }[],
): { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let place = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const from = Math.max(start, place);
    if (end <= from) continue;
    pieces.push({ text: text.slice(place, from), marked: false }, { text: text.slice(from, end), marked: true });
    place = end;
  }
  pieces.push({ text: text.slice(place), marked: false });
  return pieces.filter(piece => piece.text !== '');
}
