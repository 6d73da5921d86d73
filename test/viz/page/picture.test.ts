import { describe, expect, it } from '@jest/globals';
import type { NodeSummary, PathAnswer, PictureAnswer, RelationSummary } from '../../../viz/api.js';
import { nodeId } from '../../../viz/page/node-id.js';
import { emphasisOf } from '../../../viz/page/picture/emphasis.js';
import { type LayoutRequest, layoutFor } from '../../../viz/page/picture/layout-request.js';
import { curvePoint, distanceToCurves, linkCurves } from '../../../viz/page/picture/link-path.js';
import {
  type Filter,
  lineagePicture,
  neighbourhoodPicture,
  type Picture,
  pathPicture,
  pictureCounts,
  seenEdge,
  visiblePart,
} from '../../../viz/page/picture/picture.js';
import { yearOf } from '../../../viz/page/picture/time-layout.js';
import { nodeSummary, relationSummary as relation } from '../summaries.js';

const layered = ({ nodes, edges }: Picture, axis: 'generations' | 'time' = 'generations'): LayoutRequest => ({
  kind: 'layered',
  axis,
  nodes: [...nodes.values()],
  edges: [...edges.values()],
});

const node = (label: NodeSummary['label'], key: string) => nodeSummary(label, key, { name: key.toUpperCase() });
const method = (key: string) => node('Method', key);

const [a, b, c, gpu] = [method('a'), method('b'), method('c'), node('Hardware', 'gpu')];
const AROUND: PictureAnswer = {
  nodes: [a, b, c, gpu],
  relations: [
    relation('COMPARED_WITH', b, a),
    relation('BUILDS_ON', b, a),
    relation('RUNS_ON', a, gpu),
    relation('RUNS_ON', c, gpu),
    relation('USES', a, c),
    relation('USES', a, a),
  ],
};

const step = (child: NodeSummary, parent: NodeSummary, gain = '') => ({
  child,
  parent,
  claims: 1,
  papers: 1,
  confidence: 0.9,
  gain,
});
const ALL: Filter = { hiddenLabels: [], hiddenTypes: [], hiddenNodes: [] };
const LINEAGE = lineagePicture({
  focus: a,
  nodes: [
    { ...a, generation: 0 },
    { ...b, generation: 1 },
    { ...c, generation: 2 },
  ],
  steps: [step(b, a, '2x speedup'), step(c, b), step(c, a)],
  total: 3,
});

describe('a neighbourhood’s picture', () => {
  const picture = neighbourhoodPicture(a, AROUND);

  it('has one edge for each pair, directed as the closest relation', () => {
    expect([...picture.edges.values()].map(edge => [edge.source, edge.target, edge.relations.length]).sort()).toEqual([
      ['Method:a', 'Hardware:gpu', 1],
      ['Method:a', 'Method:c', 1],
      ['Method:b', 'Method:a', 2],
      ['Method:c', 'Hardware:gpu', 1],
    ]);
  });

  it('counts types before any filter', () => {
    const { labels, types } = pictureCounts(picture);
    expect([...labels]).toEqual([
      ['Method', 3],
      ['Hardware', 1],
    ]);
    expect(types.get('RUNS_ON')).toBe(2);
  });

  it('keeps an edge while any of its relations is shown, and drops what hangs on none', () => {
    const visible = visiblePart(picture, { ...ALL, hiddenTypes: ['BUILDS_ON', 'RUNS_ON'] });
    expect([...visible.nodes].sort()).toEqual(['Method:a', 'Method:b', 'Method:c']);
    expect(visible.edges.size).toBe(2);
  });

  it('turns an edge as the closest relation that is seen of it goes', () => {
    const turned = neighbourhoodPicture(a, {
      nodes: [a, b],
      relations: [relation('BUILDS_ON', b, a), relation('USES', a, b), relation('RUNS_ON', b, a)],
    });
    const seen = (...hiddenTypes: RelationSummary['type'][]) => {
      const [edge] = turned.edges.values();
      const { source, target, relations } = seenEdge(turned, edge!, visiblePart(turned, { ...ALL, hiddenTypes }));
      return [source, target, ...relations.map(({ type }) => type)];
    };
    expect(seen()).toEqual(['Method:b', 'Method:a', 'BUILDS_ON', 'USES', 'RUNS_ON']);
    expect(seen('BUILDS_ON')).toEqual(['Method:a', 'Method:b', 'USES', 'RUNS_ON']);
    expect(seen('USES')).toEqual(['Method:b', 'Method:a', 'BUILDS_ON', 'RUNS_ON']);
    expect(seen('BUILDS_ON', 'USES')).toEqual(['Method:b', 'Method:a', 'RUNS_ON']);
  });

  it('loses single nodes that are hidden, and what hangs on them alone', () => {
    const visible = visiblePart(picture, { ...ALL, hiddenNodes: [c, gpu] });
    expect([...visible.nodes].sort()).toEqual(['Method:a', 'Method:b']);
  });

  it('never loses its focus', () => {
    const visible = visiblePart(picture, { ...ALL, hiddenLabels: ['Method', 'Hardware'] });
    expect([...visible.nodes]).toEqual(['Method:a']);
  });
});

describe('what stands out', () => {
  const picture = neighbourhoodPicture(a, AROUND);
  const visible = visiblePart(picture, ALL);

  it('is a node with its neighbours', () => {
    const { nodes, dimsOthers } = emphasisOf(picture, visible, { node: 'Hardware:gpu' }, undefined);
    expect([[...nodes].sort(), dimsOthers]).toEqual([['Hardware:gpu', 'Method:a', 'Method:c'], true]);
  });

  it('is nothing for the focus of a neighbourhood, unless it is pointed at', () => {
    expect(emphasisOf(picture, visible, { node: 'Method:a' }, undefined).dimsOthers).toBe(false);
    expect(emphasisOf(picture, visible, undefined, { node: 'Method:a' }).nodes.size).toBe(4);
  });

  it('is what is pointed at before what is selected', () => {
    const { edges } = emphasisOf(picture, visible, { node: 'Method:b' }, { edge: 'Hardware:gpu\nMethod:c' });
    expect([...edges]).toEqual(['Hardware:gpu\nMethod:c']);
  });
});

describe('a lineage', () => {
  it('has other relations laid over it, beside its steps or on them', () => {
    const over = lineagePicture(
      {
        focus: a,
        nodes: [
          { ...a, generation: 0 },
          { ...b, generation: 1 },
          { ...c, generation: 1 },
        ],
        steps: [step(b, a)],
        total: 3,
      },
      [relation('COMPARED_WITH', b, a), relation('USES', c, b), relation('BUILDS_ON', b, a)],
    );
    const edges = [...over.edges.values()].map(({ id, aside, relations }) => [
      id,
      aside,
      relations.map(({ type }) => type),
    ]);
    expect(edges).toEqual([
      ['Method:a\nMethod:b', false, ['BUILDS_ON', 'COMPARED_WITH']],
      ['Method:b\nMethod:c', true, ['USES']],
    ]);
  });

  it('has a step without its gain, laid over the others, where only other relations of the pair are seen', () => {
    const answer = {
      focus: a,
      nodes: [
        { ...a, generation: 0 },
        { ...b, generation: 1 },
      ],
      steps: [step(b, a, '2x speedup')],
      total: 2,
    };
    const picture = lineagePicture(answer, [relation('COMPARED_WITH', b, a)]);
    const [edge] = picture.edges.values();
    const seen = (hiddenTypes: RelationSummary['type'][]) => {
      const { source, target, label, aside } = seenEdge(picture, edge!, visiblePart(picture, { ...ALL, hiddenTypes }));
      return [source, target, label, aside];
    };
    expect(seen(['COMPARED_WITH'])).toEqual(['Method:a', 'Method:b', '2x speedup', false]);
    expect(seen(['BUILDS_ON'])).toEqual(['Method:b', 'Method:a', '', true]);
  });
});

describe('a path', () => {
  const answer: PathAnswer = {
    from: a,
    to: c,
    nodes: [a, b, c],
    relations: [relation('USES', b, a), relation('USES', b, c), relation('COMPARED_WITH', c, a)],
    steps: [],
  };

  it('goes from its first node to its last, each step named', () => {
    const { nodes, edges } = pathPicture(answer);
    expect([...nodes.values()].map(({ key, generation }) => [key, generation])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    expect([...edges.values()].map(({ label, aside }) => [label, aside])).toEqual([
      ['uses', false],
      ['uses', false],
      ['', true],
    ]);
  });

  it('has its steps named by what is seen of them', () => {
    const picture = pathPicture({ ...answer, relations: [relation('USES', b, a), relation('RUNS_ON', a, b)] });
    const [edge] = picture.edges.values();
    const visible = visiblePart(picture, { ...ALL, hiddenTypes: ['USES'] });
    expect(seenEdge(picture, edge!, visible)).toMatchObject({ label: 'runs on', source: 'Method:a' });
  });

  it('that leads nowhere shows its two ends', () => {
    const picture = pathPicture({ ...answer, nodes: [], relations: [] });
    expect([...visiblePart(picture, ALL).nodes]).toEqual(['Method:a', 'Method:c']);
  });
});

describe('a lineage’s layout', () => {
  it('stands by generation from left to right, and goes round what is between', () => {
    const { nodes, bends } = layoutFor(layered(LINEAGE));
    const [x1, x2, x3] = ['Method:a', 'Method:b', 'Method:c'].map(id => nodes.get(id)!.x);
    expect(x1! < x2! && x2! < x3!).toBe(true);
    const around = bends.get('Method:a\nMethod:c')!;
    expect(around).toHaveLength(1);
    expect(Math.abs(around[0]!.y - nodes.get('Method:b')!.y)).toBeGreaterThan(20);
    expect(bends.get('Method:a\nMethod:b')).toEqual([]);
  });

  it('is the same every time', () => {
    expect(layoutFor(layered(LINEAGE))).toEqual(layoutFor(layered(LINEAGE)));
  });
});

describe('a lineage along time', () => {
  const dated = { ...LINEAGE, nodes: new Map([...LINEAGE.nodes].map(([id, node]) => [id, { ...node }])) };
  dated.nodes.get('Method:a')!.published = '2020-06-15';
  dated.nodes.get('Method:b')!.published = '2021-06-15';

  it('stands by date, and what has none in a column before', () => {
    const { nodes, marks } = layoutFor(layered(dated, 'time'));
    const [x1, x2, none] = ['Method:a', 'Method:b', 'Method:c'].map(id => nodes.get(id)!.x);
    expect(x1! - none!).toBeGreaterThan(100);
    expect(marks!.map(({ text }) => text)).toEqual(['no date', '2020', '2021', '2022']);
    expect(x2! - x1!).toBeCloseTo(marks![2]!.x - marks![1]!.x, 0);
  });

  it('moves aside what would stand on one place', () => {
    const crowd = Array.from({ length: 9 }, (_, i) => ({ id: `Method:${i}`, generation: 0, published: '2021' }));
    const { nodes } = layoutFor({ kind: 'layered', axis: 'time', nodes: crowd, edges: [] });
    const heights = [...nodes.values()].map(({ y }) => y).sort((one, other) => one - other);
    expect(heights.slice(1).every((y, i) => y - heights[i]! >= 60)).toBe(true);
  });

  it('reads a date as exact as it is', () => {
    expect(['2021', '2021-01', '2021-01-01'].map(yearOf)).toEqual([2021.5, 2021 + 0.5 / 12, 2021]);
  });

  it('stays by generation where no date is known', () => {
    expect(layoutFor(layered(LINEAGE, 'time'))).toEqual(layoutFor(layered(LINEAGE)));
  });
});

describe('a neighbourhood’s layout', () => {
  const places = (answer: PictureAnswer, waves: string[][] = [answer.nodes.map(nodeId)]) => {
    const { edges } = neighbourhoodPicture(a, answer);
    return layoutFor({ kind: 'around', focus: 'Method:a', waves, edges: [...edges.values()] }).nodes;
  };

  it('is the same whatever the order of nodes and relations', () => {
    const turned = { nodes: [...AROUND.nodes].reverse(), relations: [...AROUND.relations].reverse() };
    expect([...places(turned)].sort()).toEqual([...places(AROUND)].sort());
  });

  it('puts the focus in the middle and no two nodes on one place', () => {
    const laid = places(AROUND);
    expect(laid.get('Method:a')).toEqual({ x: 0, y: 0 });
    expect(new Set([...laid.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  });

  it('leaves what was there where it was when more comes into view', () => {
    const first = ['Method:a', 'Method:b', 'Method:c'];
    const before = places({ nodes: [a, b, c], relations: AROUND.relations.filter(({ to }) => to !== gpu) }, [first]);
    const after = places(AROUND, [first, ['Method:a', 'Hardware:gpu']]);
    expect(after.size).toBe(4);
    for (const [id, place] of before) expect(after.get(id)).toEqual(place);
  });

  it('does not shrink its links for what is only held near', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `Method:alone ${i}`);
    const joined = { id: 'link', source: 'Method:a', target: 'Method:b' };
    const held = ids.map(id => ({ id: `near ${id}`, source: 'Method:a', target: id, unseen: true as const }));
    const waves = [['Method:a', 'Method:b', ...ids]];
    const { nodes } = layoutFor({ kind: 'around', focus: 'Method:a', waves, edges: [joined, ...held] });
    const { x, y } = nodes.get('Method:b')!;
    expect(Math.hypot(x, y)).toBeGreaterThan(140);
  });

  it('lays a node without neighbours', () => {
    expect([...places({ nodes: [a], relations: [] })]).toEqual([['Method:a', { x: 0, y: 0 }]]);
  });
});

describe('a link', () => {
  const curves = linkCurves([
    { x: 0, y: 0 },
    { x: 100, y: 50 },
    { x: 200, y: 50 },
  ]);

  it('goes through its points', () => {
    expect(curves.map(curve => [curvePoint(curve, 0), curvePoint(curve, 1)])).toEqual([
      [
        { x: 0, y: 0 },
        { x: 100, y: 50 },
      ],
      [
        { x: 100, y: 50 },
        { x: 200, y: 50 },
      ],
    ]);
  });

  it('can be pointed at along its way', () => {
    expect(distanceToCurves(curves, { x: 50, y: 25 })).toBeLessThan(0.5);
    expect(distanceToCurves(curves, { x: 150, y: 60 })).toBeCloseTo(10);
    expect(distanceToCurves(curves, { x: 300, y: 50 })).toBeCloseTo(100);
  });
});
