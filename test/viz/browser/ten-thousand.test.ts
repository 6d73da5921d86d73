import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Download, Page } from 'playwright-core';
import type { MapAnswer } from '../../../viz/api.js';
import { randomNumbers } from '../../graph/seeded-graph.js';
import { describeInBrowser, type OpenPage, settled } from './explorer-page.js';

const ORDER = 10_000;
const SIZE = 20_000;

/** A map as the server sends it, its places drawn by chance. */
function largeMap(): MapAnswer {
  const random = randomNumbers(7);
  const at = () => Math.round((random() - 0.5) * 20_000);
  const some = () => Math.floor(random() * ORDER);
  const nodes = Array.from({ length: ORDER }, (_, i) => i);
  const ends = Array.from({ length: SIZE }, (_, i) => [i % ORDER, (i + 1 + some()) % ORDER] as const);
  const joined = ends.filter(([from, to]) => from !== to);
  return {
    nodes: {
      label: nodes.map(i => (['Method', 'Paper', 'Hardware', 'Dataset', 'Metric'] as const)[i % 5]!),
      key: nodes.map(i => `n${i}`),
      name: nodes.map(i => `Node ${i}`),
      published: nodes.map(() => ''),
      kind: nodes.map(() => ''),
      generic: nodes.map(() => false),
      x: nodes.map(at),
      y: nodes.map(at),
    },
    relations: {
      from: joined.map(([from]) => from),
      to: joined.map(([, to]) => to),
      type: joined.map((_, i) => (i % 2 === 0 ? 'USES' : 'BUILDS_ON')),
      claims: joined.map(() => 1),
      papers: joined.map(() => 1),
      confidence: joined.map(() => 0.9),
    },
    totalNodes: ORDER,
    totalRelations: joined.length,
  };
}

/** The first drawing without a graphics card takes its time on a busy machine. */
const PATIENCE_MS = 120_000;

declare global {
  interface Window {
    /** Of each picture drawn, whether relations were. */
    relationsDrawn: boolean[];
  }
}

async function withLargeMap(page: Page): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(() => {
    window.relationsDrawn = [];
    const ofEdges = ({ canvas }: WebGL2RenderingContext) =>
      canvas instanceof HTMLCanvasElement && canvas.classList.contains('sigma-edges');
    const { clear, drawArrays, drawArraysInstanced } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.clear = function (...how) {
      if (ofEdges(this)) window.relationsDrawn.push(false);
      clear.apply(this, how);
    };
    WebGL2RenderingContext.prototype.drawArrays = function (...how) {
      if (ofEdges(this)) window.relationsDrawn[window.relationsDrawn.length - 1] = true;
      drawArrays.apply(this, how);
    };
    WebGL2RenderingContext.prototype.drawArraysInstanced = function (...how) {
      if (ofEdges(this)) window.relationsDrawn[window.relationsDrawn.length - 1] = true;
      drawArraysInstanced.apply(this, how);
    };
  });
  const map = JSON.stringify(largeMap());
  await page.route('**/api/map', route => route.fulfill({ contentType: 'application/json', body: map }));
}

async function taken(page: Page, file: string): Promise<Buffer> {
  await page.locator('.take summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.locator('.take button', { hasText: file }).click(),
  ]);
  return readFile(await download.path());
}

describeInBrowser('ten thousand nodes with twenty thousand relations', explorer => {
  async function onMap(test: (opened: OpenPage) => Promise<void>): Promise<void> {
    const opened = await explorer.open('?map=all', {}, withLargeMap);
    try {
      await test(opened);
      expect([...opened.complaints, ...opened.elsewhere]).toEqual([]);
    } finally {
      await opened.close();
    }
  }

  it('open whole, where the server laid them out, and are not laid out again', () =>
    onMap(async ({ page }) => {
      expect(page.workers()).toEqual([]);
      const { nodes, edges } = await page.evaluate(() => ({
        nodes: window.__explorer!.nodes(),
        edges: window.__explorer!.edges().length,
      }));
      expect(nodes).toHaveLength(ORDER);
      expect(edges).toBeGreaterThan(SIZE * 0.99);
      expect(nodes.every(({ place }) => place !== undefined && Number.isFinite(place.x + place.y))).toBe(true);
    }));

  it('are taken along as an SVG with every node and relation, and as a PNG in which they are seen', () =>
    onMap(async ({ page }) => {
      const svg = (await taken(page, 'picture.svg')).toString('utf8');
      expect(svg.match(/<circle /g)).toHaveLength(ORDER);
      expect(svg.match(/<path /g)!.length).toBeGreaterThan(SIZE * 0.99);
      const png = await taken(page, 'picture.png');
      const colours = await page.evaluate(async text => {
        const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
      }, png.toString('base64'));
      expect(colours).toBeGreaterThan(100);
    }));

  it('move without their relations, which come back where they rest', () =>
    onMap(async ({ page }) => {
      const box = (await page.locator('.canvas').boundingBox())!;
      await page.mouse.move(box.x + 300, box.y + 300);
      await page.mouse.down();
      await page.mouse.move(box.x + 400, box.y + 320, { steps: 10 });
      await page.waitForFunction(() => window.relationsDrawn.some(drawn => !drawn));
      await page.mouse.up();
      await page.waitForFunction(() => window.relationsDrawn.at(-1) === true);
    }));

  it('answer input after a move, and narrow down', () =>
    onMap(async ({ page }) => {
      await page.locator('.zoom button').first().click();
      await page.waitForURL(/[?&]at=/);
      await page.locator('.kind', { hasText: 'Hardware' }).click();
      await page.waitForURL(/hide=Hardware/);
      await settled(page);
      const labels = await page.evaluate(() => window.__explorer!.nodes().map(({ id }) => id.split(':')[0]));
      expect(labels.length).toBeGreaterThan(ORDER / 2);
      expect(labels).not.toContain('Hardware');
      await page.goBack();
      await settled(page);
      expect(await page.evaluate(() => window.__explorer!.nodes().length)).toBe(ORDER);
    }));
});
