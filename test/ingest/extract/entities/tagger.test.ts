import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestTags, mayFollow, TAGS } from '../../../../ingest/extract/entities/tagger.js';

/** Score of a row of tags, as the model defines it; a row that may not be has none. */
function scoreOf(tags: readonly number[], scores: Float64Array, steps: Float32Array, outside: number): number {
  let sum = 0;
  tags.forEach((tag, i) => {
    const before = i === 0 ? 0 : tags[i - 1]!;
    if (!mayFollow(before, tag)) sum = Number.NEGATIVE_INFINITY;
    sum += (i === 0 ? steps[tag]! : steps[before * TAGS + tag]!) + scores[i * TAGS + tag]! + (tag === 0 ? outside : 0);
  });
  return sum;
}

const everyRow = (length: number): number[][] =>
  length === 0 ? [[]] : everyRow(length - 1).flatMap(row => Array.from({ length: TAGS }, (_, tag) => [...row, tag]));

const numbers = (size: number, most: number) =>
  fc.array(fc.double({ min: -most, max: most, noNaN: true }), { minLength: size, maxLength: size });

describe('the best tags of a sentence', () => {
  it('are those of the highest score, however far the scores lie apart', () => {
    const rows = everyRow(3);
    const input = fc.tuple(numbers(3 * TAGS, 8), numbers(TAGS * TAGS, 3), fc.double({ min: -2, max: 2, noNaN: true }));
    fc.assert(
      fc.property(input, ([emissions, transitions, outside]) => {
        const [scores, steps] = [Float64Array.from(emissions), Float32Array.from(transitions)];
        const out = new Uint8Array(3);
        bestTags(scores, 0, 3, steps, outside, out);
        const most = rows.reduce((best, row) => Math.max(best, scoreOf(row, scores, steps, outside)), -Infinity);
        expect(scoreOf([...out], scores, steps, outside)).toBeCloseTo(most, 9);
      }),
      { numRuns: 30 },
    );
  });
});
