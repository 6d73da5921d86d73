import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cypherLiteral, cypherString } from '../../../graph/export/cypher-literal.js';
import { cypherScript } from '../../../graph/export/cypher-script.js';
import { readClaims, readNodes } from '../../../graph/graph-reader.js';
import { Neo4jStore } from '../../../graph/store/neo4j-store.js';
import { allRows, type GraphReader } from '../../../graph/store/port.js';
import { DIGEST_PROPERTY } from '../../../graph/sync/digest.js';
import { describeOnNeo4j } from '../../neo4j.js';
import { arbitraryGraph, HOSTILE_TEXTS } from '../arbitrary-graph.js';
import { attentionGraph } from '../attention-graph.js';
import type { SampleGraph } from '../graph-builder.js';
import { hostileGraph } from '../hostile-graph.js';
import { memoryDatabase } from '../memory-reader.js';
import { seededGraph } from '../seeded-graph.js';
import { writtenText } from './written.js';

const statementsOf = (script: string) => script.split(/(?<=;)\n/).filter(statement => statement !== '');

/** Has a graph that a script made count as Paperlineage's, which reads no other. */
const AS_OURS = [
  `MATCH (n) SET n.${DIGEST_PROPERTY} = 'of a script'`,
  `MATCH ()-[r]->() SET r.${DIGEST_PROPERTY} = 'of a script'`,
];

async function contents(reader: GraphReader): Promise<SampleGraph> {
  const graph: SampleGraph = { nodes: [], claims: [] };
  for await (const node of readNodes(reader)) graph.nodes.push(node);
  for await (const claim of readClaims(reader)) graph.claims.push(claim);
  return graph;
}

/** Texts of what literals are made and broken of. */
const tricky = fc
  .array(
    fc.constantFrom(
      '\\',
      "'",
      'u',
      'U',
      '0027',
      '\n',
      '\r',
      '\t',
      '`',
      '"',
      ';',
      '\u0000',
      '\u2028',
      '😀',
      'x',
      '{',
      '$',
      '//',
      '/*',
    ),
    {
      maxLength: 12,
    },
  )
  .map(parts => parts.join(''));

/** What must hold on every engine. */
function describeScript(open: () => GraphReader, run: (statement: string) => Promise<void>): void {
  it.each([...HOSTILE_TEXTS, '\\u0027', '\\\\u0027 RETURN 1 //', '\\U0001F600', '\u202e', '\u{e0041}', ''])(
    'reads back %j as it was',
    async text => {
      const [row] = await allRows(
        await open().query(`RETURN ${cypherString(text)} AS text, ${cypherLiteral([text])} AS list`),
      );
      expect(row).toEqual({ text, list: [text] });
    },
  );

  it('reads back any text as it was', async () => {
    const check = async (texts: string[]) => {
      const [row] = await allRows(await open().query(`RETURN ${cypherLiteral(texts)} AS texts`));
      expect(row).toEqual({ texts });
    };
    const text = fc.oneof(tricky, fc.string({ unit: 'binary' }));
    await fc.assert(fc.asyncProperty(fc.array(text, { maxLength: 30 }), check), { numRuns: 50 });
  });

  it.each<[string, SampleGraph]>([
    ['the graph of attention kernels', attentionGraph()],
    ['a hostile graph', hostileGraph()],
    ['a graph of many statements', seededGraph(3, { methods: 30, claims: 600 })],
  ])('makes %s again, run statement by statement', async (_, graph) => {
    const statements = statementsOf(await writtenText(cypherScript, graph));
    for (const statement of [...statements, ...AS_OURS]) await run(statement);
    expect(await contents(open())).toEqual(plain(graph));
  });
}

describe('the Cypher script on Grafeo', () => {
  let reader: GraphReader;
  beforeEach(() => {
    reader = memoryDatabase();
  });
  describeScript(
    () => reader,
    async statement => {
      await reader.query(statement);
    },
  );

  it('makes any graph again', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, async graph => {
        const database = memoryDatabase();
        const statements = statementsOf(await writtenText(cypherScript, graph));
        for (const statement of [...statements, ...AS_OURS]) await database.query(statement);
        expect(await contents(database)).toEqual(plain(graph));
      }),
      { numRuns: 25 },
    );
  });
});

describeOnNeo4j('the Cypher script on Neo4j', server => {
  beforeEach(() => server().empty());
  let store: Neo4jStore | undefined;
  afterAll(() => store?.close());
  const open = () => {
    store ??= new Neo4jStore(server());
    return store;
  };
  describeScript(open, async statement => {
    await server().driver.executeQuery(statement, {}, { database: server().database });
  });
});

describe('cypherLiteral', () => {
  it('refuses a name that is none of the model’s', () => {
    expect(() => cypherLiteral({ 'a`b': 1 })).toThrow(TypeError);
    expect(() => cypherLiteral({ 'key\\u0060': 1 })).toThrow(TypeError);
  });

  it('never has a backslash of the text before a `u`, and holds no invisible character', () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), text => {
        const literal = cypherString(text);
        expect(literal).not.toMatch(/(?<!\\)(?:\\\\)+u/i);
        expect(literal).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      }),
    );
  });
});

/** As every format holds it: negative zero is zero. */
function plain(graph: SampleGraph): SampleGraph {
  return JSON.parse(JSON.stringify(graph)) as SampleGraph;
}
