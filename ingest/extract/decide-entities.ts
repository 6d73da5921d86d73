import { ENTITY_TYPES, type EntityType } from '../../graph/model.js';
import type { CorpusEvidence } from './corpus-evidence.js';
import type { EntityCandidate, Reading } from './reading.js';

/** What a candidate is taken for. */
export interface EntityDecision {
  type: EntityType;
  generic: boolean;
  /** Probability that the paper names this thing and that it is of this type. */
  confidence: number;
  /** Probability that the paper presents it as its own. */
  introduced: number;
}

/** Decides type, generic flag and confidence of each candidate of a reading, in its order. */
export function decideEntities(reading: Reading, _corpus: CorpusEvidence): EntityDecision[] {
  return reading.entities.map(decideEntity);
}

function decideEntity(candidate: EntityCandidate): EntityDecision {
  let type: EntityType = 'Method';
  for (const other of ENTITY_TYPES) if ((candidate.types[other] ?? 0) > (candidate.types[type] ?? 0)) type = other;
  const confidence = candidate.types[type] ?? 0;
  const generic = candidate.generic >= 0.5;
  return { type, generic, confidence, introduced: generic ? 0 : candidate.introduced };
}
