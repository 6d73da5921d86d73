import { BoostedTrees, shippedBoosted } from '../entities/boosted.js';
import type { LinearModel } from '../relations/linear-model.js';
import { shippedModels } from '../relations/model-file.js';

/** Files of `ingest/models`: the linear model of metrics; boosted trees over what a number is about. */
export const METRIC_MODELS = 'results.bin';
export const BOOSTED_RESULT_MODELS = 'results-boosted.json.gz';

/** Number of buckets of the features of ends. */
export const END_BUCKETS = 1 << 17;

/** What an end may be to a number, in the order of the model's classes. */
export const END_CLASSES = ['none', 'subject', 'versus'] as const;

/** What reads results. */
export interface ResultModels {
  /** Which metric a number is of. */
  metric: LinearModel;
  /** What it is about, and what it is measured against. */
  end: BoostedTrees;
}

let shipped: ResultModels | undefined;

/** The models of `ingest/models`, made by `scripts/train-relations.ts`. */
export function shippedResultModels(): ResultModels {
  shipped ??= {
    metric: shippedModels(METRIC_MODELS).metric!,
    end: new BoostedTrees(shippedBoosted(BOOSTED_RESULT_MODELS).end!),
  };
  return shipped;
}
