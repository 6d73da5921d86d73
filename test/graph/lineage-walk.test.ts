import { describe, expect, it } from '@jest/globals';
import { LineageWalk, waysOf } from '../../graph/lineage-walk.js';

/** What is one step on from each. */
const STEPS: Record<string, string[]> = { a: ['c', 'b'], b: ['d'], c: ['d', 'a'], d: ['e'] };

function walked(limit?: number): { members: string[]; omitted: number } {
  const members = new Set(['a']);
  const walk = new LineageWalk('a', members, limit);
  while (walk.frontier.length > 0) walk.take(walk.frontier.flatMap(key => STEPS[key] ?? []));
  return { members: [...members], omitted: walk.omitted };
}

describe('a walk through a lineage', () => {
  it('reaches the nearest first, those of one generation by their keys, each once, and ends in circles', () => {
    expect(walked()).toEqual({ members: ['a', 'b', 'c', 'd', 'e'], omitted: 0 });
  });

  it.each([
    [1, ['a'], 2],
    [2, ['a', 'b'], 1],
    [3, ['a', 'b', 'c'], 1],
    [5, ['a', 'b', 'c', 'd', 'e'], 0],
  ])('ends at a limit of %i, and counts what did not fit', (limit, members, omitted) => {
    expect(walked(limit)).toEqual({ members, omitted });
  });

  it('goes through members of the other way, which take no room', () => {
    const members = new Set(['a', 'b']);
    const walk = new LineageWalk('a', members, 3);
    walk.take(['b']);
    walk.take(['c']);
    expect([[...members], walk.omitted]).toEqual([['a', 'b', 'c'], 0]);
  });
});

describe('a direction', () => {
  it('stands for one way or for both', () => {
    expect([waysOf('ancestors'), waysOf('both')]).toEqual([['ancestors'], ['ancestors', 'descendants']]);
  });
});
