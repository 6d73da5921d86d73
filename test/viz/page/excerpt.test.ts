import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptAround, markedPieces } from '../../../viz/page/excerpt.js';

const TEXT = 'A title\nIt begins with one thing. The quote stands here. And then it goes on for long.';
const START = TEXT.indexOf('The quote');
const END = START + 'The quote stands here.'.length;

describe('an excerpt', () => {
  it('is the quote with whole words around it, and says where it was cut', () => {
    expect(excerptAround(TEXT, START, END, 12)).toEqual({
      before: 'one thing. ',
      quote: 'The quote stands here.',
      after: ' And then it',
      cutBefore: true,
      cutAfter: true,
    });
  });

  it('does not run on from the title', () => {
    const { before, cutBefore, cutAfter } = excerptAround(TEXT, START, END, 500);
    expect([before, cutBefore, cutAfter]).toEqual(['It begins with one thing. ', false, false]);
  });

  it('is a slice of the text for any offsets', () => {
    const offset = fc.integer({ min: -5, max: 120 });
    fc.assert(
      fc.property(fc.string(), offset, offset, fc.nat(30), (text, start, end, context) => {
        const { before, quote, after } = excerptAround(text, start, end, context);
        expect(text).toContain(before + quote + after);
        expect(before.length).toBeLessThanOrEqual(context);
        expect(after.length).toBeLessThanOrEqual(context);
      }),
    );
  });
});

describe('marked pieces', () => {
  it('make up the text, whatever the spans', () => {
    const span = fc.record({ start: fc.nat(30), end: fc.nat(30) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span), (text, spans) => {
        const inside = spans.filter(each => each.end <= text.length);
        expect(
          markedPieces(text, inside)
            .map(piece => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('mark what any span covers', () => {
    const pieces = markedPieces('abcdefgh', [
      { start: 4, end: 6 },
      { start: 1, end: 3 },
      { start: 2, end: 5 },
    ]);
    expect(pieces).toEqual([
      { text: 'a', marked: false },
      { text: 'bc', marked: true },
      { text: 'de', marked: true },
      { text: 'f', marked: true },
      { text: 'gh', marked: false },
    ]);
  });
});
