import { type Claim, compareText } from '../model.js';
import type { GraphEditor, Parameters } from '../store/port.js';
import { DIGEST_PROPERTY } from './digest.js';
import type { StoredClaim } from './start-claims.js';
import { createClaims, deleteClaims } from './statements.js';
import { WriteBuffer } from './write-buffer.js';

/** Deletions that wait for being written. */
const WAITING_DELETIONS = 10_000;

/** Writes claims in batches; what was deleted before something was created is gone before that is there. */
export class ClaimWriter {
  readonly #editor: GraphEditor;
  readonly #signal: AbortSignal | undefined;
  readonly #created: WriteBuffer;
  /** Digests by start, by statement. */
  readonly #deleted = new Map<string, Map<string, string[]>>();
  #deletions = 0;

  constructor(editor: GraphEditor, signal?: AbortSignal) {
    this.#editor = editor;
    this.#signal = signal;
    this.#created = new WriteBuffer(editor, compareStarts);
  }

  async create({ type, from, to, properties }: Claim, digest: string): Promise<void> {
    // Spread last: what is added behind a spread makes an object that V8 is several times slower with.
    const row = { [DIGEST_PROPERTY]: digest, fromKey: from.key, toKey: to.key, ...properties };
    this.#created.add(createClaims(type, from.label, to.label), row);
    if (this.#created.full) await this.flush();
  }

  /** Deletes a claim with all its copies. */
  async delete({ type, from, to, digests }: StoredClaim): Promise<void> {
    const statement = deleteClaims(type, from.label, to.label);
    const starts = this.#deleted.get(statement) ?? new Map<string, string[]>();
    const all = starts.get(from.key) ?? [];
    all.push(...digests);
    this.#deleted.set(statement, starts.set(from.key, all));
    this.#deletions += 1;
    if (this.#deletions >= WAITING_DELETIONS) await this.flush();
  }

  async flush(): Promise<void> {
    for (const statement of [...this.#deleted.keys()].sort(compareText)) {
      this.#signal?.throwIfAborted();
      const rows = Array.from(this.#deleted.get(statement)!, ([fromKey, digests]) => ({ fromKey, digests }));
      await this.#editor.write(
        statement,
        rows.sort((a, b) => compareText(a.fromKey, b.fromKey)),
      );
    }
    this.#deleted.clear();
    this.#deletions = 0;
    await this.#created.flush(this.#signal);
  }
}

/** Claims that changed come behind new ones of later starts; in one order, writers wait for each other in no circle. */
function compareStarts(a: Parameters, b: Parameters): number {
  return compareText(a.fromKey as string, b.fromKey as string);
}
