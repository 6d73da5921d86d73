import { describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { readPath } from '../../../viz/server/path.js';
import { fixtureStore } from '../fixture-store.js';

const method = (key: string) => ({ label: 'Method' as const, key });

async function path(from: string, to: string, minConfidence = 0.5) {
  const store = await fixtureStore();
  return store.read(reader => readPath(reader, loadQueries(), { from: method(from), to: method(to), minConfidence }));
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
