import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import neo4j, { type Driver } from 'neo4j-driver';
import type { z } from 'zod';
import { neo4jAdmin } from '../../../graph/export/neo4j-admin.js';
import { readClaims, readNodes } from '../../../graph/graph-reader.js';
import {
  compareClaims,
  compareRefs,
  isFloat,
  NODE_SCHEMAS,
  type NodeLabel,
  RELATION_SCHEMAS,
  type RelationType,
} from '../../../graph/model.js';
import { refOf } from '../../../graph/refs-reader.js';
import { GrafeoStore } from '../../../graph/store/grafeo-store.js';
import { Neo4jStore } from '../../../graph/store/neo4j-store.js';
import type { GraphReader } from '../../../graph/store/port.js';
import { syncGraph } from '../../../graph/sync.js';
import { neo4jAdminTool } from '../../../scripts/neo4j-admin-tool.js';
import { type Neo4jServer, startNeo4j } from '../../../scripts/neo4j-server.js';
import { inTemporaryFolder } from '../../ingest/temporary-folder.js';
import { describeWithOwnNeo4j } from '../../neo4j.js';
import { collect, streamOf } from '../../streams.js';
import { arbitraryGraph } from '../arbitrary-graph.js';
import { attentionGraph } from '../attention-graph.js';
import { GraphBuilder, type SampleGraph } from '../graph-builder.js';
import { hostileGraph } from '../hostile-graph.js';
import { seededGraph } from '../seeded-graph.js';
import { written } from './written.js';

const IMPORTING_MS = 900_000;

/** Lists of every kind that a cell has trouble with. */
function listsGraph(): SampleGraph {
  const g = new GraphBuilder();
  const paper = g.paper('lists', 'Lists', { authors: ['', ''], sources: [''] });
  const method = g.method('lists', { aliases: [''], aliasReasons: [] });
  g.method('no reasons', { aliases: ['a;b', 'c|d,e'] });
  g.claim('MENTIONS', paper, paper, method, { moreEvidence: [''], moreStarts: [0], moreEnds: [], starts: [] });
  return g.build();
}

/** Graphs as one: what several of them have is the first one's. */
function united(graphs: readonly SampleGraph[]): SampleGraph {
  const nodes = new Map(graphs.flatMap(graph => graph.nodes.map(node => [JSON.stringify(refOf(node)), node])));
  const claims = new Map(graphs.flatMap(graph => graph.claims.map(claim => [claim.properties.id, claim])));
  return {
    nodes: [...nodes.values()].sort((a, b) => compareRefs(refOf(a), refOf(b))),
    claims: [...claims.values()].sort(compareClaims),
  };
}

async function contents(reader: GraphReader): Promise<SampleGraph> {
  return { nodes: await collect(readNodes(reader)), claims: await collect(readClaims(reader)) };
}

const wanted = (graph: SampleGraph) => ({ nodes: streamOf(graph.nodes), claims: streamOf(graph.claims) });

/** What a value is to Neo4j, with the driver set to `useBigInt`. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${[...new Set(value.map(kindOf))].sort().join(', ')}`;
  return typeof value === 'bigint' ? 'integer' : typeof value === 'number' ? 'float' : typeof value;
}

/** What a value of the model should be to Neo4j. */
function kindWanted(value: unknown, schema: z.ZodType | undefined): string {
  if (Array.isArray(value)) return `list of ${[...new Set(value.map(item => kindWanted(item, undefined)))].join(', ')}`;
  if (typeof value !== 'number') return typeof value;
  return schema && isFloat(schema) ? 'float' : 'integer';
}

function kindsOf(properties: object, kind: (value: unknown, name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, kind(value, name)]));
}

describeWithOwnNeo4j('the tables that neo4j-admin imports', () => {
  const graph = united([
    listsGraph(),
    hostileGraph(),
    attentionGraph(),
    seededGraph(5, { methods: 30, claims: 600 }),
    ...fc.sample(arbitraryGraph, { numRuns: 20, seed: 7 }),
  ]);
  let server: Neo4jServer;
  let driver: Driver;
  let store: Neo4jStore;

  async function ask(question: string): Promise<unknown[][]> {
    const { records } = await driver.executeQuery(question, {}, { database: server.database });
    return records.map(record => [...record.values()]);
  }

  async function importGraph(home: string, folder: string): Promise<string> {
    const files = await written(neo4jAdmin, graph);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await neo4jAdminTool(home, folder, 'database', 'import', 'full', 'neo4j', '@import.args');
    return files['finish.cypher']!;
  }

  beforeAll(async () => {
    let finish = '';
    server = await startNeo4j({
      prepare: home =>
        inTemporaryFolder(async folder => {
          finish = await importGraph(home, folder);
        }),
    });
    driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password), { useBigInt: true });
    store = new Neo4jStore(server);
    for (const statement of finish.split(/;\n/).filter(text => text !== '')) {
      const session = driver.session({ database: server.database });
      await session.run(statement);
      await session.close();
    }
  }, IMPORTING_MS);
  afterAll(async () => {
    await store?.close();
    await driver?.close();
    await server?.stop();
  });

  it(
    'make the graph that the embedded store has',
    () =>
      inTemporaryFolder(async folder => {
        const embedded = new GrafeoStore(folder);
        await syncGraph(embedded, 'here', 'inputs', wanted(graph));
        const expected = await contents(embedded);
        expect(expected.claims).toHaveLength(graph.claims.length);
        expect(await contents(store)).toEqual(expected);
        await embedded.close();
      }),
    IMPORTING_MS,
  );

  it('make every property with the type that the model says, and none beside', async () => {
    const nodes = await ask('MATCH (n) WHERE NOT n:Paperlineage RETURN labels(n)[0], n.key, properties(n)');
    expect(nodes).toHaveLength(graph.nodes.length);
    const stored = new Map(nodes.map(([label, key, properties]) => [`${label} ${key}`, properties as object]));
    for (const { label, properties } of graph.nodes) {
      const shape: Record<string, z.ZodType> = NODE_SCHEMAS[label as NodeLabel].shape;
      const kinds = kindsOf(properties, (value, name) => kindWanted(value, shape[name]));
      const found = kindsOf(stored.get(`${label} ${properties.key}`)!, kindOf);
      expect(found).toEqual({ ...kinds, paperlineageDigest: 'string' });
    }
    const claims = await ask('MATCH ()-[r]->() RETURN r.id, properties(r)');
    expect(claims).toHaveLength(graph.claims.length);
    const relationships = new Map(claims.map(([id, properties]) => [id, properties as object]));
    for (const { type, properties } of graph.claims) {
      const shape: Record<string, z.ZodType> = RELATION_SCHEMAS[type as RelationType].shape;
      const kinds = kindsOf(properties, (value, name) => kindWanted(value, shape[name]));
      const found = kindsOf(relationships.get(properties.id)!, kindOf);
      expect(found).toEqual({ ...kinds, paperlineageDigest: 'string' });
    }
  });

  it('leave nothing to do to a sync', async () => {
    const report = await syncGraph(store, 'here', 'inputs', wanted(graph));
    expect(Object.values(report).every(count => count === 0)).toBe(true);
  });
});
