import { describe, expect, it } from '@jest/globals';
import type { GraphEditor, Parameters } from '../../../graph/store/port.js';
import { WriteBuffer } from '../../../graph/sync/write-buffer.js';

/** Batches as they were written: the statement, and the keys of the rows. */
async function batchesOf(rows: readonly [statement: string, row: Parameters][]): Promise<[string, unknown[]][]> {
  const written: [string, unknown[]][] = [];
  const buffer = new WriteBuffer({
    query: () => Promise.reject(new Error('nothing is asked')),
    write: async (statement, batch) => void written.push([statement, batch.map(({ key }) => key)]),
  });
  for (const [statement, row] of rows) buffer.add(statement, row);
  await buffer.flush();
  return written;
}

const MEGABYTE = 'x'.repeat(1_000_000);

describe('a write buffer', () => {
  it('writes the rows of a statement together, in their order', async () => {
    const rows: [string, Parameters][] = ['b2', 'a1', 'b1'].map(key => [key[0]!, { key }]);
    expect(await batchesOf(rows)).toEqual([
      ['a', ['a1']],
      ['b', ['b2', 'b1']],
    ]);
  });

  it('writes them in another order where it is given one', async () => {
    const written: unknown[][] = [];
    const editor: GraphEditor = {
      query: () => Promise.reject(new Error('nothing is asked')),
      write: async (_, batch) => void written.push(batch.map(({ key }) => key)),
    };
    const buffer = new WriteBuffer(editor, (a, b) => Number(a.key) - Number(b.key));
    for (let key = 6_000; key > 0; key--) buffer.add('s', { key });
    await buffer.flush();
    expect(written.map(keys => [keys[0], keys.at(-1)])).toEqual([
      [1, 5_000],
      [5_001, 6_000],
    ]);
  });

  it('splits rows by their bytes, and lets a huge one go alone', async () => {
    const text = (megabytes: number) => MEGABYTE.repeat(megabytes);
    const rows = [1, 1, 1, 9, 1, 2, 1].map((megabytes, key): [string, Parameters] => [
      's',
      { key, text: text(megabytes) },
    ]);
    expect(await batchesOf(rows)).toEqual([
      ['s', [0, 1, 2]],
      ['s', [3]],
      ['s', [4, 5]],
      ['s', [6]],
    ]);
  });

  it('splits small rows by their number', async () => {
    const rows = Array.from({ length: 12_000 }, (_, key): [string, Parameters] => ['s', { key }]);
    expect((await batchesOf(rows)).map(([, keys]) => keys.length)).toEqual([5_000, 5_000, 2_000]);
  });

  it('asks to be written before it holds too much', async () => {
    const buffer = new WriteBuffer({
      query: () => Promise.reject(new Error('nothing is asked')),
      write: async () => {},
    });
    for (let i = 0; i < 15; i++) buffer.add('s', { key: i, text: MEGABYTE });
    expect(buffer.full).toBe(false);
    buffer.add('s', { key: 15, text: MEGABYTE });
    expect(buffer.full).toBe(true);
    await buffer.flush();
    expect(buffer.full).toBe(false);
  });
});
