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

const NO_FEATURE = -1;
const MOST_BUCKETS = 2 ** 30;

/** A model laid out flat, which is quick to run. */
export class BoostedTrees {
  /** Feature of each bucket. */
  private readonly featureOf: Int16Array;
  private readonly present: Uint8Array;
  /** Room for the features that hold. */
  private readonly held: Int16Array;
  /**
   * Two numbers a node: its feature, and the node that follows where the feature holds. Where it does not, the next one
   * follows: few features hold, so that most ways down a tree are short runs of memory.
   */
  private readonly nodes: Int32Array;
  /** The same memory as floats: the second number of a leaf is what it adds. */
  private readonly values: Float32Array;
  private readonly roots: readonly Int32Array[];
  private readonly bases: readonly number[];

  constructor(model: BoostedModel) {
    this.featureOf = new Int16Array(Math.max(0, ...model.buckets) + 1).fill(NO_FEATURE);
    model.buckets.forEach((bucket, feature) => {
      this.featureOf[bucket] = feature;
    });
    this.present = new Uint8Array(model.buckets.length);
    this.held = new Int16Array(model.buckets.length);
    const size = model.heads.reduce(
      (sum, { trees }) => sum + trees.reduce((all: number, tree) => all + sizeOf(tree), 0),
      0,
    );
    this.nodes = new Int32Array(2 * size);
    this.values = new Float32Array(this.nodes.buffer);
    let next = 0;
    this.roots = model.heads.map(({ trees }) =>
      Int32Array.from(trees, tree => {
        const root = next;
        next = this.place(tree, root);
        return root;
      }),
    );
    this.bases = model.heads.map(({ base }) => base);
  }

  /** Lays a tree out from a node on; returns the node after its last. */
  private place(tree: Tree, at: number): number {
    if (typeof tree === 'number') {
      this.nodes[2 * at] = NO_FEATURE;
      this.values[2 * at + 1] = tree;
      return at + 1;
    }
    const [feature, yes, no] = tree;
    const after = this.place(no, at + 1);
    this.nodes[2 * at] = feature;
    this.nodes[2 * at + 1] = after;
    return this.place(yes, after);
  }

  /**
   * Probability of each class, given the hashes of the features that hold, or their buckets; each may be there more than
   * once.
   * @param buckets number of buckets that the features were hashed to, a power of two
   */
  probabilities(features: readonly number[], buckets = MOST_BUCKETS): number[] {
    const { featureOf, present, held } = this;
    let count = 0;
    for (let i = 0; i < features.length; i++) {
      const feature = featureOf[features[i]! & (buckets - 1)] ?? NO_FEATURE;
      if (feature === NO_FEATURE || present[feature] === 1) continue;
      held[count++] = feature;
      present[feature] = 1;
    }
    const scores = this.roots.map((roots, head) => this.sum(roots, this.bases[head]!));
    for (let i = 0; i < count; i++) present[held[i]!] = 0;
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
    const { nodes, values, present } = this;
    let total = base;
    for (let r = 0; r < roots.length; r++) {
      let at = roots[r]!;
      for (let feature = nodes[2 * at]!; feature >= 0; feature = nodes[2 * at]!) {
        at = present[feature] === 1 ? nodes[2 * at + 1]! : at + 1;
      }
      total += values[2 * at + 1]!;
    }
    return total;
  }
}

const sizeOf = (tree: Tree): number => (typeof tree === 'number' ? 1 : 1 + sizeOf(tree[1]) + sizeOf(tree[2]));

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
