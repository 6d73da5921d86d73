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

/** Scores of each tag at each token. */
export function emissions(features: Int32Array, model: TaggerModel): Float64Array {
  const tokens = features.length / FEATURES;
  const scores = new Float64Array(tokens * TAGS);
  const { weights } = model;
  for (let i = 0; i < tokens; i++) {
    const row = i * TAGS;
    for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
      const from = features[f]! * TAGS;
      for (let t = 0; t < TAGS; t++) scores[row + t]! += weights[from + t]!;
    }
  }
  if (model.scale !== 1) for (let i = 0; i < scores.length; i++) scores[i]! *= model.scale;
  return scores;
}

/** Probability of each tag at each token of a sentence by the forward-backward algorithm; rows as in `scores`. */
export function marginals(
  scores: Float64Array,
  first: number,
  end: number,
  steps: Float32Array,
  out: Float64Array,
  pairs?: Float64Array,
): number {
  const length = end - first;
  const forward = new Float64Array(length * TAGS);
  const backward = new Float64Array(length * TAGS);
  const local = new Float64Array(length * TAGS);
  const scales = new Float64Array(length);
  const leap = stepFactors(steps);
  let logZ = 0;
  for (let i = 0; i < length; i++) {
    let most = -Infinity;
    for (let t = 0; t < TAGS; t++) most = Math.max(most, scores[(first + i) * TAGS + t]!);
    for (let t = 0; t < TAGS; t++) local[i * TAGS + t] = Math.exp(scores[(first + i) * TAGS + t]! - most);
    logZ += most;
    let sum = 0;
    for (let t = 0; t < TAGS; t++) {
      let mass = 0;
      if (i === 0) mass = mayFollow(0, t) ? leap[t]! : 0;
      else for (let s = 0; s < TAGS; s++) mass += forward[(i - 1) * TAGS + s]! * leap[s * TAGS + t]!;
      const value = mass * local[i * TAGS + t]!;
      forward[i * TAGS + t] = value;
      sum += value;
    }
    for (let t = 0; t < TAGS; t++) forward[i * TAGS + t]! /= sum;
    scales[i] = sum;
    logZ += Math.log(sum);
  }
  for (let t = 0; t < TAGS; t++) backward[(length - 1) * TAGS + t] = 1;
  for (let i = length - 2; i >= 0; i--) {
    for (let s = 0; s < TAGS; s++) {
      let mass = 0;
      for (let t = 0; t < TAGS; t++) {
        mass += leap[s * TAGS + t]! * local[(i + 1) * TAGS + t]! * backward[(i + 1) * TAGS + t]!;
      }
      backward[i * TAGS + s] = mass / scales[i + 1]!;
    }
  }
  for (let i = 0; i < length * TAGS; i++) out[first * TAGS + i] = forward[i]! * backward[i]!;
  if (pairs) {
    for (let t = 0; t < TAGS; t++) pairs[t]! += forward[t]! * backward[t]!;
    for (let i = 1; i < length; i++) {
      for (let s = 0; s < TAGS; s++) {
        for (let t = 0; t < TAGS; t++) {
          const step =
            forward[(i - 1) * TAGS + s]! * leap[s * TAGS + t]! * local[i * TAGS + t]! * backward[i * TAGS + t]!;
          pairs[s * TAGS + t]! += step / scales[i]!;
        }
      }
    }
  }
  return logZ;
}

const factors = new WeakMap<Float32Array, { version: number; values: Float64Array }>();

function stepFactors(steps: Float32Array): Float64Array {
  const version = steps.reduce((sum, x) => sum + x, 0);
  const known = factors.get(steps);
  if (known && known.version === version) return known.values;
  const values = Float64Array.from(steps, (step, i) =>
    mayFollow(Math.floor(i / TAGS), i % TAGS) ? Math.exp(step) : 0,
  );
  factors.set(steps, { version, values });
  return values;
}

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
  const from = new Uint8Array(length * TAGS);
  let previous = new Float64Array(TAGS).fill(-Infinity);
  for (let i = 0; i < length; i++) {
    const now = new Float64Array(TAGS);
    for (let t = 0; t < TAGS; t++) {
      let best = -Infinity;
      if (i === 0) best = mayFollow(0, t) ? steps[t]! : -Infinity;
      else {
        for (let s = 0; s < TAGS; s++) {
          const score = mayFollow(s, t) ? previous[s]! + steps[s * TAGS + t]! : -Infinity;
          if (score > best) {
            best = score;
            from[i * TAGS + t] = s;
          }
        }
      }
      now[t] = best + scores[(first + i) * TAGS + t]! + (t === 0 ? outside : 0);
    }
    previous = now;
  }
  let tag = 0;
  for (let t = 1; t < TAGS; t++) if (previous[t]! > previous[tag]!) tag = t;
  for (let i = length - 1; i >= 0; i--) {
    out[first + i] = tag;
    tag = from[i * TAGS + tag]!;
  }
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
