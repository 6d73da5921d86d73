import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

/** Workers that never answer: a layout that takes for ever. */
async function endlessLayouts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    const counts = { asked: 0, ended: 0, stuck: true };
    (window as { layouts?: typeof counts }).layouts = counts;
    Worker.prototype.postMessage = function (...how: unknown[]) {
      counts.asked++;
      if (!counts.stuck) (postMessage as (...how: unknown[]) => void).apply(this, how);
    };
    const { terminate } = Worker.prototype;
    Worker.prototype.terminate = function () {
      counts.ended++;
      terminate.call(this);
    };
  });
}

type Counts = { asked: number; ended: number; stuck: boolean };
const layouts = (page: Page) => page.evaluate(() => (window as unknown as { layouts: Counts }).layouts);

describeInBrowser('a layout that takes long', explorer => {
  it('is ended when one goes elsewhere, and keeps nothing waiting', () =>
    on(explorer.open('?map=all', {}, endlessLayouts), async ({ page }) => {
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
      await page.waitForFunction(() => (window as unknown as { layouts: Counts }).layouts.asked === 1);
      expect((await layouts(page)).ended).toBe(0);
      await page.locator('[role=combobox]').fill('flash');
      await page.locator('.results li').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.sidebar .item', { hasText: 'What beats a method' }).click();
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('What beats a method');
      expect((await layouts(page)).ended).toBe(1);
      await page.evaluate(() => {
        (window as unknown as { layouts: Counts }).layouts.stuck = false;
      });
      await page.goBack();
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Lineage of LoRA');
      expect((await nodesOf(page)).size).toBe(2);
    }));

  it('that fails is said, and can be tried again', async () => {
    const { page, close } = await explorer.open();
    await page.route('**/layout-worker*', route => route.abort());
    await page.goto(`${explorer.url}?around=Method:lora`);
    await page.locator('.message').waitFor();
    expect(await page.locator('.message').textContent()).toContain('This did not work');
    await page.unroute('**/layout-worker*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await settled(page);
    expect((await nodesOf(page)).size).toBeGreaterThan(1);
    await close();
  });
});
