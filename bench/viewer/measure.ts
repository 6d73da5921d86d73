import type { Page } from 'playwright-core';
import { takeNotes } from './in-page.js';

/** What is measured of a page, in milliseconds but for the heap; what is JavaScript's is processor time. */
export interface Figures {
  /** JSON in memory to pixels. */
  open: number;
  /** JavaScript of a frame while the picture is dragged. */
  camera: number;
  /** A node chosen and made to stand out, until the page can do something else. */
  highlight: number;
  /** Of the bare page: the same by reading everything again. */
  full: number;
  /** Longest task while pointing, choosing and dragging. */
  stall: number;
  heapMb: number;
}

const HIGHLIGHTS = 8;
const MOVES = 10;

/** How far the picture is dragged, in pixels. */
const DRAG = { x: 80, y: -40 };

/** A page with nothing but Sigma. */
export async function measureBare(page: Page, url: string, order: number): Promise<Figures> {
  await noteFrom(page);
  await page.goto(url);
  await page.evaluate(count => window.bare.load(count), order);
  const { total } = await page.evaluate(() => window.bare.first());
  const heapMb = await heap(page);
  const box = (await page.locator('#box').boundingBox())!;
  const moved = await move(page, box, async () => {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  });
  await page.evaluate(() => window.bare.prepare());
  const partial = await scriptTime(page, () =>
    page.evaluate(highlightBare, { count: HIGHLIGHTS, kind: 'partial' } as const),
  );
  const full = await scriptTime(page, () => page.evaluate(highlightBare, { count: HIGHLIGHTS, kind: 'full' } as const));
  return { open: total, ...moved, highlight: partial / HIGHLIGHTS, full: full / HIGHLIGHTS, heapMb };
}

/** The explorer on the whole graph. */
export async function measureExplorer(page: Page, url: string): Promise<Figures> {
  await noteFrom(page);
  await page.goto(`${url}?map=all`);
  const open = await page.evaluate(async () => {
    while (window.__explorer?.settled !== true) await new Promise(resolve => setTimeout(resolve, 4));
    window.notes.finish();
    await window.notes.twoFrames();
    return performance.now() - window.notes.textAt;
  });
  const heapMb = await heap(page);
  const box = (await page.locator('.canvas').boundingBox())!;
  const place = (await page.evaluate(() => window.__explorer!.nodes()[50]?.place))!;
  const moved = await move(page, box, async () => {
    await page.mouse.click(box.x + place.x + DRAG.x, box.y + place.y + DRAG.y);
    await page.waitForFunction(() => window.__explorer?.settled === true);
  });
  const nodes = await page.evaluate(count => {
    const all = window.__explorer!.nodes();
    return all.slice(50, 50 + count).map(({ id }) => id);
  }, HIGHLIGHTS);
  const chosen = await scriptTime(page, () => page.evaluate(choose, nodes));
  return { open, ...moved, highlight: chosen / HIGHLIGHTS, full: 0, heapMb };
}

async function noteFrom(page: Page): Promise<void> {
  // What runs this file as TypeScript names functions through a helper that the page does not have.
  await page.addInitScript('globalThis.__name = made => made');
  await page.addInitScript(takeNotes);
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

/** Chooses nodes as links do, with all that each choice sets off, the panel included. */
async function choose(nodes: string[]): Promise<void> {
  const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
  await pause(0);
  for (const id of nodes) {
    history.pushState(null, '', `/?map=all&select=${encodeURIComponent(id)}`);
    dispatchEvent(new PopStateEvent('popstate'));
    while (!window.__explorer!.settled) await pause(50);
  }
}

/** Points here and there, drags the picture, and chooses a node, as people do. */
async function move(
  page: Page,
  box: { x: number; y: number; width: number; height: number },
  click: () => Promise<void>,
): Promise<{ camera: number; stall: number }> {
  const settle = () => page.evaluate(() => window.notes.twoFrames());
  await settle();
  await page.evaluate(() => {
    window.notes.longest = 0;
  });
  for (let i = 1; i < 10; i++) await page.mouse.move(box.x + (box.width * i) / 10, box.y + (box.height * i) / 10);
  await page.mouse.move(box.x + 12, box.y + box.height / 2);
  await page.mouse.down();
  const before = await page.evaluate(() => window.notes.frames);
  const spent = await scriptTime(page, async () => {
    for (let i = 1; i <= MOVES; i++) {
      await page.mouse.move(box.x + 12 + (DRAG.x * i) / MOVES, box.y + box.height / 2 + (DRAG.y * i) / MOVES);
      await settle();
    }
  });
  const camera = spent / Math.max(1, (await page.evaluate(() => window.notes.frames)) - before);
  await page.mouse.up();
  await settle();
  await click();
  await page.waitForTimeout(300);
  return { camera, stall: await page.evaluate(() => window.notes.longest) };
}

/** Time that the page's scripts took of the processor, in milliseconds: what else the machine does is not in it. */
async function scriptTime(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };
  const before = await read();
  await work();
  const spent = (await read()) - before;
  await session.detach();
  return spent * 1000;
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
