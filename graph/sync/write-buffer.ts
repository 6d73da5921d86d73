import { compareText } from '../model.js';
import type { GraphEditor, Parameters } from '../store/port.js';

/** Rows and rough bytes that wait for being written, over all statements together. */
const WAITING_ROWS = 20_000;
const WAITING_BYTES = 16_000_000;

/** Rows and rough bytes of one transaction; a row that is larger goes alone. */
const WRITTEN_ROWS = 5_000;
const WRITTEN_BYTES = 4_000_000;

interface WaitingRow {
  row: Parameters;
  bytes: number;
}

/** Gathers rows by the statement that writes them, so that few transactions write many. */
export class WriteBuffer {
  readonly #editor: GraphEditor;
  readonly #compare: ((a: Parameters, b: Parameters) => number) | undefined;
  readonly #rows = new Map<string, WaitingRow[]>();
  #count = 0;
  #bytes = 0;

  /** @param compare Order of the rows in their batches; without it they are written as they came. */
  constructor(editor: GraphEditor, compare?: (a: Parameters, b: Parameters) => number) {
    this.#editor = editor;
    this.#compare = compare;
  }

  get full(): boolean {
    return this.#count >= WAITING_ROWS || this.#bytes >= WAITING_BYTES;
  }

  add(statement: string, row: Parameters): void {
    const bytes = roughBytes(row);
    const rows = this.#rows.get(statement);
    if (rows) rows.push({ row, bytes });
    else this.#rows.set(statement, [{ row, bytes }]);
    this.#count += 1;
    this.#bytes += bytes;
  }

  async flush(signal?: AbortSignal): Promise<void> {
    for (const statement of [...this.#rows.keys()].sort(compareText)) {
      const rows = this.#rows.get(statement)!;
      const compare = this.#compare;
      if (compare) rows.sort((a, b) => compare(a.row, b.row));
      for (const batch of batches(rows)) {
        signal?.throwIfAborted();
        await this.#editor.write(statement, batch);
      }
    }
    this.#rows.clear();
    this.#count = 0;
    this.#bytes = 0;
  }
}

/** Rows in their order, as many together as one transaction takes. */
function* batches(rows: readonly WaitingRow[]): Iterable<Parameters[]> {
  let batch: Parameters[] = [];
  let filled = 0;
  for (const { row, bytes } of rows) {
    if (batch.length > 0 && (batch.length >= WRITTEN_ROWS || filled + bytes > WRITTEN_BYTES)) {
      yield batch;
      batch = [];
      filled = 0;
    }
    batch.push(row);
    filled += bytes;
  }
  if (batch.length > 0) yield batch;
}

function roughBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 8;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = 16;
  for (const item of Object.values(value)) bytes += roughBytes(item);
  return bytes;
}
