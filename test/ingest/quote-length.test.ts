import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isQuoteLength } from '../../ingest/quote-length.js';

describe('the length of quotes', () => {
  it.each<[string, boolean]>([
    ['', false],
    ['   ', false],
    ['word', false],
    ['two words', true],
    ['  two\u00a0words ', true],
    ['word '.repeat(80), true],
    ['word '.repeat(81), false],
  ])('%j: %s', (text, isQuote) => {
    expect(isQuoteLength(text, 0, text.length)).toBe(isQuote);
  });

  it('counts what blanks part, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(' ', '\n', '\t', '\u2003', '\u0001', 'a', '😀'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), pieces => {
        const text = pieces.join('');
        const words = text.trim().split(/\s+/).length;
        expect(isQuoteLength(text, 0, text.length)).toBe(words >= 2 && words <= 80);
      }),
    );
  });
});
