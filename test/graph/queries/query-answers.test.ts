import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { runQuery } from '../../../graph/queries/run-query.js';
import type { GraphReader, GraphValue } from '../../../graph/store/port.js';
import { attentionGraph } from '../attention-graph.js';
import type { SampleGraph } from '../graph-builder.js';
import { GraphBuilder } from '../graph-builder.js';
import { memoryReader } from '../memory-reader.js';

const queries = new Map(loadQueries().map(query => [query.name, query]));

/** The answer's rows, reduced to some columns. */
async function ask(
  reader: GraphReader,
  name: string,
  given: Record<string, unknown>,
  ...columns: string[]
): Promise<GraphValue[][]> {
  const answer = await runQuery(reader, queries.get(name)!, given);
  const places = columns.map(column => answer.columns.findIndex(each => each.name === column));
  return answer.rows.map(row => places.map(place => row[place]!));
}

async function build(make: (g: GraphBuilder) => void): Promise<GraphReader> {
  const g = new GraphBuilder();
  make(g);
  const graph: SampleGraph = g.build();
  return memoryReader(graph);
}

describe('canned queries on the graph of attention kernels', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  it('lineage lists each claim once, also where methods build on each other in a circle', async () => {
    const steps = await ask(
      reader,
      'lineage',
      { method: 'FlashAttention' },
      'direction',
      'generation',
      'from',
      'to',
      'confidence',
    );
    expect(steps).toEqual([
      ['ancestors', 1, 'FlashAttention', 'Ring Attention', 0.6],
      ['ancestors', 2, 'Ring Attention', 'FlashAttention-2', 0.55],
      ['descendants', 1, 'FastAttention', 'FlashAttention', 0.9],
      ['descendants', 1, 'FlashAttention-2', 'FlashAttention', 0.95],
      ['descendants', 1, 'FlashAttention-2', 'FlashAttention', 0.8],
      ['descendants', 2, 'FastAttention', 'FlashAttention-2', 0.9],
    ]);
  });

  it('lineage of a common term has no step', async () => {
    expect(await ask(reader, 'lineage', { method: 'attention' }, 'from')).toEqual([]);
    expect(await ask(reader, 'lineage', { method: 'Transformer' }, 'from')).toEqual([]);
  });

  it('successors counts papers, and gives the surest one its word', async () => {
    expect(await ask(reader, 'successors', { method: 'FlashAttention' }, 'successor', 'papers', 'paper')).toEqual([
      ['FlashAttention-2', 2, 'Better work partitioning'],
      ['A study of kernels', 1, 'A study of kernels'],
      ['FastAttention', 1, 'Attention for NPUs'],
    ]);
  });

  it('beats reads outcomes from either side and adds the figures', async () => {
    expect(
      await ask(reader, 'beats', { method: 'FlashAttention' }, 'winner', 'metric', 'value', 'unit', 'hardware'),
    ).toEqual([
      ['FastAttention', 'speedup', 10.7, 'x', 'Ascend 910B'],
      ['FlashAttention-2', 'speedup', 2, 'x', null],
      ['xFormers', null, null, null, null],
    ]);
  });

  it('results-by-metric puts the best first, by the metric’s own sense of better', async () => {
    expect(await ask(reader, 'results-by-metric', { metric: 'latency' }, 'value', 'subject')).toEqual([
      [1.25, 'FlashAttention-2'],
      [2.5, 'FlashAttention'],
    ]);
    expect(await ask(reader, 'results-by-metric', { metric: 'speedup' }, 'value', 'versus')).toEqual([
      [10.7, 'FlashAttention'],
      [2, 'FlashAttention'],
      [1.2, 'A100'],
    ]);
  });

  it('path-between names each step’s direction and passes through no common term', async () => {
    expect(
      await ask(reader, 'path-between', { from: 'GPT-2', to: 'CUTLASS' }, 'from', 'type', 'forward', 'to'),
    ).toEqual([
      ['GPT-2', 'APPLIED_TO', false, 'FlashAttention'],
      ['FlashAttention', 'BUILDS_ON', false, 'FastAttention'],
      ['FastAttention', 'USES', true, 'CUTLASS'],
    ]);
    expect(await ask(reader, 'path-between', { from: 'Unheard-of', to: 'CUTLASS' }, 'from')).toEqual([]);
  });

  it('orphans are named by papers and nothing else', async () => {
    expect(await ask(reader, 'orphans', {}, 'label', 'name', 'mentions')).toEqual([
      ['Method', 'Unheard-of', 1],
      ['Paper', 'Only mentions', 4],
    ]);
  });

  it('unsupported leaves out what two papers state', async () => {
    const rows = await ask(reader, 'unsupported', { type: 'BUILDS_ON' }, 'from', 'to');
    expect(rows).toContainEqual(['FastAttention', 'FlashAttention-2']);
    expect(rows).not.toContainEqual(['FlashAttention-2', 'FlashAttention']);
  });

  it('a claim added by a person counts as any other', async () => {
    const rows = await ask(
      reader,
      'evidence-for',
      { a: 'FastAttention', b: 'FlashAttention' },
      'type',
      'curated',
      'reason',
    );
    expect(rows).toContainEqual(['BUILDS_ON', true, 'said in the appendix']);
  });
});

describe('path-between', () => {
  const pass = (
    label: 'hardware' | 'dataset' | 'metric' | 'method',
    type: 'RUNS_ON' | 'EVALUATED_ON' | 'ACHIEVES' | 'USES',
    generic: boolean,
  ) =>
    build(g => {
      const p = g.paper('p', 'P');
      const middle = g[label]('middle', { generic });
      for (const name of ['one', 'other']) g.claim(type, p, g.method(name), middle);
    });
  const given = { from: 'one', to: 'other' };

  it.each([
    ['hardware', 'RUNS_ON', false, 'hardware'],
    ['dataset', 'EVALUATED_ON', false, 'datasets'],
    ['metric', 'ACHIEVES', false, 'metrics'],
    ['method', 'USES', true, 'generic'],
  ] as const)('passes through a %s (%s, generic: %s) only where %s is set', async (label, type, generic, parameter) => {
    const reader = await pass(label, type, generic);
    expect(await ask(reader, 'path-between', given, 'to')).toEqual([]);
    expect(await ask(reader, 'path-between', { ...given, [parameter]: true }, 'to')).toEqual([['middle'], ['other']]);
  });

  it('takes the first of equally short ways by key, and may pass through a paper', async () => {
    const reader = await build(g => {
      const p = g.paper('p', 'P');
      const [one, other] = [g.method('one'), g.method('other')];
      for (const name of ['zeta', 'alpha', 'mid']) {
        g.claim('USES', p, one, g.method(name));
        g.claim('BUILDS_ON', p, other, g.method(name));
      }
      g.claim('INTRODUCES', p, p, g.method('far'));
      g.claim('INTRODUCES', p, p, g.method('near'));
    });
    expect(await ask(reader, 'path-between', given, 'to')).toEqual([['alpha'], ['other']]);
    expect(await ask(reader, 'path-between', { from: 'far', to: 'near' }, 'to')).toEqual([['P'], ['near']]);
  });
});

describe('lineage', () => {
  it('reaches twelve generations, and no step touches a common term on the way', async () => {
    const reader = await build(g => {
      const p = g.paper('p', 'P');
      for (let i = 0; i < 15; i++) g.claim('BUILDS_ON', p, g.method(`m${i + 1}`), g.method(`m${i}`));
      g.claim('BUILDS_ON', p, g.method('m3'), g.method('common', { generic: true }));
      g.claim('BUILDS_ON', p, g.method('common', { generic: true }), g.method('behind'));
    });
    const down = await ask(reader, 'lineage', { method: 'm0' }, 'generation', 'from');
    expect(down).toEqual(Array.from({ length: 12 }, (_, i) => [i + 1, `m${i + 1}`]));
    const up = await ask(reader, 'lineage', { method: 'm3', depth: 3 }, 'direction', 'to');
    expect(up.filter(([direction]) => direction === 'ancestors')).toEqual([
      ['ancestors', 'm2'],
      ['ancestors', 'm1'],
      ['ancestors', 'm0'],
    ]);
  });
});
