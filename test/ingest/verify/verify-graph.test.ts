import { describe, expect, it } from '@jest/globals';
import type { Claim, GraphNode, RelationProperties } from '../../../graph/model.js';
import type { Correction } from '../../../ingest/corrections.js';
import type { Paper } from '../../../ingest/paper.js';
import { type VerifyReport, verifyGraph } from '../../../ingest/verify/verify-graph.js';
import { WorkspaceGraph } from '../../../ingest/workspace-graph.js';
import { collect, streamOf } from '../../streams.js';
import { FactsBuilder } from '../facts-builder.js';
import { inTemporaryFolder } from '../temporary-folder.js';

interface Held {
  nodes: GraphNode[];
  claims: Claim[];
  papers: Paper[];
}

const KITE = () =>
  new FactsBuilder(
    'arXiv:2201.00001',
    'Kestrel: A Hovering Kernel',
    'Kestrel extends Falcon. It runs on the Kite 100 at 40 ms latency, and beats Falcon on SkyBench.',
  )
    .entity('Method', 'Kestrel')
    .entity('Method', 'Falcon')
    .entity('Hardware', 'Kite 100')
    .entity('Dataset', 'SkyBench')
    .entity('Metric', 'latency')
    .introduces('Kestrel', 'Kestrel: A Hovering Kernel')
    .relation('BUILDS_ON', 'Kestrel', 'Falcon', 'Kestrel extends Falcon')
    .relation('RUNS_ON', '@paper', 'Kite 100', 'runs on the Kite 100')
    .result('@paper', 'latency', 40, '40 ms latency', { unit: 'ms', versus: 'Falcon', hardware: 'Kite 100' })
    .build();

const ADDED: Correction = {
  do: 'add',
  type: 'USES',
  paper: 'arXiv:2201.00001',
  from: { label: 'Method', name: 'Falcon' },
  to: { label: 'Method', name: 'Kestrel' },
  why: 'section 3 says so',
};

async function held(corrections: Correction[] = []): Promise<Held> {
  return inTemporaryFolder(async scratchFolder => {
    const stated = KITE();
    const placed = corrections.map(each => ({ ...each, where: 'corrections.jsonl line 1' }));
    const graph = await WorkspaceGraph.build({ facts: streamOf([stated]), corrections: placed }, { scratchFolder });
    const built = {
      nodes: await collect(graph.nodes()),
      claims: await collect(graph.claims()),
      papers: [stated.paper],
    };
    await graph.dispose();
    return structuredClone(built);
  });
}

const verified = ({ nodes, claims, papers }: Held): Promise<VerifyReport> =>
  inTemporaryFolder(folder =>
    verifyGraph({ nodes: streamOf(nodes), claims: streamOf(claims), papers: streamOf(papers) }, folder),
  );

function claimOf<T extends Claim['type']>({ claims }: Held, type: T): RelationProperties<T> {
  return claims.find(claim => claim.type === type)!.properties as RelationProperties<T>;
}

type Tampering = [what: string, tamper: (graph: Held) => void, told: RegExp];

const TAMPERINGS: Tampering[] = [
  [
    'other words in a quote',
    graph => (claimOf(graph, 'BUILDS_ON').evidence = 'Kestrel replaces Falcon'),
    /BUILDS_ON.*its quote is “Kestrel replaces Falcon”, but the text at 27 to 49 is “Kestrel extends Falcon”/,
  ],
  ['a quote moved by one', graph => (claimOf(graph, 'BUILDS_ON').start += 1), /its quote is/],
  [
    'a quote without words',
    graph => Object.assign(claimOf(graph, 'RUNS_ON'), { evidence: '', start: 0, end: 0 }),
    /RUNS_ON.*its quote is empty/,
  ],
  [
    'a quote from the title into the abstract',
    graph => Object.assign(claimOf(graph, 'INTRODUCES'), { evidence: 'A Hovering Kernel\nKestrel', start: 9, end: 34 }),
    /runs from the title into the abstract/,
  ],
  [
    'a further quote that is no slice',
    graph =>
      Object.assign(claimOf(graph, 'BUILDS_ON'), { moreEvidence: ['beats Falcon'], moreStarts: [3], moreEnds: [15] }),
    /its quote is “beats Falcon”/,
  ],
  [
    'a further quote without a place',
    graph => (claimOf(graph, 'BUILDS_ON').moreEvidence = ['beats Falcon']),
    /not as many places as quotes/,
  ],
  [
    'a text that was changed afterwards',
    graph =>
      (graph.papers[0]!.abstract = graph.papers[0]!.abstract.replace('Kestrel extends', 'Kestrel surely extends')),
    /BUILDS_ON.*its quote is/,
  ],
  ['a paper that is gone', graph => (graph.papers = []), /its paper arXiv:2201.00001 is not among the sources/],
  [
    'an end without a place',
    graph => delete claimOf(graph, 'BUILDS_ON').toStart,
    /its end is meant as “quoted”, but has no place/,
  ],
  [
    'an end outside the quote',
    graph => Object.assign(claimOf(graph, 'BUILDS_ON'), { toStart: 88, toEnd: 94 }),
    /said to be quoted, but “\S*.*” stands in no quote/,
  ],
  [
    'an end at other words',
    graph => Object.assign(claimOf(graph, 'BUILDS_ON'), { toStart: 35, toEnd: 42 }),
    /its end is falcon, but the text says “extends” there/,
  ],
  [
    'an end behind the text',
    graph => Object.assign(claimOf(graph, 'BUILDS_ON'), { toReason: 'inferred', toStart: 900, toEnd: 906 }),
    /where no words are/,
  ],
  [
    'an end that is not in the title',
    graph => (claimOf(graph, 'BUILDS_ON').toReason = 'title'),
    /named in the title, but “Falcon” is not there/,
  ],
  [
    'a pronoun that is none',
    graph => (claimOf(graph, 'BUILDS_ON').fromReason = 'pronoun'),
    /meant by “Kestrel”, which is no pronoun/,
  ],
  [
    'an end that a person is said to have added',
    graph => (claimOf(graph, 'BUILDS_ON').fromReason = 'curated'),
    /meant as “curated”/,
  ],
  [
    'a paper that is said to be quoted',
    graph => (claimOf(graph, 'RUNS_ON').fromReason = 'quoted'),
    /is the paper itself, but said to be meant as “quoted”/,
  ],
  [
    'another paper as the start',
    graph => (graph.claims.find(({ type }) => type === 'RUNS_ON')!.from.key = 'x'),
    /RUNS_ON.*its start is Paper x, which is not in the graph/,
  ],
  [
    'a node that is gone',
    graph => (graph.nodes = graph.nodes.filter(({ properties }) => properties.key !== 'falcon')),
    /BUILDS_ON.*its end is Method falcon, which is not in the graph/,
  ],
  [
    'ends that changed places',
    graph => {
      const claim = graph.claims.find(({ type }) => type === 'BUILDS_ON')!;
      [claim.from, claim.to] = [claim.to, claim.from];
    },
    /its id is not that of what it says/,
  ],
  [
    'a relation between the wrong kinds',
    graph => (graph.claims.find(({ type }) => type === 'RUNS_ON')!.to.label = 'Dataset'),
    /RUNS_ON can’t go from Paper to Dataset/,
  ],
  ['another figure', graph => (claimOf(graph, 'ACHIEVES').value = 4), /ACHIEVES.*its id/],
  [
    'a result on hardware that is gone',
    graph => (graph.nodes = graph.nodes.filter(({ label }) => label !== 'Hardware')),
    /ACHIEVES.*Hardware kite100 of its setting is not in the graph/,
  ],
  [
    'mentions that are miscounted',
    graph => (claimOf(graph, 'MENTIONS').count = 9),
    /counts other places than it lists/,
  ],
  [
    'mentions elsewhere',
    graph => Object.assign(claimOf(graph, 'MENTIONS'), { count: 1, starts: [2], ends: [4], toStart: 2, toEnd: 4 }),
    /none of its places says/,
  ],
];

describe('a graph is verified', () => {
  it('clean as it was built, with what people added', async () => {
    const graph = await held([ADDED]);
    expect(graph.claims.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['INTRODUCES', 'MENTIONS', 'ACHIEVES', 'USES']),
    );
    expect(await verified(graph)).toEqual({ claims: graph.claims.length, curated: 1, problems: [] });
  });

  it.each(TAMPERINGS)('and found wrong: %s', async (_, tamper, told) => {
    const graph = await held();
    tamper(graph);
    const { problems } = await verified(graph);
    const lines = problems.map(({ type, what, paper }) => `${paper} ${type} ${what}`);
    expect(lines).toContainEqual(expect.stringMatching(told));
  });

  it('and a curated claim without a reason, or at a node that is gone, is found', async () => {
    const graph = await held([ADDED]);
    Object.assign(claimOf(graph, 'USES'), { reason: ' ' });
    expect((await verified(graph)).problems.map(({ what }) => what)).toEqual(['it is curated, but has no reason']);
  });

  it('with claims of several papers, each against its own text', async () => {
    const graph = await held();
    const other = { ...graph.papers[0]!, key: 'arXiv:2301.00002', abstract: 'Nothing of this.' };
    const before = { ...other, key: 'arXiv:2101.00001' };
    expect((await verified({ ...graph, papers: [before, ...graph.papers, other] })).problems).toEqual([]);
    const swapped = await verified({ ...graph, papers: [{ ...other, key: graph.papers[0]!.key }] });
    expect(new Set(swapped.problems.map(({ type }) => type))).toEqual(
      new Set(['MENTIONS', 'BUILDS_ON', 'RUNS_ON', 'ACHIEVES']),
    );
  });
});
