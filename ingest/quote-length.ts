const FEWEST_WORDS = 2;
const MOST_WORDS = 80;

/** Whether a stretch of text has as many words as a quote may have, 2 to 80. */
export function isQuoteLength(text: string, start: number, end: number): boolean {
  let words = 0;
  for (let at = start; at < end; at++) {
    if (!isBlank(text, at) && (at === start || isBlank(text, at - 1))) words++;
  }
  return words >= FEWEST_WORDS && words <= MOST_WORDS;
}

const SPACE = 32;
const BLANK = /\s/;

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= SPACE || code > 127 ? BLANK.test(text[at]!) : false;
}
