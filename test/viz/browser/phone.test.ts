import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { clickPicture, describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

const PHONE = { viewport: { width: 390, height: 844 } };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

async function boxes(parts: Locator): Promise<Box[]> {
  const all = await Promise.all((await parts.all()).map(part => part.boundingBox()));
  return all.filter(box => box !== null && box.width > 0 && box.height > 0) as Box[];
}

/** What of the page covers what it should not, or does not fit. */
async function troubles(page: Page): Promise<string[]> {
  const found: string[] = [];
  const canvas = (await page.locator('.canvas').boundingBox())!;
  const tools = await boxes(page.locator('.over > *'));
  if (tools.length === 0) found.push('there are no tools');
  for (const tool of tools) {
    if (overlap(tool, canvas)) found.push('a tool lies on the picture');
    if (tool.x < 0 || tool.x + tool.width > 390) found.push('a tool is cut off');
    if (tools.some(other => other !== tool && overlap(other, tool))) found.push('tools lie on each other');
  }
  const fits = await page.evaluate(() => {
    const title = document.querySelector('h1')!;
    return [document.documentElement.scrollWidth <= innerWidth, title.scrollWidth <= title.clientWidth];
  });
  if (!fits[0]) found.push('the page is wider than the phone');
  if (!fits[1]) found.push('the title is cut off');
  if (canvas.height < 200) found.push(`the picture is ${canvas.height} high`);
  return found;
}

describeInBrowser('on a phone', explorer => {
  it.each([
    ['a lineage', '?lineage=Method:flashattention'],
    ['a lineage along time', '?lineage=Method:flashattention&axis=time'],
    ['a neighbourhood', '?around=Method:flashattention'],
    ['a path', '?from=Method:flashattention&to=Method:flashattention3'],
    ['the whole graph', '?map=all'],
    ['a chosen step', '?lineage=Method:flashattention&select=Method:flashattention&with=Method:fastattention'],
    ['a chosen node', '?lineage=Method:flashattention&select=Method:flashattention2'],
    ['a chosen neighbour', '?around=Method:flashattention&select=Method:flashattention2'],
  ])('%s has its tools beside the picture, and fits', (_, query) =>
    on(explorer.open(query, PHONE), async ({ page }) => {
      expect(await troubles(page)).toEqual([]);
    }),
  );

  it('the menu says whether it is open, and closes by a choice and by Escape', () =>
    on(explorer.open('', PHONE), async ({ page }) => {
      const menu = page.getByRole('button', { name: 'Menu' });
      const open = async () => [
        await menu.getAttribute('aria-expanded'),
        await page.locator('.sidebar').isVisible(),
        await menu.evaluate(each => each === document.activeElement),
      ];
      await menu.click();
      expect(await open()).toEqual(['true', true, true]);
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().focus();
      await page.keyboard.press('Escape');
      expect(await open()).toEqual(['false', false, true]);
      await menu.click();
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
      await settled(page);
      expect(await open()).toEqual(['false', false, true]);
      await menu.click();
      expect(await open()).toEqual(['true', true, true]);
    }));

  it('a filter leaves room for the picture', () =>
    on(explorer.open('?around=Method:flashattention&since=2020', PHONE), async ({ page }) => {
      expect(await troubles(page)).toEqual([]);
    }));

  it('a chosen node’s tools can all be reached', () =>
    on(explorer.open('?around=Method:flashattention', PHONE), async ({ page }) => {
      await clickPicture(page, (await nodesOf(page)).get('A100')!);
      await page.locator('.node-tools button', { hasText: 'Path to' }).click();
      await settled(page);
      expect(await page.locator('.node-tools').textContent()).toContain('Choose where the path');
      await page.locator('.node-tools button', { hasText: 'Cancel' }).click();
    }));
});
