import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NODE_LABELS, RELATION_TYPES } from '../../../graph/model.js';
import type { CannedQuery, QueryParameter } from '../../../graph/queries/canned-query.js';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { runQuery } from '../../../graph/queries/run-query.js';
import { refOf } from '../../../graph/refs-reader.js';
import { GrafeoStore } from '../../../graph/store/grafeo-store.js';
import { Neo4jStore } from '../../../graph/store/neo4j-store.js';
import type { GraphStore } from '../../../graph/store/port.js';
import { syncGraph } from '../../../graph/sync.js';
import { describeOnNeo4j } from '../../neo4j.js';
import { streamOf } from '../../streams.js';
import { arbitraryGraph } from '../arbitrary-graph.js';
import type { SampleGraph } from '../graph-builder.js';
import { seededGraph } from '../seeded-graph.js';

const RUNS = 12;
const RUNNING_MS = 900_000;

interface Question {
  query: CannedQuery;
  given: Record<string, unknown>;
}

/** Graphs of hostile texts that hold few claims, and plain ones that hold many. */
const anyGraph: fc.Arbitrary<SampleGraph> = fc.oneof(
  arbitraryGraph,
  fc.record({ seed: fc.nat(), methods: fc.integer({ min: 1, max: 12 }), claims: fc.nat({ max: 150 }) }).map(seeded),
);

function seeded({ seed, ...size }: { seed: number; methods: number; claims: number }): SampleGraph {
  return seededGraph(seed, size);
}

/** Keys, names and titles of the graph, and a name that nothing has. */
function namesIn(graph: SampleGraph, parameter: QueryParameter): fc.Arbitrary<string> {
  const nodes = graph.nodes.filter(({ label }) => parameter.type === 'node' || parameter.type === label);
  const names = nodes.flatMap(({ properties }) => [
    properties.key,
    'title' in properties ? properties.title : properties.name,
  ]);
  return fc.constantFrom('unheard-of', ...names);
}

function parameterOf(graph: SampleGraph, parameter: QueryParameter): fc.Arbitrary<unknown> {
  const { type, min = 0, max = 50 } = parameter;
  switch (type) {
    case 'string':
      return fc.constantFrom('', '2', '2014', '2016-05', "'");
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min, max });
    case 'float':
      return fc.double({ min, max, noNaN: true });
    case 'relation':
      return fc.constantFrom(...RELATION_TYPES);
    case 'label':
      return fc.constantFrom(...NODE_LABELS);
    case 'node':
      return fc.oneof(namesIn(graph, parameter), fc.constantFrom(...graph.nodes.map(refOf), 'unheard-of'));
    default:
      return namesIn(graph, parameter);
  }
}

/** A question of each kind, with parameters that may be left out there or not. */
function questionsTo(graph: SampleGraph): fc.Arbitrary<Question[]> {
  const questions = loadQueries().map(query => {
    const values = Object.fromEntries(query.parameters.map(each => [each.name, parameterOf(graph, each)]));
    const requiredKeys = query.parameters.filter(({ required }) => required).map(({ name }) => name);
    return fc.record(values, { requiredKeys }).map(given => ({ query, given }));
  });
  return fc.tuple(...questions);
}

/** The rows, or what is said where there are none to give. */
async function answer(store: GraphStore, { query, given }: Question): Promise<unknown> {
  return runQuery(store, query, given).then(
    ({ rows }) => rows,
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

describeOnNeo4j('any graph with any parameters', server => {
  let folder: string;
  let stores: { grafeo: GraphStore; neo4j: GraphStore };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paperlineage-'));
    stores = { grafeo: new GrafeoStore(folder), neo4j: new Neo4jStore(server()) };
  });
  afterAll(async () => {
    for (const store of Object.values(stores)) await store.close();
    await rm(folder, { recursive: true });
  });

  it(
    'has the same answers on Grafeo and Neo4j',
    async () => {
      const asked = anyGraph.chain(graph => questionsTo(graph).map(questions => ({ graph, questions })));
      let rows = 0;
      await fc.assert(
        fc.asyncProperty(asked, async ({ graph, questions }) => {
          const { nodes, claims } = graph;
          for (const store of Object.values(stores)) {
            await syncGraph(store, 'here', JSON.stringify(graph), { nodes: streamOf(nodes), claims: streamOf(claims) });
          }
          for (const question of questions) {
            const expected = await answer(stores.grafeo, question);
            expect(await answer(stores.neo4j, question)).toStrictEqual(expected);
            if (Array.isArray(expected)) rows += expected.length;
          }
        }),
        { numRuns: RUNS },
      );
      expect(rows).toBeGreaterThan(RUNS);
    },
    RUNNING_MS,
  );
});
