import type { EntityType } from '../../../graph/model.js';
import type { Document } from '../document.js';
import { FEATURES } from './tagger-features.js';

/** What a token may be part of: a named method, a generic one, hardware, a dataset, a metric. */
export const TAG_KINDS = ['method', 'generic', 'hardware', 'dataset', 'metric'] as const;
export type TagKind = (typeof TAG_KINDS)[number];
/** Outside, then begin and inside of each kind. */
export const TAGS = 1 + 2 * TAG_KINDS.length;
export const TYPE_OF_KIND: Record<TagKind, EntityType> = {
  method: 'Method',
  generic: 'Method',
  hardware: 'Hardware',
  dataset: 'Dataset',
  metric: 'Metric',
};

/** A linear-chain conditional random field: `weights[bucket * TAGS + tag]`, `steps[from * TAGS + to]`. */
export interface TaggerModel {
  weights: Float32Array | Int8Array;
  scale: number;
  steps: Float32Array;
}

/** May this tag follow that one? Inside only follows begin or inside of its kind. */
export const mayFollow = (from: number, to: number) => to === 0 || to % 2 === 1 || from === to || from === to - 1;

/** Scores of each tag at each token, given all features; `TagScorer` does the same for a text and is quicker. */
export function emissions(features: Int32Array, model: TaggerModel): Float64Array {
  const tokens = features.length / FEATURES;
  const scores = new Float64Array(tokens * TAGS);
  const { weights, scale } = model;
  const sums = new Float64Array(TAGS);
  for (let i = 0; i < tokens; i++) {
    sums.fill(0);
    for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
      const from = features[f]! * TAGS;
      for (let t = 0; t < TAGS; t++) sums[t]! += weights[from + t]!;
    }
    for (let t = 0; t < TAGS; t++) scores[i * TAGS + t] = sums[t]! * scale;
  }
  return scores;
}

const isInside = (tag: number) => tag !== 0 && tag % 2 === 0;
/** The tags that may stand before a tag lie side by side: all of them, or those of the kind that it is inside of. */
const firstBefore = (tag: number) => (isInside(tag) ? tag - 1 : 0);
const lastBefore = (tag: number) => (isInside(tag) ? tag : TAGS - 1);
const OPENING = Array.from({ length: TAGS }, (_, tag) => mayFollow(0, tag));

/** Probabilities of tags and of steps between tags, within one sentence. */
export class ForwardBackward {
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);
  private local = new Float64Array(0);
  private scales = new Float64Array(0);
  /** `leaps[to * TAGS + from]`: all that lead to a tag lie side by side. */
  private readonly leaps: Float64Array;

  constructor(steps: Float32Array) {
    this.leaps = Float64Array.from(steps, (_, i) => {
      const [to, from] = [Math.floor(i / TAGS), i % TAGS];
      return mayFollow(from, to) ? Math.exp(steps[from * TAGS + to]!) : 0;
    });
  }

  /** Fills the rows of a sentence in `out` with the probability of each tag at each token. */
  run(scores: Float64Array, first: number, end: number, out: Float64Array): void {
    const length = end - first;
    if (this.scales.length < length) {
      this.forward = new Float64Array(length * TAGS);
      this.backward = new Float64Array(length * TAGS);
      this.local = new Float64Array(length * TAGS);
      this.scales = new Float64Array(length);
    }
    for (let i = 0; i < length; i++) this.stepForward(scores, first, i);
    this.backward.fill(1, (length - 1) * TAGS, length * TAGS);
    for (let i = length - 2; i >= 0; i--) this.stepBackward(i);
    for (let i = 0; i < length * TAGS; i++) out[first * TAGS + i] = this.forward[i]! * this.backward[i]!;
  }

  private stepForward(scores: Float64Array, first: number, i: number): void {
    const { forward, local, leaps } = this;
    const row = i * TAGS;
    let most = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < TAGS; t++) most = Math.max(most, scores[first * TAGS + row + t]!);
    let sum = 0;
    for (let t = 0; t < TAGS; t++) {
      local[row + t] = Math.exp(scores[first * TAGS + row + t]! - most);
      let mass = 0;
      if (i === 0) mass = OPENING[t] ? leaps[t * TAGS]! : 0;
      else
        for (let s = firstBefore(t); s <= lastBefore(t); s++) mass += forward[row - TAGS + s]! * leaps[t * TAGS + s]!;
      forward[row + t] = mass * local[row + t]!;
      sum += forward[row + t]!;
    }
    for (let t = 0; t < TAGS; t++) forward[row + t]! /= sum;
    this.scales[i] = sum;
  }

  private stepBackward(i: number): void {
    const { backward, local, leaps, scales } = this;
    const row = i * TAGS;
    backward.fill(0, row, row + TAGS);
    for (let t = 0; t < TAGS; t++) {
      const weight = (local[row + TAGS + t]! * backward[row + TAGS + t]!) / scales[i + 1]!;
      if (weight === 0) continue;
      for (let s = firstBefore(t); s <= lastBefore(t); s++) backward[row + s]! += leaps[t * TAGS + s]! * weight;
    }
  }

  /** Adds the expected number of each step of the sentence that was run last. */
  addSteps(length: number, pairs: Float64Array): void {
    const { forward, backward, local, leaps, scales } = this;
    for (let t = 0; t < TAGS; t++) pairs[t]! += forward[t]! * backward[t]!;
    for (let i = 1; i < length; i++) {
      const row = i * TAGS;
      for (let t = 0; t < TAGS; t++) {
        const weight = (local[row + t]! * backward[row + t]!) / scales[i]!;
        for (let s = firstBefore(t); s <= lastBefore(t); s++) {
          pairs[s * TAGS + t]! += forward[row - TAGS + s]! * leaps[t * TAGS + s]! * weight;
        }
      }
    }
  }
}

/** Room for {@link bestTags}: where the best way to each tag of each token comes from, and scores of two tokens. */
let origins = new Uint8Array(0);
const rows = [new Float64Array(TAGS), new Float64Array(TAGS)] as const;
/** Tags that may come before, where any tag may. */
const near = new Uint8Array(TAGS);

/** Best tags of a sentence by the Viterbi algorithm; `outside` is added to the score of being outside. */
export function bestTags(
  scores: Float64Array,
  first: number,
  end: number,
  steps: Float32Array,
  outside: number,
  out: Uint8Array,
): void {
  const length = end - first;
  if (origins.length < length * TAGS) origins = new Uint8Array(length * TAGS);
  const from = origins;
  const reach = reachOf(steps);
  let [previous, now] = rows;
  for (let t = 0; t < TAGS; t++) previous[t] = OPENING[t] ? steps[t]! + scores[first * TAGS + t]! : -Infinity;
  previous[0]! += outside;
  for (let i = 1; i < length; i++) {
    const nearTags = gatherNear(previous, reach);
    for (let t = 0; t < TAGS; t++) {
      const inside = isInside(t);
      const count = inside ? lastBefore(t) - firstBefore(t) + 1 : nearTags;
      let best = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < count; k++) {
        const s = inside ? firstBefore(t) + k : near[k]!;
        const score = previous[s]! + steps[s * TAGS + t]!;
        if (score > best) {
          best = score;
          from[i * TAGS + t] = s;
        }
      }
      now[t] = best + scores[(first + i) * TAGS + t]! + (t === 0 ? outside : 0);
    }
    [previous, now] = [now, previous];
  }
  let tag = 0;
  for (let t = 1; t < TAGS; t++) if (previous[t]! > previous[tag]!) tag = t;
  for (let i = length - 1; i >= 0; i--) {
    out[first + i] = tag;
    tag = from[i * TAGS + tag]!;
  }
}

/**
 * How far a tag may lie behind the best one and still come before a tag that any may come before: a step makes up for no
 * more than the steps differ, and a little is added for what rounding does.
 */
function reachOf(steps: Float32Array): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let from = 0; from < TAGS; from++) {
    for (let to = 0; to < TAGS; to += to === 0 ? 1 : 2) {
      least = Math.min(least, steps[from * TAGS + to]!);
      most = Math.max(most, steps[from * TAGS + to]!);
    }
  }
  return most - least + 1;
}

/** Puts the tags that are within reach of the best one into `near`; returns their number. */
function gatherNear(scores: Float64Array, reach: number): number {
  let best = scores[0]!;
  for (let t = 1; t < TAGS; t++) if (scores[t]! > best) best = scores[t]!;
  let count = 0;
  for (let t = 0; t < TAGS; t++) if (scores[t]! >= best - reach) near[count++] = t;
  return count;
}

/** A passage that the tagger marks. */
export interface TaggedSpan {
  first: number;
  end: number;
  kind: TagKind;
}

/** The passages that a row of tags marks. */
export function taggedSpans(document: Document, tags: Uint8Array): TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  for (const { firstToken, endToken } of document.sentences) {
    for (let i = firstToken; i < endToken; i++) {
      const tag = tags[i]!;
      if (tag === 0) continue;
      let end = i + 1;
      while (end < endToken && tags[end] === (tag % 2 === 1 ? tag + 1 : tag)) end++;
      spans.push({ first: i, end, kind: TAG_KINDS[(tag - 1) >> 1]! });
      i = end - 1;
    }
  }
  return spans;
}
