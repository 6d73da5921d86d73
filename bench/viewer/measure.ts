import type { Page } from 'playwright-core';
import { type Blocking, bareBlocking, explorerBlocking } from './blocking.js';
import { middleOf } from './gestures.js';
import { takeNotes } from './in-page.js';
import { traced } from './traced.js';

/** What is measured of a page, in milliseconds but for the heap; what is JavaScript's is processor time. */
export interface Figures {
  /** JSON in memory to pixels. */
  open: number;
  /** JavaScript of a frame while the picture is dragged. */
  camera: number;
  /** JavaScript of a node chosen and made to stand out, one figure for each batch of choices. */
  highlights: number[];
  /** Of the explorer: the same with the panel about the node. */
  panels: number[];
  /** Of the bare page: the same by reading everything again. */
  fulls: number[];
  heapMb: number;
}

/** So many nodes are chosen one after another, so often; the first batch warms up. */
const BATCH = 8;
const BATCHES = 4;
const MOVES = 10;

/** How far the picture is dragged, in pixels. */
const DRAG = { x: 80, y: -40 };

/** A way to have a fresh page. */
export type InPage = <T>(work: (page: Page) => Promise<T>) => Promise<T>;

/** A page with nothing but Sigma. */
export async function measureBare(
  inPage: InPage,
  url: string,
  order: number,
): Promise<Figures & { blocking: Blocking }> {
  const blocking = await inPage(page => noteFrom(page).then(() => bareBlocking(page, url, order)));
  return inPage(async page => {
    await noteFrom(page);
    await page.goto(url);
    await page.evaluate(count => window.bare.load(count), order);
    const { total } = await page.evaluate(() => window.bare.first());
    const heapMb = await heap(page);
    const camera = await dragged(page, '#box');
    await page.evaluate(() => window.bare.prepare());
    const highlights = await batches(page, () =>
      page.evaluate(highlightBare, { count: BATCH, kind: 'partial' } as const),
    );
    const fulls = await batches(page, () => page.evaluate(highlightBare, { count: BATCH, kind: 'full' } as const));
    return { open: total, camera, highlights, panels: [], fulls, heapMb, blocking };
  });
}

/** The explorer on the whole graph. */
export async function measureExplorer(inPage: InPage, url: string): Promise<Figures & { blocking: Blocking }> {
  const blocking = await inPage(page => noteFrom(page).then(() => explorerBlocking(page, url)));
  return inPage(async page => {
    await noteFrom(page);
    await page.goto(`${url}?map=all`);
    const open = await page.evaluate(async () => {
      while (window.__explorer?.settled !== true) await new Promise(resolve => setTimeout(resolve, 4));
      window.notes.finish();
      await window.notes.twoFrames();
      return performance.now() - window.notes.textAt;
    });
    const heapMb = await heap(page);
    const camera = await dragged(page, '.canvas');
    const nodes = await page.evaluate(() => window.__explorer!.nodes().map(({ id }) => id));
    let next = 50;
    const chosen = () =>
      batches(page, async () => {
        await page.evaluate(choose, nodes.slice(next, next + BATCH));
        next += BATCH;
      });
    const panels = await chosen();
    // What is about the node never comes: what is left is choosing it, and asking.
    await page.route('**/api/node', () => {});
    const highlights = await chosen();
    return { open, camera, highlights, panels, fulls: [], heapMb, blocking };
  });
}

async function noteFrom(page: Page): Promise<void> {
  // What runs this file as TypeScript names functions through a helper that the page does not have.
  await page.addInitScript('globalThis.__name = made => made');
  await page.addInitScript(takeNotes);
}

/** JavaScript of one choice out of each batch but the first. */
async function batches(page: Page, work: () => Promise<void>): Promise<number[]> {
  const spent: number[] = [];
  for (let i = 0; i < BATCHES; i++) spent.push((await traced(page, work)).script / BATCH);
  return spent.slice(1);
}

/** In a task of the page's own: what a debugger evaluates is not counted as its script. */
function highlightBare({ count, kind }: { count: number; kind: 'partial' | 'full' }): Promise<void> {
  return new Promise(resolve => {
    setTimeout(() => {
      window.bare.highlight(count, kind);
      resolve();
    });
  });
}

/** Chooses nodes as links do, with all that each choice sets off; each is seen, or asked about, before the next. */
async function choose(nodes: string[]): Promise<void> {
  const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
  await pause(0);
  for (const id of nodes) {
    history.pushState(null, '', `/?map=all&select=${encodeURIComponent(id)}`);
    dispatchEvent(new PopStateEvent('popstate'));
    await pause(100);
    await window.notes.twoFrames();
  }
}

/** JavaScript of a frame while the picture is dragged as people do. */
async function dragged(page: Page, element: string): Promise<number> {
  const settle = () => page.evaluate(() => window.notes.twoFrames());
  const { left, y } = await middleOf(page, element);
  await page.mouse.move(left + 12, y);
  await page.mouse.down();
  await settle();
  const before = await page.evaluate(() => window.notes.frames);
  const { script } = await traced(page, async () => {
    for (let i = 1; i <= MOVES; i++) {
      await page.mouse.move(left + 12 + (DRAG.x * i) / MOVES, y + (DRAG.y * i) / MOVES);
      await settle();
    }
  });
  const frames = (await page.evaluate(() => window.notes.frames)) - before;
  await page.mouse.up();
  await settle();
  return script / Math.max(1, frames);
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
