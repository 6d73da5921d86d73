import { expect, it } from '@jest/globals';
import { describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

describeInBrowser('the page', explorer => {
  it('says while it waits that it does, keeps what it shows, and takes the last of several clicks', () =>
    on(explorer.open(), async ({ page }) => {
      const busy = () => page.locator('[aria-busy=true]').count();
      expect(await busy()).toBe(0);
      let release: () => void = () => undefined;
      const held = new Promise<void>(resolve => {
        release = resolve;
      });
      await page.route('**/api/lineage', async route => {
        await held;
        await route.continue().catch(() => undefined);
      });
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
      await page.locator('[aria-busy=true]').waitFor();
      expect((await nodesOf(page)).has('FlashAttention')).toBe(true);
      await page.locator('.sidebar .item', { hasText: 'What beats a method' }).click();
      await settled(page);
      release();
      await page.waitForTimeout(300);
      expect(await page.locator('h1').textContent()).toBe('What beats a method');
      expect(await busy()).toBe(0);
    }));

  it('keeps a view whose selection the graph does not hold, and offers to clear that', async () => {
    const { page, close } = await explorer.open();
    await page.goto(`${explorer.url}?lineage=Method:flashattention&select=Method:nosuch`);
    await page.locator('#panel .problem').waitFor();
    expect(await page.locator('#panel .problem').textContent()).toBe('The graph does not hold this node.');
    expect(await page.locator('#panel h2').textContent()).toBe('nosuch');
    expect(await page.locator('h1').textContent()).toBe('Lineage of FlashAttention');
    expect((await nodesOf(page)).size).toBe(7);
    expect(await page.locator('.canvas').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await settled(page);
    expect(page.url()).not.toContain('nosuch');
    expect(await page.locator('.step').count()).toBe(7);
    await close();
  });

  it('has ways on where the view that a link names is not there', async () => {
    const { page, close } = await explorer.open('?lineage=Method:lora');
    await page.goto(`${explorer.url}?lineage=Method:nosuch`);
    await page.locator('.message').waitFor();
    expect(await page.title()).toBe('This did not work · Paperlineage');
    expect(await page.locator('.message p').textContent()).toBe('The graph does not hold this node.');
    expect(await page.locator('.sidebar .item').count()).toBeGreaterThan(5);
    expect(await page.locator('.message').getByRole('button').allTextContents()).toEqual([
      'Try again',
      'Open the lineage of FlashAttention',
    ]);
    await page.getByRole('button', { name: 'Open the lineage of FlashAttention' }).click();
    await settled(page);
    expect(await page.title()).toBe('Lineage of FlashAttention · Paperlineage');
    expect((await nodesOf(page)).size).toBe(7);
    await page.goBack();
    await page.locator('.message').waitFor();
    expect(await page.title()).toBe('This did not work · Paperlineage');
    await close();
  });

  it('is dark or light as the system is, the picture too', async () => {
    const grounds: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await on(explorer.open('', { colorScheme }), async ({ page }) => {
        const brightness = await page.evaluate(() => {
          const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number);
          return (red! + green! + blue!) / 3;
        });
        grounds.push(brightness > 128 ? 'light' : 'dark');
        await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
        await settled(page);
        expect((await nodesOf(page)).size).toBe(7);
      });
    }
    expect(grounds).toEqual(['light', 'dark']);
  });

  it('shows of a lineage its ancestors, its descendants or both', () =>
    on(explorer.open('?lineage=Method:flashattention2'), async ({ page }) => {
      const names = async (direction: string) => {
        await page.getByRole('button', { name: direction, exact: true }).click();
        await settled(page);
        return [...(await nodesOf(page)).keys()];
      };
      const ancestors = await names('Ancestors');
      expect(ancestors.sort()).toEqual(['FlashAttention', 'FlashAttention-2']);
      expect(page.url()).toContain('direction=ancestors');
      const descendants = await names('Descendants');
      expect(descendants).toContain('FastAttention');
      expect(descendants).not.toContain('FlashAttention');
      const both = await names('Both ways');
      expect(both.sort()).toEqual([...new Set([...ancestors, ...descendants])].sort());
    }));

  it('begins at several nodes where its address names them, joined or not', () =>
    on(explorer.open('?around=Method:lora&more=3+Method:flashattention&more=2+Hardware:h100'), async ({ page }) => {
      const names = await nodesOf(page);
      for (const name of ['LoRA', 'QLoRA', 'FlashAttention', 'FlashAttention-2', 'H100']) {
        expect([name, names.has(name)]).toEqual([name, true]);
      }
      const places = [...names.values()].map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
      expect(new Set(places).size).toBe(names.size);
    }));
});
