import type { Page } from 'playwright-core';
import { middleOf, point, settled, soon } from './gestures.js';
import { type Traced, traced } from './traced.js';

/** What people do, by the name that is printed. */
export type Doing =
  | 'opening'
  | 'pointing'
  | 'dragging'
  | 'choosing'
  | 'opening the panel'
  | 'searching'
  | 'filtering'
  | 'opening the filters'
  | 'showing the table';

/** What each doing costs the page's main thread; absent where a page with nothing but Sigma has no such thing. */
export type Blocking = Partial<Record<Doing, Traced>>;

/** How long after a doing its last tasks are waited for. */
const TAIL_MS = 400;

/** A page with nothing but Sigma. What it does where the explorer filters is to read everything again. */
export async function bareBlocking(page: Page, url: string, order: number): Promise<Blocking> {
  await page.goto(url);
  await page.evaluate(count => window.bare.load(count), order);
  const opening = await during(page, () => soon(page, () => window.bare.open()));
  const middle = await middleOf(page, '#box');
  const gestures = await gesturesOn(page, '#box', () => page.mouse.click(middle.x, middle.y));
  await page.evaluate(() => window.bare.prepare());
  return {
    opening,
    ...gestures,
    filtering: await during(page, () => soon(page, () => window.bare.highlight(1, 'full'))),
  };
}

/** The explorer on the whole graph. */
export async function explorerBlocking(page: Page, url: string): Promise<Blocking> {
  const opening = await during(page, async () => {
    await page.goto(`${url}?map=all`);
    await settled(page);
  });
  const { hub, name, near } = await page.evaluate(() => {
    const degrees = new Map<string, number>();
    for (const { source, target } of window.__explorer!.edges()) {
      for (const id of [source, target]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
    }
    const nodes = window.__explorer!.nodes().sort((a, b) => degrees.get(b.id)! - degrees.get(a.id)!);
    return { hub: nodes[0]!.id, name: nodes[50]!.name, near: nodes[20]!.place! };
  });
  const box = (await page.locator('.canvas').boundingBox())!;
  const gestures = await gesturesOn(page, '.canvas', () => page.mouse.click(box.x + near.x, box.y + near.y));
  const doing = (work: () => Promise<unknown>) => during(page, () => work().then(() => settled(page)));
  return {
    opening,
    ...gestures,
    'opening the panel': await doing(() => page.evaluate(chooseByLink, hub)),
    searching: await doing(async () => {
      await page.locator('#search input').click();
      await page.keyboard.type(name, { delay: 40 });
    }),
    filtering: await doing(() => page.locator('.legend .kind').first().click()),
    'opening the filters': await doing(() => page.locator('.filter-button').click()),
    'showing the table': await doing(() => page.getByRole('button', { name: 'Table', exact: true }).click()),
  };
}

/** In a task of the page's own, as the browser's history does it. */
function chooseByLink(id: string): void {
  setTimeout(() => {
    history.pushState(null, '', `/?map=all&select=${encodeURIComponent(id)}`);
    dispatchEvent(new PopStateEvent('popstate'));
  });
}

async function gesturesOn(page: Page, element: string, click: () => Promise<void>): Promise<Blocking> {
  const middle = await middleOf(page, element);
  return {
    choosing: await during(page, click),
    pointing: await during(page, () => point(page, middle)),
    dragging: await during(page, async () => {
      await page.mouse.move(middle.left + 12, middle.y);
      await page.mouse.down();
      for (let i = 1; i <= 10; i++) {
        await page.mouse.move(middle.left + 12 + 8 * i, middle.y - 4 * i);
        await page.waitForTimeout(30);
      }
      await page.mouse.up();
    }),
  };
}

function during(page: Page, work: () => Promise<unknown>): Promise<Traced> {
  return traced(page, async () => {
    await work();
    await page.waitForTimeout(TAIL_MS);
  });
}
