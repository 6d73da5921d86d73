import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf } from '../../../ingest/sources/lines.js';
import { collected, inPieces } from './source-text.js';

const lines = (text: string, pieceSize: number, maxLength?: number) =>
  collected(linesOf(inPieces(text, pieceSize), maxLength));

describe('linesOf', () => {
  it('numbers lines from 1 and cuts at every kind of line break', async () => {
    const read = await lines('a\nb\r\n\r\nc\rd\u2028e', 2);
    expect(read.map(({ number, text }) => `${number} ${text}`)).toEqual(['1 a', '2 b', '3 ', '4 c', '5 d\u2028e']);
  });

  it('leaves out the text of a line over the limit, and goes on', async () => {
    expect(await lines('abcd\nabcde\nab', 2, 4)).toEqual([
      { number: 1, text: 'abcd', whole: true },
      { number: 2, text: '', whole: false },
      { number: 3, text: 'ab', whole: true },
    ]);
  });

  it('gives the same lines however the text is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('\r', '\n', 'a', ' ', '😀') });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (raw, size) => {
        const expected = raw.split(/\r\n|\n|\r/);
        if (expected.at(-1) === '') expected.pop();
        expect((await lines(raw, size)).map(line => line.text)).toEqual(expected);
      }),
    );
  });
});
