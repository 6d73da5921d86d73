import { compareText } from '../model.js';
import type { GraphEditor, Parameters } from '../store/port.js';

/** Rows and rough bytes that wait for being written, over all statements together. */
const WAITING_ROWS = 20_000;
const WAITING_BYTES = 16_000_000;

/** Rows of one transaction. */
const WRITTEN_ROWS = 5_000;

/** Gathers rows by the statement that writes them, so that few transactions write many. */
export class WriteBuffer {
  readonly #editor: GraphEditor;
  readonly #rows = new Map<string, Parameters[]>();
  #count = 0;
  #bytes = 0;

  constructor(editor: GraphEditor) {
    this.#editor = editor;
  }

  get full(): boolean {
    return this.#count >= WAITING_ROWS || this.#bytes >= WAITING_BYTES;
  }

  add(statement: string, row: Parameters): void {
    const rows = this.#rows.get(statement);
    if (rows) rows.push(row);
    else this.#rows.set(statement, [row]);
    this.#count += 1;
    this.#bytes += roughBytes(row);
  }

  async flush(signal?: AbortSignal): Promise<void> {
    for (const statement of [...this.#rows.keys()].sort(compareText)) {
      const rows = this.#rows.get(statement)!;
      for (let from = 0; from < rows.length; from += WRITTEN_ROWS) {
        signal?.throwIfAborted();
        await this.#editor.write(statement, rows.slice(from, from + WRITTEN_ROWS));
      }
    }
    this.#rows.clear();
    this.#count = 0;
    this.#bytes = 0;
  }
}

function roughBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 8;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = 16;
  for (const item of Object.values(value)) bytes += roughBytes(item);
  return bytes;
}
