import { BoostedTrees, shippedBoosted } from '../entities/boosted.js';
import { type Models, shippedModels } from './model-file.js';

/** Files of `ingest/models`: linear models of roles and subjects; boosted trees over pairs. */
export const ROLE_MODELS = 'relations.bin';
export const BOOSTED_RELATION_MODELS = 'relations-boosted.json.gz';

/** Number of buckets of the features of pairs. */
export const PAIR_BUCKETS = 1 << 17;

/** What reads relations. */
export interface RelationModels {
  roles: Models;
  /** Whether the text states a relation between two things; lineage, which is rare and told in ways of its own, apart. */
  pair: BoostedTrees;
  lineage: BoostedTrees;
}

let shipped: RelationModels | undefined;

/** The models of `ingest/models`, made by `scripts/train-relations.ts`. */
export function shippedRelationModels(): RelationModels {
  if (!shipped) {
    const boosted = shippedBoosted(BOOSTED_RELATION_MODELS);
    shipped = {
      roles: shippedModels(ROLE_MODELS),
      pair: new BoostedTrees(boosted.pair!),
      lineage: new BoostedTrees(boosted.lineage!),
    };
  }
  return shipped;
}
