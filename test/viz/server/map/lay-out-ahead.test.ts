import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeMark } from '../../../../graph/mark.js';
import type { GraphReader } from '../../../../graph/store/port.js';
import { GraphMap } from '../../../../viz/server/map/graph-map.js';
import { AHEAD_CLAIMS, layOutAhead } from '../../../../viz/server/map/lay-out-ahead.js';
import { memoryReader } from '../../../graph/memory-reader.js';
import { fixtureClaims, fixtureNodes } from '../../fixture-graph.js';

let folder: string;
let reader: GraphReader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlineage-ahead-'));
  reader = await memoryReader({ nodes: fixtureNodes(), claims: fixtureClaims() });
  await mark('graph', 'complete');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function mark(inputs: string, state: 'complete' | 'syncing'): Promise<void> {
  const write = async (cypher: string, rows: unknown) => {
    await reader.query(cypher, { rows });
  };
  await writeMark(
    { query: (...question) => reader.query(...question), write },
    { workspace: 'w', inputs, state, schema: 1 },
  );
}

/** Tells whether the layout was announced. */
async function ahead(part: string, asked = reader): Promise<[result: string, announced: number]> {
  let announced = 0;
  const result = await layOutAhead(asked, { folder: join(folder, part), onStart: () => announced++ });
  return [result, announced];
}

describe('a graph laid out ahead', () => {
  it('is announced and kept, and the explorer’s map reads what is kept', async () => {
    expect(await ahead('one')).toEqual(['laid out', 1]);
    const [name] = await readdir(join(folder, 'one'));
    const before = await stat(join(folder, 'one', name!));
    const answer = await new GraphMap(join(folder, 'one')).read(reader, {
      minConfidence: 0,
      types: ['BUILDS_ON'],
      limit: 9,
    });
    expect(answer.nodes.key.length).toBeGreaterThan(0);
    expect((await stat(join(folder, 'one', name!))).mtimeMs).toBe(before.mtimeMs);
  });

  it('is left as it is where its places are kept already', async () => {
    expect(await ahead('one')).toEqual(['kept', 0]);
  });

  it('is left for later where papers are still coming in, or it is too large', async () => {
    const huge: GraphReader = {
      query: async (cypher, ...rest) =>
        cypher.includes('count(r) AS count')
          ? {
              columns: ['count'],
              async *[Symbol.asyncIterator]() {
                yield [AHEAD_CLAIMS + 1];
              },
            }
          : reader.query(cypher, ...rest),
    };
    expect(await ahead('huge', huge)).toEqual(['left', 0]);
    await mark('graph', 'syncing');
    expect(await ahead('syncing')).toEqual(['left', 0]);
    await mark('graph', 'complete');
    await expect(readdir(join(folder, 'syncing'))).rejects.toThrow('ENOENT');
  });

  it('can be broken off, and keeps nothing then', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const broken = layOutAhead(reader, { folder: join(folder, 'broken'), signal });
    await expect(broken).rejects.toThrow('enough');
    await expect(readdir(join(folder, 'broken'))).rejects.toThrow('ENOENT');
    expect(await ahead('broken')).toEqual(['laid out', 1]);
  });
});
