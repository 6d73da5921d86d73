import { createHash } from 'node:crypto';
import type { NodeRef, RelationType } from '../../graph/model.js';

/**
 * Id of a claim: a hash of the paper, the relation and its ends, and of the figures for a result. The same claim has
 * the same id in every build; a claim of the same paper on the same pair never has two.
 */
export function claimId(
  paper: string,
  type: RelationType,
  from: NodeRef,
  to: NodeRef,
  figures: readonly (string | number | undefined)[] = [],
): string {
  const parts = [paper, type, from.label, from.key, to.label, to.key, ...figures.map(part => part ?? null)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
