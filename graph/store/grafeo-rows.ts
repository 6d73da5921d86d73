import type grafeo from '@grafeo-db/js';
import { grafeoError } from './grafeo-errors.js';
import { grafeoValue } from './grafeo-values.js';
import { databaseParameters } from './parameters.js';
import type { Parameters, QueryOptions, Row, Rows } from './port.js';

export type GrafeoResult = Awaited<ReturnType<grafeo.GrafeoDB['executeCypher']>>;

/** What runs Cypher: a database, or a transaction in one. */
export interface CypherRunner {
  executeCypher(cypher: string, parameters?: Parameters): Promise<GrafeoResult>;
}

/** Runs a statement, whole or not at all. It cannot be stopped once it has begun. */
export async function runCypher(runner: CypherRunner, cypher: string, parameters: Parameters): Promise<GrafeoResult> {
  const given = databaseParameters(parameters);
  try {
    return await runner.executeCypher(cypher, given);
  } catch (error) {
    throw grafeoError(error);
  }
}

/** Asks a question and hands its rows on. */
export async function askGrafeo(
  runner: CypherRunner,
  cypher: string,
  parameters: Parameters = {},
  { signal }: QueryOptions = {},
): Promise<Rows> {
  signal?.throwIfAborted();
  const result = await runCypher(runner, cypher, parameters);
  signal?.throwIfAborted();
  return grafeoRows(result, signal);
}

/** Rows of an answer, each made when it is read: until then the engine holds them in its own, smaller form. */
export function grafeoRows(result: GrafeoResult, signal?: AbortSignal): Rows {
  const { columns, length } = result;
  return {
    columns,
    async *[Symbol.asyncIterator](): AsyncGenerator<Row> {
      for (let i = 0; i < length; i++) {
        signal?.throwIfAborted();
        const row = result.get(i);
        yield columns.map(name => grafeoValue(row[name]));
      }
    },
  };
}
