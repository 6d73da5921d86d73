import { type Claim, compareClaims, compareRefs, type NodeRef } from '../model.js';
import type { GraphEditor } from '../store/port.js';
import { ClaimWriter } from './claim-writer.js';
import { claimDigest } from './digest.js';
import type { NodeIndex } from './node-index.js';
import { StoredClaims } from './stored-claims.js';
import type { SyncCounter } from './sync-report.js';

/** Starts whose stored claims are looked at together. */
const STARTS = 500;

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
  const missing = [from, to].find(end => !nodes.isWanted(end));
  if (missing) throw new Error(`${type} ${properties.id} has no node at its end: ${missing.label} ${missing.key}.`);
}

/** Walks along the stored claims as the wanted ones come by. */
class ClaimWalk {
  readonly #editor: GraphEditor;
  readonly #counter: SyncCounter;
  readonly #signal: AbortSignal | undefined;
  readonly #writer: ClaimWriter;
  readonly #starts: NodeRef[];
  #next = 0;
  #stored: StoredClaims | undefined;

  constructor(editor: GraphEditor, nodes: NodeIndex, counter: SyncCounter, signal: AbortSignal | undefined) {
    this.#editor = editor;
    this.#counter = counter;
    this.#signal = signal;
    this.#writer = new ClaimWriter(editor, signal);
    this.#starts = nodes.stored();
  }

  async want(claim: Claim): Promise<void> {
    await this.#walkTo(claim.from);
    const stored = this.#stored?.take(claim);
    const digest = claimDigest(claim);
    if (stored?.digest === digest && stored.copies === 1) return;
    this.#counter.claim(claim.type, stored ? 'updated' : 'created');
    if (stored) await this.#writer.delete(stored);
    await this.#writer.create(claim, digest);
  }

  /** After the last wanted claim: deletes whatever is stored behind it. */
  async end(): Promise<void> {
    await this.#walkTo(undefined);
    await this.#writer.flush();
  }

  /** Holds the stored claims of `start`, all of them left behind that end before it. */
  async #walkTo(start: NodeRef | undefined): Promise<void> {
    while (this.#stored === undefined || !start || compareRefs(this.#stored.last, start) < 0) {
      await this.#deleteRest();
      if (this.#next >= this.#starts.length) return;
      this.#signal?.throwIfAborted();
      const starts = this.#starts.slice(this.#next, this.#next + STARTS);
      this.#next += STARTS;
      this.#stored = await StoredClaims.read(this.#editor, starts);
    }
  }

  async #deleteRest(): Promise<void> {
    for (const claim of this.#stored?.rest() ?? []) {
      this.#counter.claim(claim.type, 'deleted');
      await this.#writer.delete(claim);
    }
    this.#stored = undefined;
  }
}
