import type { Result } from 'neo4j-driver';
import { neo4jValue } from './neo4j-values.js';
import type { Row, Rows } from './port.js';

/**
 * Rows of an answer as the server sends them: it sends no more while nobody reads.
 * @param told What an error of the driver is told as.
 * @param close Called when the rows have been read or left.
 */
export function neo4jRows(
  result: Result,
  columns: readonly string[],
  told: (error: unknown) => unknown,
  close: () => Promise<void>,
  signal?: AbortSignal,
): Rows {
  return {
    columns,
    async *[Symbol.asyncIterator](): AsyncGenerator<Row> {
      try {
        for await (const record of result) yield columns.map((_, i) => neo4jValue(record.get(i)));
        signal?.throwIfAborted();
      } catch (error) {
        signal?.throwIfAborted();
        throw told(error);
      } finally {
        await close();
      }
    },
  };
}
