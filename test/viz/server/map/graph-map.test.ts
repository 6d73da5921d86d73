import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeMark } from '../../../../graph/mark.js';
import type { GraphEditor, GraphReader } from '../../../../graph/store/port.js';
import type { MapAnswer } from '../../../../viz/api.js';
import { GraphMap } from '../../../../viz/server/map/graph-map.js';
import { GraphBuilder, type SampleGraph } from '../../../graph/graph-builder.js';
import { memoryReader } from '../../../graph/memory-reader.js';
import { fixtureClaims, fixtureNodes } from '../../fixture-graph.js';

const FIXTURE: SampleGraph = { nodes: fixtureNodes(), claims: fixtureClaims() };
const ASK = { minConfidence: 0.5, types: ['BUILDS_ON', 'RUNS_ON', 'MENTIONS'] as const, limit: 1000 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlineage-map-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function markedReader(graph: SampleGraph, inputs: string): Promise<GraphReader> {
  const reader = await memoryReader(graph);
  const editor: GraphEditor = {
    query: (...question) => reader.query(...question),
    write: async (cypher, rows) => {
      await reader.query(cypher, { rows });
    },
  };
  await writeMark(editor, { workspace: 'w', inputs, state: 'complete', schema: 1 });
  return reader;
}

function relationsOf({ nodes, relations }: MapAnswer): string[] {
  return relations.from.map((from, i) => `${nodes.key[from]} ${relations.type[i]} ${nodes.key[relations.to[i]!]}`);
}

describe('the whole graph’s picture', () => {
  it('holds every relation of the types asked for once, with its ends', async () => {
    const answer = await new GraphMap().read(await memoryReader(FIXTURE), ASK);
    const relations = relationsOf(answer);
    expect(relations).toContain('flashattention2 BUILDS_ON flashattention');
    expect(new Set(relations).size).toBe(relations.length);
    expect([answer.totalNodes, answer.totalRelations]).toEqual([answer.nodes.key.length, relations.length]);
    expect(answer.relations.confidence.every(each => each >= 0.5)).toBe(true);
  });

  it('cut to the best connected, says so, and lacks no relation among them', async () => {
    const reader = await memoryReader(FIXTURE);
    const whole = await new GraphMap().read(reader, ASK);
    const cut = await new GraphMap().read(reader, { ...ASK, limit: 5 });
    expect(cut.nodes.key).toHaveLength(5);
    expect([cut.totalNodes, cut.totalRelations]).toEqual([whole.totalNodes, whole.totalRelations]);
    const kept = new Set(cut.nodes.key);
    const among = relationsOf(whole).filter(text => {
      const [from, , to] = text.split(' ');
      return kept.has(from!) && kept.has(to!);
    });
    expect(relationsOf(cut).sort()).toEqual(among.sort());
  });

  it('lies the same for the same graph, byte for byte, whatever order the store gives rows in', async () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    await new GraphMap(one).read(await markedReader(FIXTURE, 'same'), ASK);
    await new GraphMap(other).read(await markedReader(FIXTURE, 'same'), ASK);
    const [name] = await readdir(one);
    expect(await readdir(other)).toEqual([name]);
    expect(await readFile(join(one, name!), 'utf8')).toBe(await readFile(join(other, name!), 'utf8'));
  });

  it('is laid out once: places come from the file, at every confidence', async () => {
    const kept = join(folder, 'kept');
    const first = await new GraphMap(kept).read(await markedReader(FIXTURE, 'graph'), ASK);
    const [name] = await readdir(kept);
    const stored = JSON.parse(await readFile(join(kept, name!), 'utf8')) as { places: [string, number, number][] };
    const moved = stored.places.map(([id, x, y]) => [id, x + 1000, y]);
    await writeFile(join(kept, name!), JSON.stringify({ ...stored, places: moved }));
    const again = await new GraphMap(kept).read(await markedReader(FIXTURE, 'graph'), { ...ASK, minConfidence: 0.6 });
    const key = again.nodes.key.indexOf('flashattention');
    expect(again.nodes.x[key]! - first.nodes.x[first.nodes.key.indexOf('flashattention')]!).toBe(1000);
  });

  it('is laid out anew for another graph, and where the file is damaged', async () => {
    const kept = join(folder, 'changing');
    await new GraphMap(kept).read(await markedReader(FIXTURE, 'before'), ASK);
    const before = await readdir(kept);
    await new GraphMap(kept).read(await markedReader(FIXTURE, 'after'), ASK);
    const after = await readdir(kept);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    await writeFile(join(kept, after[0]!), '{"layout":1,"pla');
    const answer = await new GraphMap(kept).read(await markedReader(FIXTURE, 'after'), ASK);
    expect(answer.nodes.key).toContain('flashattention');
  });

  it('puts no two nodes on one place', async () => {
    const builder = new GraphBuilder();
    const paper = builder.paper('p', 'P');
    const methods = Array.from({ length: 60 }, (_, i) => builder.method(`M${i}`));
    methods.slice(1).forEach((method, i) => {
      builder.claim('BUILDS_ON', paper, method, methods[Math.floor(i / 3)]!);
    });
    const { nodes } = await new GraphMap().read(await memoryReader(builder.build()), ASK);
    expect(new Set(nodes.x.map((x, i) => `${x} ${nodes.y[i]}`)).size).toBe(60);
  });
});
