import type { GraphReader, GraphValue, Parameters, QueryOptions } from '../store/port.js';
import type { CannedQuery, QueryColumn } from './canned-query.js';
import { queryParameters } from './query-parameters.js';

/** The answer to a canned query: the parameters it ran with, and rows with a value for each column. */
export interface QueryAnswer {
  query: CannedQuery;
  parameters: Parameters;
  columns: readonly QueryColumn[];
  rows: GraphValue[][];
}

/**
 * Asks a canned query. Rows come in the order that the query states, the same on every store.
 * @param given parameters as people type them (`queryParameters`)
 * @throws QueryParameterError, ParameterNameError, StoreError
 */
export async function runQuery(
  reader: GraphReader,
  query: CannedQuery,
  given: Readonly<Record<string, unknown>> = {},
  options: QueryOptions = {},
): Promise<QueryAnswer> {
  const parameters = await queryParameters(reader, query, given);
  const answer = await reader.query(query.cypher, parameters, options);
  const rows: GraphValue[][] = [];
  for await (const row of answer) rows.push(row);
  return { query, parameters, columns: query.columns, rows };
}
