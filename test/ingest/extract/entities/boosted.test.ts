import { describe, expect, it } from '@jest/globals';
import { BoostedTrees } from '../../../../ingest/extract/entities/boosted.js';

const trees = new BoostedTrees({
  buckets: [5, 2],
  heads: [{ base: -0.5, trees: [[0, [1, 2, 1], -1], 0.25] }],
});
const chancesOf = (features: readonly number[], buckets?: number) => trees.probabilitiesOfAll([features], buckets)[0]!;
const chance = (score: number) => 1 / (1 + Math.exp(-score));

describe('boosted trees', () => {
  it.each<[string, number[], number]>([
    ['nothing', [], -1.25],
    ['one feature', [5], 0.75],
    ['both', [2, 5], 1.75],
    ['a feature that no tree asks for', [3, 900], -1.25],
  ])('add up the leaves that %s leads to', (_, features, score) => {
    expect(chancesOf(features)[1]).toBeCloseTo(chance(score), 6);
  });

  it('take features twice for once, and leave nothing behind', () => {
    expect(chancesOf([5, 5, 2, 2])).toEqual(chancesOf([5, 2]));
    expect(chancesOf([])[1]).toBeCloseTo(chance(-1.25), 6);
  });

  it('judge any number of cases side by side as each alone', () => {
    const cases = Array.from({ length: 70 }, (_, i) => [[], [5], [2, 5], [2], [7]][i % 5]!);
    expect(trees.probabilitiesOfAll(cases)).toEqual(cases.map(features => chancesOf(features)));
    expect(trees.probabilitiesOfAll([])).toEqual([]);
  });

  it('take hashes for their buckets', () => {
    expect(chancesOf([8 + 5, -8 + 2], 8)).toEqual(chancesOf([5, 2]));
  });
});
