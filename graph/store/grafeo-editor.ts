import type grafeo from '@grafeo-db/js';
import { native } from './grafeo-errors.js';
import { type GrafeoResult, grafeoRows, runCypher } from './grafeo-rows.js';
import { type GraphEditor, type Parameters, type QueryOptions, type Rows, StoreError } from './port.js';

/** Edits a database that is open for writing. */
export function grafeoEditor(database: grafeo.GrafeoDB): GraphEditor {
  return {
    query: (...question) => askWithoutTrace(database, ...question),
    async write(cypher, rows) {
      await runCypher(database, cypher, { rows });
    },
  };
}

/** Such a database has no read mode, so a question runs in a transaction that is taken back, and refused if it wrote. */
async function askWithoutTrace(
  database: grafeo.GrafeoDB,
  cypher: string,
  parameters: Parameters = {},
  { signal }: QueryOptions = {},
): Promise<Rows> {
  signal?.throwIfAborted();
  const transaction = native(() => database.beginTransaction());
  try {
    const result = await runCypher(transaction, cypher, parameters);
    if (wrote(result)) throw new StoreError('A question cannot write to the graph.');
    return grafeoRows(result, signal);
  } finally {
    native(() => transaction.rollback());
  }
}

function wrote(result: GrafeoResult): boolean {
  return Object.values(result.counters).some(count => count > 0);
}
