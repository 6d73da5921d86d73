import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { nodeId } from '../../../graph/export/attributes.js';
import { ownCypher } from '../../../viz/server/own-cypher/own-cypher.js';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { embeddedStore } from '../server/own-cypher/filled-store.js';
import { describeInBrowser, on, settled } from './explorer-page.js';

/** Beside these a hub has another for a neighbour. */
const NEIGHBOURS = 811;
const GENERATIONS = 340;

const builder = new GraphBuilder();
const paper = builder.paper('survey', 'A survey');
const hub = builder.method('Hub');
const around = Array.from({ length: NEIGHBOURS }, (_, i) => builder.method(`Beside ${i}`));
around.forEach((method, i) => {
  builder.claim('USES', paper, method, hub, { confidence: 0.5 + (NEIGHBOURS - i) / 4000 });
  if (i > 0) builder.claim('COMPARED_WITH', paper, method, around[i - 1]!);
  if (i > 0 && i % 7 === 0) builder.claim('USES', paper, method, around[Math.floor(i / 2)]!);
});
const other = builder.method('Other hub');
builder.claim('BUILDS_ON', paper, hub, other);
for (let i = 0; i < 300; i++) builder.claim('BUILDS_ON', paper, builder.method(`Far ${i}`), other);
const line = Array.from({ length: GENERATIONS }, (_, i) => builder.method(`Child ${i}`));
line.forEach((method, i) => {
  if (i > 0) builder.claim('BUILDS_ON', paper, method, line[Math.floor((i - 1) / 3)]!);
  if (i > 9) builder.claim('BUILDS_ON', paper, method, line[Math.floor(i / 5)]!);
});
const graph = builder.build();
const METHODS = graph.nodes.filter(({ label }) => label === 'Method').length;

const served = async () => {
  const filled = await embeddedStore(graph);
  const cypher = () => ownCypher(filled.choice, { ms: 60_000 });
  return { store: filled.store, cypher, remove: () => filled.remove() };
};

/** Pairs of nodes in view that the picture joins, and those that the graph joins by these types. */
async function pairs(page: Page, types: readonly string[]): Promise<{ shown: string[]; stated: string[] }> {
  const [nodes, edges] = await page.evaluate(() => [window.__explorer!.nodes(), window.__explorer!.edges()] as const);
  const ids = new Set(nodes.map(({ id }) => id));
  const pair = (a: string, b: string) => [a, b].sort().join(' ');
  const among = graph.claims
    .filter(({ type, from, to }) => types.includes(type) && ids.has(nodeId(from)) && ids.has(nodeId(to)))
    .map(({ from, to }) => pair(nodeId(from), nodeId(to)));
  const shown = edges.map(({ source, target }) => pair(source, target));
  return { shown: [...new Set(shown)].sort(), stated: [...new Set(among)].sort() };
}

const subtitle = (page: Page) => page.locator('.stage .sub').textContent();
const size = (page: Page) => page.evaluate(() => window.__explorer!.nodes().length);
const ALL = ['USES', 'COMPARED_WITH', 'BUILDS_ON'];

describeInBrowser(
  'a view that is cut says so, and lacks no relation among what it shows',
  explorer => {
    it('a hub, page after page', () =>
      on(explorer.open('?around=Method:hub'), async ({ page }) => {
        for (const count of [12, 24, 36]) {
          expect(await subtitle(page)).toContain(`${count} of 812 neighbours shown`);
          expect(await size(page)).toBe(count + 1);
          const { shown, stated } = await pairs(page, ALL);
          expect(shown).toEqual(stated);
          expect(stated.length).toBeGreaterThan(count);
          await page.locator('.lead.page button').click();
          await settled(page);
        }
      }));

    it('more neighbourhoods than a picture holds, each told for itself', () =>
      on(explorer.open('?around=Method:hub&shown=480&more=301+Method:otherhub&select=Method:otherhub'), async open => {
        const { page } = open;
        expect(await size(page)).toBe(600);
        expect(await subtitle(page)).toContain('480 of 812 neighbours shown');
        const { shown, stated } = await pairs(page, ALL);
        expect(shown).toEqual(stated);
        const beside = shown.filter(pair => pair.split(' ').includes('Method:otherhub')).length;
        expect(await page.locator('.node-tools').textContent()).toContain(`${beside} of 301 shown`);
      }));

    it('a long lineage', () =>
      on(explorer.open('?lineage=Method:child0'), async ({ page }) => {
        expect(await subtitle(page)).toMatch(/^300 of 340 methods shown/);
        expect(await size(page)).toBe(300);
        const { shown, stated } = await pairs(page, ['BUILDS_ON']);
        expect(shown).toEqual(stated);
      }));

    it('the whole graph', () =>
      on(
        explorer.open('?map=all', {}, async page => {
          page.setDefaultTimeout(60_000);
          await page.route('**/api/map', async route => {
            await route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), limit: 200 }) });
          });
        }),
        async ({ page }) => {
          const total = METHODS.toLocaleString('en');
          expect(await subtitle(page)).toContain(`200 of ${total} nodes shown, the best connected`);
          const { shown, stated } = await pairs(page, ALL);
          expect(shown).toEqual(stated);
        },
      ));

    it('an answer to own Cypher', () =>
      on(
        explorer.open(`?cypher=${encodeURIComponent('MATCH (m:Method) RETURN m ORDER BY m.key')}`),
        async ({ page }) => {
          const methods = graph.nodes.filter(({ label }) => label === 'Method').length.toLocaleString('en');
          expect(await subtitle(page)).toContain(`600 of ${methods} nodes shown`);
          expect(await size(page)).toBe(600);
          const { shown, stated } = await pairs(page, ALL);
          expect(shown).toEqual(stated);
        },
      ));
  },
  served,
);
