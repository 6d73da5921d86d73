import { type Claim, compareText } from '../model.js';
import type { GraphEditor } from '../store/port.js';
import { DIGEST_PROPERTY } from './digest.js';
import { createClaims, deleteClaims } from './statements.js';
import type { StoredClaim } from './stored-claims.js';
import { WriteBuffer } from './write-buffer.js';

/** Deletions that wait for being written. */
const WAITING_DELETIONS = 10_000;

/** Writes claims in batches; what was deleted before something was created is gone before that is there. */
export class ClaimWriter {
  readonly #editor: GraphEditor;
  readonly #signal: AbortSignal | undefined;
  readonly #created: WriteBuffer;
  /** Ids by start, by statement. */
  readonly #deleted = new Map<string, Map<string, string[]>>();
  #deletions = 0;

  constructor(editor: GraphEditor, signal?: AbortSignal) {
    this.#editor = editor;
    this.#signal = signal;
    this.#created = new WriteBuffer(editor);
  }

  async create({ type, from, to, properties }: Claim, digest: string): Promise<void> {
    // Spread last: what is added behind a spread makes an object that V8 is several times slower with.
    const row = { [DIGEST_PROPERTY]: digest, fromKey: from.key, toKey: to.key, ...properties };
    this.#created.add(createClaims(type, from.label, to.label), row);
    if (this.#created.full) await this.flush();
  }

  /** Deletes a claim with all its copies. */
  async delete({ type, from, to, id }: StoredClaim): Promise<void> {
    const statement = deleteClaims(type, from.label, to.label);
    const starts = this.#deleted.get(statement) ?? new Map<string, string[]>();
    const ids = starts.get(from.key) ?? [];
    ids.push(id);
    this.#deleted.set(statement, starts.set(from.key, ids));
    this.#deletions += 1;
    if (this.#deletions >= WAITING_DELETIONS) await this.flush();
  }

  async flush(): Promise<void> {
    for (const statement of [...this.#deleted.keys()].sort(compareText)) {
      this.#signal?.throwIfAborted();
      const rows = Array.from(this.#deleted.get(statement)!, ([fromKey, ids]) => ({ fromKey, ids }));
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
