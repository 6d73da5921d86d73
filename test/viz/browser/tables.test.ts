import { expect, it } from '@jest/globals';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { clickPicture, describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

describeInBrowser('a table beside the picture', explorer => {
  it('is sorted by any column, either way, and the address keeps it', () =>
    on(explorer.open('?as=table'), async ({ page }) => {
      const column = (place: number) => page.locator(`.result tbody td:nth-child(${place})`).allTextContents();
      const came = await column(1);
      await page.getByRole('button', { name: 'Sure' }).click();
      await page.waitForURL(/sort=sure/);
      await settled(page);
      const sure = (await column(5)).map(text => Number.parseInt(text, 10));
      expect(sure).toEqual([...sure].sort((a, b) => a - b));
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sure');
      await page.keyboard.press('Enter');
      await page.waitForURL(/sort=-sure/);
      await settled(page);
      expect((await column(5)).map(text => Number.parseInt(text, 10))).toEqual([...sure].reverse());
      await page.reload();
      await settled(page);
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
      await page.getByRole('button', { name: 'Sure' }).click();
      await settled(page);
      expect(await column(1)).toEqual(came);
    }));

  it('holds the relations that are seen: not those of a type that is switched off, though their pair stays', () =>
    on(explorer.open('?around=Method:flashattention&as=table'), async ({ page }) => {
      const rows = () => page.locator('.result tbody tr').count();
      const stated = (words: string) => page.locator('td:nth-child(2)', { hasText: words }).count();
      const [all, steps] = [await rows(), await stated('builds on')];
      expect(await page.locator('tr', { hasText: /^FastAttention\s*builds on\s*FlashAttention\b/ }).count()).toBe(1);
      await page.locator('.relations .kind', { hasText: 'builds on' }).click();
      await page.waitForURL(/hide=BUILDS_ON/);
      await settled(page);
      expect(await stated('builds on')).toBe(0);
      expect(await page.locator('tr', { hasText: /^FastAttention\s*is compared with\s*FlashAttention/ }).count()).toBe(
        1,
      );
      expect(steps).toBeGreaterThan(0);
      expect(await rows()).toBeLessThanOrEqual(all - steps);
    }));

  it('has a gain beside the step that it was gained by, and beside no other relation of the pair', () =>
    on(explorer.open('?lineage=Method:flashattention&others=shown&as=table'), async ({ page }) => {
      const row = (words: string) =>
        page.locator('tr', { hasText: new RegExp(`^FlashAttention-2${words}`) }).locator('td:nth-child(2)');
      expect(await row('builds on').textContent()).toBe('builds on 2x speedup');
      expect(await row('is compared with').textContent()).toBe('is compared with');
    }));

  it('has the same selection as the picture', () =>
    on(explorer.open(), async ({ page }) => {
      await clickPicture(page, (await nodesOf(page)).get('SCFA')!);
      await page.locator('.switch button', { hasText: 'Table' }).click();
      await settled(page);
      expect(await page.locator('tr[aria-current]').allTextContents()).toEqual([expect.stringMatching(/^SCFA/)]);
      await page.getByRole('button', { name: /^Evidence that FlashAttention-3/ }).click();
      await settled(page);
      expect(await page.locator('tr[aria-current]').allTextContents()).toEqual([
        expect.stringMatching(/^FlashAttention-3/),
      ]);
      expect(await page.locator('#panel .kicker').textContent()).toBe('Why this edge is here');
    }));

  it('is gone through with the keyboard alone', () =>
    on(explorer.open('?as=table'), async ({ page }) => {
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await page.locator('.result tbody tr').first().locator('.node-name').first().focus();
      const first = await focused();
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toBe(await page.locator('.result tbody tr').nth(1).locator('td').first().textContent());
      await page.keyboard.press('End');
      expect(await focused()).toBe(await page.locator('.result tbody tr').last().locator('td').first().textContent());
      await page.keyboard.press('Home');
      expect(await focused()).toBe(first);
      await page.keyboard.press('Enter');
      await settled(page);
      expect(await page.locator('#panel h2').textContent()).toBe(first);
    }));

  it('is what the answer to a question is, with the same selection', () =>
    on(explorer.open('?ask=most-built-upon&sort=-methods'), async ({ page }) => {
      await page.locator('.result .node-name', { hasText: 'LoRA' }).click();
      await settled(page);
      expect(await page.locator('tr[aria-current]').count()).toBe(1);
      expect(await page.locator('#panel h2').textContent()).toBe('LoRA');
    }));
});

const builder = new GraphBuilder();
const paper = builder.paper('big', 'Many Methods');
const hub = builder.method('Hub');
for (let i = 0; i < 250; i++) {
  builder.claim('BUILDS_ON', paper, builder.method(`Method ${String(i).padStart(3, '0')}`), hub, { confidence: 0.9 });
}

describeInBrowser(
  'a long table',
  explorer => {
    it('comes in pages, and turns to the one that holds what is selected', () =>
      on(explorer.open('?as=table&sort=from'), async ({ page }) => {
        expect(await page.locator('.pager span').textContent()).toBe('Rows 1 to 50 of 250');
        expect(await page.locator('.result tbody tr').count()).toBe(50);
        await page.getByRole('button', { name: 'Next' }).click();
        expect(await page.locator('.result tbody tr').first().textContent()).toMatch(/^Method 050/);
        await page.goto(`${explorer.url}?as=table&sort=from&select=Method:method249`);
        await settled(page);
        expect(await page.locator('.pager span').textContent()).toBe('Rows 201 to 250 of 250');
        expect(await page.locator('tr[aria-current]').textContent()).toMatch(/^Method 249/);
      }));
  },
  builder.build(),
);
