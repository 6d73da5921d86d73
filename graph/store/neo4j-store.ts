import { MARK_LABEL } from '../mark.js';
import { loadMigrations } from './load-migrations.js';
import { migrate } from './migrate.js';
import { type Neo4jConfig, Neo4jConnection } from './neo4j-connection.js';
import { Neo4jLease } from './neo4j-lease.js';
import {
  allRows,
  type GraphEditor,
  type GraphReader,
  type GraphStore,
  type Parameters,
  type QueryOptions,
  type Rows,
} from './port.js';

export type { Neo4jConfig } from './neo4j-connection.js';

export interface Neo4jStoreConfig extends Neo4jConfig {
  /** How long a writer that is not heard of keeps others out. */
  leaseMs?: number | undefined;
}

/**
 * The production store: a Neo4j server, spoken to over Bolt. Other clients see an edit while it goes on; of all
 * processes on all machines one edits at a time (`Neo4jLease`).
 */
export class Neo4jStore implements GraphStore {
  readonly capabilities = { atomicEdits: false, timeout: true, ownDatabase: false };
  readonly location: string;
  readonly #connection: Neo4jConnection;
  readonly #leaseMs: number | undefined;
  #lastEdit: Promise<unknown> = Promise.resolve();

  constructor({ leaseMs, ...config }: Neo4jStoreConfig) {
    this.location = config.database ? `${config.uri}/${config.database}` : config.uri;
    this.#leaseMs = leaseMs;
    this.#connection = new Neo4jConnection(config);
  }

  async exists(): Promise<boolean> {
    return (await allRows(await this.query(`MATCH (m:${MARK_LABEL}) RETURN 1 AS one LIMIT 1`))).length > 0;
  }

  async query(cypher: string, parameters?: Parameters, options?: QueryOptions): Promise<Rows> {
    return this.#connection.ask(cypher, parameters, options);
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
    await this.#connection.close();
  }

  async #edit<T>(work: (editor: GraphEditor) => Promise<T>): Promise<T> {
    const connection = this.#connection;
    const lease = await Neo4jLease.take(connection, this.location, this.#leaseMs);
    try {
      const editor: GraphEditor = {
        query: async (...question) => connection.askWhole(...question),
        write: (cypher, rows) => lease.write(cypher, { rows }),
      };
      await migrate({ ...editor, run: statement => connection.run(statement) }, loadMigrations('neo4j'), this.location);
      return await work(editor);
    } finally {
      await lease.giveBack();
    }
  }
}
