import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readClaims, readNodes } from '../../graph/graph-reader.js';
import { NODE_LABELS, NODE_SCHEMAS, RELATION_SCHEMAS, RELATION_TYPES } from '../../graph/model.js';
import { Neo4jStore } from '../../graph/store/neo4j-store.js';
import { syncGraph } from '../../graph/sync.js';
import { packageFile } from '../../package-root.js';
import { cypherDocs } from '../../scripts/cypher-docs.js';
import { CYPHER_QUESTIONS } from '../../scripts/cypher-questions.js';
import { withExampleGraph } from '../../scripts/example-graph.js';
import { describeOnNeo4j } from '../neo4j.js';
import { collect, streamOf } from '../streams.js';
import type { SampleGraph } from './graph-builder.js';

const BUILDING_MS = 900_000;

const shipped = readFileSync(packageFile('docs', 'cypher.md'), 'utf8');
let graph: SampleGraph;
let made: string;

beforeAll(async () => {
  await withExampleGraph(async store => {
    graph = { nodes: await collect(readNodes(store)), claims: await collect(readClaims(store)) };
    made = await cypherDocs(store);
  });
}, BUILDING_MS);

describe('docs/cypher.md', () => {
  it('is what scripts/cypher-docs.ts makes of the example papers (run it with tsx)', () => {
    expect(shipped).toBe(made);
  });

  it('asks twenty questions, each once', () => {
    expect(new Set(CYPHER_QUESTIONS.map(({ question }) => question)).size).toBe(20);
    expect(new Set(CYPHER_QUESTIONS.map(({ cypher }) => cypher)).size).toBe(20);
  });

  it('asks in the words of the model', () => {
    const names: readonly string[] = [...NODE_LABELS, ...RELATION_TYPES];
    for (const { cypher } of CYPHER_QUESTIONS) {
      for (const [, words] of cypher.matchAll(/[[(]\w*:([\w|]+)/g)) {
        for (const word of words!.split('|')) expect(names).toContain(word);
      }
    }
  });
});

describeOnNeo4j('the questions of docs/cypher.md', server => {
  it(
    'have the same answers on Neo4j',
    async () => {
      const store = new Neo4jStore(server());
      await syncGraph(store, 'examples', 'docs', { nodes: streamOf(graph.nodes), claims: streamOf(graph.claims) });
      expect(await cypherDocs(store)).toBe(made);
      await store.close();
    },
    BUILDING_MS,
  );
});

describe('the style for Neo4j Browser', () => {
  const rules = [...readFileSync(packageFile('docs', 'neo4j-browser.grass'), 'utf8').matchAll(/([\w.]+) \{([^}]*)\}/g)];

  it('has a rule for every label, and only for labels and relations of the model', () => {
    const selectors = rules.map(([, selector]) => selector!);
    expect(selectors).toEqual(expect.arrayContaining(NODE_LABELS.map(label => `node.${label}`)));
    const known = [...NODE_LABELS.map(label => `node.${label}`), ...RELATION_TYPES.map(type => `relationship.${type}`)];
    for (const selector of selectors) expect(['node', 'relationship', ...known]).toContain(selector);
  });

  it('writes properties that there are', () => {
    for (const [, selector, body] of rules) {
      const name = selector!.split('.')[1];
      const { shape } = Object.entries({ ...NODE_SCHEMAS, ...RELATION_SCHEMAS }).find(
        ([kind]) => kind === name,
      )?.[1] ?? {
        shape: {},
      };
      for (const [, property] of body!.matchAll(/'\{(\w+)\}'/g)) expect(Object.keys(shape)).toContain(property);
    }
  });
});
