import { type Claim, compareClaims } from '../model.js';
import type { GraphEditor } from '../store/port.js';
import { ClaimWalk } from './claim-walk.js';
import type { NodeIndex } from './node-index.js';
import type { SyncCounter } from './sync-report.js';

/** Claims between two calls of `onProgress`. */
const PROGRESS_STEP = 500;

export interface ClaimSyncOptions {
  signal?: AbortSignal | undefined;
  /** Told now and then how many wanted claims have been compared. */
  onProgress?: ((done: number) => void) | undefined;
}

/**
 * Brings the stored claims to the wanted ones. Both are walked by start in canonical order, and of the stored ones
 * only those of some hundred starts are held, so that memory does not grow with the claims.
 */
export async function syncClaims(
  editor: GraphEditor,
  claims: AsyncIterable<Claim>,
  nodes: NodeIndex,
  counter: SyncCounter,
  { signal, onProgress }: ClaimSyncOptions = {},
): Promise<void> {
  const walk = new ClaimWalk(editor, nodes, counter, signal);
  let done = 0;
  let previous: Claim | undefined;
  for await (const claim of claims) {
    checkClaim(claim, previous, nodes);
    previous = claim;
    await walk.want(claim);
    done += 1;
    if (done % PROGRESS_STEP === 0) onProgress?.(done);
  }
  await walk.end();
  onProgress?.(done);
}

function checkClaim(claim: Claim, previous: Claim | undefined, nodes: NodeIndex): void {
  const { type, from, to, properties } = claim;
  if (previous && compareClaims(previous, claim) >= 0)
    throw new Error(`Claims are not in canonical order at ${type} ${properties.id}.`);
  const end = nodes.isWanted(from) ? to : from;
  if (!nodes.isWanted(end))
    throw new Error(`${type} ${properties.id} has no node at its end: ${end.label} ${end.key}.`);
}
