import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver, type Session, type SessionMode, type Transaction } from 'neo4j-driver';
import { isRetriable, isUnreachable, neo4jError, type ServerPlace } from './neo4j-errors.js';
import { neo4jRows } from './neo4j-rows.js';
import { databaseParameters } from './parameters.js';
import {
  allRows,
  type GraphValue,
  type Parameters,
  type QueryOptions,
  type Row,
  type Rows,
  StoreError,
} from './port.js';

const CONNECTING_MS = 10_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** How long the same is tried again: a question while a person waits, a write until a server has restarted. */
const ASKING_MS = 30_000;
const WRITING_MS = 120_000;

export interface Neo4jConfig {
  /** `neo4j://…`, `bolt://…`, or these with `+s` or `+ssc`; without user and password. */
  uri: string;
  /** Absent: the server asks for none. */
  username?: string | undefined;
  password?: string | undefined;
  /** Absent: the user's home database. */
  database?: string | undefined;
  /** How long a question is tried again, half a minute unless said otherwise. */
  askingMs?: number | undefined;
  /** Told why something is tried again. */
  onRetry?: ((reason: string) => void) | undefined;
}

/** Runs a statement in a transaction, and gives its rows by column. */
export type RunInTransaction = (cypher: string, parameters: Parameters) => Promise<Record<string, GraphValue>[]>;

interface Retrying {
  withinMs: number;
  signal?: AbortSignal | undefined;
}

/** Questions and transactions on a server, tried again where that may help; their trouble is a StoreError. */
export class Neo4jConnection {
  readonly #place: ServerPlace;
  readonly #driver: Driver;
  readonly #onRetry: (reason: string) => void;
  readonly #askingMs: number;
  /** What is written is seen by the next question, also in a cluster. */
  readonly #bookmarkManager = neo4j.bookmarkManager();
  #answered = false;

  constructor({ uri, username, password = '', database, askingMs = ASKING_MS, onRetry = () => {} }: Neo4jConfig) {
    this.#place = { location: uri, username, database };
    this.#onRetry = onRetry;
    this.#askingMs = askingMs;
    const auth = username === undefined ? undefined : neo4j.auth.basic(username, password);
    const config = { useBigInt: true, telemetryDisabled: true, connectionTimeout: CONNECTING_MS };
    this.#driver = neo4j.driver(uri, auth, config);
  }

  /** Asks in read mode; rows come as they are read. */
  ask(cypher: string, parameters: Parameters = {}, options: QueryOptions = {}): Promise<Rows> {
    const given = checked(cypher, parameters);
    const told = (error: unknown) => neo4jError(error, this.#place);
    const attempt = () => this.#ask(cypher, given, options, told);
    return this.#retrying(attempt, { withinMs: this.#askingMs, signal: options.signal });
  }

  /** Asks in read mode and reads all rows before the first is given, so that it can be asked again meanwhile. */
  askWhole(cypher: string, parameters: Parameters = {}, options: QueryOptions = {}): Promise<Rows> {
    const given = checked(cypher, parameters);
    const attempt = async () => rowsAtHand(await this.#ask(cypher, given, options, same));
    return this.#retrying(attempt, { withinMs: WRITING_MS, signal: options.signal });
  }

  /** Runs a statement that may run twice, in a transaction of its own. */
  run(cypher: string): Promise<void> {
    return this.transaction(async run => void (await run(cypher, {})));
  }

  /**
   * Runs `work` in a writing transaction. It may run again, also when the commit before was done but its answer did
   * not come: `work` must be able to tell.
   * @param withinMs How long it is tried again; 0 for a single try.
   */
  transaction<T>(work: (run: RunInTransaction) => Promise<T>, withinMs = WRITING_MS): Promise<T> {
    return this.#retrying(
      async () => {
        const session = this.#session('WRITE');
        try {
          const transaction = await session.beginTransaction();
          const result = await work((cypher, parameters) => this.#runIn(transaction, cypher, parameters));
          await transaction.commit();
          return result;
        } finally {
          await session.close();
        }
      },
      { withinMs },
    );
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #runIn(transaction: Transaction, cypher: string, parameters: Parameters) {
    const result = transaction.run(cypher, neo4jParameters(parameters));
    const columns = await result.keys();
    return allRows(neo4jRows(result, columns, same, async () => {}));
  }

  async #ask(
    cypher: string,
    parameters: Parameters,
    { timeoutMs, signal }: QueryOptions,
    told: (error: unknown) => unknown,
  ): Promise<Rows> {
    signal?.throwIfAborted();
    const session = this.#session('READ');
    const close = async () => {
      signal?.removeEventListener('abort', close);
      await session.close();
    };
    signal?.addEventListener('abort', close);
    try {
      const result = session.run(cypher, parameters, timeoutMs === undefined ? {} : { timeout: timeoutMs });
      const columns = await result.keys();
      return neo4jRows(result, columns, told, close, signal);
    } catch (error) {
      await close();
      signal?.throwIfAborted();
      throw error;
    }
  }

  /** Tries again what may do another time; a server that never answered gets one try. */
  async #retrying<T>(attempt: () => Promise<T>, { withinMs, signal }: Retrying): Promise<T> {
    const from = performance.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        const result = await attempt();
        this.#answered = true;
        return result;
      } catch (error) {
        const trouble = neo4jError(error, this.#place);
        const again = isRetriable(error) && (this.#answered || !isUnreachable(error));
        if (!again || performance.now() - from >= withinMs) throw trouble;
        this.#onRetry((trouble as StoreError).message);
      }
      await sleep(pause, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted());
    }
  }

  #session(mode: 'READ' | 'WRITE'): Session {
    const { database } = this.#place;
    const defaultAccessMode: SessionMode = neo4j.session[mode];
    const bookmarkManager = this.#bookmarkManager;
    return this.#driver.session({ defaultAccessMode, bookmarkManager, ...(database ? { database } : {}) });
  }
}

const same = (error: unknown) => error;

async function rowsAtHand(rows: Rows): Promise<Rows> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return {
    columns: rows.columns,
    async *[Symbol.asyncIterator]() {
      yield* list;
    },
  };
}

function checked(cypher: string, parameters: Parameters): Parameters {
  if (cypher.trim() === '') throw new StoreError('The question is empty.');
  return neo4jParameters(parameters);
}

/** The driver sends every number as a float unless told that it is an integer. */
function neo4jParameters(parameters: Parameters): Parameters {
  return databaseParameters(parameters, value => neo4j.int(value));
}
