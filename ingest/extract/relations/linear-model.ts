/** A multinomial linear model over hashed binary features. */
export interface LinearModel {
  classes: readonly string[];
  /** Number of rows of weights; a power of two. */
  buckets: number;
  /** `weights[bucket * classes.length + class]`. */
  weights: Float32Array;
  /** Added to each class. */
  bias: Float32Array;
}

/** Mixed FNV-1a hash of a feature's name, 32 bits. */
export function hashFeature(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    hash ^= name.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** Rows of the features that hold, each once. */
export function rowsOf(features: Iterable<string>, buckets: number): number[] {
  const rows = new Set<number>();
  for (const feature of features) rows.add(hashFeature(feature) & (buckets - 1));
  return [...rows];
}

/** Rows of features that were hashed before, each once. */
export function rowsOfHashes(hashes: Iterable<number>, buckets: number): number[] {
  const rows = new Set<number>();
  for (const hash of hashes) rows.add(hash & (buckets - 1));
  return [...rows];
}

/** Probability of each class, given the rows of the features that hold. */
export function classify(model: LinearModel, rows: readonly number[]): Float64Array {
  const size = model.classes.length;
  const scores = new Float64Array(size);
  for (let c = 0; c < size; c++) scores[c] = model.bias[c]!;
  for (const row of rows) {
    for (let c = 0; c < size; c++) scores[c]! += model.weights[row * size + c]!;
  }
  return softmax(scores);
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
