import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packageFile } from '../../../package-root.js';

/** A decision on one feature, with what follows where it holds and where it does not; or what a leaf adds. */
export type Tree = number | readonly [feature: number, yes: Tree, no: Tree];

/**
 * Gradient-boosted trees over binary features. One head for each class, joined by softmax; a single head is the
 * log-odds of the second of two classes. Features are known by their bucket.
 */
export interface BoostedModel {
  /** Bucket of each feature. */
  buckets: readonly number[];
  heads: readonly { base: number; trees: readonly Tree[] }[];
}

/** A model laid out flat, which is quick to run. */
export class BoostedTrees {
  private readonly featureOf: ReadonlyMap<number, number>;
  private readonly present: Uint8Array;
  private readonly features: Int16Array;
  private readonly next: Int32Array;
  private readonly values: Float32Array;
  private readonly roots: readonly Int32Array[];
  private readonly bases: readonly number[];

  constructor(model: BoostedModel) {
    this.featureOf = new Map(model.buckets.map((bucket, feature) => [bucket, feature]));
    this.present = new Uint8Array(model.buckets.length);
    const features: number[] = [];
    const next: number[] = [];
    const values: number[] = [];
    const place = (tree: Tree, at: number) => {
      if (typeof tree === 'number') {
        features[at] = -1;
        next[at] = 0;
        values[at] = tree;
        return;
      }
      const child = features.length;
      features.push(-1, -1);
      features[at] = tree[0];
      next[at] = child;
      values[at] = 0;
      place(tree[1], child);
      place(tree[2], child + 1);
    };
    this.roots = model.heads.map(({ trees }) =>
      Int32Array.from(trees, tree => {
        const root = features.length;
        features.push(-1);
        place(tree, root);
        return root;
      }),
    );
    this.bases = model.heads.map(({ base }) => base);
    this.features = Int16Array.from(features);
    this.next = Int32Array.from(next);
    this.values = Float32Array.from(values);
  }

  /** Probability of each class, given the buckets of the features that hold. */
  probabilities(rows: readonly number[]): number[] {
    const held: number[] = [];
    for (const row of rows) {
      const feature = this.featureOf.get(row);
      if (feature !== undefined) held.push(feature);
    }
    for (const feature of held) this.present[feature] = 1;
    const scores = this.roots.map((roots, head) => this.sum(roots, this.bases[head]!));
    for (const feature of held) this.present[feature] = 0;
    if (scores.length === 1) {
      const second = 1 / (1 + Math.exp(-scores[0]!));
      return [1 - second, second];
    }
    const most = Math.max(...scores);
    const weights = scores.map(score => Math.exp(score - most));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map(weight => weight / total);
  }

  private sum(roots: Int32Array, base: number): number {
    const { features, next, values, present } = this;
    let total = base;
    for (let r = 0; r < roots.length; r++) {
      let at = roots[r]!;
      while (features[at]! >= 0) at = next[at]! + 1 - present[features[at]!]!;
      total += values[at]!;
    }
    return total;
  }
}

/** Packs models by name as gzipped JSON; leaves keep four digits. */
export function encodeBoosted(models: Record<string, BoostedModel>): Buffer {
  const text = JSON.stringify(models, (_, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 10000) / 10000 : value,
  );
  return gzipSync(text, { level: 9 });
}

const shipped = new Map<string, Record<string, BoostedModel>>();

/** Models of a shipped file of `ingest/models`, read once. */
export function shippedBoosted(file: string): Record<string, BoostedModel> {
  let models = shipped.get(file);
  if (!models) {
    const packed = readFileSync(packageFile('ingest', 'models', file));
    models = JSON.parse(gunzipSync(packed).toString('utf8')) as Record<string, BoostedModel>;
    shipped.set(file, models);
  }
  return models;
}
