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

/** A model laid out flat, which is quick to run. */
export class BoostedTrees {
  /** Feature of each bucket. */
  private readonly featureOf: Int16Array;
  private readonly present: Uint8Array;
  /** Two numbers a node: its feature, and the node that follows where the feature holds (where not, the one after). */
  private readonly nodes: Int32Array;
  /** What a leaf adds, by its node. */
  private readonly values: Float32Array;
  private readonly roots: readonly Int32Array[];
  private readonly bases: readonly number[];

  constructor(model: BoostedModel) {
    this.featureOf = new Int16Array(Math.max(0, ...model.buckets) + 1).fill(NO_FEATURE);
    model.buckets.forEach((bucket, feature) => {
      this.featureOf[bucket] = feature;
    });
    this.present = new Uint8Array(model.buckets.length);
    const nodes: number[] = [];
    const values: number[] = [];
    const newNode = () => {
      nodes.push(NO_FEATURE, 0);
      values.push(0);
      return values.length - 1;
    };
    const place = (tree: Tree, at: number) => {
      if (typeof tree === 'number') {
        values[at] = tree;
        return;
      }
      const [yes, no] = [newNode(), newNode()];
      nodes[2 * at] = tree[0];
      nodes[2 * at + 1] = yes;
      place(tree[1], yes);
      place(tree[2], no);
    };
    this.roots = model.heads.map(({ trees }) =>
      Int32Array.from(trees, tree => {
        const root = newNode();
        place(tree, root);
        return root;
      }),
    );
    this.bases = model.heads.map(({ base }) => base);
    this.nodes = Int32Array.from(nodes);
    this.values = Float32Array.from(values);
  }

  /** Probability of each class, given the buckets of the features that hold. */
  probabilities(rows: readonly number[]): number[] {
    const { featureOf, present } = this;
    const held: number[] = [];
    for (let i = 0; i < rows.length; i++) {
      const feature = featureOf[rows[i]!] ?? NO_FEATURE;
      if (feature === NO_FEATURE) continue;
      held.push(feature);
      present[feature] = 1;
    }
    const scores = this.roots.map((roots, head) => this.sum(roots, this.bases[head]!));
    for (const feature of held) present[feature] = 0;
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
        at = nodes[2 * at + 1]! + 1 - present[feature]!;
      }
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
