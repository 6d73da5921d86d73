import { describe, expect, it } from '@jest/globals';
import { BoostedTrees } from '../../ingest/extract/entities/boosted.js';
import { seededRandom } from '../../scripts/random.js';
import { type BoostedCase, trainBoosted } from '../../scripts/train-boosted.js';

const OPTIONS = { rounds: 60, depth: 3, rate: 0.2, fewest: 5, columns: 0.8 };
const FEATURES = 12;

/** Cases whose features are drawn by chance, and whose answer follows from them. */
function casesOf(answerOf: (held: ReadonlySet<number>) => number, size = 600): BoostedCase[] {
  const random = seededRandom(11);
  return Array.from({ length: size }, () => {
    const held = new Set(Array.from({ length: FEATURES }, (_, feature) => feature).filter(() => random() < 0.5));
    return { rows: [...held], answer: answerOf(held) };
  });
}

/** Share of the cases whose answer is the likeliest one. */
function rightOf(cases: readonly BoostedCase[], classes: number): number {
  const trees = new BoostedTrees(trainBoosted(cases, classes, OPTIONS));
  const right = cases.filter(({ rows, answer }) => {
    const chances = trees.probabilitiesOfAll([rows])[0]!;
    return chances.indexOf(Math.max(...chances)) === answer;
  });
  return right.length / cases.length;
}

describe('training boosted trees', () => {
  it('finds the feature that decides', () => {
    expect(
      rightOf(
        casesOf(held => (held.has(4) ? 1 : 0)),
        2,
      ),
    ).toBe(1);
  });

  it('learns what only two features together tell', () => {
    expect(
      rightOf(
        casesOf(held => (held.has(2) === held.has(7) ? 1 : 0)),
        2,
      ),
    ).toBeGreaterThan(0.95);
  });

  it('tells three classes apart', () => {
    expect(
      rightOf(
        casesOf(held => (held.has(1) ? 2 : held.has(5) ? 1 : 0)),
        3,
      ),
    ).toBe(1);
  });

  it('makes the same trees of the same cases', () => {
    const cases = casesOf(held => (held.has(2) && held.has(3) ? 1 : 0));
    expect(trainBoosted(cases, 2, OPTIONS)).toEqual(trainBoosted(cases, 2, OPTIONS));
  });

  it('does not look at a feature that is too rare', () => {
    const cases = casesOf(() => 0).map((one, i) => (i < 40 ? { rows: [...one.rows, 99], answer: 1 } : one));
    const askedFor = (fewest: number) => trainBoosted(cases, 2, { ...OPTIONS, fewest }).buckets;
    expect(askedFor(40)).toContain(99);
    expect(askedFor(41)).not.toContain(99);
  });

  it('knows only the features that its trees ask for', () => {
    const cases = casesOf(held => (held.has(4) ? 1 : 0)).map(({ rows, answer }) => ({ rows: [...rows, 99], answer }));
    const { buckets } = trainBoosted(cases, 2, OPTIONS);
    expect(buckets).toContain(4);
    expect(buckets).not.toContain(99);
  });
});
