import { beforeAll, describe, expect, it } from '@jest/globals';
import { ofAnswer } from '../../graph/answer-subgraph.js';
import { compareClaims, compareRefs, type NodeRef } from '../../graph/model.js';
import { loadQueries } from '../../graph/queries/load-queries.js';
import { runQuery } from '../../graph/queries/run-query.js';
import { refId, refOf } from '../../graph/refs-reader.js';
import type { GraphReader } from '../../graph/store/port.js';
import { aroundNode, type Subgraph } from '../../graph/subgraph.js';
import { attentionGraph } from './attention-graph.js';
import { memoryReader } from './memory-reader.js';
import { ATTENTION_CASES } from './queries/question-cases.js';
import { seededGraph } from './seeded-graph.js';

const names = (part: Subgraph) =>
  part.nodes.map(node => ('name' in node.properties ? node.properties.name : node.properties.title));
const triples = (part: Subgraph) => part.claims.map(({ from, type, to }) => `${from.key} ${type} ${to.key}`);
const fa2: NodeRef = { label: 'Method', key: 'flashattention2' };

function expectWhole({ nodes, claims }: Subgraph): void {
  const ids = new Set(nodes.map(node => refId(refOf(node))));
  for (const { from, to } of claims) for (const end of [from, to]) expect(ids).toContain(refId(end));
  expect(nodes).toEqual([...nodes].sort((a, b) => compareRefs(refOf(a), refOf(b))));
  expect(claims).toEqual([...claims].sort(compareClaims));
  expect(new Set(claims.map(claim => claim.properties.id)).size).toBe(claims.length);
}

describe('aroundNode', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  it('has the neighbours with every claim between two of them, but for mentions', async () => {
    const part = await aroundNode(reader, fa2);
    expectWhole(part);
    expect(names(part)).toEqual([
      'Better work partitioning',
      'CUTLASS',
      'FastAttention',
      'FlashAttention',
      'FlashAttention-2',
      'Ring Attention',
      'Triton',
      'A100',
      'latency',
      'speedup',
    ]);
    expect(triples(part)).toContain('fastattention BUILDS_ON flashattention');
    expect(triples(part).join()).not.toContain('MENTIONS');
    expect(part.omitted).toBe(0);
  });

  it('goes as deep as asked, along the relations asked for', async () => {
    const part = await aroundNode(reader, fa2, { depth: 2, types: ['USES'] });
    expect(names(part)).toEqual(['CUTLASS', 'FastAttention', 'FlashAttention-2', 'Triton', 'xFormers']);
    expect(part.claims.every(claim => claim.type === 'USES')).toBe(true);
    expect(names(await aroundNode(reader, fa2, { depth: 0 }))).toEqual(['FlashAttention-2']);
    expect(names(await aroundNode(reader, fa2, { types: [] }))).toEqual(['FlashAttention-2']);
  });

  it('leaves out weak claims', async () => {
    const fast: NodeRef = { label: 'Method', key: 'fastattention' };
    expect(triples(await aroundNode(reader, fast, { minConfidence: 0.2 }))).toContain(
      'xformers BUILDS_ON fastattention',
    );
    expect(triples(await aroundNode(reader, fast))).not.toContain('xformers BUILDS_ON fastattention');
  });

  it('takes those with most claims first where a limit is set, and counts the rest', async () => {
    const part = await aroundNode(reader, fa2, { limit: 3 });
    expect(names(part)).toEqual(['FlashAttention', 'FlashAttention-2', 'A100']);
    expect(part.omitted).toBe(7);
    expectWhole(part);
  });

  it('refuses a relation type that the model does not know', async () => {
    const types = ['USES]-() DETACH DELETE n //'] as unknown as ['USES'];
    await expect(aroundNode(reader, fa2, { types })).rejects.toThrow();
  });

  it('is whole and the same each time on any graph', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const random = await memoryReader(seededGraph(seed));
      for (const limit of [2, 5, 1000]) {
        const options = { depth: 2, limit, minConfidence: 0.3 };
        const part = await aroundNode(random, { label: 'Method', key: 'm1' }, options);
        expectWhole(part);
        expect(part.nodes.length).toBeLessThanOrEqual(limit);
        expect(await aroundNode(random, { label: 'Method', key: 'm1' }, options)).toEqual(part);
      }
    }
  });
});

describe('ofAnswer', () => {
  let reader: GraphReader;
  const queries = new Map(loadQueries().map(query => [query.name, query]));
  const ask = async (name: string, given: Record<string, unknown>) =>
    ofAnswer(reader, await runQuery(reader, queries.get(name)!, given));
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  it('has the claims that the rows name, and all nodes they name', async () => {
    const part = await ask('successors', { method: 'FlashAttention' });
    expect(triples(part)).toEqual([
      'a-study-of-kernels BUILDS_ON flashattention',
      'fastattention BUILDS_ON flashattention',
      'flashattention2 BUILDS_ON flashattention',
    ]);
    expect(names(part)).toContain('Better work partitioning');
  });

  it('has what two papers say side by side where rows name claims of both', async () => {
    const part = await ask('beats', { method: 'FlashAttention' });
    expect(triples(part)).toEqual([
      'fastattention ACHIEVES speedup',
      'flashattention COMPARED_WITH xformers',
      'flashattention2 COMPARED_WITH flashattention',
      'flashattention2 ACHIEVES speedup',
    ]);
  });

  it('has the claims between the nodes where rows name none', async () => {
    const part = await ask('co-used-methods', { method: 'Triton' });
    expect(names(part)).toEqual(['CUTLASS', 'Triton']);
    expect((await ask('most-built-upon', {})).claims.length).toBeGreaterThan(2);
  });

  it.each(ATTENTION_CASES)('is whole for $query $given', async ({ query: name, given }) => {
    const query = queries.get(name)!;
    const answer = await runQuery(reader, query, given);
    const part = await ofAnswer(reader, answer);
    expectWhole(part);
    const place = query.columns.findIndex(column => column.type === 'claim');
    const ids = new Set(part.claims.map(claim => claim.properties.id));
    if (place >= 0) for (const row of answer.rows) expect(ids).toContain(row[place]);
  });
});
