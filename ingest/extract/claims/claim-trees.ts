import { BoostedTrees, shippedBoosted } from '../entities/boosted.js';

/** File of `ingest/models` that holds the trees, made by `scripts/fit-calibration.ts`. */
export const CLAIM_TREES_FILE = 'claims-boosted.json.gz';

/** What has trees of its own. */
export const CLAIM_KINDS = ['introduces', 'relations', 'results'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** Trees that judge each claim of a paper over all that is claimed of it. */
export type ClaimTrees = Record<ClaimKind, BoostedTrees>;

let shipped: ClaimTrees | undefined;

/** The trees of `ingest/models`, read once. */
export function shippedClaimTrees(): ClaimTrees {
  if (!shipped) {
    const { introduces, relations, results } = shippedBoosted(CLAIM_TREES_FILE);
    shipped = {
      introduces: new BoostedTrees(introduces!),
      relations: new BoostedTrees(relations!),
      results: new BoostedTrees(results!),
    };
  }
  return shipped;
}
