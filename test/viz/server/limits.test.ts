import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import type {
  ClaimsAnswer,
  FacetsAnswer,
  LineageAnswer,
  NeighbourhoodAnswer,
  NodeAnswer,
  OverviewAnswer,
  QuestionAnswer,
  SearchAnswer,
} from '../../../viz/api.js';
import { LIMITS } from '../../../viz/server/limits.js';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { memoryReader } from '../../graph/memory-reader.js';
import { answer, fixtureApp } from './fixture-app.js';

const ROOTS = 50;
const CHILDREN = 1100;
const CLAIMS = 230;

/** A graph with more of everything than one answer holds. */
function large() {
  const builder = new GraphBuilder();
  const papers = Array.from({ length: CLAIMS }, (_, i) =>
    builder.paper(`p${i}`, `Paper ${i} on chains`, { organisation: `House ${i}`, published: '2024-01-01' }),
  );
  const parent = builder.method('Parent');
  for (let i = 0; i < CHILDREN; i++) {
    builder.claim('BUILDS_ON', papers[i % CLAIMS]!, builder.method(`Child ${i}`), parent);
  }
  for (let i = 0; i < ROOTS; i++) {
    builder.claim('BUILDS_ON', papers[0]!, builder.method(`Small ${i}`), builder.method(`Root ${i}`));
  }
  for (const [i, paper] of papers.entries()) {
    builder.claim('USES', paper, builder.method('User'), builder.method('Used'));
    builder.claim('MENTIONS', paper, paper, parent);
    builder.claim('INTRODUCES', paper, paper, builder.method(`Child ${i}`));
  }
  return builder.build();
}

const PARENT = { label: 'Method', key: 'parent' };

describe('an answer holds no more than its limit, and says how much there is', () => {
  let app: Hono;
  beforeAll(async () => {
    const reader = await memoryReader(large());
    app = await fixtureApp({ read: work => work(reader) });
  });

  it('the list of lineages and the newest papers', async () => {
    const { lineages, lineagesTotal, newest } = await answer<OverviewAnswer>(app, '/api/overview', {});
    expect([lineages.length, lineagesTotal]).toEqual([LIMITS.lineages, ROOTS + 1]);
    expect(newest).toHaveLength(LIMITS.newestPapers);
  });

  it('a search', async () => {
    const { hits, total } = await answer<SearchAnswer>(app, '/api/search', { text: 'child' });
    expect([hits.length, total >= CHILDREN]).toEqual([LIMITS.searchHits, true]);
  });

  it('a lineage, with every step among its methods', async () => {
    const { nodes, steps, total } = await answer<LineageAnswer>(app, '/api/lineage', { node: PARENT });
    expect([nodes.length, steps.length, total]).toEqual([LIMITS.lineageNodes, LIMITS.lineageNodes - 1, CHILDREN + 1]);
  });

  it('a page of neighbours', async () => {
    const ask = { node: PARENT, limit: LIMITS.neighbours, types: ['BUILDS_ON'] };
    const { neighbours, total } = await answer<NeighbourhoodAnswer>(app, '/api/neighbourhood', ask);
    expect([neighbours.length, total]).toEqual([LIMITS.neighbours, CHILDREN]);
  });

  it('claims of a node and of a pair', async () => {
    const node = await answer<NodeAnswer>(app, '/api/node', { node: PARENT });
    expect([node.claims.length, node.total]).toEqual([LIMITS.claims, CHILDREN]);
    expect([node.mentionedIn.length, node.mentionedInTotal]).toEqual([LIMITS.mentioningPapers, CLAIMS]);
    const pair = { a: { label: 'Method', key: 'user' }, b: { label: 'Method', key: 'used' } };
    const { claims, total } = await answer<ClaimsAnswer>(app, '/api/claims', pair);
    expect([claims.length, total]).toEqual([LIMITS.claims, CLAIMS]);
  });

  it('a question', async () => {
    const ask = { name: 'successors', parameters: { method: 'parent' } };
    const { rows, total } = await answer<QuestionAnswer>(app, '/api/question', ask);
    expect([rows.length, total]).toEqual([LIMITS.questionRows, CHILDREN]);
  });

  it('what a picture can be narrowed down by', async () => {
    const { organisation, leftOut } = await answer<FacetsAnswer>(app, '/api/facets', {});
    expect(organisation).toHaveLength(LIMITS.facetValues);
    expect(leftOut).toEqual({ organisation: CLAIMS - LIMITS.facetValues, hardware: 0, metric: 0 });
  });
});
