import { describe, expect, it } from '@jest/globals';
import type { FacetsAnswer, NodeSummary, RelationSummary } from '../../../viz/api.js';
import { narrowedDown } from '../../../viz/page/filter/filters.js';
import {
  edgesOf,
  finished,
  NOTHING_VISIBLE,
  neighbourhoodPicture,
  pictureNodes,
} from '../../../viz/page/picture/picture.js';
import { nodeSummary, relationSummary } from '../summaries.js';

const node = (label: NodeSummary['label'], key: string, published = '') => nodeSummary(label, key, { published });
const nodes = [
  node('Method', 'old', '2019-05'),
  node('Method', 'new', '2024'),
  node('Method', 'undated'),
  node('Paper', 'p', '2022-01-01'),
  node('Hardware', 'gpu'),
];
const [old, fresh, , , gpu] = nodes;
const runsOn = (from: NodeSummary) => relationSummary('RUNS_ON', from, gpu!);
const picture = neighbourhoodPicture(old!, { nodes, relations: [runsOn(fresh!), runsOn(old!)] });
const ALL = { ...NOTHING_VISIBLE, nodes: new Set(picture.nodes.keys()), edges: new Set(picture.edges.keys()) };
const value = (key: string, ...ids: string[]) => ({ key, name: key, nodes: ids });
const facets: FacetsAnswer = {
  leftOut: { organisation: 0, hardware: 0, metric: 0 },
  year: [],
  organisation: [value('Lab', 'Method:new', 'Paper:p')],
  hardware: [value('gpu', 'Method:old', 'Method:new')],
  metric: [],
};

describe('filters leave the methods and papers that pass, the focus, and what is joined to these', () => {
  it.each([
    ['all without any', {}, ['new', 'undated', 'p', 'gpu']],
    ['within the years', { fromYear: 2020, toYear: 2023 }, ['p', 'gpu']],
    ['from a year on', { fromYear: 2022 }, ['new', 'p', 'gpu']],
    ['of an organisation', { organisation: 'Lab' }, ['new', 'p', 'gpu']],
    ['that pass all', { organisation: 'Lab', hardware: 'gpu' }, ['new', 'gpu']],
    ['none where nobody has the value', { metric: 'x' }, ['gpu']],
  ])('%s', (_, filters, left) => {
    const keys = [...narrowedDown(ALL, picture, filters, facets).nodes].map(id => id.slice(id.indexOf(':') + 1));
    expect(keys.sort()).toEqual(['old', ...left].sort());
  });

  it.each([
    ['none where nothing passes', { fromYear: 2030 }, []],
    ['that one end of is joined to what passes', { fromYear: 2024 }, ['Method:new', 'Hardware:gpu', 'Hardware:npu']],
    ['none that only other such links lead to', { toYear: 2019 }, ['Method:old', 'Hardware:cpu', 'Hardware:fpga']],
  ])('of links that have neither at an end: %s', (_, filters, left) => {
    const [npu, cpu, fpga, tpu] = ['npu', 'cpu', 'fpga', 'tpu'].map(key => node('Hardware', key));
    const joins = (from: NodeSummary, to: NodeSummary): RelationSummary => ({ ...runsOn(from), to });
    const whole = finished({
      kind: 'map',
      focus: undefined,
      nodes: pictureNodes([old!, fresh!, gpu!, npu!, cpu!, fpga!, tpu!], () => 0),
      edges: edgesOf([runsOn(fresh!), joins(gpu!, npu!), joins(old!, cpu!), joins(cpu!, fpga!), joins(fpga!, tpu!)]),
    });
    const all = { ...NOTHING_VISIBLE, nodes: new Set(whole.nodes.keys()), edges: new Set(whole.edges.keys()) };
    expect([...narrowedDown(all, whole, filters, facets).nodes].sort()).toEqual([...left].sort());
  });

  it('and the relations between them', () => {
    expect(narrowedDown(ALL, picture, { fromYear: 2024 }, facets).edges.size).toBe(2);
    expect(narrowedDown(ALL, picture, { toYear: 2020 }, facets).edges.size).toBe(1);
  });
});
