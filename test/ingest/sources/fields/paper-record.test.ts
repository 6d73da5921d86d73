import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PaperRecord } from '../../../../ingest/paper.js';
import { recordItems } from '../../../../ingest/sources/fields/paper-record.js';
import { inShort } from '../source-text.js';

const fields = { title: 'On Tiles', abstract: 'We cut a matrix into tiles.' };

describe('recordItems', () => {
  it('leaves out fields that the source does not give', () => {
    const items = recordItems(3, { ...fields, authors: undefined, date: '2024-05' });
    expect(items).toEqual([{ kind: 'paper', line: 3, record: { ...fields, date: '2024-05' } }]);
  });

  it.each([
    ['a byte that is not UTF-8', { title: 'Caf\uDCE9' }, 'bad-encoding', '0xE9'],
    ['half of a surrogate pair', { abstract: 'x \uD83D y' }, 'bad-encoding', 'surrogate'],
    ['a control character', { abstract: 'the \beta of it' }, 'control-character', 'U+0008'],
    ['a NUL', { title: 'A\0' }, 'control-character', 'U+0000'],
    ['a text far too long', { abstract: 'a'.repeat(100_001) }, 'too-long', '100001'],
    ['a title far too long', { title: 'a'.repeat(2001) }, 'too-long', '2001'],
  ])('refuses an entry with %s', (_what, change, rule, found) => {
    const items = recordItems(7, { ...fields, ...change });
    expect(inShort(items)).toEqual([`7! ${rule}`]);
    expect(JSON.stringify(items)).toContain(found);
    expect(JSON.stringify(items)).toContain('left out');
  });

  it('keeps a paper without the author that is damaged', () => {
    const items = recordItems(1, { ...fields, authors: ['Ada', 'Ren\uDCE9'] });
    expect(items[0]).toEqual({ kind: 'paper', line: 1, record: fields });
    expect(inShort(items)).toEqual(['1: On Tiles', '1! bad-encoding']);
  });

  it('keeps a title without an abstract, and warns', () => {
    expect(inShort(recordItems(1, { ...fields, abstract: ' \n ' }))).toEqual(['1: On Tiles', '1! no-abstract']);
  });

  it('gives a valid record or a warning, whatever the fields', () => {
    const any = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(any, any, fc.option(any, { nil: undefined }), (title, abstract, organisation) => {
        const items = recordItems(1, { title, abstract, organisation });
        expect(items.length).toBeGreaterThan(0);
        for (const item of items) if (item.kind === 'paper') PaperRecord.parse(item.record);
      }),
    );
  });
});
