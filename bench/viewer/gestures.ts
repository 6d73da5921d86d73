import type { Page } from 'playwright-core';

/** Where an element lies in the window, in pixels. */
export interface Middle {
  x: number;
  y: number;
  left: number;
  top: number;
}

export async function middleOf(page: Page, element: string): Promise<Middle> {
  const { x, y, width, height } = (await page.locator(element).boundingBox())!;
  return { x: x + width / 2, y: y + height / 2, left: x, top: y };
}

/** Points from corner to corner. */
export async function point(page: Page, { x, y, left, top }: Middle): Promise<void> {
  for (let i = 1; i < 10; i++) {
    await page.mouse.move(left + ((x - left) * i) / 5, top + ((y - top) * i) / 5);
    await page.waitForTimeout(30);
  }
}

/** Everything that the address names is shown. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => window.__explorer?.settled === true, undefined, { polling: 50 });
}

/** In a task of the page's own: what a debugger evaluates is not counted as its script. */
export async function soon(page: Page, work: () => void): Promise<void> {
  const task = `new Promise(done => setTimeout(() => { (${work.toString()})(); done(); }))`;
  await page.evaluate(task);
}
