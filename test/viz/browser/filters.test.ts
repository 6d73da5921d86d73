import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ownCypher } from '../../../viz/server/own-cypher/own-cypher.js';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { embeddedStore } from '../server/own-cypher/filled-store.js';
import { describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

const names = async (page: Page) => [...(await nodesOf(page)).keys()].sort();

describeInBrowser('filters', explorer => {
  it('by year leave the methods of these years, and are in the address', () =>
    on(explorer.open(), async ({ page }) => {
      await page.locator('.filter-button').click();
      await settled(page);
      await page.getByLabel('From year').fill('2023');
      await page.getByLabel('From year').press('Enter');
      await page.getByLabel('To year').fill('2023');
      await page.getByLabel('To year').press('Enter');
      await page.waitForURL(/since=2023&until=2023/);
      await settled(page);
      expect(await names(page)).toEqual(['FlashAttention', 'FlashAttention-2', 'SCFA']);
      await page.getByLabel('To year').fill('');
      await page.getByLabel('To year').press('Enter');
      await page.waitForURL(url => !url.search.includes('until'));
      await page.getByLabel('From year').fill('2024');
      await page.getByLabel('From year').press('Enter');
      await page.waitForURL(/since=2024/);
      await settled(page);
      const left = await names(page);
      expect(left).toContain('FlashAttention-3');
      expect(left).not.toContain('SCFA');
      expect(await page.locator('.filter-bar .note').textContent()).toBe(`${left.length} of 7 nodes`);
      await page.reload();
      await settled(page);
      expect(await names(page)).toEqual(left);
      await page.locator('.filter-bar').getByText('Clear').click();
      await settled(page);
      expect((await names(page)).length).toBe(7);
    }));

  it.each([
    ['Organisation', 'Tsinghua University', 'SageAttention', 'FlashAttention-3'],
    ['Hardware', 'h100', 'FlashAttention-3', 'SageAttention'],
    ['Metric', 'throughput', 'FlashAttention-2', 'SCFA'],
  ])('by %s leave who has it, and say how many have', (facet, value, stays, goes) =>
    on(explorer.open('?lineage=Method:flashattention2'), async ({ page }) => {
      await page.locator('.filter-button').click();
      await settled(page);
      const field = page.getByLabel(facet, { exact: true });
      expect(await field.locator(`option[value="${value}"]`).textContent()).toMatch(/ \(\d+\)$/);
      await field.selectOption(value);
      await page.waitForURL(new RegExp(`${facet.toLowerCase()}=`));
      await settled(page);
      const left = await names(page);
      expect(left).toContain(stays);
      expect(left).not.toContain(goes);
      await page.reload();
      await settled(page);
      expect(await names(page)).toEqual(left);
      expect(await field.inputValue()).toBe(value);
    }),
  );

  it('are taken back by the browser’s own way back', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const before = await names(page);
      await page.locator('.kind', { hasText: 'Hardware' }).click();
      await page.waitForURL(/hide=Hardware/);
      await settled(page);
      expect(await names(page)).not.toEqual(before);
      await page.goBack();
      await settled(page);
      expect(await names(page)).toEqual(before);
    }));

  it('count for the table as for the picture', () =>
    on(explorer.open('?as=table&since=2024'), async ({ page }) => {
      for (const year of await page.locator('.result tbody td:nth-child(6)').allTextContents()) {
        expect(Number(year)).toBeGreaterThanOrEqual(2024);
      }
      expect(await page.locator('.result tbody tr').count()).toBeGreaterThan(0);
    }));

  it('by confidence count for questions too', () =>
    on(explorer.open('?ask=successors&p.method=flashattention2'), async ({ page }) => {
      const rows = () => page.locator('.result tbody tr').count();
      const sure = await rows();
      await page.locator('#confidence').fill('0.3');
      await page.waitForURL(/confidence=0.3/);
      await settled(page);
      expect(await rows()).toBe(sure + 1);
      await page.goto(`${explorer.url}?ask=successors&p.method=flashattention2&p.minConfidence=0.3`);
      await settled(page);
      expect(await rows()).toBe(sure + 1);
    }));
});

const SUCCESSORS = '?ask=successors&p.method=flashattention';

describeInBrowser('filters of an answer', explorer => {
  const shown = (page: Page) => page.locator('.result tbody tr td:first-child').allTextContents();

  it('leave the rows whose methods or papers pass, and say how many they hide', () =>
    on(explorer.open(SUCCESSORS), async ({ page }) => {
      const all = await shown(page);
      expect(all).toContain('SCFA');
      await page.locator('.filter-button').click();
      await settled(page);
      await page.getByLabel('From year').fill('2024');
      await page.getByLabel('From year').press('Enter');
      await page.waitForURL(/since=2024/);
      await settled(page);
      const left = await shown(page);
      expect(left.length).toBeGreaterThan(0);
      expect(left).not.toContain('SCFA');
      expect(left.every(name => all.includes(name))).toBe(true);
      expect(await page.locator('.table-view [role=status]').first().textContent()).toBe(
        `${all.length} rows. ${left.length} ${left.length === 1 ? 'row' : 'rows'} shown; the filters hide ${all.length - left.length} rows.`,
      );
      expect(await page.locator('.filter-bar .note').textContent()).toBe(`${left.length} of ${all.length} rows`);
      await page.reload();
      await settled(page);
      expect(await shown(page)).toEqual(left);
      await page.goBack();
      await settled(page);
      expect(await shown(page)).toEqual(all);
    }));

  it.each([
    ['organisation=Tsinghua+University', 'flashattention2', 'SageAttention'],
    ['hardware=h100', 'flashattention2', 'FlashAttention-3'],
    ['metric=throughput', 'flashattention', 'FlashAttention-2'],
  ])('by %s leave whom it is said of', (filter, method, name) =>
    on(explorer.open(`?ask=successors&p.method=${method}&confidence=0.3`), async ({ page }) => {
      const all = await shown(page);
      await page.goto(`${page.url()}&${filter}`);
      await settled(page);
      const left = await shown(page);
      expect(left).toContain(name);
      expect(left.length).toBeLessThan(all.length);
    }),
  );

  it('go by what a row itself names, where it does', () =>
    on(explorer.open('?ask=runs-on&hardware=h100'), async ({ page }) => {
      const rows = await page.locator('.result tbody tr').allTextContents();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toContain('H100');
    }));

  it('that hide every row say so, and can be cleared from there', () =>
    on(explorer.open(`${SUCCESSORS}&since=2099`), async ({ page }) => {
      expect(await page.locator('.table-view .empty').textContent()).toContain('The filters leave no row');
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await page.waitForURL(url => !url.search.includes('since'));
      await settled(page);
      expect((await shown(page)).length).toBeGreaterThan(0);
    }));

  it('that an answer holds nothing for hide none of it, and the page says so', () =>
    on(explorer.open('?ask=hardware-landscape&since=2024'), async ({ page }) => {
      expect(await page.locator('.notice.idle').textContent()).toContain('The filter by year does not apply here');
      expect(await page.locator('.result tbody tr').count()).toBeGreaterThan(0);
      await page.goto(`${explorer.url}?ask=hardware-landscape&hardware=h100`);
      await settled(page);
      expect(await page.locator('.notice.idle').count()).toBe(0);
      expect(await shown(page)).toEqual(['H100']);
    }));

  it('are taken along: a file of the table holds the rows that are left', () =>
    on(explorer.open(`${SUCCESSORS}&since=2024`), async ({ page }) => {
      const left = await shown(page);
      await page.locator('.take summary').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.take li button', { hasText: 'table.json' }).click(),
      ]);
      const rows = JSON.parse(await readFile(await download.path(), 'utf8'));
      expect(rows).toHaveLength(left.length);
    }));
});

const served = async () => {
  const filled = await embeddedStore();
  return { store: filled.store, cypher: () => ownCypher(filled.choice, { ms: 60_000 }), remove: () => filled.remove() };
};

describeInBrowser(
  'filters of own Cypher',
  explorer => {
    it('narrow its table as its picture', () =>
      on(
        explorer.open('?cypher=MATCH (a:Method)-[r:BUILDS_ON]->(b) RETURN a, r, b&since=2024&as=table'),
        async ({ page }) => {
          const rows = page.locator('.result tbody tr');
          const left = await rows.count();
          expect(left).toBeGreaterThan(0);
          expect(await page.locator('.result').textContent()).not.toContain('SCFA');
          expect(await page.locator('.table-view [role=status]').first().textContent()).toContain('the filters hide');
          await page.locator('.filter-bar').getByText('Clear').click();
          await settled(page);
          expect(await rows.count()).toBeGreaterThan(left);
        },
      ));

    it('say where they do not apply', () =>
      on(explorer.open('?cypher=UNWIND [1, 2] AS x RETURN x&since=2024'), async ({ page }) => {
        expect(await page.locator('.result tbody tr').count()).toBe(2);
        expect(await page.locator('.notice.idle').textContent()).toContain('by year does not apply here');
      }));
  },
  served,
);

const builder = new GraphBuilder();
for (const name of ['Mamba', 'Mambo', 'Möbius-Net', 'Xception', 'state-space duality', 'GPT-4', 'Łódź Encoder']) {
  builder.method(name, { aliases: name === 'Mamba' ? ['Selective SSM'] : [] });
}
builder.paper('arXiv:1', 'Attention Is All You Need');

describeInBrowser(
  'search',
  explorer => {
    it.each([
      ['mobius net', 'Möbius-Net'],
      ['Mobius-Nét', 'Möbius-Net'],
      ['statespace duality', 'state-space duality'],
      ['gpt4', 'GPT-4'],
      ['xcpetion', 'Xception'],
      ['exception', 'Xception'],
      ['selective ssm', 'Mamba'],
      ['atention is all', 'Attention Is All You Need'],
      ['mamba', 'Mamba'],
      ['encodr', 'Łódź Encoder'],
    ])('finds by %s', (typed, found) =>
      on(explorer.open(), async ({ page }) => {
        await page.locator('[role=combobox]').fill(typed);
        await page.locator('.results li').first().waitFor();
        expect(await page.locator('.results li .name').first().textContent()).toBe(found);
      }),
    );
  },
  builder.build(),
);
