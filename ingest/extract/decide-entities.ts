import { ENTITY_TYPES, type EntityType } from '../../graph/model.js';
import type { CorpusEvidence } from './corpus-evidence.js';
import type { EntityCandidate, Reading } from './reading.js';

/** What a candidate is taken for. */
export interface EntityDecision {
  type: EntityType;
  generic: boolean;
  /** Probability that the paper names this thing and that it is of this type; at least 0.5 where it counts as named. */
  confidence: number;
  /** Probability that the paper presents it as its own. */
  introduced: number;
}

/** Least score of being a proper name of each type, and of being the paper's own; chosen on annotated papers for F1. */
const LEAST_NAMED: Record<EntityType, number> = { Method: 0.4, Hardware: 0.4, Dataset: 0.4, Metric: 0.35 };
const LEAST_INTRODUCED = 0.4;
/** The likeliest of a paper needs less: most papers present something. */
const LEAST_FIRST = 0.35;
const LEAST_GENERIC = 0.5;

/** Decides type, generic flag and confidence of each candidate of a reading, in its order. */
export function decideEntities(reading: Reading, corpus: CorpusEvidence): EntityDecision[] {
  const most = reading.entities.reduce((best, { introduced }) => Math.max(best, introduced), 0);
  return reading.entities.map(candidate => {
    const own = scaled(candidate.introduced, candidate.introduced === most ? LEAST_FIRST : LEAST_INTRODUCED);
    return decideEntity(candidate, corpus.types(candidate), own);
  });
}

function decideEntity(
  candidate: EntityCandidate,
  types: Partial<Record<EntityType, number>>,
  introduced: number,
): EntityDecision {
  let type: EntityType = 'Method';
  for (const other of ENTITY_TYPES) if ((types[other] ?? 0) > (types[type] ?? 0)) type = other;
  const mass = types[type] ?? 0;
  const named = scaled(mass * (1 - candidate.generic), LEAST_NAMED[type]);
  const confidence = Math.max(named, introduced);
  if (confidence >= 0.5) return { type, generic: false, confidence, introduced };
  const generic = candidate.generic >= 0.5 || mass >= LEAST_GENERIC;
  return { type, generic, confidence: generic ? mass : confidence, introduced: generic ? 0 : introduced };
}

/** Moves a score so that 0.5 stands where the threshold was; 0 and 1 stay. */
function scaled(score: number, threshold: number): number {
  return score < threshold ? (0.5 * score) / threshold : 0.5 + (0.5 * (score - threshold)) / (1 - threshold);
}
