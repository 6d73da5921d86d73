import { ENTITY_TYPES, type EntityType } from '../../graph/model.js';
import { CountTable } from './count-table.js';
import { foldName } from './entities/fold.js';
import type { EntityCandidate, Reading } from './reading.js';

/** Scores are pooled as whole numbers, so that sums do not depend on their order. */
const UNIT = 1000;
/** Weight of what other papers show against what this one shows. */
const POOLED = 0.35;
/** A name counts as well seen from so many other papers on. */
const WELL_SEEN = 3;
/** Columns of the counts of a name: papers, then the pooled scores of each type. */
const PAPERS = 0;
const COLUMNS = 1 + ENTITY_TYPES.length;

/**
 * What all readings together show of names. Adding readings in another order gives the same evidence; memory grows
 * with the number of distinct names, some 50 to 90 bytes each. Two million papers may name the same thing.
 */
export class CorpusEvidence {
  private readonly names = new CountTable(COLUMNS);

  /** Pools one paper's reading. */
  add(reading: Reading): void {
    for (const candidate of reading.entities) {
      const row = this.names.rowFor(foldName(candidate.name));
      this.names.add(row, PAPERS, 1);
      for (const [i, type] of ENTITY_TYPES.entries()) this.names.add(row, 1 + i, whole(candidate.types[type]));
    }
  }

  /** Scores of a candidate's types where the other papers speak too; its own reading must have been added. */
  types(candidate: EntityCandidate): Partial<Record<EntityType, number>> {
    const row = this.names.rowOf(foldName(candidate.name));
    if (row === undefined) return candidate.types;
    const others = this.names.get(row, PAPERS) - 1;
    if (others < WELL_SEEN) return candidate.types;
    const types: Partial<Record<EntityType, number>> = {};
    ENTITY_TYPES.forEach((type, i) => {
      const own = candidate.types[type] ?? 0;
      const rest = (this.names.get(row, 1 + i) - whole(own)) / UNIT / others;
      const score = (1 - POOLED) * own + POOLED * rest;
      if (score > 0) types[type] = score;
    });
    return types;
  }
}

const whole = (score: number | undefined) => Math.round((score ?? 0) * UNIT);
