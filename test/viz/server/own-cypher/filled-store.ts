import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareClaims, compareRefs, compareText } from '../../../../graph/model.js';
import { refOf } from '../../../../graph/refs-reader.js';
import { openStore, type StoreChoice } from '../../../../graph/store/open-store.js';
import type { GraphReader, GraphStore } from '../../../../graph/store/port.js';
import { syncGraph } from '../../../../graph/sync.js';
import type { SampleGraph } from '../../../graph/graph-builder.js';
import type { Neo4jUnderTest } from '../../../neo4j.js';
import { streamOf } from '../../../streams.js';
import { fixtureClaims, fixtureNodes } from '../../fixture-graph.js';

/** A store that holds a graph, and how another process opens it. */
export interface FilledStore {
  choice: StoreChoice;
  store: GraphStore;
  /** Closes the store, and removes what it was in. */
  remove(): Promise<void>;
}

const FIXTURE: SampleGraph = { nodes: fixtureNodes(), claims: fixtureClaims() };

/** The fixture graph in an embedded store of its own. */
export async function embeddedStore(graph = FIXTURE): Promise<FilledStore> {
  const folder = await mkdtemp(join(tmpdir(), 'paperlineage-own-cypher-'));
  const filled = await fill({ db: 'embedded', folder, env: {} }, graph);
  const remove = async () => {
    await filled.store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...filled, remove };
}

/** The fixture graph in Neo4j. */
export async function neo4jStore(server: Neo4jUnderTest, graph = FIXTURE): Promise<FilledStore> {
  const env = {
    NEO4J_USERNAME: server.username,
    NEO4J_PASSWORD: server.password,
    NEO4J_DATABASE: server.database,
  };
  const filled = await fill({ db: server.uri, folder: '', env }, graph);
  return { ...filled, remove: () => filled.store.close() };
}

async function fill(choice: StoreChoice, graph: SampleGraph): Promise<Omit<FilledStore, 'remove'>> {
  const store = await openStore(choice);
  await bringTo(store, graph, `${graph.nodes.length} nodes`);
  return { choice, store };
}

/** Brings a store to a graph, as an ingest does. */
export async function bringTo(store: GraphStore, graph: SampleGraph, inputs: string): Promise<void> {
  const nodes = [...graph.nodes].sort((a, b) => compareRefs(refOf(a), refOf(b)));
  const claims = [...graph.claims].sort(compareClaims);
  await syncGraph(store, 'workspace', inputs, { nodes: streamOf(nodes), claims: streamOf(claims) });
}

/** All that a store holds, as one digest. */
export async function digestOf(store: GraphReader): Promise<string> {
  const lines: string[] = [];
  for (const question of [
    'MATCH (n) RETURN labels(n), properties(n)',
    'MATCH (a)-[r]->(b) RETURN a.key, type(r), b.key, properties(r)',
  ]) {
    for await (const row of await store.query(question)) lines.push(JSON.stringify(row.map(sorted)));
  }
  return createHash('sha256').update(lines.sort(compareText).join('\n')).digest('hex');
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => compareText(a, b));
}
