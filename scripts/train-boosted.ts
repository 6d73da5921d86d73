import type { BoostedModel, Tree } from '../ingest/extract/entities/boosted.js';
import { seededRandom } from './random.js';

export interface BoostedCase {
  rows: readonly number[];
  answer: number;
}

export interface BoostedOptions {
  rounds: number;
  depth: number;
  rate: number;
  /** Cases that a feature needs to be looked at. */
  fewest: number;
  /** Share of the features that each tree may look at. */
  columns: number;
}

const SHARE_OF_CASES = 0.7;
const DAMPING = 3;
const LEAST_WEIGHT = 2;
const LEAST_GAIN = 1e-3;

/**
 * Fits gradient-boosted trees over binary features by Newton steps on the log loss (Friedman 2001; Chen and Guestrin
 * 2016). Two classes share one head. Deterministic: cases and features are drawn by a generator with a fixed seed.
 */
export function trainBoosted(cases: readonly BoostedCase[], classes: number, options: BoostedOptions): BoostedModel {
  const buckets = frequentBuckets(cases, options.fewest);
  const featureOf = new Map(buckets.map((bucket, feature) => [bucket, feature]));
  const features = cases.map(({ rows }) =>
    Int32Array.from(
      rows.flatMap(row => {
        const feature = featureOf.get(row);
        return feature === undefined ? [] : [feature];
      }),
    ),
  );
  return new Booster(cases, features, buckets, classes, options).fit();
}

function frequentBuckets(cases: readonly BoostedCase[], fewest: number): number[] {
  const counts = new Map<number, number>();
  for (const { rows } of cases) for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .map(([bucket]) => bucket)
    .sort((a, b) => a - b);
}

class Booster {
  private readonly random = seededRandom(5);
  private readonly slopes: Float64Array;
  private readonly curves: Float64Array;
  private readonly slopeSums: Float64Array;
  private readonly curveSums: Float64Array;
  private readonly allowed: Uint8Array;
  private readonly held: Set<number>[];

  constructor(
    private readonly cases: readonly BoostedCase[],
    private readonly features: readonly Int32Array[],
    private readonly buckets: readonly number[],
    private readonly classes: number,
    private readonly options: BoostedOptions,
  ) {
    this.slopes = new Float64Array(cases.length);
    this.curves = new Float64Array(cases.length);
    this.slopeSums = new Float64Array(buckets.length);
    this.curveSums = new Float64Array(buckets.length);
    this.allowed = new Uint8Array(buckets.length);
    this.held = features.map(list => new Set(list));
  }

  fit(): BoostedModel {
    const heads = this.classes === 2 ? 1 : this.classes;
    const answers = Array.from({ length: heads }, (_, head) => (heads === 1 ? 1 : head));
    const bases = answers.map(answer => this.base(answer, heads));
    const scores = bases.map(base => new Float64Array(this.cases.length).fill(base));
    const trees: Tree[][] = bases.map(() => []);
    for (let round = 0; round < this.options.rounds; round++) {
      const chances = probabilities(scores);
      answers.forEach((answer, head) => {
        const tree = this.tree(answer, chances[head]!);
        trees[head]!.push(tree);
        this.held.forEach((held, i) => {
          scores[head]![i]! += leafOf(tree, held);
        });
      });
    }
    return { buckets: this.buckets, heads: bases.map((base, head) => ({ base, trees: trees[head]! })) };
  }

  private base(answer: number, heads: number): number {
    const share = (this.cases.filter(one => one.answer === answer).length + 1) / (this.cases.length + 2);
    return heads === 1 ? Math.log(share / (1 - share)) : Math.log(share);
  }

  private tree(answer: number, chances: Float64Array): Tree {
    const drawn: number[] = [];
    this.cases.forEach((one, i) => {
      const p = chances[i]!;
      this.slopes[i] = (one.answer === answer ? 1 : 0) - p;
      this.curves[i] = p * (1 - p);
      if (this.random() < SHARE_OF_CASES) drawn.push(i);
    });
    for (let f = 0; f < this.allowed.length; f++) this.allowed[f] = this.random() < this.options.columns ? 1 : 0;
    return this.grow(drawn, this.options.depth);
  }

  private grow(cases: readonly number[], depth: number): Tree {
    let slope = 0;
    let curve = 0;
    for (const i of cases) {
      slope += this.slopes[i]!;
      curve += this.curves[i]!;
    }
    const feature = depth === 0 || curve < 2 * LEAST_WEIGHT ? -1 : this.bestFeature(cases, slope, curve);
    if (feature < 0) return (this.options.rate * slope) / (curve + DAMPING);
    const yes = cases.filter(i => this.held[i]!.has(feature));
    const no = cases.filter(i => !this.held[i]!.has(feature));
    return [feature, this.grow(yes, depth - 1), this.grow(no, depth - 1)];
  }

  private bestFeature(cases: readonly number[], slope: number, curve: number): number {
    const { slopeSums, curveSums, allowed } = this;
    slopeSums.fill(0);
    curveSums.fill(0);
    for (const i of cases) {
      for (const feature of this.features[i]!) {
        if (allowed[feature] === 0) continue;
        slopeSums[feature]! += this.slopes[i]!;
        curveSums[feature]! += this.curves[i]!;
      }
    }
    let best = -1;
    let most = LEAST_GAIN + (slope * slope) / (curve + DAMPING);
    for (let f = 0; f < allowed.length; f++) {
      const held = curveSums[f]!;
      if (held < LEAST_WEIGHT || curve - held < LEAST_WEIGHT) continue;
      const gain = slopeSums[f]! ** 2 / (held + DAMPING) + (slope - slopeSums[f]!) ** 2 / (curve - held + DAMPING);
      if (gain > most) {
        most = gain;
        best = f;
      }
    }
    return best;
  }
}

function leafOf(tree: Tree, held: ReadonlySet<number>): number {
  let at = tree;
  while (typeof at !== 'number') at = held.has(at[0]) ? at[1] : at[2];
  return at;
}

function probabilities(scores: readonly Float64Array[]): Float64Array[] {
  if (scores.length === 1) return [scores[0]!.map(score => 1 / (1 + Math.exp(-score)))];
  const out = scores.map(row => new Float64Array(row.length));
  for (let i = 0; i < out[0]!.length; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (const row of scores) most = Math.max(most, row[i]!);
    let total = 0;
    for (const [k, row] of scores.entries()) total += out[k]![i] = Math.exp(row[i]! - most);
    for (const row of out) row[i]! /= total;
  }
  return out;
}
