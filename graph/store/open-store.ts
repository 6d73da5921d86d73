import { type GraphStore, StoreError } from './port.js';

const NEO4J_ADDRESS = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\/[^/]/;

/** Asks for the embedded store where the environment names a server. */
const EMBEDDED = 'embedded';

export interface StoreChoice {
  /** As `--db` gives it: address of a Neo4j server, or `embedded`; absent: `NEO4J_URI`, else the embedded store. */
  db?: string | undefined;
  /** Folder of the embedded store. */
  folder: string;
  /** How long a question to a server that is away is tried again; half a minute unless said otherwise. */
  askingMs?: number | undefined;
  env: Readonly<Record<string, string | undefined>>;
  /** Told why a server is asked again. */
  onRetry?: ((reason: string) => void) | undefined;
}

/** Address of the server that a choice names; undefined for the embedded store. */
export function serverAddress({ db, env }: Pick<StoreChoice, 'db' | 'env'>): string | undefined {
  const address = db || env.NEO4J_URI;
  return !address || address === EMBEDDED ? undefined : address;
}

/**
 * Opens the store that a person chose; only the driver that is needed is loaded. User, password and database of a
 * server come from `NEO4J_USERNAME`, `NEO4J_PASSWORD` and `NEO4J_DATABASE`; a database that the address names at its
 * end (`neo4j://host:7687/papers`) wins.
 * @throws StoreError where the choice cannot be understood. Nothing is asked of a server yet.
 */
export async function openStore({ db, folder, askingMs, env, onRetry }: StoreChoice): Promise<GraphStore> {
  const address = serverAddress({ db, env });
  if (address === undefined) {
    const { GrafeoStore } = await import('./grafeo-store.js');
    return new GrafeoStore(folder);
  }
  checkAddress(address, db ? '`--db`' : '`NEO4J_URI`');
  const { Neo4jStore } = await import('./neo4j-store.js');
  const { uri, database } = splitAddress(address);
  return new Neo4jStore({
    uri,
    username: env.NEO4J_USERNAME || (env.NEO4J_PASSWORD ? 'neo4j' : undefined),
    password: env.NEO4J_PASSWORD,
    database: database || env.NEO4J_DATABASE || undefined,
    askingMs,
    onRetry,
  });
}

/** The address of the server, and the database that its path names: `neo4j://host:7687/papers`. */
function splitAddress(address: string): { uri: string; database: string } {
  const { protocol, host, pathname, search } = new URL(address);
  return { uri: `${protocol}//${host}${search}`, database: decodeURIComponent(pathname.replace(/^\/|\/$/g, '')) };
}

/** Says nothing of an address that cannot be read: it may hold a password. */
function checkAddress(address: string, origin: string): void {
  if (!NEO4J_ADDRESS.test(address) || !URL.canParse(address)) {
    throw new StoreError(
      `${origin} takes the address of a Neo4j server, such as neo4j://localhost:7687, or “embedded”.`,
    );
  }
  const { username, password } = new URL(address);
  if (username || password) {
    throw new StoreError(
      `${origin} holds a user or a password: put them into NEO4J_USERNAME and NEO4J_PASSWORD instead.`,
    );
  }
}
