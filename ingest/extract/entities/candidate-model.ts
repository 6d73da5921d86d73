import type { EntityType } from '../../../graph/model.js';

/** What a candidate may be; the order is that of the model's classes. */
export const CANDIDATE_CLASSES = [
  'none',
  'method',
  'generic',
  'hardware',
  'hardwareTerm',
  'dataset',
  'metric',
  'metricTerm',
] as const;
export type CandidateClass = (typeof CANDIDATE_CLASSES)[number];

export const CLASS_TYPES: Record<Exclude<CandidateClass, 'none'>, { type: EntityType; generic: boolean }> = {
  method: { type: 'Method', generic: false },
  generic: { type: 'Method', generic: true },
  hardware: { type: 'Hardware', generic: false },
  hardwareTerm: { type: 'Hardware', generic: true },
  dataset: { type: 'Dataset', generic: false },
  metric: { type: 'Metric', generic: false },
  metricTerm: { type: 'Metric', generic: true },
};

export const ENTITY_MODELS = 'entities.bin';
export const BOOSTED_ENTITY_MODELS = 'entities-boosted.json.gz';
export const CANDIDATE_BUCKETS = 1 << 17;
