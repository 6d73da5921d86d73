/**
 * The port to a graph database. Everything above it speaks Cypher that every driver runs, with values as parameters
 * only, and knows no driver by name.
 */

/** A value of a result row. Integers and floats are both numbers; what a database counts past 2^53 is an error. */
export type GraphValue =
  | null
  | boolean
  | number
  | string
  | GraphValue[]
  | { [name: string]: GraphValue }
  | StoredNode
  | StoredRelationship
  | StoredPath;

export type Parameters = Record<string, unknown>;

/** A node as a query returned it. `elementId` is the database's own and says something within one answer only. */
export class StoredNode {
  constructor(
    readonly elementId: string,
    readonly labels: readonly string[],
    readonly properties: Record<string, GraphValue>,
  ) {}
}

/** A relationship as a query returned it. */
export class StoredRelationship {
  constructor(
    readonly elementId: string,
    readonly type: string,
    readonly startElementId: string,
    readonly endElementId: string,
    readonly properties: Record<string, GraphValue>,
  ) {}
}

/** A path as a query returned it: one node more than relationships, in walking order. */
export class StoredPath {
  constructor(
    readonly nodes: readonly StoredNode[],
    readonly relationships: readonly StoredRelationship[],
  ) {}
}

export type Row = GraphValue[];

/** The answer to a question: its columns, and its rows one by one as they come. Read to the end or left early. */
export interface Rows extends AsyncIterable<Row> {
  readonly columns: readonly string[];
}

export interface QueryOptions {
  /** Ends the question after so many milliseconds, where the driver can (`capabilities.timeout`). */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface GraphReader {
  /**
   * Asks a question in read mode. What writes is refused by the database. The answer may hold a connection until
   * it is read to the end or left.
   *
   * A parameter that is a whole number is an integer in Cypher, on every driver, and any other number a float:
   * a statement that needs a float says `toFloat($x)`.
   * @throws StoreError with a message for the person who asked, or the signal's reason.
   */
  query(cypher: string, parameters?: Parameters, options?: QueryOptions): Promise<Rows>;
}

export interface GraphEditor extends GraphReader {
  /** Runs one writing statement over the rows (parameter `rows`) in one transaction: all of them or none. */
  write(cypher: string, rows: readonly Parameters[]): Promise<void>;
}

export interface GraphStore extends GraphReader {
  /** What the driver can do beyond the port's promise; asked for by capability, never by name. */
  readonly capabilities: {
    /** An edit is seen by readers whole or not at all. False: they may see it half done. */
    readonly atomicEdits: boolean;
    /** `timeoutMs` is kept. */
    readonly timeout: boolean;
    /** Nobody else keeps anything in this database; elsewhere it may hold what others wrote. */
    readonly ownDatabase: boolean;
  };
  /** For messages: where the data is, without secrets. */
  readonly location: string;
  /** True where the store was written to before (an embedded one may not exist yet). */
  exists(): Promise<boolean>;
  /**
   * Edits the graph, one editor at a time; all migrations have run before `work` begins.
   * Readers go on meanwhile and see the edit at their next question after it ended. When `work` throws, an
   * atomic store is as before; another keeps what was written, and its mark says so. One that writes nothing changes
   * nothing.
   * @throws StoreError where another process edits, or a newer version of Paperlineage did.
   */
  edit<T>(work: (editor: GraphEditor) => Promise<T>): Promise<T>;
  /**
   * Asks several questions of one graph: where edits are atomic, one that ends meanwhile is not seen by `work`.
   * Elsewhere each question sees the graph as it is.
   */
  read<T>(work: (reader: GraphReader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Trouble with a database, told for the person who meets it. `retriable` is decided where the error is made. */
export class StoreError extends Error {
  constructor(
    message: string,
    readonly retriable = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** All rows of an answer as objects by column; for answers known to be small. */
export async function allRows<T = Record<string, GraphValue>>(rows: Rows): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(Object.fromEntries(rows.columns.map((name, i) => [name, row[i]])) as T);
  return list;
}
