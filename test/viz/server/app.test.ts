import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { MARK_LABEL } from '../../../graph/mark.js';
import { type GraphReader, StoreError } from '../../../graph/store/port.js';
import type {
  ClaimsAnswer,
  ErrorAnswer,
  LineageAnswer,
  NeighbourhoodAnswer,
  NodeAnswer,
  OverviewAnswer,
  PictureAnswer,
  QuestionAnswer,
  SearchAnswer,
} from '../../../viz/api.js';
import { memoryReader } from '../../graph/memory-reader.js';
import { fixtureClaims, fixtureNodes } from '../fixture-graph.js';
import { answer, fixtureApp, post } from './fixture-app.js';

const method = (key: string) => ({ label: 'Method', key });
const FLASH = method('flashattention');
const FAST = method('fastattention');

let app: Hono;
beforeAll(async () => {
  app = await fixtureApp();
});

describe('the overview', () => {
  it('counts, and lists the largest lineage first', async () => {
    const overview = await answer<OverviewAnswer>(app, '/api/overview', {});
    expect(overview.nodes).toEqual({ Paper: 10, Method: 13, Hardware: 5, Dataset: 1, Metric: 2 });
    expect(overview.relations.BUILDS_ON).toBe(9);
    expect(overview.lineages.map(({ root, methods }) => [root.name, methods])).toEqual([
      ['FlashAttention', 7],
      ['LoRA', 2],
      ['PagedAttention', 2],
    ]);
    expect(overview.lineages[0]).toMatchObject({ generations: 4, firstYear: '2022', lastYear: '2024' });
  });

  it('tells the newest papers, the questions with their parameters, and the exports', async () => {
    const overview = await answer<OverviewAnswer>(app, '/api/overview', {});
    expect(overview.newest[0]?.published).toBe('2024-11-17');
    const runsOn = overview.questions.find(question => question.name === 'runs-on');
    expect(runsOn?.parameters.map(parameter => parameter.name)).toEqual(['hardware', 'generic', 'minConfidence']);
    expect(overview.exportFormats.map(({ file }) => file)).toContain('graph.gexf');
  });

  it('keeps to the confidence asked for', async () => {
    const weak = await answer<OverviewAnswer>(app, '/api/overview', { minConfidence: 0.3 });
    expect(weak.relations.BUILDS_ON).toBe(10);
  });
});

describe('search', () => {
  it.each([
    ['FlashAttention-2', 'FlashAttention-2'],
    ['flash attention 2', 'FlashAttention-2'],
    ['flashatention2', 'FlashAttention-2'],
    ['FA2', 'FlashAttention-2'],
    ['lra', 'Long Range Arena'],
    ['asced npus', 'Ascend NPU'],
    ['low-rank', 'LoRA'],
    ['IO-awareness', 'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness'],
  ])('finds %j: %s', async (text, name) => {
    const { hits } = await answer<SearchAnswer>(app, '/api/search', { text });
    expect(hits[0]?.name).toBe(name);
  });

  it.each([
    ['flashatention', ['FlashAttention', 'FlashAttention-2', 'FlashAttention-3']],
    ['flashatt', ['FlashAttention', 'FlashAttention-2', 'FlashAttention-3']],
  ])('lists the nearest name first by %j', async (text, first) => {
    const { hits } = await answer<SearchAnswer>(app, '/api/search', { text });
    expect(hits.slice(0, first.length).map(({ name }) => name)).toEqual(first);
  });

  it('says by which alias', async () => {
    const { hits } = await answer<SearchAnswer>(app, '/api/search', { text: 'hopper' });
    expect(hits[0]).toMatchObject({ name: 'H100', alias: 'Hopper' });
  });

  it.each(['', '   ', '---', 'zzzzqqqq'])('finds nothing by %j', async text => {
    expect(await answer(app, '/api/search', { text })).toEqual({ hits: [], total: 0 });
  });

  it('says how many there are beyond those it sends', async () => {
    const { hits, total } = await answer<SearchAnswer>(app, '/api/search', { text: 'attention', limit: 2 });
    expect(hits).toHaveLength(2);
    expect(total).toBeGreaterThan(2);
  });
});

describe('a lineage', () => {
  it('stands in generations, each step with the gain that its paper states', async () => {
    const lineage = await answer<LineageAnswer>(app, '/api/lineage', { node: FLASH });
    const generations = Object.fromEntries(lineage.nodes.map(node => [node.name, node.generation]));
    expect(generations).toMatchObject({
      FlashAttention: 0,
      'FlashAttention-2': 1,
      FastAttention: 2,
      SageAttention2: 3,
    });
    const gain = (child: string, parent: string) =>
      lineage.steps.find(step => step.child.key === child && step.parent.key === parent)?.gain;
    expect(gain('flashattention2', 'flashattention')).toBe('2x speedup');
    expect(gain('flashattention3', 'flashattention2')).toBe('1.5–2x speedup');
    expect(gain('fastattention', 'flashattention')).toBe('up to 1.43x speedup');
    expect(gain('fastattention', 'flashattention2')).toBe('');
    expect(lineage.total).toBe(7);
  });

  it('goes one way only where asked to', async () => {
    const node = method('flashattention2');
    const names = async (direction: string) =>
      (await answer<LineageAnswer>(app, '/api/lineage', { node, direction })).nodes.map(each => each.name);
    expect(await names('ancestors')).toEqual(['FlashAttention', 'FlashAttention-2']);
    expect(await names('descendants')).not.toContain('FlashAttention');
  });
});

describe('a neighbourhood', () => {
  it('comes in pages, the closest first, and tells how many there are', async () => {
    const page = (offset: number) =>
      answer<NeighbourhoodAnswer>(app, '/api/neighbourhood', { node: FLASH, offset, limit: 3 });
    const [first, second] = await Promise.all([page(0), page(3)]);
    expect(first.neighbours[0]?.name).toBe('FlashAttention-2');
    expect(first.total).toBe(8);
    expect(second.neighbours).toHaveLength(3);
    const keys = [...first.neighbours, ...second.neighbours].map(node => node.key);
    expect(new Set(keys).size).toBe(6);
  });

  it('counts only the relations asked for', async () => {
    const ask = { node: FLASH, types: ['RUNS_ON'] };
    const { neighbours, total } = await answer<NeighbourhoodAnswer>(app, '/api/neighbourhood', ask);
    expect([neighbours.map(node => node.name), total]).toEqual([['A100'], 1]);
  });
});

describe('a picture', () => {
  it('holds every relation among its nodes, and none to others', async () => {
    const nodes = [FLASH, FAST, method('flashattention2'), { label: 'Hardware', key: 'a100' }];
    const { relations } = await answer<PictureAnswer>(app, '/api/picture', { nodes });
    expect(relations.map(({ from, type, to }) => `${from.key} ${type} ${to.key}`).sort()).toEqual([
      'fastattention BUILDS_ON flashattention',
      'fastattention BUILDS_ON flashattention2',
      'fastattention COMPARED_WITH flashattention',
      'flashattention RUNS_ON a100',
      'flashattention2 BUILDS_ON flashattention',
      'flashattention2 COMPARED_WITH flashattention',
      'flashattention2 RUNS_ON a100',
    ]);
  });

  it('leaves out nodes that are not there', async () => {
    const { nodes } = await answer<PictureAnswer>(app, '/api/picture', { nodes: [FLASH, method('nothing')] });
    expect(nodes.map(node => node.name)).toEqual(['FlashAttention']);
  });
});

describe('claims', () => {
  it('between two nodes come from both directions, with results of one against the other, and quote their paper', async () => {
    const { claims, papers, total } = await answer<ClaimsAnswer>(app, '/api/claims', { a: FLASH, b: FAST });
    expect(claims.map(claim => claim.type).sort()).toEqual(['ACHIEVES', 'BUILDS_ON', 'COMPARED_WITH']);
    expect(total).toBe(3);
    for (const claim of claims) {
      const paper = papers[claim.paper]!;
      const { start, end } = claim.quotes[0]!;
      expect(`${paper.title}\n${paper.abstract}`.slice(start, end)).toMatch(/^(Like|FastAttention).*\.$/);
    }
    expect(claims.find(claim => claim.type === 'ACHIEVES')).toMatchObject({
      figure: 'up to 1.43x',
      versus: { name: 'FlashAttention' },
      hardware: { name: 'V100' },
    });
  });

  it('below the confidence are left out', async () => {
    const ask = { a: method('sageattention2'), b: method('flashattention2') };
    const types = async (minConfidence: number) =>
      (await answer<ClaimsAnswer>(app, '/api/claims', { ...ask, minConfidence })).claims.map(claim => claim.type);
    expect(await types(0.5)).toEqual(['ACHIEVES']);
    expect((await types(0.3)).sort()).toEqual(['ACHIEVES', 'BUILDS_ON']);
  });
});

describe('a node', () => {
  it('comes with facts, aliases, claims and the papers that name it', async () => {
    const node = await answer<NodeAnswer>(app, '/api/node', { node: { label: 'Hardware', key: 'h100' } });
    expect(node.facts).toEqual([
      ['Kind', 'GPU'],
      ['Vendor', 'NVIDIA'],
    ]);
    expect(node.aliases).toEqual(['Hopper']);
    expect(node.claims.map(claim => claim.from.name)).toContain('FlashAttention-3');
    const flash = await answer<NodeAnswer>(app, '/api/node', { node: FLASH });
    expect(flash.mentionedIn.map(paper => paper.key)).toEqual(['arXiv:2205.14135']);
    expect(flash.claims.some(claim => claim.type === 'MENTIONS')).toBe(false);
  });

  it('that is not there is a 404 with a sentence', async () => {
    const response = await post(app, '/api/node', { node: method('nothing') });
    expect([response.status, await response.json()]).toEqual([404, { error: 'The graph does not hold this node.' }]);
  });
});

describe('a question', () => {
  it('is answered in columns for people, with nodes that can be opened', async () => {
    const ask = { name: 'runs-on', parameters: { hardware: 'a 100' } };
    const { columns, rows, total } = await answer<QuestionAnswer>(app, '/api/question', ask);
    expect(columns.map(column => column.name)).toEqual([
      'hardware',
      'method',
      'papers',
      'paper',
      'evidence',
      'confidence',
    ]);
    expect(rows.map(row => (row[1] as { name: string }).name)).toEqual(['FlashAttention', 'FlashAttention-2', 'vLLM']);
    expect(rows[0]?.[1]).toEqual({ label: 'Method', key: 'flashattention', name: 'FlashAttention' });
    expect(total).toBe(3);
  });

  it.each(['flashattention2', 'FlashAttention-2', 'flash attention 2', 'FA2'])(
    'is answered alike by key, name, spelling and alias: %s',
    async method => {
      const ask = { name: 'beats', parameters: { method } };
      const { rows, made } = await answer<QuestionAnswer>(app, '/api/question', ask);
      expect(made.parameters).toMatchObject({ method: 'flashattention2' });
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  it('takes a node of any label as what it is', async () => {
    const ask = { name: 'evidence-for', parameters: { a: FAST, b: FLASH } };
    const { rows, made } = await answer<QuestionAnswer>(app, '/api/question', ask);
    expect(made.parameters).toMatchObject({ a: FAST, b: FLASH });
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each([
    [{ name: 'nothing' }, 404, 'There is no question `nothing`.'],
    [{ name: 'beats' }, 400, 'Parameter `method` is missing', 'method'],
    [{ name: 'beats', parameters: { method: 'FlashAttention', depth: '2' } }, 400, 'no parameter `depth`', 'depth'],
    [{ name: 'runs-on', parameters: { minConfidence: '7' } }, 400, 'from 0 to 1', 'minConfidence'],
  ])('that does not fit is refused with a sentence: %j', async (ask, status, sentence, parameter = undefined) => {
    const response = await post(app, '/api/question', ask);
    const answer = { error: expect.stringContaining(sentence), ...(parameter && { parameter }) };
    expect([response.status, await response.json()]).toEqual([status, answer]);
  });

  it('that names a node that is not there is told which may be meant, as data', async () => {
    const response = await post(app, '/api/question', { name: 'beats', parameters: { method: 'flashatention' } });
    const { suggestions, ...answer } = (await response.json()) as ErrorAnswer;
    expect(answer).toEqual({ error: 'No method is called "flashatention".', parameter: 'method' });
    const flash = { ...FLASH, name: 'FlashAttention', value: 'FlashAttention' };
    expect(suggestions).toContainEqual(flash);
    for (const { value } of suggestions!) {
      const again = { name: 'beats', parameters: { method: value } };
      expect((await post(app, '/api/question', again)).status).toBe(200);
    }
  });
});

describe('a download', () => {
  it('is a file with the nodes in view and the claims among them', async () => {
    const ask = { format: 'gexf', file: 'graph.gexf', nodes: [FLASH, FAST] };
    const response = await post(app, '/api/download', ask);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="graph.gexf"');
    const text = await response.text();
    expect(text).toContain('FastAttention');
    expect(text).not.toContain('SageAttention');
  });

  it.each([
    ['gexf', 'graph.gexf', /id="Method:fastattention"((?!<\/node>).)*<viz:position x="-12.5" y="7"\/>/s],
    ['graphml', 'graph.graphml', /id="Method:fastattention"((?!<\/node>).)*"n_x">-12.5<\/data>\s*<data key="n_y">7</s],
  ])('as %s has the nodes where they are drawn', async (format, file, place) => {
    const ask = {
      format,
      file,
      nodes: [FLASH, FAST],
      places: [
        [0, 1],
        [-12.5, 7],
      ],
    };
    const response = await post(app, '/api/download', ask);
    expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(place)]);
  });

  it.each([
    ['of fewer places than nodes', [[0, 1]], 'one place for each'],
    ['of a place that is no pair', [[0, 1], [2]], 'places[1]'],
    [
      'of a place far away',
      [
        [0, 1],
        [2, 1e9],
      ],
      'places[1][1]',
    ],
    [
      'of text for a number',
      [
        [0, 1],
        [2, '<'],
      ],
      'places[1][1]',
    ],
    ['of more places than a view holds', Array.from({ length: 10_001 }, () => [0, 0]), '10000'],
  ])('%s is refused', async (_, places, sentence) => {
    const ask = { format: 'gexf', file: 'graph.gexf', nodes: [FLASH, FAST], places };
    const response = await post(app, '/api/download', ask);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(sentence)]);
  });

  it('of places without nodes is refused', async () => {
    const response = await post(app, '/api/download', { format: 'gexf', file: 'graph.gexf', places: [[0, 1]] });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('places')]);
  });

  it('is not a way to other files', async () => {
    const response = await post(app, '/api/download', { format: 'gexf', file: '../../etc/passwd', nodes: [] });
    expect(response.status).toBe(404);
  });
});

describe('a request that does not fit', () => {
  it.each([
    ['/api/overview', 'not json'],
    ['/api/overview', '[]'],
    ['/api/overview', '{"minConfidence": 2}'],
    ['/api/overview', '{"minConfidence": "0.5"}'],
    ['/api/node', '{"node": {"label": "Method) DETACH DELETE n //", "key": "x"}}'],
    ['/api/node', '{"node": {"label": "__proto__", "key": "x"}}'],
    ['/api/node', '{"node": {"label": "Method", "key": ""}}'],
    ['/api/neighbourhood', '{"node": {"label": "Method", "key": "x"}, "types": ["KNOWS"]}'],
    ['/api/neighbourhood', '{"node": {"label": "Method", "key": "x"}, "limit": 100000}'],
    ['/api/neighbourhood', '{"node": {"label": "Method", "key": "x"}, "offset": -1}'],
    ['/api/search', '{"text": "x", "cypher": "MATCH (n) RETURN n"}'],
    ['/api/search', '{"text": "x", "__proto__": {"limit": 1}}'],
    ['/api/search', '{"text": "x", "constructor": {"prototype": {"limit": 1}}}'],
    ['/api/cypher', '{"cypher": "RETURN 1", "parameters": {"x": {"label": "Evil", "key": "x"}}}'],
    ['/api/neighbourhood', '{"node": {"label": "Method", "key": "x"}, "limit": 1e400}'],
    ['/api/neighbourhood', '{"node": {"label": "Method", "key": "x"}, "limit": 99999999999999999999}'],
  ])('is refused with a sentence: %s %s', async (path, body) => {
    const response = await post(app, path, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^The request /) });
  });

  it.each(['[', '{"a":'])('is refused however deep it is: %s…', async open => {
    const inside = `${open.repeat(40_000)}1${(open === '[' ? ']' : '}').repeat(40_000)}`;
    expect((await post(app, '/api/search', `{"text": ${inside}}`)).status).toBe(400);
  });

  it('changes nothing that others inherit', async () => {
    const parameters = JSON.parse('{"__proto__": "x", "constructor": "x"}') as object;
    expect((await post(app, '/api/question', { name: 'beats', parameters })).status).toBe(400);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { constructor: unknown }).constructor).toBe(Object);
  });

  it('takes a key for a value, whatever stands in it', async () => {
    const key = "x'}) MATCH (m) DETACH DELETE m //`\\u0060";
    expect((await post(app, '/api/node', { node: method(key) })).status).toBe(404);
    const { nodes } = await answer<OverviewAnswer>(app, '/api/overview', {});
    expect(nodes.Method).toBe(13);
  });
});

describe('trouble with the store', () => {
  const failing = (error: Error) => ({ read: () => Promise.reject(error) });

  it('is told in the store’s own words', async () => {
    const app = await fixtureApp(failing(new StoreError('There is no graph in ./paperlineage yet.')));
    const response = await post(app, '/api/overview', {});
    expect([response.status, await response.json()]).toEqual([
      503,
      { error: 'There is no graph in ./paperlineage yet.' },
    ]);
  });

  it('of other kinds is told to the log, and to the asker without its insides', async () => {
    const told: unknown[] = [];
    const app = await fixtureApp(failing(new Error('secret place /home/someone')), {
      onError: error => told.push(error),
    });
    const response = await post(app, '/api/overview', {});
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(told).toHaveLength(1);
  });
});

describe('a graph that changes', () => {
  it('is seen at the next question, by search and overview too', async () => {
    const before = await memoryReader({ nodes: [], claims: [] });
    const after = await memoryReader({ nodes: fixtureNodes(), claims: fixtureClaims() });
    let now = withMark(before, 'one');
    const app = await fixtureApp({ read: work => work(now) });
    expect(await answer<SearchAnswer>(app, '/api/search', { text: 'LoRA' })).toEqual({ hits: [], total: 0 });
    expect((await answer<OverviewAnswer>(app, '/api/overview', {})).lineages).toEqual([]);
    now = withMark(after, 'two');
    expect((await answer<SearchAnswer>(app, '/api/search', { text: 'LoRA' })).hits[0]?.name).toBe('LoRA');
    expect((await answer<OverviewAnswer>(app, '/api/overview', {})).lineages).toHaveLength(3);
  });
});

/** A reader whose store says that its graph was made from these inputs. */
function withMark(reader: GraphReader, inputs: string): GraphReader {
  const mark = { columns: ['workspace', 'inputs', 'state', 'schema'], row: ['w', inputs, 'complete', 1] };
  const rows = {
    columns: mark.columns,
    [Symbol.asyncIterator]: async function* () {
      yield mark.row;
    },
  };
  return {
    query: (cypher, ...rest) =>
      cypher.includes(`:${MARK_LABEL}`) ? Promise.resolve(rows) : reader.query(cypher, ...rest),
  };
}
