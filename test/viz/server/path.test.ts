import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { readPath } from '../../../viz/server/path.js';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { describeOnNeo4j } from '../../neo4j.js';
import { fixtureStore } from '../fixture-store.js';
import { type FilledStore, neo4jStore } from './own-cypher/filled-store.js';

const method = (key: string) => ({ label: 'Method' as const, key });

async function path(from: string, to: string, minConfidence = 0.5) {
  const store = await fixtureStore();
  const ask = { from: method(from), to: method(to), minConfidence, throughAll: false };
  return store.read(reader => readPath(reader, loadQueries(), ask));
}

describe('the path between two nodes', () => {
  it('names its nodes in walking order, with the claims of each step', async () => {
    const answer = (await path('flashattention3', 'fastattention'))!;
    const keys = answer.nodes.map(({ key }) => key);
    expect([keys[0], keys.at(-1)]).toEqual(['flashattention3', 'fastattention']);
    expect(answer.steps).toHaveLength(keys.length - 1);
    answer.steps.forEach(({ claims, papers }, i) => {
      expect(claims.length).toBeGreaterThan(0);
      for (const claim of claims) {
        expect(papers[claim.paper]!.title).not.toBe('');
        expect([claim.from.key, claim.to.key, claim.versus?.key]).toEqual(expect.arrayContaining([keys[i]]));
      }
    });
  });

  it('holds every relation among its nodes', async () => {
    const { nodes, relations } = (await path('flashattention3', 'fastattention'))!;
    const keys = new Set(nodes.map(({ key }) => key));
    expect(relations.every(({ from, to }) => keys.has(from.key) && keys.has(to.key))).toBe(true);
    for (let i = 1; i < nodes.length; i++) {
      const ends = [nodes[i - 1]!.key, nodes[i]!.key].sort().join();
      expect(relations.map(({ from, to }) => [from.key, to.key].sort().join())).toContain(ends);
    }
  });

  it('is empty where no way is as sure as asked for, and unknown for a node that is not there', async () => {
    const none = (await path('flashattention', 'qlora'))!;
    expect([none.from.name, none.to.name, none.nodes, none.steps]).toEqual(['FlashAttention', 'QLoRA', [], []]);
    expect(await path('flashattention', 'nothing')).toBeUndefined();
  });
});

const builder = new GraphBuilder();
const paper = builder.paper('paper', 'A paper');
const method1 = builder.method('First');
const method2 = builder.method('Second');
const method3 = builder.method('Third');
const gpu = builder.hardware('GPU');
const common = builder.method('Common', { generic: true });
for (const method of [method1, method2]) builder.claim('RUNS_ON', paper, method, gpu);
for (const method of [method2, method3]) builder.claim('USES', paper, method, common);
const graph = builder.build();

function passesThroughMore(store: () => FilledStore['store'] | ReturnType<typeof fixtureStore>): void {
  it.each([
    ['hardware', method1, method2, ['first', 'gpu', 'second']],
    ['a common term', method2, method3, ['second', 'common', 'third']],
    ['both', method1, method3, ['first', 'gpu', 'second', 'common', 'third']],
  ])('through %s only where it is asked to', async (_, from, to, way) => {
    const held = await store();
    const keys = async (throughAll: boolean) => {
      const ask = { from, to, minConfidence: 0.4, throughAll };
      const answer = await held.read(reader => readPath(reader, loadQueries(), ask));
      return answer!.nodes.map(({ key }) => key);
    };
    expect([await keys(false), await keys(true)]).toEqual([[], way]);
  });
}

describe('a path', () => {
  passesThroughMore(() => fixtureStore(graph));
});

describeOnNeo4j('a path in Neo4j', server => {
  let filled: FilledStore;
  beforeAll(async () => {
    filled = await neo4jStore(server(), graph);
  });
  afterAll(() => filled?.remove());
  passesThroughMore(() => filled.store);
});
