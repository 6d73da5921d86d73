/**
 * A sentence ends at a mark, but for common abbreviations, that white space follows and then an upper-case letter, a
 * digit, an opening sign or a name such as vLLM.
 */
const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|vs|al|cf|[Ff]igs?|[Ee]qs?|[Ss]ec|resp|approx|[Nn]o))[.!?]["'’”)\]]*\s+(?=["'“‘([]?(?:[\p{Lu}\p{N}\\$]|\p{Ll}+[\p{Lu}\p{N}]))/gu;
const LONGEST_QUOTE = 240;

/**
 * The sentence around a place, as offsets into the paper's text: the title where the place is in it, else the
 * sentence of the abstract, cut to words near the place when it is very long.
 */
export function quoteAround(
  text: string,
  titleLength: number,
  place: { start: number; end: number },
): { start: number; end: number } {
  if (place.end <= titleLength) return { start: 0, end: titleLength };
  const from = Math.max(titleLength + 1, place.start - LONGEST_QUOTE);
  const to = Math.min(text.length, place.end + LONGEST_QUOTE);
  const before = [...text.slice(from, place.end).matchAll(SENTENCE_END)]
    .filter(mark => from + mark.index + mark[0].length <= place.start)
    .at(-1);
  const start = before ? from + before.index + before[0].length : from;
  const [after] = text.slice(place.end, to).matchAll(SENTENCE_END);
  const end = after ? place.end + after.index + after[0].trimEnd().length : to;
  return trimmed(text, wholeWords(text, { start, end }, place));
}

/** Where the window cut a word, the quote begins and ends at the next white space inside. */
function wholeWords(text: string, quote: { start: number; end: number }, place: { start: number; end: number }) {
  let { start, end } = quote;
  const inside = (at: number) => at > 0 && at < text.length && /\S/.test(text[at - 1]!) && /\S/.test(text[at]!);
  while (start < place.start && inside(start)) start += 1;
  while (end > place.end && inside(end)) end -= 1;
  return { start, end };
}

function trimmed(text: string, { start, end }: { start: number; end: number }) {
  const slice = text.slice(start, end);
  return { start: start + slice.length - slice.trimStart().length, end: end - (slice.length - slice.trimEnd().length) };
}
