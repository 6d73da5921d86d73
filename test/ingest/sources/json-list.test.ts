import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonList } from '../../../ingest/sources/json-list.js';
import { inShort, itemsIn } from './source-text.js';

const record = (title: string) => ({ title, abstract: 'We cut it.', authors: [{ name: 'Ada "A." {Byron}' }] });
const paper = (title: string) => JSON.stringify(record(title));
const read = async (text: string, pieceSize?: number) => inShort(await itemsIn(jsonList, text, pieceSize));

describe('a JSON list', () => {
  it.each([
    ['on one line', JSON.stringify([record('A'), record('B')]), ['1: A', '1: B']],
    ['indented', JSON.stringify([record('A'), record('B')], null, 2), ['2: A', '11: B']],
    ['one object a line', `[${paper('A')},\n${paper('B')}\n]\n`, ['1: A', '2: B']],
    ['with commas first', `[\n${paper('A')}\n,${paper('B')}\n]`, ['2: A', '3: B']],
    ['with a comma too many', `[${paper('A')},\n${paper('B')},\n]`, ['1: A', '2: B']],
    ['with breaks of old kinds', `[\r\n${paper('A')},\r${paper('B')}\r\n]`, ['2: A', '3: B']],
    [
      'not indented at all',
      '[\n{\n"extra":\n{\n"x": 1\n},\n"title": "A",\n"abstract": "x"\n},\n{"title": "B", "abstract": "y"}\n]',
      ['2: A', '10: B'],
    ],
    ['without its brackets', `${JSON.stringify(record('A'), null, 2)}\n${paper('B')}`, ['1: A', '10: B']],
    ['two in one file', `[${paper('A')}]\n[${paper('B')}]`, ['1: A', '2: B']],
    ['without elements', '[ ]', []],
  ])('is read %s', async (_layout, text, expected) => {
    expect(await read(text)).toEqual(expected);
    expect(await read(text, 2)).toEqual(expected);
  });

  it.each([
    [
      'an element that is no object',
      `[1, "x, {y}", ${paper('A')}, [${paper('C')}], nil]`,
      ['1! not-an-object', '1! not-an-object', '1: A', '1! not-an-object', '1! not-an-object'],
    ],
    [
      'an element with an error in it',
      `[${paper('A')},\n{"title": oops},\n${paper('B')}]`,
      ['1: A', '2! not-json', '3: B'],
    ],
    ['an element without a title', `[{"abstract": "x"},\n${paper('B')}]`, ['1! no-title', '2: B']],
    [
      'a text that is not closed',
      `[${paper('A')},\n{"title": "oops},\n${paper('B')}]`,
      ['1: A', '2! not-json', '3: B'],
    ],
    ['brackets that do not match', `[\n  {"title": [1, 2}},\n  ${paper('B')}\n]`, ['2! not-json', '3: B']],
    [
      'brackets that do not match, on one line',
      `[{"title": {"x": [1, 2}}, ${paper('B')}, ${paper('C')}]`,
      ['1! not-json', '1: B', '1: C'],
    ],
    [
      'a quote too many, on one line',
      `[{"title": "a "big" one"", "abstract": "x"}, ${paper('B')}, ${paper('C')}]`,
      ['1! not-json', '1: B', '1: C'],
    ],
    [
      'an object that is cut off in the middle',
      `[\n  {"title": "A", "abstract":\n  ${paper('B')},\n  ${paper('C')}\n]`,
      ['2! not-json', '3: B', '4: C'],
    ],
    ['a list that ends inside an object', `[${paper('A')},\n${paper('B').slice(0, -3)}`, ['1: A', '2! truncated-json']],
    ['a list that ends between objects', `[${paper('A')},\n${paper('B')},\n`, ['1: A', '2: B', '3! truncated-json']],
    ['words after the list', `[${paper('A')}]\nthe end\n`, ['1: A', '2! not-an-object']],
    ['nested garbage', `[${paper('A')},\n${'[{'.repeat(100)}\n${paper('B')}\n]`, ['1: A', '2! not-json', '3: B']],
    ['garbage to the end', `[${paper('A')},\n[[[{{{`, ['1: A', '2! truncated-json']],
    [
      'a byte that is not UTF-8',
      `[{"title": "Ren\uDCE9", "abstract": "x"}, ${paper('B')}]`,
      ['1! bad-encoding', '1: B'],
    ],
    [
      'an indented object that is broken',
      `[\n  {\n    "title": "x",\n    "authors": [\n      {"name": "y}\n    ]\n  },\n${JSON.stringify([record('B')], null, 2).slice(2)}`,
      ['2! not-json', '8: B'],
    ],
  ])('with %s is read as far as it goes', async (_damage, text, expected) => {
    expect(await read(text)).toEqual(expected);
    expect(await read(text, 2)).toEqual(expected);
  });

  it('is read when its one line is longer than any line may be', async () => {
    const titles = Array.from({ length: 1000 }, (_, i) => `${i} ${'x'.repeat(1000)}`);
    const long = JSON.stringify(titles.map(title => ({ ...record(title), abstract: 'y'.repeat(9000) })));
    expect(long.length).toBeGreaterThan(9_000_000);
    expect(await read(long)).toEqual(titles.map(title => `1: ${title}`));
  });

  it('leaves out an object of 10 MB, and reads the others', async () => {
    const text = `[${paper('A')}, ${paper('x'.repeat(10_000_000))}, ${paper('B')}]`;
    expect(await read(text)).toEqual(['1: A', '1! too-long', '1: B']);
  });

  it('passes over a long line of garbage with one warning', async () => {
    const text = `[${paper('A')},\n${'garbage '.repeat(5000)}, ${paper('x')},\n  ${paper('B')}]`;
    expect(await read(text)).toEqual(['1: A', '2! not-an-object', '3: B']);
    expect(await read(text, 2)).toEqual(['1: A', '2! not-an-object', '3: B']);
  });

  it('takes no part of a damaged object for a paper of its own', async () => {
    const references = [{ title: 'R1' }, { title: 'R2' }];
    const damaged = JSON.stringify({ title: 'A', references, abstract: 'x' }).replace('"abstract":', '"abstract":]');
    expect(await read(`[${paper('0')}, ${damaged}, ${paper('B')}]`)).toEqual(['1: 0', '1! not-json', '1: B']);
  });

  it('stops looking again at damage that is made to be looked at again and again, and says so', async () => {
    const items = await itemsIn(jsonList, `[\n${'{"a":[\n'.repeat(100_000)}`);
    const reasons = items.map(item => (item.kind === 'warning' ? item.warning.reason : ''));
    expect(reasons.every(reason => reason !== '')).toBe(true);
    expect(reasons.at(-1)).toMatch(/lines \d+ to \d+ are left out/);
  });

  it('reads what JSON.stringify writes, in whatever layout and pieces', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter(raw => /[\p{L}\p{N}]/u.test(raw));
    const other = fc.jsonValue({ maxDepth: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ title: text, abstract: text, other })),
        fc.constantFrom(undefined, 0, 1, 4, '\t'),
        fc.integer({ min: 1, max: 7 }),
        async (records, indent, size) => {
          const items = await itemsIn(jsonList, JSON.stringify(records, null, indent), size);
          expect(items.filter(item => item.kind === 'warning')).toEqual([]);
          expect(items).toHaveLength(records.length);
        },
      ),
    );
  });

  it('gives the same for damaged text however it is cut', async () => {
    const unit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      '\\',
      '\n',
      '\r',
      ':',
      ' ',
      'a',
      paper('A'),
      '{"title":"',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 1, max: 5 }), async (text, size) => {
        expect(await itemsIn(jsonList, text, size)).toEqual(await itemsIn(jsonList, text));
      }),
      { numRuns: 1000 },
    );
  });
});
