import { describe, expect, it } from '@jest/globals';
import { makeDocument } from '../../../../ingest/extract/document.js';
import { findAll } from '../../../../ingest/extract/entities/findings.js';
import { TagScorer } from '../../../../ingest/extract/entities/tag-scorer.js';
import { emissions, type TaggerModel } from '../../../../ingest/extract/entities/tagger.js';
import { FEATURES, taggerFeatures } from '../../../../ingest/extract/entities/tagger-features.js';
import { shippedTagger } from '../../../../ingest/extract/entities/tagger-model.js';
import { MOST_WORDS, wordOf } from '../../../../ingest/extract/words.js';

const TEXTS = [
  {
    title: 'QuillNet: Ragged Tiles for Faster Decoding on GPUs',
    abstract:
      'We propose QuillNet (Quick Layered Net), a decoder that extends PlumeNet. On two NVIDIA A100 GPUs it outperforms PlumeNet on ImageNet by 3.2 points of accuracy. Its latency halves.',
  },
  { title: '', abstract: 'one' },
  { title: 'Only a title', abstract: '' },
  { title: 'A: B', abstract: 'İstanbul 你好 \u{1F600} (x) . . . $5 and 7% of QuillNet' },
];

/** The same tagger with weights that are no bytes, as it is while it is being trained. */
function loosened({ weights, scale, steps }: TaggerModel): TaggerModel {
  return { weights: Float32Array.from(weights, weight => weight / 3), scale, steps };
}

describe('the scorer of tags', () => {
  it.each(TEXTS)('gives the sums of all features’ weights: “$title”', text => {
    const document = makeDocument(text);
    const findings = findAll(document);
    const features = taggerFeatures(document, findings);
    expect(features).toHaveLength(document.tokens.length * FEATURES);
    const tagger = shippedTagger();
    for (let again = 0; again < 2; again++) {
      expect(new TagScorer(tagger).scores(document, findings)).toEqual(emissions(features, tagger));
    }
    const loose = loosened(tagger);
    const expected = emissions(features, loose);
    const scores = new TagScorer(loose).scores(document, findings);
    for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(expected[i]!, 6);
  });

  it('gives the same for a text whatever it read before', () => {
    const scorer = new TagScorer(shippedTagger());
    const scoresOf = (text: (typeof TEXTS)[number]) => {
      const document = makeDocument(text);
      return scorer.scores(document, findAll(document));
    };
    const first = scoresOf(TEXTS[0]!);
    for (const text of TEXTS) scoresOf(text);
    expect(scoresOf(TEXTS[0]!)).toEqual(first);
    // So many words that others take the places of those that were read before.
    for (let i = 0; i < MOST_WORDS; i++) wordOf(`filling${i}`);
    for (const text of TEXTS.toReversed()) scoresOf(text);
    expect(scoresOf(TEXTS[0]!)).toEqual(first);
  });
});
