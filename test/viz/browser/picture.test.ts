import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Page } from 'playwright-core';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { clickPicture, describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

type Place = { x: number; y: number };

function tool(page: Page, name: string) {
  return page.locator('.node-tools button', { hasText: name });
}

async function drag(page: Page, from: Place, by: Place): Promise<void> {
  const box = (await page.locator('.canvas').boundingBox())!;
  await page.mouse.move(box.x + from.x, box.y + from.y);
  await page.mouse.down();
  for (let i = 1; i <= 5; i++) {
    await page.mouse.move(box.x + from.x + (by.x * i) / 5, box.y + from.y + (by.y * i) / 5);
  }
  await page.mouse.up();
  await settled(page);
}

/** Waits until the address says where the camera is. */
function cameraNoted(page: Page): Promise<void> {
  return page.waitForURL(/[?&]at=/);
}

function far(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

describeInBrowser('a lineage’s picture', explorer => {
  it('goes along time where that is asked for, by the dates of the papers', () =>
    on(explorer.open('?lineage=Method:flashattention'), async ({ page }) => {
      await page.locator('.lineage-tools button', { hasText: 'Time' }).click();
      await settled(page);
      expect(page.url()).toContain('axis=time');
      const nodes = await nodesOf(page);
      const order = ['FlashAttention', 'SCFA', 'FlashAttention-2', 'FlashAttention-3', 'FastAttention'];
      const places = order.map(name => nodes.get(name)!.x);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      await page.goBack();
      await settled(page);
      expect(page.url()).not.toContain('axis=time');
    }));

  it('labels a step with the gain that the same paper states against the parent, and others with none', () =>
    on(explorer.open('?lineage=Method:flashattention'), async ({ page }) => {
      const edges = await page.evaluate(() => window.__explorer!.edges());
      const labels = new Map(edges.map(({ source, target, label }) => [`${source} ${target}`, label]));
      expect(labels.get('Method:flashattention Method:flashattention2')).toBe('2x speedup');
      expect(labels.get('Method:flashattention Method:fastattention')).toBe('up to 1.43x speedup');
      expect(labels.get('Method:flashattention2 Method:fastattention')).toBe('');
    }));

  it('has other relations laid over it on demand', () =>
    on(explorer.open('?lineage=Method:flashattention'), async ({ page }) => {
      const count = () => page.evaluate(() => window.__explorer!.edges().length);
      const before = await count();
      await page.locator('.lineage-tools button', { hasText: 'Other relations' }).click();
      await settled(page);
      expect(await count()).toBeGreaterThan(before);
      expect(page.url()).toContain('others=shown');
    }));

  it('is laid out in a worker', () =>
    on(explorer.open('?lineage=Method:flashattention'), async ({ page }) => {
      expect(page.workers().map(worker => worker.url().includes('layout-worker'))).toEqual([true]);
    }));
});

describeInBrowser('a picture', explorer => {
  it('keeps a node where it is dragged, in the link too, and the browser’s Back undoes it', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const before = (await nodesOf(page)).get('A100')!;
      await drag(page, before, { x: 60, y: 40 });
      const moved = (await nodesOf(page)).get('A100')!;
      expect(far(moved, { x: before.x + 60, y: before.y + 40 })).toBeLessThan(3);
      expect(page.url()).toContain('pin=');
      await page.reload();
      await settled(page);
      expect(far((await nodesOf(page)).get('A100')!, moved)).toBeLessThan(1);
      await page.goBack();
      await settled(page);
      expect(far((await nodesOf(page)).get('A100')!, before)).toBeLessThan(1);
    }));

  it('pins a node where it is, hides it and shows it again', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      await clickPicture(page, (await nodesOf(page)).get('A100')!);
      await tool(page, 'Pin').click();
      await settled(page);
      expect(await tool(page, 'Unpin').getAttribute('aria-pressed')).toBe('true');
      await tool(page, 'Hide').click();
      await settled(page);
      expect((await nodesOf(page)).has('A100')).toBe(false);
      expect(await page.locator('.node-tools').textContent()).toContain('1 node hidden');
      await page.goBack();
      await settled(page);
      expect((await nodesOf(page)).has('A100')).toBe(true);
      await page.goForward();
      await settled(page);
      await tool(page, 'Show').click();
      await settled(page);
      expect((await nodesOf(page)).has('A100')).toBe(true);
    }));

  it('expands a node beside what is there, which stays, and collapses it again', () =>
    on(explorer.open('?around=Method:lora'), async ({ page }) => {
      const before = await nodesOf(page);
      await clickPicture(page, before.get('QLoRA')!);
      const expand = tool(page, 'Expand');
      await expand.click();
      await settled(page);
      const places = async () =>
        page.evaluate(() => window.__explorer!.nodes().map(({ id, place }) => [id, place!.x, place!.y] as const));
      const after = await places();
      expect(after.length).toBeGreaterThanOrEqual(before.size);
      expect(await page.locator('.node-tools').textContent()).toMatch(/\d+ of \d+ shown/);
      await tool(page, 'Collapse').click();
      await settled(page);
      expect((await nodesOf(page)).size).toBe(before.size);
      expect(page.url()).not.toContain('more=');
    }));

  it('is the same from its link: nodes, places and camera', () =>
    on(explorer.open('?around=Method:flashattention&hide=Metric'), async ({ page }) => {
      await page.locator('.zoom button').first().click();
      await cameraNoted(page);
      const before = page.url();
      await drag(page, { x: 30, y: 400 }, { x: 70, y: -50 });
      await page.waitForURL(address => address.href !== before);
      const seen = await nodesOf(page);
      const link = page.url().slice(explorer.url.length);
      await on(explorer.open(link), async ({ page: other }) => {
        const opened = await nodesOf(other);
        expect([...opened.keys()].sort()).toEqual([...seen.keys()].sort());
        for (const [name, place] of seen) expect(far(opened.get(name)!, place)).toBeLessThan(2);
      });
    }));

  it('looks again where it looked when one goes back to it', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      await page.locator('.zoom button').first().click();
      await cameraNoted(page);
      const seen = (await nodesOf(page)).get('A100')!;
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
      await settled(page);
      expect(page.url()).not.toContain('at=');
      await page.goBack();
      await settled(page);
      expect(far((await nodesOf(page)).get('A100')!, seen)).toBeLessThan(2);
    }));

  it('holds every edge between the nodes that it shows', () =>
    on(explorer.open('?around=Method:flashattention&shown=3'), async ({ page }) => {
      expect(await page.locator('.stage .sub').textContent()).toContain('3 of 8 neighbours shown');
      const ids = new Set([...(await nodesOf(page)).values()].map(({ id }) => id));
      const shown = await page.evaluate(() =>
        window.__explorer!.edges().map(({ source, target }) => [source, target].sort().join(' ')),
      );
      await page.goto(`${explorer.url}?map=all`);
      await settled(page);
      const all = await page.evaluate(() =>
        window.__explorer!.edges().map(({ source, target }) => [source, target].sort()),
      );
      const among = all.filter(ends => ends.every(end => ids.has(end))).map(ends => ends.join(' '));
      expect([...new Set(shown)].sort()).toEqual([...new Set(among)].sort());
    }));
});

/** Notes what is written on which layer of the picture. */
async function noteTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.texts = [];
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
      window.texts.push({ text, layer: this.canvas.className, bold: this.font.includes('650') });
      fillText.call(this, text, ...where);
    };
  });
}

describeInBrowser('a node’s name', explorer => {
  it('is written once over the picture while the mouse stays on the node that it chose', () =>
    on(explorer.open('?lineage=Method:flashattention', {}, noteTexts), async ({ page }) => {
      await clickPicture(page, (await nodesOf(page)).get('FlashAttention-2')!);
      await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const named = (await page.evaluate(() => window.texts)).filter(({ text }) => text === 'FlashAttention-2');
      expect(named.some(({ layer, bold }) => layer.includes('sigma-focus') && bold)).toBe(true);
      expect(named.filter(({ layer }) => layer.includes('sigma-hovers'))).toEqual([]);
    }));
});

describeInBrowser('a path', explorer => {
  it('between two chosen nodes lists its steps with their quotes', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      await clickPicture(page, (await nodesOf(page)).get('FlashAttention')!);
      await tool(page, 'Path to').click();
      await settled(page);
      expect(await page.locator('.node-tools').textContent()).toContain(
        'Choose where the path from FlashAttention ends.',
      );
      await clickPicture(page, (await nodesOf(page)).get('GPT-2')!);
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('From FlashAttention to GPT-2');
      expect(await page.locator('.path-step').count()).toBeGreaterThan(0);
      expect(await page.locator('.path-step blockquote mark').first().textContent()).not.toBe('');
      const nodes = [...(await nodesOf(page)).values()];
      expect(nodes.map(({ x }) => x)).toEqual(nodes.map(({ x }) => x).sort((a, b) => a - b));
      expect(page.url()).toContain('from=Method%3Aflashattention&to=Method%3Agpt2');
    }));

  it('that is not there is said to be none', () =>
    on(explorer.open('?from=Method:flashattention&to=Method:qlora'), async ({ page }) => {
      expect(await page.locator('.stage .sub').textContent()).toBe(
        'no way of at most 6 steps through methods and papers',
      );
      expect((await nodesOf(page)).size).toBe(2);
    }));
});

describeInBrowser('WebGL', explorer => {
  it('taken away and given back leaves the picture as it was, and says so meanwhile', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const before = [...(await nodesOf(page))];
      const said = await page.evaluate(async () => {
        const canvas = document.querySelector<HTMLCanvasElement>('.canvas .sigma-nodes')!;
        canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
        await new Promise(resolve => setTimeout(resolve, 100));
        return document.querySelector('.lost')!.textContent;
      });
      expect(said).toContain('The browser took the drawing away');
      await page.locator('.lost').waitFor({ state: 'hidden' });
      expect([...(await nodesOf(page))]).toEqual(before);
      await clickPicture(page, (await nodesOf(page)).get('A100')!);
      expect(await page.locator('#panel h2').textContent()).toBe('A100');
    }));
});

describeInBrowser('what is seen', explorer => {
  it('is taken along as SVG with its nodes, colours, sizes and names', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const svg = (await picture(page, 'picture.svg')).toString('utf8');
      const shown = await nodesOf(page);
      expect(XMLValidator.validate(svg)).toBe(true);
      const { circle, text } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(svg).svg as {
        circle: Record<'cx' | 'cy' | 'r' | 'fill', string>[];
        text: Record<'#text', string>[];
      };
      const found = {
        circles: circle.map(({ cx, cy, r }) => ({ x: Number(cx), y: Number(cy), r: Number(r) })),
        colours: new Set(circle.map(({ fill }) => fill)).size,
        texts: text.map(each => each['#text']),
      };
      expect(found.circles).toHaveLength(shown.size);
      for (const place of shown.values()) {
        expect(found.circles.some(circle => far(circle, place) < 1 && circle.r > 5)).toBe(true);
      }
      expect(found.colours).toBeGreaterThanOrEqual(3);
      for (const name of ['FlashAttention', 'A100']) expect(found.texts).toContain(name);
    }));

  it('is taken along as PNG, in which something is to be seen', () =>
    on(explorer.open(), async ({ page }) => {
      const png = await picture(page, 'picture.png');
      expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
      expect(await colours(page, png)).toBeGreaterThan(20);
    }));
});

/** An image of the picture, as it is downloaded. */
async function picture(page: Page, file: string): Promise<Buffer> {
  await page.locator('.take summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.take button', { hasText: file }).click(),
  ]);
  return readFile(await download.path());
}

/** How many different colours an image has. */
async function colours(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(
    async bytes => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
    },
    [...png],
  );
}

/** The first who asks waits until the graph is laid out. */
const PATIENCE_MS = 55_000;
const patient = async (page: Page) => page.setDefaultTimeout(PATIENCE_MS);

declare global {
  interface Window {
    /** How often WebGL was asked to draw. */
    draws: number;
    texts: { text: string; layer: string; bold: boolean }[];
  }
}

async function countDraws(page: Page): Promise<void> {
  await patient(page);
  await page.addInitScript(() => {
    window.draws = 0;
    const { drawArrays, drawArraysInstanced } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawArrays = function (...how) {
      window.draws++;
      drawArrays.apply(this, how);
    };
    WebGL2RenderingContext.prototype.drawArraysInstanced = function (...how) {
      window.draws++;
      drawArraysInstanced.apply(this, how);
    };
  });
}

const LARGE = 900;
const builder = new GraphBuilder();
const paper = builder.paper('survey', 'A survey');
const methods = Array.from({ length: LARGE }, (_, i) => builder.method(`Method ${i}`, { key: `m${i}` }));
for (let i = 1; i < LARGE; i++) {
  // The first has a third of all for neighbours; the others grow as a tree beside.
  builder.claim('USES', paper, methods[i]!, methods[i % 3 === 0 ? 0 : Math.floor(i / 4)]!);
  builder.claim('COMPARED_WITH', paper, methods[i]!, methods[Math.floor(i / 2)]!);
  builder.claim('APPLIED_TO', paper, methods[i]!, methods[Math.floor((i * 2) / 3)]!);
  builder.claim('BUILDS_ON', paper, methods[i]!, methods[i - 1]!);
}

describeInBrowser(
  'a large graph',
  explorer => {
    it('opens from stored places, with no layout in the page and none of it left out', () =>
      on(explorer.open('?map=all', {}, patient), async ({ page }) => {
        expect(page.workers()).toEqual([]);
        expect(await page.locator('.stage .sub').textContent()).toContain('900 nodes');
        const nodes = await nodesOf(page);
        await page.reload();
        await settled(page);
        expect([...(await nodesOf(page))]).toEqual([...nodes]);
      }));

    it('makes a chosen node stand out without drawing the graph again', () =>
      on(explorer.open('?map=all', {}, countDraws), async ({ page }) => {
        const go = async (address: string) => {
          await page.evaluate(to => {
            window.draws = 0;
            history.pushState(null, '', to);
            dispatchEvent(new PopStateEvent('popstate'));
          }, address);
          await settled(page);
          return page.evaluate(() => window.draws);
        };
        expect(await go('/?map=all&select=Method:m500')).toBe(0);
        expect(await go('/?map=all&select=Method:m0')).toBe(0);
        expect(await go('/?map=all')).toBe(0);
        expect(await go('/?map=all&hide=USES')).toBeGreaterThan(0);
      }));

    it('expands a hub by pages, the closest first, and says how many there are', () =>
      on(explorer.open('?around=Method:m0'), async ({ page }) => {
        expect(await page.locator('.stage .sub').textContent()).toMatch(/^12 of 3\d\d neighbours shown/);
        expect((await nodesOf(page)).size).toBe(13);
        await page.locator('.lead.page button').click();
        await settled(page);
        expect((await nodesOf(page)).size).toBe(25);
      }));

    it('is taken along as PNG and SVG', () =>
      on(explorer.open('?map=all', {}, patient), async ({ page }) => {
        expect(await colours(page, await picture(page, 'picture.png'))).toBeGreaterThan(20);
        const svg = (await picture(page, 'picture.svg')).toString('utf8');
        expect(svg.match(/<circle /g)).toHaveLength(LARGE);
      }));

    it('answers input while it is dragged and after', () =>
      on(explorer.open('?map=all', {}, patient), async ({ page }) => {
        await drag(page, { x: 12, y: 300 }, { x: 90, y: 0 });
        await cameraNoted(page);
        await page.locator('.kind', { hasText: 'uses' }).click();
        await settled(page);
        expect(page.url()).toContain('hide=USES');
      }));
  },
  builder.build(),
);
