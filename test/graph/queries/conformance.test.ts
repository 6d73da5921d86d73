import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { runQuery } from '../../../graph/queries/run-query.js';
import { GrafeoStore } from '../../../graph/store/grafeo-store.js';
import { Neo4jStore } from '../../../graph/store/neo4j-store.js';
import type { GraphStore } from '../../../graph/store/port.js';
import { syncGraph } from '../../../graph/sync.js';
import { describeOnNeo4j } from '../../neo4j.js';
import { streamOf } from '../../streams.js';
import { attentionGraph } from '../attention-graph.js';
import type { SampleGraph } from '../graph-builder.js';
import { seededGraph } from '../seeded-graph.js';
import { ATTENTION_CASES, type QuestionCase, RANDOM_CASES } from './question-cases.js';

const queries = new Map(loadQueries().map(query => [query.name, query]));

/** Fills both stores with a graph and holds their answers against each other. */
function describeConformance(name: string, graph: SampleGraph, cases: readonly QuestionCase[]): void {
  describeOnNeo4j(name, server => {
    let folder: string;
    let grafeo: GraphStore;
    let neo4j: GraphStore;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'paperlineage-'));
      grafeo = new GrafeoStore(folder);
      neo4j = new Neo4jStore(server());
      for (const store of [grafeo, neo4j]) {
        await syncGraph(store, 'conformance', name, { nodes: streamOf(graph.nodes), claims: streamOf(graph.claims) });
      }
    });

    afterAll(async () => {
      await grafeo.close();
      await neo4j.close();
      await rm(folder, { recursive: true });
    });

    it.each(cases)('$query $given has the same rows in the same order', async ({ query: question, given }) => {
      const query = queries.get(question)!;
      const expected = await runQuery(grafeo, query, given);
      const actual = await runQuery(neo4j, query, given);
      expect(actual.rows).toStrictEqual(expected.rows);
    });
  });
}

describe('canned queries on Grafeo and Neo4j', () => {
  describeConformance('the graph of attention kernels', attentionGraph(), ATTENTION_CASES);
  for (const seed of [1, 2, 3]) describeConformance(`random graph ${seed}`, seededGraph(seed), RANDOM_CASES);
  describeConformance('a dense random graph', seededGraph(9, { methods: 120, claims: 2500 }), RANDOM_CASES);
});
