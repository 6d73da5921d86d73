import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText, strayByte } from '../../../../ingest/sources/bytes/decode.js';
import { collected, inPieces } from '../source-text.js';

const decoded = async (bytes: Uint8Array, pieceSize = 2) =>
  (await collected(decodeText(inPieces(Buffer.from(bytes), pieceSize)))).join('');

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('né 😀')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFné 😀')],
    ['UTF-16, little end first', Buffer.from('\uFEFFné 😀', 'utf16le')],
    ['UTF-16, big end first', utf16be('\uFEFFné 😀')],
  ])('reads %s, two bytes at a time', async (_encoding, bytes) => {
    expect(await decoded(bytes)).toBe('né 😀');
    expect(await decoded(bytes, 1)).toBe('né 😀');
  });

  it('keeps every byte that is not UTF-8 apart from text', async () => {
    const text = await decoded(Buffer.from('caf\xe9, na\xefve', 'latin1'));
    expect(text).toBe('caf\uDCE9, na\uDCEFve');
    expect([...text].map(strayByte).filter(Boolean)).toEqual(['0xE9', '0xEF']);
  });

  it.each([
    ['a sequence that ends too early', [0x61, 0xe2, 0x82], 'a\uDCE2\uDC82'],
    ['an overlong form', [0xc0, 0xaf], '\uDCC0\uDCAF'],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80], '\uDCED\uDCA0\uDC80'],
    ['a byte that no sequence begins with', [0xff, 0x61], '\uDCFFa'],
    ['half a unit of UTF-16', [0xff, 0xfe, 0x61, 0x00, 0x62], 'a\uDC62'],
  ])('marks %s', async (_what, bytes, text) => {
    expect(await decoded(Uint8Array.from(bytes))).toBe(text);
    expect(await decoded(Uint8Array.from(bytes), 1)).toBe(text);
  });

  it('gives the same text however the bytes are cut, and loses none', async () => {
    const likely = fc.constantFrom(0x61, 0x0a, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xff, 0xfe, 0xed);
    const bytes = fc.array(fc.oneof(likely, fc.integer({ min: 0, max: 255 })));
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 6 }), async (values, size) => {
        const whole = Uint8Array.from(values);
        const text = await decoded(whole, 1 << 16);
        expect(await decoded(whole, size)).toBe(text);
        if (whole[0] === 0xff || whole[0] === 0xfe || whole[0] === 0xef) return;
        const back = [...text].flatMap(one => (strayByte(one) ? [one.charCodeAt(0) - 0xdc00] : [...Buffer.from(one)]));
        expect(back).toEqual(values);
      }),
    );
  });
});
