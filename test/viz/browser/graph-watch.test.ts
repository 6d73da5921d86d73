import { expect, it } from '@jest/globals';
import { StoreError } from '../../../graph/store/port.js';
import { fixtureClaims, fixtureNodes } from '../fixture-graph.js';
import { bringTo, embeddedStore, type FilledStore } from '../server/own-cypher/filled-store.js';
import { describeInBrowser, on, settled } from './explorer-page.js';

const OLDEST = 'arXiv:2106.09685';
const WITHOUT = {
  nodes: fixtureNodes().filter(node => node.properties.key !== OLDEST),
  claims: fixtureClaims().filter(claim => claim.properties.paper !== OLDEST),
};

let filled: FilledStore;
let away = false;

const served = async () => {
  filled = await embeddedStore(WITHOUT);
  const read: FilledStore['store']['read'] = work =>
    away ? Promise.reject(new StoreError('The database does not answer.')) : filled.store.read(work);
  return { store: { read }, remove: () => filled.remove() };
};

describeInBrowser(
  'a page that is left open',
  explorer => {
    it('offers to show papers that came in, and changes nothing by itself', () =>
      on(explorer.open('?around=Method:qlora'), async ({ page }) => {
        const before = await page.locator('.sub').textContent();
        await bringTo(filled.store, { nodes: fixtureNodes(), claims: fixtureClaims() }, 'second');
        await page.locator('.news').waitFor();
        expect(await page.locator('.news span').textContent()).toBe('1 new paper.');
        expect(await page.locator('.sub').textContent()).toBe(before);
        expect(await page.locator('.totals').textContent()).toContain(
          `${WITHOUT.nodes.filter(({ label }) => label === 'Paper').length} papers`,
        );
        await page.locator('.news button').click();
        await page.locator('.news').waitFor({ state: 'hidden' });
        await settled(page);
        const papers = fixtureNodes().filter(({ label }) => label === 'Paper').length;
        expect(await page.locator('.totals').textContent()).toContain(`${papers} papers`);
      }));

    it('says when the database is away, keeps what it shows, and goes on when it is back', async () => {
      const { page, close } = await explorer.open();
      away = true;
      await page.locator('.news').waitFor();
      expect(await page.locator('.news').textContent()).toContain('The database does not answer.');
      expect(await page.locator('.step').count()).toBe(7);
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
      await page.locator('.message').waitFor();
      away = false;
      await page.locator('.message').waitFor({ state: 'hidden' });
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Lineage of LoRA');
      await page.locator('.news').waitFor({ state: 'hidden' });
      await close();
    });

    it('says when what it shows was wiped, whose place has no revision', () =>
      on(explorer.open(), async ({ page }) => {
        await page.route('**/api/state', route =>
          route.fulfill({ json: { revision: '', syncing: false, ownCypher: false } }),
        );
        await page.locator('.news').waitFor();
        expect(await page.locator('.news span').textContent()).toBe('The graph has changed.');
        expect(await page.locator('.step').count()).toBe(7);
      }));

    it('asks once at a time, and takes a server that keeps it waiting as one that does not answer', () =>
      on(explorer.open(), async ({ page }) => {
        let asked = 0;
        await page.route('**/api/state', () => {
          asked += 1;
        });
        await page.getByText('The server does not answer. What you see stays').waitFor();
        expect(asked).toBe(1);
        await page.unroute('**/api/state');
        await page.locator('.news').waitFor({ state: 'hidden' });
      }));

    it('says when the server is gone, and offers to load again what another start serves', async () => {
      const { page, close } = await explorer.open();
      await page.route('**/api/**', route => route.abort());
      await page.getByText('The server does not answer. What you see stays').waitFor();
      await page.unroute('**/api/**');
      await page.route('**/api/state', route =>
        route.fulfill({ status: 403, json: { error: 'This page is from an earlier start of the server.' } }),
      );
      await page.getByText('The server was started anew.').waitFor();
      await page.unroute('**/api/state');
      await page.locator('.news button').click();
      await page.waitForLoadState();
      await settled(page);
      expect(await page.locator('.step').count()).toBe(7);
      await close();
    });
  },
  served,
);
