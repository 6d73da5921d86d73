import { describe, expect, it } from '@jest/globals';
import type { NodeSummary } from '../../../viz/api.js';
import { legendCounts } from '../../../viz/page/legend.js';
import type { LoadedView } from '../../../viz/page/load-view.js';
import {
  edgesOf,
  type Filter,
  finished,
  lineagePicture,
  type Picture,
  pictureNodes,
  visiblePart,
} from '../../../viz/page/picture/picture.js';
import { noLineage } from '../../../viz/page/sidebar.js';
import { stageHeading } from '../../../viz/page/stage-heading.js';
import { nodeSummary as node, relationSummary as relation } from '../summaries.js';

const [a, b, c, gpu] = [node('Method', 'a'), node('Method', 'b'), node('Method', 'c'), node('Hardware', 'gpu')];
const ALL: Filter = { hiddenLabels: [], hiddenTypes: [], hiddenNodes: [] };
const MAP: Picture = finished({
  kind: 'map',
  focus: undefined,
  nodes: pictureNodes([a, b, c, gpu], () => 0),
  edges: edgesOf([relation('BUILDS_ON', b, a), relation('USES', b, a), relation('RUNS_ON', c, gpu)]),
});
const layout = { nodes: new Map(), bends: new Map() };

describe('the legend counts what is visible', () => {
  const counts = (filter: Partial<Filter>) => {
    const all = { ...ALL, ...filter };
    const { labels, types } = legendCounts(MAP, visiblePart(MAP, all), all);
    return { ...Object.fromEntries(labels), ...Object.fromEntries(types) };
  };
  it.each<[string, Partial<Filter>, object]>([
    ['all', {}, { Method: 3, Hardware: 1, BUILDS_ON: 1, USES: 1, RUNS_ON: 1 }],
    ['without a node', { hiddenNodes: [gpu!] }, { Method: 2, BUILDS_ON: 1, USES: 1 }],
    [
      'with a label off, of that all',
      { hiddenLabels: ['Hardware'] },
      { Method: 2, Hardware: 1, BUILDS_ON: 1, USES: 1 },
    ],
    [
      'with a type off, of that all',
      { hiddenTypes: ['USES'] },
      { Method: 3, Hardware: 1, BUILDS_ON: 1, USES: 1, RUNS_ON: 1 },
    ],
  ])('%s', (_, filter, expected) => {
    expect(counts(filter)).toEqual(expected);
  });
});

describe('a heading says what is visible of what', () => {
  const subtitle = (loaded: Extract<LoadedView, { picture: unknown }>, filter: Partial<Filter>) =>
    stageHeading(loaded, visiblePart(loaded.picture, { ...ALL, ...filter }))[1];

  it.each<[string, number, Partial<Filter>, string]>([
    ['all of it', 4, {}, '4 nodes, 3 relations'],
    ['without a node', 4, { hiddenNodes: [gpu!] }, '2 of 4 nodes, 2 of 3 relations'],
    ['without a type', 4, { hiddenTypes: ['USES'] }, '4 nodes, 2 of 3 relations'],
    ['the best of it', 9000, {}, '4 of 9,000 nodes shown, the best connected, with all relations among them'],
    [
      'a part of the best of it',
      9000,
      { hiddenNodes: [gpu!] },
      '2 of 9,000 nodes shown, of the 4 best connected, with all relations among them',
    ],
  ])('of the whole graph %s', (_, totalNodes, filter, expected) => {
    expect(subtitle({ kind: 'map', picture: MAP, layout, totals: { totalNodes, totalRelations: 3 } }, filter)).toBe(
      expected,
    );
  });

  it('of a lineage', () => {
    const step = (child: NodeSummary, parent: NodeSummary) => ({
      child,
      parent,
      claims: 1,
      papers: 1,
      confidence: 0.9,
      gain: '',
    });
    const answer = {
      focus: a!,
      nodes: [a, b, c].map((each, generation) => ({ ...each!, generation })),
      steps: [step(b!, a!), step(c!, b!)],
      total: 3,
    };
    const loaded = { kind: 'lineage' as const, answer, picture: lineagePicture(answer), layout };
    expect(subtitle(loaded, {})).toBe('3 methods in 3 generations');
    expect(subtitle(loaded, { hiddenNodes: [c!] })).toBe('2 of 3 methods in 2 generations');
  });
});

describe('where no lineage is, the list says', () => {
  it.each([
    ['that none is known', 0.4, 'No paper says yet what it builds on.'],
    ['that none is as sure as asked for', 0.9, 'Nothing that papers say of what they build on is at least 90 % sure.'],
  ])('%s', (_, asked, text) => {
    expect(noLineage(asked, 0.4)).toBe(text);
  });
});
