import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim, GraphNode } from '../../graph/model.js';
import type { Correction, PlacedCorrection } from '../../ingest/corrections.js';
import { retyped } from '../../ingest/resolve/retype.js';
import { WorkspaceError } from '../../ingest/workspace/workspace-error.js';
import { type StatedPaper, WorkspaceGraph } from '../../ingest/workspace-graph.js';
import { collect, streamOf } from '../streams.js';
import { FactsBuilder } from './facts-builder.js';
import { inTemporaryFolder } from './temporary-folder.js';
import { expectValidGraph } from './valid-graph.js';

interface Built {
  nodes: GraphNode[];
  claims: Claim[];
  papers: number;
}

async function build(
  papers: readonly StatedPaper[],
  corrections: Correction[] = [],
  memoryBytes?: number,
): Promise<Built> {
  return inTemporaryFolder(async scratchFolder => {
    const placed: PlacedCorrection[] = corrections.map((each, i) => ({
      ...each,
      where: `corrections.jsonl line ${i + 1}`,
    }));
    const facts = streamOf(papers.map(each => ({ ...each, facts: retyped(each.facts, placed) })));
    const space = { scratchFolder, ...(memoryBytes !== undefined && { memoryBytes }) };
    const graph = await WorkspaceGraph.build({ facts, corrections: placed }, space);
    const nodes = await collect(graph.nodes());
    const claims = await collect(graph.claims());
    expect(await collect(graph.nodes())).toEqual(nodes);
    expect(await collect(graph.claims())).toEqual(claims);
    await graph.dispose();
    expectValidGraph(nodes, claims);
    return { nodes, claims, papers: graph.paperCount };
  });
}

const FIRST = 'arXiv:2201.00001';
const SECOND = 'arXiv:2301.00002';

const first = () =>
  new FactsBuilder(
    FIRST,
    'Kestrel: A Hovering Kernel',
    'Kestrel runs on the Kite 100 at 40 ms latency. It beats Falcon.',
  )
    .entity('Method', 'Kestrel')
    .entity('Method', 'Falcon')
    .entity('Hardware', 'Kite 100')
    .entity('Metric', 'latency')
    .introduces('Kestrel', 'Kestrel: A Hovering Kernel')
    .relation('RUNS_ON', 'Kestrel', 'Kite 100', 'Kestrel runs on the Kite 100')
    .relation('COMPARED_WITH', 'Kestrel', 'Falcon', 'It beats Falcon', { outcome: 'better' })
    .result('Kestrel', 'latency', 40, '40 ms latency', { unit: 'ms', hardware: 'Kite 100' })
    .build();

const second = () =>
  new FactsBuilder(
    SECOND,
    'Kestrel 2',
    'Kestrel 2 extends KESTREL. It is 2 times faster than Kestrel on a NVIDIA Kite 100 board, with 20 ms latency and 30 s latency, scored on Roost.',
  )
    .entity('Method', 'Kestrel 2')
    .entity('Method', 'KESTREL', { also: ['Kestrel'] })
    .entity('Hardware', 'NVIDIA Kite 100 board')
    .entity('Dataset', 'Roost')
    .entity('Metric', 'latency')
    .entity('Metric', 'speedup')
    .introduces('Kestrel 2', 'Kestrel 2 extends KESTREL')
    .relation('BUILDS_ON', 'Kestrel 2', 'KESTREL', 'Kestrel 2 extends KESTREL')
    .relation('EVALUATED_ON', 'Kestrel 2', 'Roost', 'scored on Roost')
    .result('Kestrel 2', 'speedup', 2, '2 times faster', {
      unit: 'x',
      versus: 'KESTREL',
      hardware: 'NVIDIA Kite 100 board',
    })
    .result('Kestrel 2', 'latency', 20, '20 ms latency', { unit: 'ms' })
    .result('Kestrel 2', 'latency', 30, '30 s latency', { unit: 's' })
    .build();

const keys = ({ nodes }: Built) => nodes.map(({ label, properties }) => `${label} ${properties.key}`);
const relations = ({ claims }: Built) =>
  claims.filter(({ type }) => type !== 'MENTIONS').map(({ from, type, to }) => `${from.key} ${type} ${to.key}`);
const idOf = ({ claims }: Built, type: string, from: string) =>
  claims.find(claim => claim.type === type && claim.from.key === from)!.properties.id;

describe('WorkspaceGraph', () => {
  it('joins papers by the things that they name', async () => {
    const graph = await build([first(), second()]);
    expect(graph.papers).toBe(2);
    expect(keys(graph)).toEqual([
      `Paper ${FIRST}`,
      `Paper ${SECOND}`,
      'Method falcon',
      'Method kestrel',
      'Method kestrel2',
      'Hardware kite100',
      'Dataset roost',
      'Metric latency',
      'Metric speedup',
    ]);
    expect(relations(graph)).toEqual([
      `${FIRST} INTRODUCES kestrel`,
      `${SECOND} INTRODUCES kestrel2`,
      'kestrel COMPARED_WITH falcon',
      'kestrel RUNS_ON kite100',
      'kestrel ACHIEVES latency',
      'kestrel2 BUILDS_ON kestrel',
      'kestrel2 EVALUATED_ON roost',
      'kestrel2 ACHIEVES latency',
      'kestrel2 ACHIEVES latency',
      'kestrel2 ACHIEVES speedup',
    ]);
  });

  it('describes things by what all papers say of them', async () => {
    const { nodes } = await build([first(), second()]);
    const find = (key: string) => nodes.find(({ properties }) => properties.key === key)!.properties;
    expect(find('kestrel')).toMatchObject({ name: 'Kestrel', aliases: ['KESTREL'], generic: false });
    expect(find('kite100')).toMatchObject({ name: 'Kite 100', aliases: ['NVIDIA Kite 100 board'] });
    expect(find('latency')).toMatchObject({ unit: 'ms' });
    expect(find(FIRST)).toMatchObject({ title: 'Kestrel: A Hovering Kernel', sources: ['test'] });
  });

  it('has no nodes but papers where nothing is named, and nothing at all without papers', async () => {
    expect(await build([])).toEqual({ nodes: [], claims: [], papers: 0 });
    const silent = new FactsBuilder('silent', 'A title', 'A text.').build();
    expect(keys(await build([silent]))).toEqual(['Paper silent']);
  });

  it('changes only a paper’s own claims when its facts change', async () => {
    const before = await build([first(), second()]);
    const less = second();
    less.facts.results = [];
    const after = await build([first(), less]);
    const ofFirst = ({ claims }: Built) => claims.filter(({ properties }) => properties.paper === FIRST);
    expect(ofFirst(after)).toEqual(ofFirst(before));
    expect(after.claims).toHaveLength(before.claims.length - 3);
  });

  it('stops when asked to', async () => {
    await inTemporaryFolder(async scratchFolder => {
      const signal = AbortSignal.abort(new Error('interrupted'));
      const input = { facts: streamOf([first()]), corrections: [] };
      await expect(WorkspaceGraph.build(input, { scratchFolder, signal })).rejects.toThrow('interrupted');
    });
  });
});

describe('corrections of a graph', () => {
  const papers = () => [first(), second()];

  it('same: two names are one node, which takes the claims of both', async () => {
    const graph = await build(papers(), [{ do: 'same', type: 'Method', names: ['Falcon', 'Kestrel 2'] }]);
    expect(keys(graph).filter(key => key.startsWith('Method'))).toEqual(['Method falcon', 'Method kestrel']);
    expect(relations(graph)).toContain('falcon BUILDS_ON kestrel');
  });

  it('not-same: what a rule joins is two nodes', async () => {
    const alias = new FactsBuilder('k', 'Kestrel, or Hover', '')
      .entity('Method', 'Kestrel', { also: ['Hover'] })
      .build();
    const other = new FactsBuilder('l', 'Hover', '').entity('Method', 'Hover').build();
    const methods = (graph: Built) => keys(graph).filter(key => key.startsWith('Method'));
    expect(methods(await build([alias, other]))).toHaveLength(1);
    const kept = await build([alias, other], [{ do: 'not-same', type: 'Method', names: ['Kestrel', 'Hover'] }]);
    expect(methods(kept)).toEqual(['Method hover', 'Method kestrel']);
  });

  it('rename: the node has the name given', async () => {
    const { nodes } = await build(papers(), [{ do: 'rename', type: 'Hardware', name: 'Kite 100', to: 'K100' }]);
    const hardware = nodes.filter(({ label }) => label === 'Hardware').map(({ properties }) => properties);
    expect(hardware).toEqual([
      expect.objectContaining({ key: 'k100', name: 'K100', aliases: ['Kite 100', 'NVIDIA Kite 100 board'] }),
    ]);
  });

  it('retype: the node has another label; claims that no longer fit go, also inside results', async () => {
    const graph = await build(papers(), [
      { do: 'retype', type: 'Method', name: 'Falcon', to: 'Dataset' },
      { do: 'retype', type: 'Hardware', name: 'Kite 100', to: 'Method' },
    ]);
    expect(keys(graph)).toContain('Dataset falcon');
    expect(relations(graph)).not.toContain('kestrel COMPARED_WITH falcon');
    const result = graph.claims.find(({ type, from }) => type === 'ACHIEVES' && from.key === 'kestrel')!;
    expect(result.properties).not.toHaveProperty('hardware');
  });

  it('reject: the claim is gone, and with its last claim a node', async () => {
    const whole = await build(papers());
    const graph = await build(papers(), [
      { do: 'reject', claim: idOf(whole, 'EVALUATED_ON', 'kestrel2') },
      {
        do: 'reject',
        claim: whole.claims.find(({ type, to }) => type === 'MENTIONS' && to.key === 'roost')!.properties.id,
      },
      { do: 'reject', claim: '00000000000000000000' },
    ]);
    expect(graph.claims).toHaveLength(whole.claims.length - 2);
    expect(keys(graph)).not.toContain('Dataset roost');
  });

  const addition: Correction & { do: 'add' } = {
    do: 'add',
    type: 'USES',
    paper: SECOND,
    from: { label: 'Method', name: 'kestrel-2' },
    to: { label: 'Method', name: 'Falcon' },
    why: 'section 3 says so',
  };

  it('add: the claim stands, marked and with its reason', async () => {
    const graph = await build(papers(), [addition]);
    const claim = graph.claims.find(({ type }) => type === 'USES')!;
    expect(claim).toMatchObject({
      from: { label: 'Method', key: 'kestrel2' },
      to: { label: 'Method', key: 'falcon' },
      properties: { paper: SECOND, curated: true, reason: 'section 3 says so', confidence: 1, evidence: '' },
    });
  });

  it('add: takes the place of the same claim as extracted, and the last of two counts', async () => {
    const worse = {
      ...addition,
      type: 'COMPARED_WITH',
      paper: FIRST,
      from: { label: 'Method', name: 'Kestrel' },
    } as const;
    const graph = await build(papers(), [
      { ...worse, outcome: 'similar' },
      { ...worse, outcome: 'worse' },
    ]);
    const comparisons = graph.claims.filter(({ type }) => type === 'COMPARED_WITH');
    expect(comparisons.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({ outcome: 'worse', curated: true }),
    ]);
  });

  it('add: may start at the paper, and end at a name that another correction gives', async () => {
    const graph = await build(papers(), [
      { ...addition, from: { label: 'Paper', name: SECOND }, to: { label: 'Method', name: 'Peregrine' } },
      { do: 'rename', type: 'Method', name: 'Falcon', to: 'Peregrine' },
    ]);
    expect(relations(graph)).toContain(`${SECOND} USES peregrine`);
  });

  it.each<[string, Partial<Correction & { do: 'add' }>, RegExp]>([
    ['a paper that is not there', { paper: 'arXiv:9' }, /line 1: the paper arXiv:9 is not in the workspace/],
    [
      'a name that no paper names',
      { to: { label: 'Method', name: 'Osprey' } },
      /line 1: no paper names a Method “Osprey”/,
    ],
    ['a name of another type', { to: { label: 'Method', name: 'Roost' } }, /line 1: no paper names a Method “Roost”/],
    [
      'a thing and itself',
      { to: { label: 'Method', name: 'Kestrel 2' } },
      /line 1: “kestrel-2” and “Kestrel 2” are one Method/,
    ],
  ])('add: refuses %s, with the line', async (_, change, message) => {
    await expect(build(papers(), [{ ...addition, ...change }])).rejects.toThrow(WorkspaceError);
    await expect(build(papers(), [{ ...addition, ...change }])).rejects.toThrow(message);
  });
});

describe('the graph of any facts', () => {
  const METHODS = ['Kestrel', 'Kestrel 2', 'KESTREL', 'Long Form', 'LF', 'Linear Filter'];
  const OTHERS = {
    Hardware: ['Kite 100', 'NVIDIA Kite 100 GPU', 'Kite'],
    Dataset: ['Roost', 'the Roost dataset'],
    Metric: ['speedup', 'latency'],
  };
  const TEXT = `Names: ${METHODS.join(', ')}, ${Object.values(OTHERS).flat().join(', ')}. The end.`;
  const method = fc.constantFrom(...METHODS);
  const end = fc.constantFrom(...METHODS, ...OTHERS.Hardware, ...OTHERS.Dataset, ...OTHERS.Metric);
  const confidence = fc.constantFrom(0.2, 0.5, 0.9);
  const relation = fc.record({
    type: fc.constantFrom('BUILDS_ON', 'USES', 'COMPARED_WITH', 'RUNS_ON', 'EVALUATED_ON'),
    from: fc.oneof(method, fc.constant('@paper')),
    to: end,
    quote: fc.constantFrom('Names:', 'The end.'),
    confidence,
  });
  const result = fc.record({
    subject: fc.oneof(end, fc.constant('@paper')),
    metric: end,
    value: fc.constantFrom(1, 2.5),
    more: fc.record(
      { versus: method, dataset: end, hardware: end, unit: fc.constantFrom('x', 'ms', ''), confidence },
      { requiredKeys: [] },
    ),
  });
  const alias = fc.subarray(['LF']);
  const aliases = fc.record({ 'Long Form': alias, 'Linear Filter': alias });

  const paper = fc
    .record({ relations: fc.array(relation, { maxLength: 4 }), results: fc.array(result, { maxLength: 3 }), aliases })
    .map(({ relations: all, results, aliases: also }) => (key: string) => {
      const builder = new FactsBuilder(key, `Title of ${key}`, TEXT);
      for (const name of METHODS) builder.entity('Method', name, { also: also[name as keyof typeof also] ?? [] });
      for (const [type, names] of Object.entries(OTHERS))
        for (const name of names) builder.entity(type as keyof typeof OTHERS, name);
      for (const { type, from, to, quote, confidence: sure } of all) {
        builder.relation(type as 'USES', from, to, quote, { confidence: sure });
      }
      for (const { subject, metric, value, more } of results) {
        const given = Object.fromEntries(Object.entries(more).filter(([, each]) => each !== undefined));
        builder.result(subject, metric, value, 'The end.', given);
      }
      return builder.build();
    });
  const corpora = fc
    .array(paper, { minLength: 1, maxLength: 4 })
    .map(papers => papers.map((make, i) => make(`paper-${i}`)));

  it('is valid, in canonical order, and the same in whatever order papers come', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora.chain(papers =>
          fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
        ),
        async ([papers, shuffled]) => expect(await build(shuffled)).toEqual(await build(papers)),
      ),
      { numRuns: 25 },
    );
  });

  it('is the same whether it fits in memory or not', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, fc.constantFrom(0, 2000, 20_000), async (papers, memoryBytes) => {
        expect(await build(papers, [], memoryBytes)).toEqual(await build(papers));
      }),
      { numRuns: 15 },
    );
  });
});
