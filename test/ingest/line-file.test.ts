import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readLines } from '../../ingest/line-file.js';
import { collect } from '../streams.js';
import { inTemporaryFolder } from './temporary-folder.js';

async function linesOf(folder: string, content: string | Buffer) {
  const path = join(folder, 'lines.txt');
  await writeFile(path, content);
  return collect(readLines(path));
}

describe('readLines', () => {
  it('cuts at line feeds only and says where each line lies', async () => {
    await inTemporaryFolder(folder =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.string({ unit: 'grapheme' }).map(text => text.replace(/\n/g, ''))),
          async texts => {
            const bytes = Buffer.from(texts.map(text => `${text}\n`).join(''));
            const lines = await linesOf(folder, bytes);
            expect(lines.map(({ text }) => text)).toEqual(texts);
            for (const { text, offset, length } of lines) {
              expect(bytes.subarray(offset, offset + length).toString()).toBe(text);
            }
          },
        ),
        { numRuns: 50 },
      ),
    );
  });

  it.each([
    ['a line separator', 'a\u2028b'],
    ['a paragraph separator', 'a\u2029b'],
    ['a carriage return', 'a\rb'],
    ['a next line mark', 'a\u0085b'],
  ])('keeps %s inside a line', async (_, text) => {
    await inTemporaryFolder(async folder => {
      expect((await linesOf(folder, `${text}\n`)).map(line => line.text)).toEqual([text]);
    });
  });

  it('joins a line and a character that lie across pieces of the file', async () => {
    await inTemporaryFolder(async folder => {
      const long = `${'x'.repeat(2 ** 18 - 1)}é${'y'.repeat(2 ** 19)}`;
      const lines = await linesOf(folder, `first\n${long}\nlast\n`);
      expect(lines.map(({ text }) => text)).toEqual(['first', long, 'last']);
      expect(lines[2]!.offset).toBe(6 + Buffer.byteLength(long) + 1);
    });
  });

  it('says that a last line without line feed is incomplete', async () => {
    await inTemporaryFolder(async folder => {
      expect((await linesOf(folder, 'one\ntw')).map(({ text, complete }) => [text, complete])).toEqual([
        ['one', true],
        ['tw', false],
      ]);
      expect(await linesOf(folder, '')).toEqual([]);
      expect(await linesOf(folder, '\n')).toEqual([{ text: '', offset: 0, length: 0, complete: true }]);
    });
  });
});
