import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { runQuery } from '../../../graph/queries/run-query.js';
import { Neo4jStore } from '../../../graph/store/neo4j-store.js';
import type { GraphReader, GraphValue } from '../../../graph/store/port.js';
import { syncGraph } from '../../../graph/sync.js';
import { describeOnNeo4j } from '../../neo4j.js';
import { streamOf } from '../../streams.js';
import { attentionGraph } from '../attention-graph.js';
import { GraphBuilder, type SampleGraph } from '../graph-builder.js';
import { memoryReader } from '../memory-reader.js';
import { seededGraph } from '../seeded-graph.js';
import { ATTENTION_CASES, type QuestionCase, RANDOM_CASES } from './question-cases.js';

const queries = new Map(loadQueries().map(query => [query.name, query]));

/** One step in a pattern, where no other joins it on either side. */
const STEP =
  /(?<![->\w])\(([^()]*)\)(?:-(\[[^\]]*\])->|<-(\[[^\]]*\])-|-(\[[^\]]*\])-(?!>))\(([^()]*)\)(?!\s*(?:-|<-|\{|\+|\*))/g;

function turned(_: string, a: string, out?: string, back?: string, either?: string, b?: string): string {
  if (out) return `(${b})<-${out}-(${a})`;
  return back ? `(${b})-${back}->(${a})` : `(${b})-${either}-(${a})`;
}

/** Ways to write a question so that it asks the same. Wrong answers of engines come to light where rows differ. */
const REWRITINGS: [name: string, rewrite: (cypher: string) => string][] = [
  ['with what is always true', cypher => cypher.replace(/\bWHERE /g, 'WHERE 1 = 1 AND ')],
  ['with what is true of nothing', cypher => cypher.replace(/\bWHERE /g, 'WHERE false OR 1 = 2 OR ')],
  ['with a double negation', cypher => cypher.replace(/\bWHERE (?!(?:NOT )?(?:EXISTS|\())/g, 'WHERE NOT NOT ')],
  ['with every step the other way round', cypher => cypher.replace(STEP, turned)],
  [
    'with the first node of a pattern matched before',
    cypher => cypher.replace(/(?<!OPTIONAL )\bMATCH \((\w+)([^()]*)\)/g, 'MATCH ($1) MATCH ($1$2)'),
  ],
  ['with all taken along before the answer', cypher => cypher.replace(/\nRETURN /g, '\nWITH *\nRETURN ')],
];

/** Every question in every way of writing; those that a way leaves as they are say nothing and are left out. */
const rewritten = (cases: readonly QuestionCase[]) =>
  REWRITINGS.flatMap(([how, rewrite]) =>
    cases
      .filter(({ query }) => rewrite(queries.get(query)!.cypher) !== queries.get(query)!.cypher)
      .map(each => ({ ...each, how, rewrite })),
  );

async function rowsOf(reader: GraphReader, { query: name, given }: QuestionCase, rewrite = (cypher: string) => cypher) {
  const query = queries.get(name)!;
  return (await runQuery(reader, { ...query, cypher: rewrite(query.cypher) }, given)).rows;
}

function describeRewritten(reader: () => GraphReader, cases: readonly QuestionCase[]): void {
  it.each(rewritten(cases))('$query $given $how has the same rows', async ({ rewrite, ...asked }) => {
    expect(await rowsOf(reader(), asked, rewrite)).toStrictEqual(await rowsOf(reader(), asked));
  });
}

const GRAPHS: [string, SampleGraph, readonly QuestionCase[]][] = [
  ['the graph of attention kernels', attentionGraph(), ATTENTION_CASES],
  ['a random graph', seededGraph(4), RANDOM_CASES],
  ['a dense random graph', seededGraph(5, { methods: 40, claims: 900 }), RANDOM_CASES],
];

it('every way of writing changes several questions', () => {
  for (const [name, rewrite] of REWRITINGS) {
    const changed = [...queries.values()].filter(({ cypher }) => rewrite(cypher) !== cypher).length;
    expect([name, changed > 4]).toEqual([name, true]);
  }
});

describe.each(GRAPHS)('canned queries written in another way, on %s', (_name, graph, cases) => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(graph);
  });
  describeRewritten(() => reader, cases);
});

/** Each question once: a server plans each of them anew in each way of writing. */
const ONE_OF_EACH = RANDOM_CASES.filter(({ query }, i) => RANDOM_CASES.findIndex(each => each.query === query) === i);

describeOnNeo4j('canned queries written in another way, on Neo4j', server => {
  let store: Neo4jStore;
  beforeAll(async () => {
    store = new Neo4jStore(server());
    const { nodes, claims } = seededGraph(4);
    await syncGraph(store, 'metamorphic', 'seed 4', { nodes: streamOf(nodes), claims: streamOf(claims) });
  });
  afterAll(() => store?.close());
  describeRewritten(() => store, ONE_OF_EACH);
});

describe.each(GRAPHS)('answers on %s', (_name, graph, cases) => {
  it('do not depend on the order in which the graph was made', async () => {
    const [one, other] = [await memoryReader(graph), await memoryReader(reversed(graph))];
    for (const each of cases) expect(await rowsOf(other, each)).toStrictEqual(await rowsOf(one, each));
  });

  it('about a thing do not change by what has nothing to do with it', async () => {
    const [one, other] = [await memoryReader(graph), await memoryReader(withStrangers(graph))];
    const about = cases.filter(({ query }) => ABOUT_A_THING.includes(query));
    expect(about.length).toBeGreaterThan(10);
    for (const each of about) expect(await rowsOf(other, each)).toStrictEqual(await rowsOf(one, each));
  });

  it('hold no claim at a confidence that they do not hold at a lower one', async () => {
    const reader = await memoryReader(graph);
    for (const each of cases.filter(({ query }) => query === 'evidence-for' || query === 'lineage')) {
      const claims = async (minConfidence: number) => {
        const given = { ...each.given, minConfidence };
        const place = queries.get(each.query)!.columns.findIndex(({ name }) => name === 'claim');
        return (await rowsOf(reader, { ...each, given })).map((row): GraphValue => row[place]!);
      };
      const all = new Set(await claims(0));
      const sure = await claims(0.7);
      expect(sure.filter(claim => !all.has(claim))).toEqual([]);
      expect(new Set(sure).size).toBe(sure.length);
    }
  });
});

const ABOUT_A_THING = [
  'beats',
  'benchmarks-of',
  'co-used-methods',
  'evidence-for',
  'introduced-by',
  'lineage',
  'papers-on',
  'path-between',
  'successors',
];

function reversed({ nodes, claims }: SampleGraph): SampleGraph {
  return { nodes: [...nodes].reverse(), claims: [...claims].reverse() };
}

/** The graph beside another that nothing joins to it. */
function withStrangers({ nodes, claims }: SampleGraph): SampleGraph {
  const builder = new GraphBuilder();
  const paper = builder.paper('stranger', 'A paper of strangers');
  const methods = ['Stranger A', 'Stranger B', 'Stranger C'].map(name => builder.method(name));
  for (const method of methods.slice(1)) {
    builder.claim('BUILDS_ON', paper, method, methods[0]!);
    builder.claim('COMPARED_WITH', paper, method, methods[0]!, { outcome: 'better' });
    builder.claim('RUNS_ON', paper, method, builder.hardware('Strange Machine'));
  }
  const strangers = builder.build();
  return { nodes: [...strangers.nodes, ...nodes], claims: [...strangers.claims, ...claims] };
}
