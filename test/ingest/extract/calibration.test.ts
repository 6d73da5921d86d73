import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CLAIM_FAMILIES,
  confidenceOf,
  familyOf,
  NO_CALIBRATION,
  shippedCalibration,
} from '../../../ingest/extract/calibration.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('confidences of claims', () => {
  it.each(CLAIM_FAMILIES)('of %s never fall where a signal rises, and are never certain', family => {
    const weights = shippedCalibration()[family];
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, d) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [weak, strong] = [Math.min(c, d), Math.max(c, d)];
        const less = confidenceOf(weights, { score: low, support: weak });
        const more = confidenceOf(weights, { score: high, support: strong });
        expect(more).toBeGreaterThanOrEqual(less);
        expect(less).toBeGreaterThan(0);
        expect(more).toBeLessThan(1);
      }),
    );
  });

  it('are the scores themselves where nothing is calibrated', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), share, (score, support) => {
        expect(confidenceOf(NO_CALIBRATION.relations, { score, support })).toBeCloseTo(score, 3);
      }),
    );
  });

  it('weigh the support where it counts', () => {
    const weights = { bias: 0, score: 1, support: 1 };
    expect(confidenceOf(weights, { score: 0.5, support: 0.5 })).toBe(0.5);
    expect(confidenceOf(weights, { score: 0.5, support: 0.9 })).toBe(0.9);
  });

  it('take lineage apart from the other relations', () => {
    expect(familyOf('BUILDS_ON')).toBe('BUILDS_ON');
    expect(familyOf('RUNS_ON')).toBe('relations');
  });
});
