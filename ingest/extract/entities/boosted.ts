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
/** So many cases go through the trees side by side: one for each bit of a set. */
const MOST_AT_ONCE = 31;

/** A model laid out flat, which is quick to run. */
export class BoostedTrees {
  /** Feature of each bucket: its place among those that trees ask for, in the order in which they ask. */
  private readonly featureOf: Int16Array;
  /** For each feature, the set of cases in which it holds. */
  private readonly holders: Int32Array;
  /** Room for the features that hold in some case, and how many do. */
  private readonly held: Int32Array;
  private heldCount = 0;
  /**
   * Two numbers a node: its feature, and the node that follows where the feature holds. Where it does not, the next one
   * follows: few features hold, so that most ways down a tree are short runs of memory.
   */
  private readonly nodes: Int32Array;
  /** The same memory as floats: the second number of a leaf is what it adds. */
  private readonly values: Float32Array;
  private readonly heads: readonly { base: number; roots: Int32Array }[];
  /** Room for the sums of the cases, and for nodes of a tree that are still to be visited, each with its cases. */
  private readonly totals = new Float64Array(MOST_AT_ONCE);
  private readonly waiting: Int32Array;

  constructor(model: BoostedModel) {
    this.featureOf = new Int16Array(Math.max(0, ...model.buckets) + 1).fill(NO_FEATURE);
    const trees = model.heads.flatMap(head => head.trees);
    this.nodes = new Int32Array(2 * trees.reduce((all: number, tree) => all + sizeOf(tree), 0));
    this.values = new Float32Array(this.nodes.buffer);
    const asked = new Map<number, number>();
    let next = 0;
    this.heads = model.heads.map(({ base, trees }) => {
      const roots = Int32Array.from(trees, tree => {
        const root = next;
        next = this.place(tree, root, asked);
        return root;
      });
      return { base, roots };
    });
    for (const [feature, place] of asked) this.featureOf[model.buckets[feature]!] = place;
    this.holders = new Int32Array(asked.size);
    this.held = new Int32Array(asked.size);
    this.waiting = new Int32Array(2 * trees.reduce((most: number, tree) => Math.max(most, depthOf(tree)), 0));
  }

  /** Lays a tree out from a node on; returns the node after its last. */
  private place(tree: Tree, at: number, asked: Map<number, number>): number {
    if (typeof tree === 'number') {
      this.nodes[2 * at] = NO_FEATURE;
      this.values[2 * at + 1] = tree;
      return at + 1;
    }
    const [feature, yes, no] = tree;
    const place = asked.get(feature) ?? asked.size;
    asked.set(feature, place);
    const after = this.place(no, at + 1, asked);
    this.nodes[2 * at] = place;
    this.nodes[2 * at + 1] = after;
    return this.place(yes, after, asked);
  }

  /**
   * Probability of each class for each case, given the hashes of the features that hold, or their buckets; each may be
   * there more than once. Cases are judged side by side, as they share most of their way down a tree.
   * @param buckets number of buckets that the features were hashed to, a power of two
   */
  probabilitiesOfAll(cases: readonly (readonly number[])[], buckets = MOST_BUCKETS): number[][] {
    const all: number[][] = [];
    for (let first = 0; first < cases.length; first += MOST_AT_ONCE) {
      const some = cases.slice(first, first + MOST_AT_ONCE);
      for (let i = 0; i < some.length; i++) this.hold(some[i]!, buckets, 1 << i);
      const scores = this.heads.map(head => this.sums(head, some.length));
      this.forget();
      for (let i = 0; i < some.length; i++) all.push(chancesOf(scores.map(sums => sums[i]!)));
    }
    return all;
  }

  private hold(features: readonly number[], buckets: number, bit: number): void {
    const { featureOf, holders, held } = this;
    for (let i = 0; i < features.length; i++) {
      const bucket = features[i]! & (buckets - 1);
      const feature = bucket < featureOf.length ? featureOf[bucket]! : NO_FEATURE;
      if (feature === NO_FEATURE) continue;
      if (holders[feature] === 0) held[this.heldCount++] = feature;
      holders[feature]! |= bit;
    }
  }

  private forget(): void {
    const { holders, held } = this;
    for (let i = 0; i < this.heldCount; i++) holders[held[i]!] = 0;
    this.heldCount = 0;
  }

  /** Sum over the trees of a head, for each of the first cases. */
  private sums({ base, roots }: { base: number; roots: Int32Array }, cases: number): Float64Array {
    const { totals } = this;
    totals.fill(base, 0, cases);
    const everyCase = 2 ** cases - 1;
    for (let r = 0; r < roots.length; r++) this.addTree(roots[r]!, everyCase);
    return totals.slice(0, cases);
  }

  /** Adds to each case's total the leaf that it comes to: the set of cases is parted where they go different ways. */
  private addTree(root: number, cases: number): void {
    const { nodes, values, holders, totals, waiting } = this;
    let at = root;
    let here = cases;
    let count = 0;
    for (;;) {
      const feature = nodes[2 * at]!;
      if (feature >= 0) {
        const yes = here & holders[feature]!;
        if (yes === 0) {
          at++;
          continue;
        }
        if (yes !== here) {
          waiting[count++] = at + 1;
          waiting[count++] = here ^ yes;
        }
        at = nodes[2 * at + 1]!;
        here = yes;
        continue;
      }
      const value = values[2 * at + 1]!;
      for (let rest = here; rest !== 0; rest &= rest - 1) totals[31 - Math.clz32(rest & -rest)]! += value;
      if (count === 0) return;
      here = waiting[--count]!;
      at = waiting[--count]!;
    }
  }
}

/** Softmax of the scores of the heads; a single one is the log-odds of the second of two classes. */
function chancesOf(scores: readonly number[]): number[] {
  if (scores.length === 1) {
    const second = 1 / (1 + Math.exp(-scores[0]!));
    return [1 - second, second];
  }
  const most = Math.max(...scores);
  const weights = scores.map(score => Math.exp(score - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map(weight => weight / total);
}

const sizeOf = (tree: Tree): number => (typeof tree === 'number' ? 1 : 1 + sizeOf(tree[1]) + sizeOf(tree[2]));
const depthOf = (tree: Tree): number =>
  typeof tree === 'number' ? 0 : 1 + Math.max(depthOf(tree[1]), depthOf(tree[2]));

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
