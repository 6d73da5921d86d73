export { rowsOf, rowsOfAllHashes, rowsOfHashes } from '../feature-hash.js';

/** A multinomial linear model over hashed binary features. */
export interface LinearModel {
  classes: readonly string[];
  /** Number of rows of weights; a power of two. */
  buckets: number;
  /** `weights[bucket * classes.length + class]`; bytes where the model was read from a file. */
  weights: Float32Array | Int8Array;
  /**
   * What each byte stands for, at 128 and the byte. Bytes stay bytes because the time goes into fetching weights:
   * four times as many of them fit a processor's cache.
   */
  values?: Float32Array;
  /** Added to each class. */
  bias: Float32Array;
}

/** Probability of each class, given the rows of the features that hold. */
export function classify(model: LinearModel, rows: readonly number[]): Float64Array {
  const size = model.classes.length;
  const scores = new Float64Array(size);
  for (let c = 0; c < size; c++) scores[c] = model.bias[c]!;
  if (model.values) addBytes(scores, model.weights, model.values, rows);
  else addWeights(scores, model.weights, rows);
  return softmax(scores);
}

/** Class by class, not row by row: so the rows, which lie far apart, are fetched from memory all at once. */
function addBytes(
  scores: Float64Array,
  bytes: LinearModel['weights'],
  values: Float32Array,
  rows: readonly number[],
): void {
  const size = scores.length;
  for (let c = 0; c < size; c++) {
    let score = scores[c]!;
    for (let i = 0; i < rows.length; i++) score += values[128 + bytes[rows[i]! * size + c]!]!;
    scores[c] = score;
  }
}

function addWeights(scores: Float64Array, weights: LinearModel['weights'], rows: readonly number[]): void {
  const size = scores.length;
  for (const row of rows) for (let c = 0; c < size; c++) scores[c]! += weights[row * size + c]!;
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let total = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - highest);
    total += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= total;
  return scores;
}
