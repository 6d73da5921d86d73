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
  const features = cases.map(({ rows }) => {
    const held = new Set<number>();
    for (const row of rows) {
      const feature = featureOf.get(row);
      if (feature !== undefined) held.add(feature);
    }
    return Int32Array.from(held).sort();
  });
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

/** Sums of slopes and of curves over the cases of a node that hold a feature, one of each for each allowed feature. */
interface Sums {
  slopes: Float64Array;
  curves: Float64Array;
}

/** Cases of a node: those that the tree learns from, and those that only go down it. */
interface Node {
  drawn: number[];
  others: number[];
}

class Booster {
  private readonly random = seededRandom(5);
  private readonly slopes: Float64Array;
  private readonly curves: Float64Array;
  /** The features that the present tree may look at, and the place of each feature among them; -1 for the others. */
  private allowed: number[] = [];
  private readonly placeOf: Int32Array;
  /** Of each case, the places of its allowed features, in order: from one begin to the next. */
  private readonly begins: Int32Array;
  private readonly places: Int32Array;
  private readonly spare: Sums[] = [];

  constructor(
    private readonly cases: readonly BoostedCase[],
    private readonly features: readonly Int32Array[],
    private readonly buckets: readonly number[],
    private readonly classes: number,
    private readonly options: BoostedOptions,
  ) {
    this.slopes = new Float64Array(cases.length);
    this.curves = new Float64Array(cases.length);
    this.placeOf = new Int32Array(buckets.length);
    this.begins = new Int32Array(cases.length + 1);
    this.places = new Int32Array(features.reduce((sum, list) => sum + list.length, 0));
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
        trees[head]!.push(this.tree(answer, chances[head]!, scores[head]!));
      });
    }
    return onlyAsked({ buckets: this.buckets, heads: bases.map((base, head) => ({ base, trees: trees[head]! })) });
  }

  private base(answer: number, heads: number): number {
    const share = (this.cases.filter(one => one.answer === answer).length + 1) / (this.cases.length + 2);
    return heads === 1 ? Math.log(share / (1 - share)) : Math.log(share);
  }

  /** Grows a tree on cases drawn by chance, and adds what it says of each case to the scores. */
  private tree(answer: number, chances: Float64Array, scores: Float64Array): Tree {
    const root: Node = { drawn: [], others: [] };
    this.cases.forEach((one, i) => {
      const p = chances[i]!;
      this.slopes[i] = (one.answer === answer ? 1 : 0) - p;
      this.curves[i] = p * (1 - p);
      (this.random() < SHARE_OF_CASES ? root.drawn : root.others).push(i);
    });
    this.allow();
    const sums = this.sumsOver(root.drawn);
    const tree = this.grow(root, this.options.depth, sums, scores);
    this.spare.push(sums);
    return tree;
  }

  /** Draws the features that a tree may look at, and gathers which of them each case holds. */
  private allow(): void {
    const { placeOf, places, begins } = this;
    this.allowed = [];
    for (let f = 0; f < placeOf.length; f++) {
      placeOf[f] = this.random() < this.options.columns ? this.allowed.push(f) - 1 : -1;
    }
    let at = 0;
    this.features.forEach((list, i) => {
      begins[i] = at;
      for (let k = 0; k < list.length; k++) {
        const place = placeOf[list[k]!]!;
        if (place >= 0) places[at++] = place;
      }
    });
    begins[this.features.length] = at;
  }

  private grow(node: Node, depth: number, sums: Sums, scores: Float64Array): Tree {
    const { slope, curve } = this.totalOf(node);
    const best = depth === 0 || curve < 2 * LEAST_WEIGHT ? -1 : this.bestPlace(sums, slope, curve);
    if (best < 0) return this.leaf(node, scores);
    const [yes, no] = this.split(node, best);
    if (depth === 1) return [this.allowed[best]!, this.leaf(yes, scores), this.leaf(no, scores)];
    // What the larger part sums up to is what is left of the whole without the smaller.
    const isFewer = yes.drawn.length < no.drawn.length;
    const fewer = this.sumsOver((isFewer ? yes : no).drawn);
    const more = this.without(sums, fewer);
    const left = this.grow(yes, depth - 1, isFewer ? fewer : more, scores);
    const right = this.grow(no, depth - 1, isFewer ? more : fewer, scores);
    this.spare.push(fewer, more);
    return [this.allowed[best]!, left, right];
  }

  private totalOf({ drawn }: Node): { slope: number; curve: number } {
    let slope = 0;
    let curve = 0;
    for (const i of drawn) {
      slope += this.slopes[i]!;
      curve += this.curves[i]!;
    }
    return { slope, curve };
  }

  /** What a leaf adds, which all its cases get. */
  private leaf(node: Node, scores: Float64Array): number {
    const { slope, curve } = this.totalOf(node);
    const added = (this.options.rate * slope) / (curve + DAMPING);
    for (const i of node.drawn) scores[i]! += added;
    for (const i of node.others) scores[i]! += added;
    return added;
  }

  private split({ drawn, others }: Node, place: number): [yes: Node, no: Node] {
    const yes: Node = { drawn: [], others: [] };
    const no: Node = { drawn: [], others: [] };
    for (const i of drawn) (this.holds(i, place) ? yes : no).drawn.push(i);
    for (const i of others) (this.holds(i, place) ? yes : no).others.push(i);
    return [yes, no];
  }

  private holds(one: number, place: number): boolean {
    let low = this.begins[one]!;
    let high = this.begins[one + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.places[middle]!;
      if (there === place) return true;
      if (there < place) low = middle + 1;
      else high = middle;
    }
    return false;
  }

  private emptySums(): Sums {
    const size = this.buckets.length;
    return this.spare.pop() ?? { slopes: new Float64Array(size), curves: new Float64Array(size) };
  }

  private sumsOver(cases: readonly number[]): Sums {
    const sums = this.emptySums();
    const { slopes, curves } = sums;
    slopes.fill(0);
    curves.fill(0);
    const { places, begins } = this;
    for (const i of cases) {
      const slope = this.slopes[i]!;
      const curve = this.curves[i]!;
      const end = begins[i + 1]!;
      for (let k = begins[i]!; k < end; k++) {
        const place = places[k]!;
        slopes[place]! += slope;
        curves[place]! += curve;
      }
    }
    return sums;
  }

  private without(whole: Sums, part: Sums): Sums {
    const rest = this.emptySums();
    for (let f = 0; f < this.allowed.length; f++) {
      rest.slopes[f] = whole.slopes[f]! - part.slopes[f]!;
      rest.curves[f] = whole.curves[f]! - part.curves[f]!;
    }
    return rest;
  }

  private bestPlace({ slopes, curves }: Sums, slope: number, curve: number): number {
    let best = -1;
    let most = LEAST_GAIN + (slope * slope) / (curve + DAMPING);
    for (let f = 0; f < this.allowed.length; f++) {
      const held = curves[f]!;
      if (held < LEAST_WEIGHT || curve - held < LEAST_WEIGHT) continue;
      const gain = slopes[f]! ** 2 / (held + DAMPING) + (slope - slopes[f]!) ** 2 / (curve - held + DAMPING);
      if (gain > most) {
        most = gain;
        best = f;
      }
    }
    return best;
  }
}

/** The same model without the features that no tree asks for. */
function onlyAsked({ buckets, heads }: BoostedModel): BoostedModel {
  const places = new Map<number, number>();
  const renumbered = (tree: Tree): Tree => {
    if (typeof tree === 'number') return tree;
    const place = places.get(tree[0]) ?? places.size;
    places.set(tree[0], place);
    return [place, renumbered(tree[1]), renumbered(tree[2])];
  };
  const trimmed = heads.map(({ base, trees }) => ({ base, trees: trees.map(renumbered) }));
  return { buckets: [...places.keys()].map(feature => buckets[feature]!), heads: trimmed };
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
