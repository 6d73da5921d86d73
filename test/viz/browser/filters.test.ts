import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { GraphBuilder } from '../../graph/graph-builder.js';
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
