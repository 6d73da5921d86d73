import type { EndReason, EntityType, Outcome, StatedRelation } from '../../graph/model.js';

/**
 * A reading: what one paper's text shows on its own, strong and weak. It is a pure function of the text and the
 * extractor's version, so it can be cached, made in parallel and resumed. Nothing here is decided for good: which
 * candidates become facts is decided in `decide.ts` of this folder, where all papers can speak.
 *
 * Offsets are UTF-16, into the raw `title + "\n" + abstract`.
 */
export interface Reading {
  /** Candidate entities; every other part names them by their place in this list. */
  entities: EntityCandidate[];
  relations: RelationCandidate[];
  results: ResultCandidate[];
}

export interface Span {
  start: number;
  end: number;
}

/** One thing that this text names, with all its spellings here ("Long Form (LF)" and "LF" are one). */
export interface EntityCandidate {
  /** The fullest proper name in the text; metrics by their canonical name. */
  name: string;
  /** Every other way that this text writes it, exact strings, in order of appearance. */
  surfaces: string[];
  mentions: Span[];
  /** Local score of each type it may be, 0 to 1; types that are out of the question are absent. */
  types: Partial<Record<EntityType, number>>;
  /** Local score of being a common term rather than a proper name, 0 to 1. */
  generic: number;
  /** Local score of being presented as this paper's own, 0 to 1, and the passage that says so. */
  introduced: number;
  introducedBy?: Evidence;
  /** Local signs that the corpus pass pools over papers (such as `before:model`, `after:outperforms`), sorted. */
  cues: string[];
}

/** A passage, and the rule that found it. */
export interface Evidence extends Span {
  rule: string;
}

/** An end of a claim: an entity of this reading or the paper itself, with where and why it is meant. */
export interface EndCandidate {
  /** Place in `entities`, or `'paper'`. */
  entity: number | 'paper';
  reason: EndReason;
  /** The words that stand for it; absent for `paper`. */
  span?: Span;
}

/** A relation that a passage may state; `score` is its local score, 0 to 1. One per passage and reading of it. */
export interface RelationCandidate {
  type: StatedRelation;
  from: EndCandidate;
  to: EndCandidate;
  outcome?: Outcome;
  evidence: Evidence;
  score: number;
}

/** A number that a passage may report. */
export interface ResultCandidate {
  subject: EndCandidate;
  metric: EndCandidate;
  value: number;
  valueMax?: number;
  unit: string;
  qualifier: string;
  versus?: number;
  dataset?: number;
  hardware?: number;
  evidence: Evidence;
  score: number;
}
