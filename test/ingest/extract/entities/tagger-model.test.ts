import { expect, it } from '@jest/globals';
import { TAGS } from '../../../../ingest/extract/entities/tagger.js';
import { TAGGER_BUCKETS } from '../../../../ingest/extract/entities/tagger-features.js';
import { decodeTagger, encodeTagger } from '../../../../ingest/extract/entities/tagger-model.js';

const taggerOf = (buckets: number) => ({
  weights: Float32Array.from({ length: buckets * TAGS }, (_, i) => (i % 5) - 2),
  scale: 0.5,
  steps: Float32Array.from({ length: TAGS * TAGS }, (_, i) => i),
});

it('a stored tagger comes back, its weights as bytes', () => {
  const tagger = taggerOf(TAGGER_BUCKETS);
  const { weights, scale, steps } = decodeTagger(encodeTagger(tagger));
  expect(steps).toEqual(tagger.steps);
  expect([0, 1, 2, 3, 4].map(i => weights[i]! * scale)).toEqual([-1, -0.5, 0, 0.5, 1].map(w => expect.closeTo(w, 2)));
});

it('a stored tagger of another size is refused', () => {
  expect(() => decodeTagger(encodeTagger(taggerOf(8)))).toThrow('train it again');
});
