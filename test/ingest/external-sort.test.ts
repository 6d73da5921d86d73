import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareText } from '../../graph/model.js';
import { ExternalSorter } from '../../ingest/external-sort.js';
import { collect } from '../streams.js';
import { inTemporaryFolder } from './temporary-folder.js';

type Item = [key: string, value: string];

async function sorted(folder: string, items: readonly Item[], memoryBytes?: number): Promise<Item[]> {
  const sorter = new ExternalSorter(folder, memoryBytes);
  for (const [key, value] of items) await sorter.add(key, value);
  const list = await collect(sorter.sorted());
  await sorter.dispose();
  return list.map(({ key, value }) => [key, value]);
}

const inMemory = (items: readonly Item[]) =>
  [...items].sort((a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]));

const word = fc.string({ unit: 'grapheme', maxLength: 6 }).map(text => text.replace(/[\t\r\n]/g, ' '));
const value = fc.string({ unit: 'grapheme', maxLength: 20 }).map(text => text.replace(/\n/g, ' '));
const items = fc.array(fc.tuple(word, value), { maxLength: 40 });

describe('ExternalSorter', () => {
  it('sorts as memory would, whatever the items and the bound of memory', async () => {
    await inTemporaryFolder(folder =>
      fc.assert(
        fc.asyncProperty(items, fc.integer({ min: 0, max: 2000 }), async (list, memoryBytes) => {
          expect(await sorted(folder, list, memoryBytes)).toEqual(inMemory(list));
        }),
        { numRuns: 60 },
      ),
    );
  });

  it('gives the same order in whatever order items are added', async () => {
    await inTemporaryFolder(folder =>
      fc.assert(
        fc.asyncProperty(
          items.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
          async ([list, shuffled]) => {
            expect(await sorted(folder, shuffled, 500)).toEqual(await sorted(folder, list, 500));
          },
        ),
        { numRuns: 40 },
      ),
    );
  });

  it('keeps repeats, tabs in values and line separators that are no line feed', async () => {
    await inTemporaryFolder(async folder => {
      const list: Item[] = [
        ['b', 'one\ttwo'],
        ['a', 'x\u2028y\rz'],
        ['b', 'one\ttwo'],
        ['', ''],
      ];
      expect(await sorted(folder, list, 0)).toEqual([list[3], list[1], list[0], list[0]]);
    });
  });

  it('may be read twice, and left in the middle', async () => {
    await inTemporaryFolder(async folder => {
      const sorter = new ExternalSorter(folder, 300);
      for (let i = 9; i >= 0; i--) await sorter.add(`k${i}`, 'v');
      for await (const { key } of sorter.sorted()) if (key === 'k3') break;
      const keys = async () => (await collect(sorter.sorted())).map(({ key }) => key);
      expect(await keys()).toEqual(await keys());
      expect(await keys()).toHaveLength(10);
      await sorter.dispose();
    });
  });

  it('writes nothing as long as all fits, and removes what it wrote', async () => {
    await inTemporaryFolder(async folder => {
      const scratch = join(folder, 'scratch');
      await sorted(scratch, [['a', 'b']]);
      expect(existsSync(scratch)).toBe(false);
      await sorted(scratch, [['a', 'b']], 0);
      expect(await readdir(scratch)).toEqual([]);
    });
  });

  it('shares its folder with other sorters', async () => {
    await inTemporaryFolder(async folder => {
      const one = new ExternalSorter(folder, 0);
      const other = new ExternalSorter(folder, 0);
      await one.add('one', '1');
      await other.add('other', '2');
      await other.dispose();
      expect((await collect(one.sorted())).map(({ key }) => key)).toEqual(['one']);
    });
  });
});
