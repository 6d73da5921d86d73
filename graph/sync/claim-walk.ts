import { type Claim, compareRefs, type NodeRef } from '../model.js';
import type { GraphEditor } from '../store/port.js';
import { ClaimWriter } from './claim-writer.js';
import { claimDigest } from './digest.js';
import type { NodeIndex } from './node-index.js';
import type { StartClaims } from './start-claims.js';
import { readStartClaims, StoredClaims } from './stored-claims.js';
import type { SyncCounter } from './sync-report.js';

/** Starts whose stored claims are looked at together. */
const STARTS = 500;

/** Wanted claims that wait for being compared with what is stored. */
const WAITING = 10_000;

/**
 * Walks along the stored claims as the wanted ones come by. Digests tell at once that a claim is stored as it is; what
 * is stored otherwise is read for those starts alone where something differs.
 */
export class ClaimWalk {
  readonly #editor: GraphEditor;
  readonly #counter: SyncCounter;
  readonly #signal: AbortSignal | undefined;
  readonly #writer: ClaimWriter;
  readonly #starts: NodeRef[];
  #next = 0;
  /** Starts from the first one that may differ on. */
  #page: StartClaims[] = [];
  /** Place in the page where the wanted claims are. */
  #at = 0;
  #from: NodeRef | undefined;
  #waiting = 0;

  constructor(editor: GraphEditor, nodes: NodeIndex, counter: SyncCounter, signal: AbortSignal | undefined) {
    this.#editor = editor;
    this.#counter = counter;
    this.#signal = signal;
    this.#writer = new ClaimWriter(editor, signal);
    this.#starts = nodes.stored();
  }

  async want(claim: Claim): Promise<void> {
    const { from } = claim;
    if (from.key !== this.#from?.key || from.label !== this.#from.label) await this.#walkTo(from);
    const digest = claimDigest(claim);
    const stored = this.#storedAt(from);
    if (stored?.meets(digest)) return;
    if (!stored || stored.isMet) return this.#create(claim, digest);
    stored.wait({ claim, digest });
    this.#waiting += 1;
  }

  /** After the last wanted claim: deletes whatever is stored behind it. */
  async end(): Promise<void> {
    await this.#walkTo(undefined);
    await this.#writer.flush();
  }

  /** Goes to a start, or behind all. */
  async #walkTo(from: NodeRef | undefined): Promise<void> {
    this.#from = from;
    for (;;) {
      while (this.#at < this.#page.length && isBefore(this.#page[this.#at]!.start, from)) this.#at += 1;
      const behind = this.#at === this.#page.length;
      if (behind || this.#waiting >= WAITING) await this.#settle(this.#page.splice(0, this.#at));
      if (!behind || this.#next >= this.#starts.length) return;
      this.#signal?.throwIfAborted();
      const starts = this.#starts.slice(this.#next, this.#next + STARTS);
      this.#next += STARTS;
      this.#page = await readStartClaims(this.#editor, starts);
    }
  }

  #storedAt(from: NodeRef): StartClaims | undefined {
    const stored = this.#page[this.#at];
    return stored && compareRefs(stored.start, from) === 0 ? stored : undefined;
  }

  /** Brings starts that lie behind to what is wanted of them. */
  async #settle(behind: readonly StartClaims[]): Promise<void> {
    this.#at = 0;
    this.#waiting = 0;
    const unmet = behind.filter(({ isMet }) => !isMet).map(({ start }) => start);
    const stored = await StoredClaims.read(this.#editor, unmet);
    for (const claims of behind) await this.#change(claims, stored);
  }

  async #change(claims: StartClaims, stored: StoredClaims): Promise<void> {
    const { created, updated, deleted } = claims.changes(stored.at(claims.start));
    for (const claim of deleted) {
      this.#counter.claim(claim.type, 'deleted');
      await this.#writer.delete(claim);
    }
    for (const update of updated) {
      this.#counter.claim(update.claim.type, 'updated');
      await this.#writer.delete(update.stored);
    }
    for (const { claim, digest } of updated) await this.#writer.create(claim, digest);
    for (const { claim, digest } of created) await this.#create(claim, digest);
  }

  #create(claim: Claim, digest: string): Promise<void> {
    this.#counter.claim(claim.type, 'created');
    return this.#writer.create(claim, digest);
  }
}

/** Whether a start is behind one that the walk goes to, which undefined is behind all. */
function isBefore(start: NodeRef, from: NodeRef | undefined): boolean {
  return from === undefined || compareRefs(start, from) < 0;
}
