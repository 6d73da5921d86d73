import { describe, expect, it } from '@jest/globals';
import { confidenceOf, type FamilyWeights, logOdds } from '../../ingest/extract/calibration.js';
import { type CalibrationCase, crossFitted, fitFamily } from '../../scripts/calibration-fitting.js';
import { seededRandom } from '../../scripts/random.js';

/** Claims whose truth follows weights. */
function claimsOf(weights: FamilyWeights, size: number): CalibrationCase[] {
  const random = seededRandom(7);
  return Array.from({ length: size }, (_, paper) => {
    const signals = { score: random(), support: random() };
    return { paper, signals, isRight: random() < confidenceOf(weights, signals) };
  });
}

describe('fitting confidences', () => {
  it.each<[string, FamilyWeights]>([
    ['too sure', { bias: -0.5, score: 0.4, support: 0 }],
    ['too unsure', { bias: 1, score: 1.5, support: 0 }],
    ['helped by a second signal', { bias: -0.3, score: 0.6, support: 0.8 }],
  ])('finds the weights of scores that are %s', (_, weights) => {
    const fitted = fitFamily(claimsOf(weights, 4000));
    for (const name of ['bias', 'score', 'support'] as const)
      expect(Math.abs(fitted[name] - weights[name])).toBeLessThan(0.15);
  });

  it('leaves a second signal out that says nothing', () => {
    expect(fitFamily(claimsOf({ bias: 0, score: 1, support: 0 }, 1000)).support).toBe(0);
  });

  it.each<[string, CalibrationCase[]]>([
    ['nothing', []],
    ['one claim', claimsOf({ bias: 0, score: 1, support: 0 }, 1)],
    [
      'scores that tell right from wrong without fail',
      claimsOf({ bias: 0, score: 1, support: 0 }, 200).map(one => ({ ...one, isRight: one.signals.score > 0.5 })),
    ],
    ['only right claims', claimsOf({ bias: 0, score: 1, support: 0 }, 200).map(one => ({ ...one, isRight: true }))],
    [
      'signals at their ends',
      [0, 1].flatMap(score =>
        [0, 1].flatMap(support =>
          [true, false].map((isRight, paper) => ({ paper, signals: { score, support }, isRight })),
        ),
      ),
    ],
  ])('gives finite weights for %s', (_, cases) => {
    for (const weight of Object.values(fitFamily(cases))) expect(Math.abs(weight)).toBeLessThan(50);
  });

  it('judges each paper by weights that have not seen it', () => {
    const cases = claimsOf({ bias: 0, score: 1, support: 0 }, 20);
    const judged = crossFitted(cases, seen => ({
      bias: seen.length,
      score: Math.max(...seen.map(({ paper }) => paper)),
      support: 0,
    }));
    expect(judged.map(({ weights }) => weights.bias)).toEqual(cases.map(() => 16));
    expect(judged[19]!.weights.score).toBe(18);
    expect(logOdds(0.5)).toBe(0);
  });
});
