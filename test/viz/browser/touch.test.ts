import { expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

type Place = { x: number; y: number };

const TABLET = { viewport: { width: 900, height: 1100 }, hasTouch: true };
const AROUND = '?around=Method:flashattention';

/** Fingers on the picture: each list has the places of one of them. */
async function touch(page: Page, ...fingers: [Place, ...Place[]][]): Promise<void> {
  const box = (await page.locator('.canvas').boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const at = (step: number) =>
    fingers.map((places, id) => {
      const place = places[Math.min(step, places.length - 1)]!;
      return { x: box.x + place.x, y: box.y + place.y, id };
    });
  for (let down = 1; down <= fingers.length; down++) await send(session, 'touchStart', at(0).slice(0, down));
  const steps = Math.max(...fingers.map(places => places.length));
  for (let step = 1; step < steps; step++) await send(session, 'touchMove', at(step));
  for (let left = fingers.length - 1; left >= 0; left--) await send(session, 'touchEnd', at(steps).slice(0, left));
  await session.detach();
  await page.waitForTimeout(400);
  await settled(page);
}

type Kind = 'touchStart' | 'touchMove' | 'touchEnd';
async function send(session: CDPSession, type: Kind, touchPoints: (Place & { id: number })[]): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints });
}

function line(from: Place, by: Place): [Place, ...Place[]] {
  return [from, ...[1, 2, 3, 4, 5].map(i => ({ x: from.x + (by.x * i) / 5, y: from.y + (by.y * i) / 5 }))];
}

function far(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** A place that no node is near, and how the picture lies. */
async function ground(page: Page): Promise<Place> {
  const nodes = [...(await nodesOf(page)).values()];
  const { width, height } = (await page.locator('.canvas').boundingBox())!;
  for (let y = height * 0.3; y < height * 0.7; y += 10) {
    for (let x = width * 0.3; x < width * 0.7; x += 10) {
      if (nodes.every(node => far(node, { x, y }) > 45)) return { x, y };
    }
  }
  throw new Error('nodes are everywhere');
}

describeInBrowser('a finger', explorer => {
  it('drags a node, which stays where it is put, and moves nothing else', () =>
    on(explorer.open(AROUND, TABLET), async ({ page }) => {
      const before = await nodesOf(page);
      const node = before.get('A100')!;
      await touch(page, line(node, { x: 60, y: 50 }));
      const after = await nodesOf(page);
      expect(far(after.get('A100')!, { x: node.x + 60, y: node.y + 50 })).toBeLessThan(3);
      expect(page.url()).toContain('pin=');
      expect(page.url()).not.toContain('at=');
      for (const [name, place] of before) if (name !== 'A100') expect(far(after.get(name)!, place)).toBeLessThan(1);
      await page.goBack();
      await settled(page);
      expect(far((await nodesOf(page)).get('A100')!, node)).toBeLessThan(1);
    }));

  it('selects a node with a tap, though it trembles, and leaves it where it lies', () =>
    on(explorer.open(AROUND, TABLET), async ({ page }) => {
      const node = (await nodesOf(page)).get('A100')!;
      await touch(page, line(node, { x: 4, y: 3 }));
      await page.waitForURL(/select=Hardware/);
      await settled(page);
      expect(page.url()).not.toContain('pin=');
      expect(far((await nodesOf(page)).get('A100')!, node)).toBeLessThan(1);
    }));

  it('selects a node that it touches beside, as fingers do', () =>
    on(explorer.open(AROUND, TABLET), async ({ page }) => {
      const node = (await nodesOf(page)).get('A100')!;
      await touch(page, [{ x: node.x + 14, y: node.y - 6 }]);
      await page.waitForURL(/select=Hardware/);
    }));

  it('that starts on no node moves the picture', () =>
    on(explorer.open(AROUND, TABLET), async ({ page }) => {
      const before = await nodesOf(page);
      await touch(page, line(await ground(page), { x: 50, y: 30 }));
      await page.waitForURL(/at=/);
      const after = await nodesOf(page);
      for (const [name, place] of before) {
        expect(after.get(name)!.x - place.x).toBeGreaterThan(30);
        expect(after.get(name)!.y - place.y).toBeGreaterThan(15);
      }
      expect(page.url()).not.toContain('pin=');
    }));
});

describeInBrowser('two fingers', explorer => {
  it('zoom the picture, and turn it not, also where one of them is on a node', () =>
    on(explorer.open(AROUND, TABLET), async ({ page }) => {
      const before = await nodesOf(page);
      const [one, other] = [before.get('FlashAttention')!, before.get('A100')!];
      const away = { x: (one.x - other.x) / 2, y: (one.y - other.y) / 2 };
      await touch(page, line(one, away), line(other, { x: -away.x, y: -away.y }));
      await page.waitForURL(/at=/);
      expect(page.url()).not.toContain('pin=');
      const after = await nodesOf(page);
      const [grown, was] = [far(after.get('FlashAttention')!, after.get('A100')!), far(one, other)];
      expect(grown / was).toBeGreaterThan(1.5);
      const slope = (nodes: typeof before) =>
        Math.atan2(
          nodes.get('A100')!.y - nodes.get('FlashAttention')!.y,
          nodes.get('A100')!.x - nodes.get('FlashAttention')!.x,
        );
      expect(slope(after)).toBeCloseTo(slope(before), 2);
    }));

  it('that come one after the other drop a node that was under way where it was', () =>
    on(explorer.open(AROUND, TABLET), async ({ page }) => {
      const before = await nodesOf(page);
      const node = before.get('A100')!;
      const box = (await page.locator('.canvas').boundingBox())!;
      const session = await page.context().newCDPSession(page);
      const first = (by: number) => ({ x: box.x + node.x + by, y: box.y + node.y, id: 0 });
      const second = (by: number) => ({ x: box.x + node.x + 90, y: box.y + node.y + 90 + by, id: 1 });
      await send(session, 'touchStart', [first(0)]);
      for (const by of [15, 30]) await send(session, 'touchMove', [first(by)]);
      await send(session, 'touchStart', [first(30), second(0)]);
      for (const by of [15, 30, 45]) await send(session, 'touchMove', [first(30), second(by)]);
      await send(session, 'touchEnd', [first(30)]);
      await send(session, 'touchEnd', []);
      await page.waitForTimeout(400);
      await page.locator('.zoom button').last().click();
      await page.waitForTimeout(400);
      await settled(page);
      expect(page.url()).not.toContain('pin=');
      expect(far((await nodesOf(page)).get('A100')!, node)).toBeLessThan(2);
    }));
});
