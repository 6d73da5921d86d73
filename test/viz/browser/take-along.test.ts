import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import type { Page } from 'playwright-core';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

/** Chooses an entry of the list, and gives the file that comes. */
async function taken(page: Page, name: string): Promise<{ name: string; text: string }> {
  await page.locator('.take summary').click();
  const entry = page.locator('.take li .name', { hasText: new RegExp(`^${name.replace('.', '\\.')}$`) });
  const [download] = await Promise.all([page.waitForEvent('download'), entry.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describeInBrowser('what is taken along', explorer => {
  it('of a picture comes in every form, images and texts', () =>
    on(explorer.open(), async ({ page }) => {
      expect((await taken(page, 'picture.svg')).text).toContain('FlashAttention-2');
      expect((await taken(page, 'picture.png')).text.slice(1, 4)).toBe('PNG');
      const forms: [string, string][] = [
        ['graph.jsonl', '"flashattention2"'],
        ['graph.gexf', '<gexf'],
        ['graph.graphml', '<graphml'],
        ['graph.json', '"FlashAttention-2"'],
        ['nodes.csv', 'FlashAttention-2'],
        ['edges.csv', 'BUILDS_ON'],
        ['graph.cypher', 'BUILDS_ON'],
        ['graph.mmd', 'flowchart'],
        ['graph.dot', 'digraph'],
      ];
      for (const [file, content] of forms) {
        const { name, text } = await taken(page, file);
        expect(name).toBe(file);
        expect(text).toContain(content);
      }
    }));

  it('as a bibliography has the papers that state what is seen, though none is drawn', () =>
    on(explorer.open(), async ({ page }) => {
      const { name, text } = await taken(page, 'papers.bib');
      expect(name).toBe('papers.bib');
      expect(text.match(/^ {2}eprint = .*$/gm)).toEqual(
        expect.arrayContaining(['  eprint = {2307.08691},', '  eprint = {2410.16663},']),
      );
      expect(text).not.toContain('2106.09685');
    }));

  it('holds what is seen, and nothing that a filter took out', () =>
    on(explorer.open('?since=2024&hide=Hardware&around=Method:flashattention2'), async ({ page }) => {
      const { text } = await taken(page, 'graph.jsonl');
      expect(text).toContain('"flashattention3"');
      expect(text).not.toContain('"label":"Hardware"');
      expect(text).not.toContain('"flashattention"},');
    }));

  it('of a lineage holds its steps only, until other relations are laid over it', () =>
    on(explorer.open('?lineage=Method:flashattention'), async ({ page }) => {
      const types = async () => {
        const { edges } = JSON.parse((await taken(page, 'graph.json')).text) as {
          edges: { attributes: { relation: string } }[];
        };
        return new Set(edges.map(({ attributes }) => attributes.relation));
      };
      const steps = await types();
      await page.locator('.lineage-tools button', { hasText: 'Other relations' }).click();
      await settled(page);
      const all = await types();
      expect([...steps]).toEqual(['BUILDS_ON']);
      expect(all.size).toBeGreaterThan(1);
    }));

  it('of a question is its table, and the papers that it names', () =>
    on(explorer.open('?ask=beats&p.method=flash attention'), async ({ page }) => {
      const csv = await taken(page, 'table.csv');
      expect(csv.text.split('\n')[0]).toContain('winner');
      expect(csv.text).toContain('SCFA');
      const json = JSON.parse((await taken(page, 'table.json')).text);
      expect(json[0].winner).toEqual({ label: 'Method', key: 'fastattention', name: 'FastAttention' });
      expect((await taken(page, 'papers.bib')).text).toContain('2306.01160');
    }));

  it('can be a link, which opens the same again', () =>
    on(
      explorer.open('?as=table&since=2024', { permissions: ['clipboard-read', 'clipboard-write'] }),
      async ({ page }) => {
        await page.locator('.take summary').click();
        await page.locator('.take li button', { hasText: /^Link/ }).click();
        await page.getByText('The link is copied.').waitFor({ state: 'visible' });
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
      },
    ));

  it('is chosen from a list that the keyboard opens, goes through and closes', () =>
    on(explorer.open(), async ({ page }) => {
      await page.locator('.take summary').focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('.take li button').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.closest('.take') !== null)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await page.locator('.take').getAttribute('open')).toBeNull();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
      await settled(page);
    }));
});

const MANY = 700;
const builder = new GraphBuilder();
const survey = builder.paper('survey', 'A survey');
const methods = Array.from({ length: MANY }, (_, i) => builder.method(`Method ${i}`, { key: `m${i}` }));
const a100 = builder.hardware('A100');
for (let i = 1; i < MANY; i++) {
  builder.claim('USES', survey, methods[i]!, methods[Math.floor(i / 2)]!);
  if (i % 50 === 0) builder.claim('RUNS_ON', survey, methods[i]!, a100);
}
builder.claim('USES', survey, methods[MANY - 1]!, methods[3]!, { confidence: 0.2 });

describeInBrowser(
  'a file of a view of more than six hundred nodes',
  explorer => {
    it('holds just the nodes and relations in view', () =>
      on(
        explorer.open('?map=all&hide=Hardware&without=Method:m650&without=Method:m3', {}, patient),
        async ({ page }) => {
          const seen = await page.evaluate(() => {
            const { nodes, edges } = window.__explorer!;
            return { nodes: nodes().map(({ id }) => id), edges: edges().map(({ source, target }) => [source, target]) };
          });
          expect(seen.nodes.length).toBeGreaterThan(650);
          const file = JSON.parse((await taken(page, 'graph.json')).text) as {
            nodes: { key: string }[];
            edges: { source: string; target: string }[];
          };
          expect(file.nodes.map(({ key }) => key).sort()).toEqual(seen.nodes.sort());
          const pairs = (list: string[][]) => list.map(ends => [...ends].sort().join(' ')).sort();
          expect(pairs(file.edges.map(({ source, target }) => [source, target]))).toEqual(pairs(seen.edges));
        },
      ));

    it('that can’t be made says why where it can be seen', () =>
      on(explorer.open('?map=all', {}, patient), async ({ page, complaints }) => {
        await page.route('**/api/download', route =>
          route.fulfill({
            status: 413,
            contentType: 'application/json',
            body: '{"error":"A request holds at most 5 bytes."}',
          }),
        );
        await page.locator('.take summary').click();
        await page.locator('.take li .name', { hasText: /^graph\.gexf$/ }).click();
        await page.getByText('A request holds at most 5 bytes.').waitFor({ state: 'visible' });
        complaints.length = 0;
      }));
  },
  builder.build(),
);

/** The first who asks waits until the graph is laid out. */
async function patient(page: Page): Promise<void> {
  page.setDefaultTimeout(55_000);
}

const READERS: [file: string, read: (text: string) => MultiDirectedGraph][] = [
  ['graph.gexf', text => parseGexf(MultiDirectedGraph, text, { respectInputGraphType: true }) as MultiDirectedGraph],
  ['graph.graphml', text => parseGraphml(MultiDirectedGraph, text) as MultiDirectedGraph],
];

/**
 * Compares the places of a file with those on the screen, whose y grows downwards: the lines between any node and two
 * of them are as long and as steep.
 */
async function expectSamePlaces(page: Page, file: MultiDirectedGraph): Promise<void> {
  const seen = [...(await nodesOf(page)).values()];
  expect(file.nodes().sort()).toEqual(seen.map(({ id }) => id).sort());
  const places = seen.map(({ id }) => file.getNodeAttributes(id) as { x: number; y: number });
  const widest = (values: number[]) => Math.max(...values) - Math.min(...values);
  const scale = widest(seen.map(({ x }) => x)) / widest(places.map(({ x }) => x));
  for (const [i, { x, y }] of seen.entries()) {
    expect(Math.abs(x - seen[0]!.x - scale * (places[i]!.x - places[0]!.x))).toBeLessThan(1);
    expect(Math.abs(y - seen[0]!.y + scale * (places[i]!.y - places[0]!.y))).toBeLessThan(1);
  }
}

describeInBrowser('a picture as a file for other viewers', explorer => {
  it.each(READERS)('has in %s each node where it is seen, in its colour, and again the same bytes', (name, read) =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const { text } = await taken(page, name);
      const file = read(text);
      await expectSamePlaces(page, file);
      for (const { color, size, nodeType } of file.mapNodes((_, attributes) => attributes)) {
        expect(size).toBeGreaterThan(2);
        if (nodeType === 'Method') expect(['#2b73b8', 'rgb(43,115,184)']).toContain(color);
        if (nodeType === 'Hardware') expect(['#d5652a', 'rgb(213,101,42)']).toContain(color);
      }
      expect((await taken(page, name)).text).toBe(text);
    }),
  );

  it.each(READERS)('has in %s a node where it was dragged to', (name, read) =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const before = (await nodesOf(page)).get('A100')!;
      const canvas = (await page.locator('.canvas').boundingBox())!;
      await page.mouse.move(canvas.x + before.x, canvas.y + before.y);
      await page.mouse.down();
      await page.mouse.move(canvas.x + before.x + 60, canvas.y + before.y + 40, { steps: 5 });
      await page.mouse.up();
      await page.waitForURL(/pin=/);
      await settled(page);
      const file = read((await taken(page, name)).text);
      expect((await nodesOf(page)).get('A100')!.y - before.y).toBeGreaterThan(30);
      await expectSamePlaces(page, file);
    }),
  );

  it('has from the table beside it the same places', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const drawn = (await taken(page, 'graph.graphml')).text;
      await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}as=table`);
      await settled(page);
      expect((await taken(page, 'graph.graphml')).text).toBe(drawn);
    }));

  it('of a lineage keeps older to the left of newer', () =>
    on(explorer.open('?lineage=Method:flashattention'), async ({ page }) => {
      const [, read] = READERS[0]!;
      const file = read((await taken(page, 'graph.gexf')).text);
      await expectSamePlaces(page, file);
      const x = (id: string) => file.getNodeAttribute(id, 'x') as number;
      expect(x('Method:flashattention')).toBeLessThan(x('Method:flashattention2'));
    }));
});
