import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reliabilityOf, type SureClaim } from '../../../ingest/evaluate/reliability.js';

const claims = (list: [confidence: number, right: number, wrong: number][]): SureClaim[] =>
  list.flatMap(([confidence, right, wrong]) => [
    ...Array.from({ length: right }, () => ({ confidence, isRight: true })),
    ...Array.from({ length: wrong }, () => ({ confidence, isRight: false })),
  ]);

describe('how far confidences hold', () => {
  it('is perfect where shares of right ones are what was said', () => {
    const { bins, ece } = reliabilityOf(
      claims([
        [0.2, 10, 40],
        [0.5, 25, 25],
        [0.8, 40, 10],
        [1, 50, 0],
      ]),
    );
    expect(bins.map(({ claims: size, accuracy }) => [size, accuracy])).toEqual([
      [50, 0.2],
      [50, 0.5],
      [50, 0.8],
      [50, 1],
    ]);
    expect(ece).toBeCloseTo(0);
  });

  it('is the weighted mean of the distances', () => {
    expect(
      reliabilityOf(
        claims([
          [0.9, 30, 30],
          [0.3, 18, 42],
        ]),
      ).ece,
    ).toBeCloseTo((0.4 + 0) / 2);
  });

  it.each<[string, SureClaim[], number | undefined]>([
    [
      '1 where right ones are always surer',
      claims([
        [0.2, 0, 5],
        [0.7, 5, 0],
      ]),
      1,
    ],
    ['one half for a constant', claims([[0.6, 7, 9]]), 0.5],
    [
      '0 where wrong ones are always surer',
      claims([
        [0.2, 5, 0],
        [0.7, 0, 5],
      ]),
      0,
    ],
    [
      'a share of pairs in between',
      claims([
        [0.1, 0, 1],
        [0.2, 1, 0],
        [0.3, 0, 1],
        [0.4, 1, 0],
      ]),
      0.75,
    ],
    ['undefined where nothing is wrong', claims([[0.1, 3, 0]]), undefined],
    ['undefined without claims', [], undefined],
  ])('has an area under the curve of %s', (_, list, expected) => {
    expect(reliabilityOf(list).auroc).toEqual(expected === undefined ? undefined : expect.closeTo(expected));
  });

  it('has bins of 40 or more that part all claims and split no confidence', () => {
    const claim = fc.record({ confidence: fc.integer({ min: 0, max: 30 }).map(n => n / 30), isRight: fc.boolean() });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 700 }), list => {
        const { bins, ece } = reliabilityOf(list);
        expect(bins.reduce((sum, bin) => sum + bin.claims, 0)).toBe(list.length);
        expect(bins.length).toBeLessThanOrEqual(10);
        if (list.length >= 40) expect(Math.min(...bins.map(bin => bin.claims))).toBeGreaterThanOrEqual(40);
        for (const [i, bin] of bins.slice(1).entries()) expect(bin.from).toBeGreaterThan(bins[i]!.to);
        expect(ece).toBeGreaterThanOrEqual(0);
        expect(ece).toBeLessThanOrEqual(1);
      }),
    );
  });
});
