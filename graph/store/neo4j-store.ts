import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver, type Session, type SessionMode } from 'neo4j-driver';
import { isRetriable, isUnreachable, neo4jError, type ServerPlace } from './neo4j-errors.js';
import { neo4jRows } from './neo4j-rows.js';
import { databaseParameters } from './parameters.js';
import {
  allRows,
  type GraphEditor,
  type GraphReader,
  type GraphStore,
  type Parameters,
  type QueryOptions,
  type Rows,
  StoreError,
} from './port.js';
import { schemaStatements } from './schema-statements.js';

const CONNECTING_MS = 10_000;
const RETRYING_MS = 30_000;
const FIRST_PAUSE_MS = 50;

export interface Neo4jConfig {
  /** `neo4j://…`, `bolt://…`, or these with `+s` or `+ssc`; without user and password. */
  uri: string;
  /** Absent: the server asks for none. */
  username?: string | undefined;
  password?: string | undefined;
  /** Absent: the user's home database. */
  database?: string | undefined;
}

/** The production store: a Neo4j server, spoken to over Bolt. Other clients see an edit while it goes on. */
export class Neo4jStore implements GraphStore {
  readonly capabilities = { atomicEdits: false, timeout: true };
  readonly location: string;
  readonly #driver: Driver;
  readonly #place: ServerPlace;
  /** What is written is seen by the next question, also in a cluster. */
  readonly #bookmarkManager = neo4j.bookmarkManager();
  #answered = false;
  #lastEdit: Promise<unknown> = Promise.resolve();

  constructor({ uri, username, password = '', database }: Neo4jConfig) {
    this.location = uri;
    this.#place = { location: uri, username, database };
    const auth = username === undefined ? undefined : neo4j.auth.basic(username, password);
    const config = { useBigInt: true, telemetryDisabled: true, connectionTimeout: CONNECTING_MS };
    this.#driver = neo4j.driver(uri, auth, config);
  }

  async exists(): Promise<boolean> {
    return (await allRows(await this.query('MATCH (n) RETURN 1 AS one LIMIT 1'))).length > 0;
  }

  async query(cypher: string, parameters: Parameters = {}, options: QueryOptions = {}): Promise<Rows> {
    if (cypher.trim() === '') throw new StoreError('The question is empty.');
    const given = neo4jParameters(parameters);
    return this.#retrying(() => this.#ask(cypher, given, options), options.signal);
  }

  read<T>(work: (reader: GraphReader) => Promise<T>): Promise<T> {
    return work(this);
  }

  edit<T>(work: (editor: GraphEditor) => Promise<T>): Promise<T> {
    const edit = this.#lastEdit.then(() => this.#edit(work));
    this.#lastEdit = edit.catch(() => undefined);
    return edit;
  }

  async close(): Promise<void> {
    await this.#lastEdit;
    await this.#driver.close();
  }

  async #edit<T>(work: (editor: GraphEditor) => Promise<T>): Promise<T> {
    for (const statement of schemaStatements({ constraintBringsIndex: true })) await this.#write(statement, {});
    return work({
      query: (...question) => this.query(...question),
      write: (cypher, rows) => this.#write(cypher, neo4jParameters({ rows })),
    });
  }

  async #ask(cypher: string, parameters: Parameters, { timeoutMs, signal }: QueryOptions): Promise<Rows> {
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
      return neo4jRows(result, columns, error => neo4jError(error, this.#place), close, signal);
    } catch (error) {
      await close();
      signal?.throwIfAborted();
      throw error;
    }
  }

  #write(cypher: string, parameters: Parameters): Promise<void> {
    return this.#retrying(async () => {
      const session = this.#session('WRITE');
      try {
        const transaction = await session.beginTransaction();
        await transaction.run(cypher, parameters);
        await transaction.commit().catch(error => this.#refuseUncertain(error));
      } finally {
        await session.close();
      }
    });
  }

  /** A commit whose answer never came may have been done, so it is not tried again: that could write all of it twice. */
  #refuseUncertain(error: unknown): never {
    if (!isUnreachable(error)) throw error;
    const message = `The connection to ${this.location} broke while a batch was written. Run the same again: it goes on from what arrived.`;
    throw new StoreError(message, true, { cause: error });
  }

  /** Tries again what may do another time, for half a minute; a server that never answered gets one try. */
  async #retrying<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const from = performance.now();
    for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
      try {
        const result = await attempt();
        this.#answered = true;
        return result;
      } catch (error) {
        const again = isRetriable(error) && (this.#answered || !isUnreachable(error));
        if (!again || performance.now() - from > RETRYING_MS) throw neo4jError(error, this.#place);
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

/** The driver sends every number as a float unless told that it is an integer. */
function neo4jParameters(parameters: Parameters): Parameters {
  return databaseParameters(parameters, value => neo4j.int(value));
}
