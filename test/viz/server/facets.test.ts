import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { NODE_LABELS, RELATION_TYPES } from '../../../graph/model.js';
import type { FacetsAnswer, SchemaAnswer } from '../../../viz/api.js';
import { answer, fixtureApp, post } from './fixture-app.js';

let app: Hono;
beforeAll(async () => {
  app = await fixtureApp();
});

const method = (key: string) => ({ label: 'Method', key });

describe('facets', () => {
  it('say who introduced methods, what they run on and what they are measured by', async () => {
    const nodes = [method('flashattention'), method('flashattention3'), { label: 'Paper', key: 'arXiv:2205.14135' }];
    const facets = await answer<FacetsAnswer>(app, '/api/facets', { nodes });
    expect(facets.organisation).toEqual([
      {
        key: 'Stanford University',
        name: 'Stanford University',
        nodes: ['Method:flashattention', 'Paper:arXiv:2205.14135'],
      },
    ]);
    expect(facets.hardware).toContainEqual({ key: 'h100', name: 'H100', nodes: ['Method:flashattention3'] });
    expect(facets.metric.map(({ key }) => key)).toEqual(['speedup', 'throughput']);
  });

  it('of all of the graph come where no nodes are named, the commonest first', async () => {
    const { hardware } = await answer<FacetsAnswer>(app, '/api/facets', {});
    expect(hardware[0]?.key).toBe('a100');
    const counts = hardware.map(({ nodes }) => nodes.length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('say from which year methods and papers are', async () => {
    const nodes = [method('flashattention'), method('flashattention3'), { label: 'Paper', key: 'arXiv:2205.14135' }];
    const { year } = await answer<FacetsAnswer>(app, '/api/facets', { nodes });
    expect(year).toEqual([
      { key: '2022', name: '2022', nodes: ['Method:flashattention', 'Paper:arXiv:2205.14135'] },
      { key: '2024', name: '2024', nodes: ['Method:flashattention3'] },
    ]);
  });

  it('of no nodes are none', async () => {
    const leftOut = { organisation: 0, hardware: 0, metric: 0 };
    const none = { year: [], organisation: [], hardware: [], metric: [], leftOut };
    expect(await answer<FacetsAnswer>(app, '/api/facets', { nodes: [] })).toEqual(none);
  });
});

describe('the schema', () => {
  it('is the model’s', async () => {
    const { labels, relations, functions } = await answer<SchemaAnswer>(app, '/api/schema', {});
    expect(labels.map(({ name }) => name)).toEqual(NODE_LABELS);
    expect(relations.map(({ name }) => name)).toEqual(RELATION_TYPES);
    const achieves = relations.find(({ name }) => name === 'ACHIEVES');
    expect(achieves?.properties.map(({ name }) => name)).toEqual(expect.arrayContaining(['value', 'evidence']));
    expect(functions).toContain('count');
  });
});

describe('a bibliography', () => {
  const download = async (nodes?: object[]) => {
    const ask = { format: 'bibtex', file: 'papers.bib', ...(nodes && { nodes }) };
    return (await post(app, '/api/download', ask)).text();
  };

  it('has the papers that state what is in view, each once', async () => {
    const nodes = [method('flashattention2'), method('flashattention'), { label: 'Paper', key: 'arXiv:2307.08691' }];
    expect((await download(nodes)).match(/eprint = .*/g)).toEqual(['eprint = {2307.08691},']);
  });

  it('has those of the whole graph where no nodes are named', async () => {
    expect((await download()).match(/^@misc/gm)?.length).toBe(10);
  });
});

describe('a request that lists nodes', () => {
  const long = 'x'.repeat(100);
  const nodes = (count: number) => Array.from({ length: count }, (_, i) => method(`${long}${i}`));
  const DOWNLOAD = { format: 'jsonl', file: 'graph.jsonl' };

  it('is answered for as many nodes as a map holds', async () => {
    const listed = [method('flashattention'), ...nodes(9_999)];
    expect(JSON.stringify(listed).length).toBeGreaterThan(256 * 1024);
    const { year } = await answer<FacetsAnswer>(app, '/api/facets', { nodes: listed });
    expect(year.map(({ key }) => key)).toEqual(['2022']);
    const file = await post(app, '/api/download', { ...DOWNLOAD, nodes: listed });
    expect(await file.text()).toContain('"flashattention"');
  });

  it('is refused for more, with the limit', async () => {
    const more = await post(app, '/api/download', { ...DOWNLOAD, nodes: nodes(10_001) });
    expect([more.status, await more.text()]).toEqual([400, expect.stringContaining('10000')]);
    const larger = Array.from({ length: 9_000 }, (_, i) => method(`${long}${long}${long}${i}`));
    const response = await post(app, '/api/facets', { nodes: larger });
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('2097152 bytes')]);
  });
});
