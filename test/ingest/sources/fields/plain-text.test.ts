import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainText, shown } from '../../../../ingest/sources/fields/plain-text.js';

const text = fc.string({ unit: 'binary' });

describe('plainText', () => {
  it.each([
    ['  A title\r\n\tover  lines ', 'A title over lines'],
    ['thin\u2009and\u00A0hard\u3000spaces\u2028', 'thin and hard spaces'],
    ['Cafe\u0301', 'Café'],
    ['$10.7\\times$ at 25--40\\% \\sysName', '$10.7\\times$ at 25--40\\% \\sysName'],
    ['ﬁne ½ ＡＩ', 'ﬁne ½ ＡＩ'],
    ['a\uFEFFb', 'a\uFEFFb'],
  ])('stores %j as %j', (raw, stored) => {
    expect(plainText(raw)).toBe(stored);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(text, raw => plainText(plainText(raw)) === plainText(raw)));
  });

  it('alters nothing but white space and composition', () => {
    const letters = (raw: string) => raw.normalize('NFC').replace(/\p{White_Space}/gu, '');
    fc.assert(fc.property(text, raw => letters(plainText(raw)) === letters(raw)));
  });
});

describe('shown', () => {
  it('never brings control characters, directions or line breaks into a message', () => {
    expect(shown('a\u001B[31mred\u202Eder\nb')).toBe('“a\uFFFD[31mred\uFFFDder b”');
    fc.assert(fc.property(text, raw => !/\p{C}/u.test(shown(raw)) && shown(raw).length <= 63));
  });
});
