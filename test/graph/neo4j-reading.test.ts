import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { wholeGraph } from '../../graph/export/export-graph.js';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { storeMark } from '../../graph/mark.js';
import { resolveNode } from '../../graph/names.js';
import { loadQueries } from '../../graph/queries/load-queries.js';
import { runQuery } from '../../graph/queries/run-query.js';
import { Neo4jStore } from '../../graph/store/neo4j-store.js';
import type { GraphReader } from '../../graph/store/port.js';
import { aroundNode } from '../../graph/subgraph.js';
import { type SyncOptions, syncGraph } from '../../graph/sync.js';
import { describeOnNeo4j } from '../neo4j.js';
import { collect, streamOf } from '../streams.js';
import { attentionGraph } from './attention-graph.js';
import { type BoltProxy, openBoltProxy } from './bolt-proxy.js';
import { memoryReader } from './memory-reader.js';
import { ATTENTION_CASES } from './queries/question-cases.js';

/** What goes over the wire when nothing is to be written: an account that may only read is enough. */
describeOnNeo4j('reading from Neo4j', server => {
  const { nodes, claims } = attentionGraph();
  let expected: GraphReader;
  let proxy: BoltProxy;
  let store: Neo4jStore;

  const sync = (inputs: string, kept = claims, options: SyncOptions = {}) =>
    syncGraph(store, 'here', inputs, { nodes: streamOf(nodes), claims: streamOf(kept) }, options);

  /** Runs `work`, in which every statement is asked in read mode. */
  async function reading<T>(work: () => Promise<T>): Promise<T> {
    const before = { ...proxy.begun };
    const result = await work();
    const all = proxy.begun.all - before.all;
    expect(all).toBeGreaterThan(0);
    expect(proxy.begun.reading - before.reading).toBe(all);
    return result;
  }

  beforeAll(async () => {
    expected = await memoryReader({ nodes, claims });
    proxy = await openBoltProxy(server().uri);
    store = new Neo4jStore({ ...server(), uri: proxy.uri });
    await sync('inputs');
  });
  afterAll(async () => {
    await store.close();
    await proxy.close();
  });

  it('is told from writing by what goes over the wire', async () => {
    expect(proxy.begun.all).toBeGreaterThan(proxy.begun.reading);
  });

  it('gives every export in read mode', async () => {
    const exported = async (reader: GraphReader) => {
      const files: string[][] = [];
      for (const { write } of EXPORT_FORMATS.flatMap(({ files: all }) => all)) {
        files.push(await collect(write(wholeGraph(reader), {})));
      }
      return files;
    };
    expect(await reading(() => exported(store))).toEqual(await exported(expected));
  });

  it('answers every canned question in read mode', async () => {
    const queries = new Map(loadQueries().map(query => [query.name, query]));
    expect(new Set(ATTENTION_CASES.map(({ query }) => query))).toEqual(new Set(queries.keys()));
    for (const { query, given } of ATTENTION_CASES) {
      await reading(() => runQuery(store, queries.get(query)!, given).catch(error => error));
    }
  });

  it('gives its mark, finds names and shows what is around a node in read mode', async () => {
    expect(await reading(() => store.exists())).toBe(true);
    expect(await reading(() => storeMark(store))).toMatchObject({ workspace: 'here', state: 'complete' });
    const node = await reading(() => resolveNode(store, 'Triton'));
    const around = await reading(() => aroundNode(store, node, { depth: 2 }));
    expect(around.claims.length).toBeGreaterThan(0);
  });

  it('is all that a sync of the same does, and a sync that only says what it would do', async () => {
    expect(await reading(() => sync('inputs'))).toMatchObject({ claimsCreated: 0, claimsDeleted: 0 });
    const plan = await reading(() => sync('others', claims.slice(1), { dryRun: true }));
    expect(plan).toMatchObject({ claimsCreated: 0, claimsDeleted: 1 });
  });
});
