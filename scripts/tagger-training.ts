import { ForwardBackward, TAGS, type TaggerModel } from '../ingest/extract/entities/tagger.js';
import { FEATURES, TAGGER_BUCKETS } from '../ingest/extract/entities/tagger-features.js';
import { seededRandom, shuffled } from './random.js';

/** A text as the tagger sees it: features, wanted tags, and where its sentences begin and end. */
export interface TaggedText {
  features: Int32Array;
  tags: Uint8Array;
  sentences: { firstToken: number; endToken: number }[];
}

export interface TaggerTraining {
  epochs: number;
  rate: number;
  decay: number;
  dropout: number;
}
export const TAGGER_TRAINING: TaggerTraining = { epochs: 12, rate: 0.1, decay: 1e-4, dropout: 0.2 };

/** Trains a conditional random field by AdaGrad with dropped features; weights are averaged over the last epochs. */
export function trainTagger(texts: readonly TaggedText[], options = TAGGER_TRAINING, seed = 1): TaggerModel {
  const random = seededRandom(seed);
  const weights = new Float32Array(TAGGER_BUCKETS * TAGS);
  const squares = new Float32Array(TAGGER_BUCKETS * TAGS).fill(1e-2);
  const steps = new Float32Array(TAGS * TAGS);
  const stepSquares = new Float32Array(TAGS * TAGS).fill(1e-2);
  const mean = new Float32Array(weights.length);
  const averaged = Math.ceil(options.epochs / 3);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const text of shuffled(texts, random)) learn(text);
    if (epoch >= options.epochs - averaged) for (let i = 0; i < weights.length; i++) mean[i]! += weights[i]! / averaged;
  }
  return { weights: mean, scale: 1, steps };

  function learn({ features, tags, sentences }: TaggedText): void {
    const live = Int32Array.from(features, bucket => (random() < options.dropout ? -1 : bucket));
    const tokens = tags.length;
    const scores = new Float64Array(tokens * TAGS);
    for (let i = 0; i < tokens; i++) {
      for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
        if (live[f]! < 0) continue;
        const from = live[f]! * TAGS;
        for (let t = 0; t < TAGS; t++) scores[i * TAGS + t]! += weights[from + t]!;
      }
    }
    const probabilities = new Float64Array(tokens * TAGS);
    const pairs = new Float64Array(TAGS * TAGS);
    const wanted = new Float64Array(TAGS * TAGS);
    const chances = new ForwardBackward(steps);
    for (const { firstToken, endToken } of sentences) {
      chances.run(scores, firstToken, endToken, probabilities);
      chances.addSteps(endToken - firstToken, pairs);
      for (let i = firstToken; i < endToken; i++) wanted[(i > firstToken ? tags[i - 1]! : 0) * TAGS + tags[i]!]! += 1;
    }
    for (let i = 0; i < tokens; i++) {
      for (let t = 0; t < TAGS; t++) {
        const gradient = (tags[i] === t ? 1 : 0) - probabilities[i * TAGS + t]!;
        if (Math.abs(gradient) < 1e-3) continue;
        for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
          if (live[f]! < 0) continue;
          const w = live[f]! * TAGS + t;
          const pull = gradient - options.decay * weights[w]!;
          squares[w]! += pull * pull;
          weights[w]! += (options.rate * pull) / Math.sqrt(squares[w]!);
        }
      }
    }
    for (let k = 0; k < TAGS * TAGS; k++) {
      const gradient = wanted[k]! - pairs[k]!;
      stepSquares[k]! += gradient * gradient;
      steps[k]! += (options.rate * gradient) / Math.sqrt(stepSquares[k]!);
    }
  }
}
