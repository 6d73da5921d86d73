import { describe, expect, it } from '@jest/globals';
import { jsonLines } from '../../../ingest/sources/json-lines.js';
import { inShort, itemsIn } from './source-text.js';

const paper = (title: string) => JSON.stringify({ title, abstract: 'We cut it.' });

describe('JSON lines', () => {
  it('reads a paper a line, and passes over blank lines', async () => {
    const text = `${paper('A')}\r\n\r\n  ${paper('B')}  \n`;
    expect(inShort(await itemsIn(jsonLines, text, 2))).toEqual(['1: A', '3: B']);
  });

  it('warns of each line that it can’t read, and reads the others', async () => {
    const lines = [
      '{"title": "cut off',
      paper('A'),
      '{"title": broken}',
      '[1, 2]',
      '7',
      '{"title": "Ren\uDCE9", "abstract": "x"}',
      paper('B').slice(0, -1),
    ];
    expect(inShort(await itemsIn(jsonLines, lines.join('\n')))).toEqual([
      '1! truncated-json',
      '2: A',
      '3! not-json',
      '4! not-an-object',
      '5! not-an-object',
      '6! bad-encoding',
      '7! truncated-json',
    ]);
  });

  it('leaves out a line of 10 MB', async () => {
    const text = `${paper('A')}\n${paper('x'.repeat(10_000_000))}\n${paper('B')}`;
    expect(inShort(await itemsIn(jsonLines, text))).toEqual(['1: A', '2! too-long', '3: B']);
  });

  it('survives nesting that is deeper than any stack', async () => {
    const deep = `{"title": ${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}, "abstract": "x"}`;
    expect(inShort(await itemsIn(jsonLines, `${deep}\n${paper('A')}`))).toEqual(['1! bad-title', '2: A']);
  });
});
