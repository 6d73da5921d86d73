import { isDeepStrictEqual } from 'node:util';
import type { CannedQuery } from '../../graph/queries/canned-query.js';
import { queryParameters } from '../../graph/queries/query-parameters.js';
import { type QueryAnswer, runQuery } from '../../graph/queries/run-query.js';
import { type GraphReader, type QueryOptions, type Rows, StoreError } from '../../graph/store/port.js';

/** After so long names are looked up while the query still runs: behind other people's long questions it may wait. */
const PATIENCE_MS = 200;

/**
 * `runQuery` with one question to the store where that is enough: the query runs with each name taken for a key, which
 * it mostly is. A canned query answers nothing where a node that it is given is not there, so rows say that all were.
 * Where it has none, or takes long, the names are looked up; where a name was no key, the query runs again.
 */
export async function runSoon(
  reader: GraphReader,
  query: CannedQuery,
  given: Readonly<Record<string, unknown>>,
  options: QueryOptions,
): Promise<QueryAnswer> {
  const running = runQuery(trusting(reader, query), query, given, options).catch((error: unknown) => {
    if (error instanceof StoreError) throw error;
    return undefined;
  });
  const early = await within(PATIENCE_MS, running);
  if (early !== undefined && early.rows.length > 0) return early;
  const parameters = await queryParameters(reader, query, given);
  const answer = await running;
  if (answer !== undefined && isDeepStrictEqual(answer.parameters, parameters)) return answer;
  return runQuery(reader, query, given, options);
}

/** What comes of the work in time, or undefined. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the query itself; of every node that is looked up by its key it says that it is there. */
function trusting(reader: GraphReader, query: CannedQuery): GraphReader {
  return { query: (cypher, ...rest) => (cypher === query.cypher ? reader.query(cypher, ...rest) : THERE) };
}

const THERE: Promise<Rows> = Promise.resolve({
  columns: ['name'],
  async *[Symbol.asyncIterator]() {
    yield [''];
  },
});
