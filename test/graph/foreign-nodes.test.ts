import { beforeEach, describe, expect, it } from '@jest/globals';
import { wholeGraph } from '../../graph/export/export-graph.js';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { readClaims, readNodes } from '../../graph/graph-reader.js';
import { resolveNode } from '../../graph/names.js';
import { Neo4jStore } from '../../graph/store/neo4j-store.js';
import { StoreError } from '../../graph/store/port.js';
import { aroundNode } from '../../graph/subgraph.js';
import { type SyncOptions, syncGraph } from '../../graph/sync.js';
import { describeOnNeo4j } from '../neo4j.js';
import { collect, streamOf } from '../streams.js';
import { attentionGraph } from './attention-graph.js';
import type { SampleGraph } from './graph-builder.js';
import { memoryReader } from './memory-reader.js';

/** Everything that somebody else keeps, with properties and without; some of it looks like ours. */
const FOREIGN = `
  CREATE (ada:Person {name: 'Ada'}), (ben:Person {name: 'Ben'}), (:Person:Admin {name: 'Cy'}), ({note: 'no label'})
  CREATE (sheet:Paper {size: 'A4'}), (:Paper {key: 'letter', title: 'A sheet', digest: '0123456789abcdef0123'})
  CREATE (:Method {key: 'zzz', name: 'Not of ours'}), (:Dataset {name: 7, aliases: 'none'})
  CREATE (ada)-[:KNOWS {since: 2001}]->(ben), (ada)-[:USES {confidence: 1.0}]->(sheet), (sheet)-[:MENTIONS]->(ben)`;

describeOnNeo4j('a database that others write to', server => {
  const sample = attentionGraph();
  const nothing = { nodes: [], claims: [] };

  const run = async (cypher: string, parameters = {}) => {
    const { driver, database } = server();
    const { records } = await driver.executeQuery(cypher, parameters, { database });
    return records.map(record => record.toObject());
  };
  /** Everything that is not Paperlineage's, as text. */
  const foreign = async () => {
    const nodes = await run(
      'MATCH (n) WHERE n.paperlineageDigest IS NULL AND NOT n:Paperlineage RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id',
    );
    const ties = await run(
      'MATCH ()-[r]->() WHERE r.paperlineageDigest IS NULL RETURN elementId(r) AS id, type(r) AS type, properties(r) AS properties ORDER BY id',
    );
    return JSON.stringify({ nodes, ties });
  };
  const inStore = async <T>(work: (store: Neo4jStore) => Promise<T>): Promise<T> => {
    const store = new Neo4jStore(server());
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const sync = (graph: SampleGraph, options: SyncOptions = {}) =>
    inStore(store =>
      syncGraph(
        store,
        'here',
        JSON.stringify(graph),
        { nodes: streamOf(graph.nodes), claims: streamOf(graph.claims) },
        options,
      ),
    );
  const exported = (store: Parameters<typeof wholeGraph>[0]) => {
    const [format] = EXPORT_FORMATS;
    return collect(format!.files[0].write(wholeGraph(store), {}));
  };

  beforeEach(async () => {
    await server().empty();
    await server().dropConstraints();
  });

  it('is left untouched at first, and what was found is said', async () => {
    await run(FOREIGN);
    const before = await foreign();
    const constraints = await run('SHOW CONSTRAINTS YIELD name RETURN count(name) AS n');
    for (const options of [{}, { dryRun: true }]) {
      const trouble = await sync(sample, options).catch(error => error);
      expect(trouble).toBeInstanceOf(StoreError);
      expect(trouble.message).toMatch(
        /holds nodes that Paperlineage did not write: 2 Paper, 2 Person, 1 without label, 1 Dataset, 1 Method, 1 Person:Admin\. Nothing was written\. .*--shared/,
      );
    }
    expect(await foreign()).toBe(before);
    expect(await run('MATCH (n:Paperlineage) RETURN n')).toEqual([]);
    expect(await run('SHOW CONSTRAINTS YIELD name RETURN count(name) AS n')).toEqual(constraints);
  });

  it('is taken for its own when it is empty, and asks no more afterwards', async () => {
    await sync(sample);
    await run(FOREIGN);
    const before = await foreign();
    await sync(nothing);
    expect(await foreign()).toBe(before);
  });

  it('keeps all that others wrote through every sync, also under our labels and types', async () => {
    await run(FOREIGN);
    const before = await foreign();
    expect(await sync(sample, { shared: true })).toMatchObject({ nodesCreated: sample.nodes.length, nodesDeleted: 0 });
    expect(await foreign()).toBe(before);
    const changed = structuredClone(sample);
    for (const { properties } of [...changed.nodes, ...changed.claims]) Object.assign(properties, { rule: 'x' });
    for (const graph of [{ nodes: sample.nodes.slice(0, 3), claims: [] }, sample, nothing, sample]) {
      await sync(graph);
      expect(await foreign()).toBe(before);
    }
  });

  it('is read without what others wrote', async () => {
    await run(FOREIGN);
    await sync(sample, { shared: true });
    await run(
      "MATCH (n:Method {key: 'triton'}) MATCH (m:Method {key: 'zzz'}) MATCH (p:Paper {key: 'letter'}) CREATE (n)-[:USES {id: 'x', confidence: 1.0}]->(m), (p)-[:MENTIONS]->(n)",
    );
    await inStore(async store => {
      expect(await exported(store)).toEqual(await exported(await memoryReader(sample)));
      const { nodes, claims } = await aroundNode(store, await resolveNode(store, 'Triton'), { depth: 2 });
      expect(nodes.map(({ properties }) => properties.key)).not.toContain('zzz');
      expect(claims.map(({ properties }) => properties.id)).not.toContain('x');
    });
  });

  it('keeps what others added to our nodes', async () => {
    await sync(sample);
    await run("MATCH (n:Method {key: 'triton'}) SET n:Favourite, n.stars = 'five'");
    const changed = structuredClone(sample);
    const triton = changed.nodes.find(({ properties }) => properties.key === 'triton')!;
    Object.assign(triton.properties, { aliases: ['Triton language'] });
    expect(await sync(changed)).toMatchObject({ nodesUpdated: 1 });
    expect(await run('MATCH (n:Favourite) RETURN n.stars AS stars, n.aliases AS aliases')).toEqual([
      { stars: 'five', aliases: ['Triton language'] },
    ]);
    await inStore(async store => {
      expect(await collect(readNodes(store))).toEqual(changed.nodes);
      expect(await collect(readClaims(store))).toEqual(changed.claims);
    });
  });

  describe('stops a sync', () => {
    it('where a node of others has the label and key of one that is wanted', async () => {
      await run("CREATE (:Method {key: 'triton', moons: 14})");
      const before = await foreign();
      for (const dryRun of [true, false]) {
        await expect(sync(sample, { shared: true, dryRun })).rejects.toThrow(
          /holds a Method with the key triton that Paperlineage did not write/,
        );
      }
      expect(await foreign()).toBe(before);
    });

    it('where two nodes of others have one label and key', async () => {
      await run("CREATE (:Method {key: 'twin'}), (:Method {key: 'twin'})");
      const before = await foreign();
      await expect(sync(sample, { shared: true })).rejects.toThrow(/has what keeps .*database of its own/);
      expect(await foreign()).toBe(before);
    });

    it('where others tied something to a node that should go, and leaves both', async () => {
      await sync(sample);
      await run("MATCH (n:Method {key: 'triton'}) CREATE (:Person {name: 'Ada'})-[:LIKES]->(n)");
      const before = await foreign();
      for (const dryRun of [true, false]) {
        await expect(sync(nothing, { dryRun })).rejects.toThrow(/Method triton .* stand at it \(LIKES\)/);
      }
      expect(await foreign()).toBe(before);
      await run('MATCH (:Person)-[r:LIKES]->() DELETE r');
      await sync(nothing);
      expect(await run('MATCH (n:Method) RETURN n')).toEqual([]);
    });
  });
});
