import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LineageIndex, type Step } from '../../../viz/server/lineage-index.js';

const steps = (...pairs: [child: string, parent: string][]): Step[] =>
  pairs.map(([from, to]) => ({ from, to, claims: 1, papers: 1, confidence: 1 }));

describe('generations', () => {
  it('are the longest way from a root', () => {
    const index = new LineageIndex(steps(['b', 'a'], ['c', 'b'], ['c', 'a'], ['d', 'a']));
    expect([...index.generations(new Set(['a', 'b', 'c', 'd']), 'a')].sort()).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 1],
    ]);
  });

  it('are those within the set asked for', () => {
    const index = new LineageIndex(steps(['b', 'a'], ['c', 'b']));
    expect(index.generations(new Set(['b', 'c']), 'b').get('c')).toBe(1);
  });

  it('are there for every method of any graph, and rise along every step where there is no circle', () => {
    const names = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(fc.array(fc.tuple(names, names), { minLength: 1 }), pairs => {
        const downward = pairs.filter(([child, parent]) => child > parent);
        for (const list of [pairs, downward]) {
          const all = new Set(pairs.flat());
          const generations = new LineageIndex(steps(...list)).generations(all, pairs[0]![0]);
          expect(new Set(generations.keys())).toEqual(all);
          if (list !== downward) continue;
          for (const [child, parent] of list) {
            expect(generations.get(child)!).toBeGreaterThan(generations.get(parent)!);
          }
        }
      }),
    );
  });
});

describe('lineages', () => {
  it('are named by their roots, the largest first, equals by key', () => {
    const index = new LineageIndex(steps(['b', 'a'], ['y', 'x'], ['z', 'x'], ['w', 'v']));
    const found = index.lineages().map(({ root, methods, generations }) => [root, methods.size, generations]);
    expect(found).toEqual([
      ['x', 3, 2],
      ['a', 2, 2],
      ['v', 2, 2],
    ]);
  });

  it('reach along all parents and children', () => {
    const index = new LineageIndex(steps(['b', 'a'], ['c', 'b'], ['c', 'x'], ['s', 'a']));
    expect([...index.reachable('b', 'both')].sort()).toEqual(['a', 'b', 'c']);
    expect([...index.reachable('c', 'ancestors')].sort()).toEqual(['a', 'b', 'c', 'x']);
    expect([...index.reachable('c', 'descendants')]).toEqual(['c']);
  });

  it('end where methods build on each other in a circle', () => {
    const index = new LineageIndex(steps(['b', 'a'], ['a', 'b'], ['a', 'a']));
    expect(index.lineages()).toEqual([]);
    expect([...index.reachable('a', 'both')].sort()).toEqual(['a', 'b']);
  });
});
