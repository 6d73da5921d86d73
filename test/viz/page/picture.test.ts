import { describe, expect, it } from '@jest/globals';
import type { NodeSummary, PictureAnswer, RelationSummary } from '../../../viz/api.js';
import { emphasisOf } from '../../../viz/page/picture/emphasis.js';
import { layoutLineage } from '../../../viz/page/picture/lineage-layout.js';
import { curvePoint, distanceToCurves, linkCurves } from '../../../viz/page/picture/link-path.js';
import { layoutNeighbourhood } from '../../../viz/page/picture/neighbourhood-layout.js';
import { lineagePicture, neighbourhoodPicture, pictureCounts, visiblePart } from '../../../viz/page/picture/picture.js';

const node = (label: NodeSummary['label'], key: string): NodeSummary => ({
  label,
  key,
  name: key.toUpperCase(),
  kind: '',
  published: '',
  generic: false,
});
const method = (key: string) => node('Method', key);
const relation = (type: RelationSummary['type'], from: NodeSummary, to: NodeSummary): RelationSummary => ({
  type,
  from,
  to,
  claims: 1,
  papers: 1,
  confidence: 0.9,
});

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
    const visible = visiblePart(picture, { hiddenLabels: [], hiddenTypes: ['BUILDS_ON', 'RUNS_ON'] });
    expect([...visible.nodes].sort()).toEqual(['Method:a', 'Method:b', 'Method:c']);
    expect(visible.edges.size).toBe(2);
  });

  it('never loses its focus', () => {
    const visible = visiblePart(picture, { hiddenLabels: ['Method', 'Hardware'], hiddenTypes: [] });
    expect([...visible.nodes]).toEqual(['Method:a']);
  });
});

describe('what stands out', () => {
  const picture = neighbourhoodPicture(a, AROUND);
  const visible = visiblePart(picture, { hiddenLabels: [], hiddenTypes: [] });

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

describe('a lineage’s layout', () => {
  it('stands by generation from left to right, and goes round what is between', () => {
    const { nodes, bends } = layoutLineage(LINEAGE);
    const [x1, x2, x3] = ['Method:a', 'Method:b', 'Method:c'].map(id => nodes.get(id)!.x);
    expect(x1! < x2! && x2! < x3!).toBe(true);
    const around = bends.get('Method:a\nMethod:c')!;
    expect(around).toHaveLength(1);
    expect(Math.abs(around[0]!.y - nodes.get('Method:b')!.y)).toBeGreaterThan(20);
    expect(bends.get('Method:a\nMethod:b')).toEqual([]);
  });

  it('is the same every time', () => {
    expect(layoutLineage(LINEAGE)).toEqual(layoutLineage(LINEAGE));
  });
});

describe('a neighbourhood’s layout', () => {
  it('is the same whatever the order of nodes and relations', () => {
    const turned = { nodes: [...AROUND.nodes].reverse(), relations: [...AROUND.relations].reverse() };
    const places = (answer: PictureAnswer) => [...layoutNeighbourhood(neighbourhoodPicture(a, answer)).nodes].sort();
    expect(places(turned)).toEqual(places(AROUND));
  });

  it('puts the focus in the middle and no two nodes on one place', () => {
    const places = [...layoutNeighbourhood(neighbourhoodPicture(a, AROUND)).nodes.values()];
    expect(layoutNeighbourhood(neighbourhoodPicture(a, AROUND)).nodes.get('Method:a')).toEqual({ x: 0, y: 0 });
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  });

  it('lays a node without neighbours', () => {
    const alone = neighbourhoodPicture(a, { nodes: [a], relations: [] });
    expect([...layoutNeighbourhood(alone).nodes]).toEqual([['Method:a', { x: 0, y: 0 }]]);
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
