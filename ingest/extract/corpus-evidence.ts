import { ENTITY_TYPES, type EntityType } from '../../graph/model.js';
import { foldName } from './entities/fold.js';
import type { EntityCandidate, Reading } from './reading.js';

/** Scores are pooled as whole numbers, so that sums do not depend on their order. */
const UNIT = 1000;
/** Weight of what other papers show against what this one shows. */
const POOLED = 0.35;
/** A name counts as well seen from so many other papers on. */
const WELL_SEEN = 3;

interface Pooled {
  papers: number;
  types: Record<EntityType, number>;
}

/**
 * What all readings together show of names. Adding readings in another order gives the same evidence; memory grows
 * with the number of distinct names.
 */
export class CorpusEvidence {
  private readonly names = new Map<string, Pooled>();

  /** Pools one paper's reading. */
  add(reading: Reading): void {
    for (const candidate of reading.entities) {
      const name = foldName(candidate.name);
      const pooled = this.names.get(name) ?? { papers: 0, types: { Method: 0, Hardware: 0, Dataset: 0, Metric: 0 } };
      this.names.set(name, pooled);
      pooled.papers += 1;
      for (const type of ENTITY_TYPES) pooled.types[type] += whole(candidate.types[type]);
    }
  }

  /** Adds what another part of the corpus shows. */
  merge(other: CorpusEvidence): void {
    for (const [name, { papers, types }] of other.names) {
      const pooled = this.names.get(name) ?? { papers: 0, types: { Method: 0, Hardware: 0, Dataset: 0, Metric: 0 } };
      this.names.set(name, pooled);
      pooled.papers += papers;
      for (const type of ENTITY_TYPES) pooled.types[type] += types[type];
    }
  }

  /** Scores of a candidate's types where the other papers speak too; its own reading must have been added. */
  types(candidate: EntityCandidate): Partial<Record<EntityType, number>> {
    const pooled = this.names.get(foldName(candidate.name));
    const others = (pooled?.papers ?? 0) - 1;
    if (!pooled || others < WELL_SEEN) return candidate.types;
    const types: Partial<Record<EntityType, number>> = {};
    for (const type of ENTITY_TYPES) {
      const own = candidate.types[type] ?? 0;
      const rest = (pooled.types[type] - whole(own)) / UNIT / others;
      const score = (1 - POOLED) * own + POOLED * rest;
      if (score > 0) types[type] = score;
    }
    return types;
  }
}

const whole = (score: number | undefined) => Math.round((score ?? 0) * UNIT);
