import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { GrafeoStore } from '../graph/store/grafeo-store.js';
import { Neo4jStore } from '../graph/store/neo4j-store.js';
import type { GraphStore } from '../graph/store/port.js';
import { startNeo4j } from '../scripts/neo4j-server.js';
import { emptyNeo4j } from './empty-neo4j.js';
import { type BareRows, writeBareGrafeo, writeBareNeo4j } from './load-bare.js';

/** A store as the bench fills it: each way begins with an empty one. */
export interface LoadSubject {
  name: string;
  /** Processes whose work counts, beside this one. */
  pids: number[];
  bare(rows: readonly BareRows[]): Promise<void>;
  open(): GraphStore;
  empty(): Promise<void>;
}

export async function withGrafeo(work: (subject: LoadSubject) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paperlineage-bench-'));
  try {
    await work({
      name: 'embedded',
      pids: [],
      bare: rows => writeBareGrafeo(join(folder, 'bare.grafeo'), rows),
      open: () => new GrafeoStore(join(folder, 'store')),
      async empty() {
        for (const name of ['bare.grafeo', 'bare.grafeo.wal', 'store']) {
          await rm(join(folder, name), { recursive: true, force: true });
        }
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function withNeo4j(work: (subject: LoadSubject) => Promise<void>): Promise<void> {
  const server = await startNeo4j();
  const { uri, username, password, database, pid } = server;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  try {
    await work({
      name: 'Neo4j',
      pids: [pid],
      bare: rows => writeBareNeo4j(driver, database, rows),
      open: () => new Neo4jStore(server),
      empty: () => emptyNeo4j(server),
    });
  } finally {
    await driver.close();
    await server.stop();
  }
}
