import type { LinearModel } from '../ingest/extract/relations/linear-model.js';
import { softmax } from '../ingest/extract/relations/linear-model.js';

/** One case: rows of the features that hold, place of the right class, and how much it counts. */
export interface Case {
  rows: readonly number[];
  answer: number;
  weight: number;
}

export interface TrainingOptions {
  epochs: number;
  rate: number;
  /** Pull of each weight towards zero. */
  decay: number;
}

/**
 * Fits a multinomial logistic model by stochastic gradient steps with per-weight rates (AdaGrad, Duchi et al. 2011) and
 * an L2 penalty. Deterministic: cases are shuffled by a generator with a fixed seed.
 */
export function trainLinear(
  cases: readonly Case[],
  classes: readonly string[],
  buckets: number,
  { epochs, rate, decay }: TrainingOptions,
): LinearModel {
  const size = classes.length;
  const weights = new Float32Array(buckets * size);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const bias = new Float32Array(size);
  const biasSquares = new Float32Array(size).fill(1e-6);
  const order = cases.map((_, i) => i);
  const random = linearCongruential(12345);
  const scores = new Float64Array(size);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const i of order) {
      const { rows, answer, weight } = cases[i]!;
      if (weight === 0) continue;
      for (let c = 0; c < size; c++) scores[c] = bias[c]!;
      for (const row of rows) for (let c = 0; c < size; c++) scores[c]! += weights[row * size + c]!;
      softmax(scores);
      for (let c = 0; c < size; c++) {
        const slope = (scores[c]! - (c === answer ? 1 : 0)) * weight;
        if (Math.abs(slope) < 1e-4) continue;
        for (const row of rows) {
          const k = row * size + c;
          const step = slope + decay * weights[k]!;
          squares[k]! += step * step;
          weights[k]! -= (rate * step) / Math.sqrt(squares[k]!);
        }
        biasSquares[c]! += slope * slope;
        bias[c]! -= (rate * slope) / Math.sqrt(biasSquares[c]!);
      }
    }
  }
  return { classes, buckets, weights, bias };
}

/** Numbers in [0, 1), the same ones each time (Numerical Recipes' constants). */
export function linearCongruential(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
