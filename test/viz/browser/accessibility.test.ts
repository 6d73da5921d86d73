import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ownCypher } from '../../../viz/server/own-cypher/own-cypher.js';
import { embeddedStore } from '../server/own-cypher/filled-store.js';
import { describeInBrowser, on, settled } from './explorer-page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe-core finds that keeps people out, in short. */
async function serious(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}

type Step = (page: Page) => Promise<unknown>;
const STATES: [name: string, query: string, step?: Step][] = [
  ['front', ''],
  [
    'a lineage with a step selected',
    '?lineage=Method:flashattention&select=Method:flashattention&with=Method:fastattention',
    page => page.locator('.cite > button').first().click(),
  ],
  ['a node', '?around=Method:flashattention&select=Method:flashattention2'],
  ['filters', '?around=Method:flashattention&since=2023&hardware=a100'],
  ['a list to choose from', '', page => page.locator('.take summary').click()],
  [
    'search',
    '',
    page =>
      page
        .locator('[role=combobox]')
        .fill('flash')
        .then(() => page.locator('.results li').first().waitFor()),
  ],
  ['a question', '?ask=beats&p.method=flashattention&select=Method:scfa'],
  ['a question to fill in', '?ask=results-by-metric'],
  ['a table', '?as=table&sort=-sure&select=Method:scfa'],
  [
    'the editor',
    '?cypher=',
    page =>
      page
        .locator('.cm-content')
        .click()
        .then(() => page.keyboard.type('MATCH (m:Met')),
  ],
  [
    'an answer to own Cypher',
    '?cypher=UNWIND range(1, 60) AS x RETURN x',
    page => page.locator('.schema summary').click(),
  ],
  ['an error in own Cypher', '?cypher=MATCH (m) DELETE m'],
  ['the whole graph', '?map=all'],
  ['a path', '?from=Method:fastattention&to=Method:qlora'],
];

const served = async () => {
  const filled = await embeddedStore();
  return {
    store: filled.store,
    cypher: () => ownCypher(filled.choice, { rows: 20, ms: 60_000 }),
    remove: () => filled.remove(),
  };
};

describeInBrowser(
  'axe-core finds nothing serious',
  explorer => {
    it.each(['light', 'dark'] as const)(
      'in any state of the page, in %s',
      async colorScheme => {
        const { page, close } = await explorer.open('', { colorScheme, reducedMotion: 'reduce' });
        for (const [name, query, step] of STATES) {
          await page.goto(explorer.url + query);
          await settled(page);
          await page
            .locator('.desk .cm-content')
            .waitFor({ state: query.startsWith('?cypher') ? 'visible' : 'detached' });
          await step?.(page);
          expect({ name, found: await serious(page) }).toEqual({ name, found: [] });
        }
        await page.route('**/api/**', route => route.abort());
        await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
        await page.locator('.message').waitFor();
        expect({ name: 'error', found: await serious(page) }).toEqual({ name: 'error', found: [] });
        await page.locator('.news').waitFor();
        expect({ name: 'away', found: await serious(page) }).toEqual({ name: 'away', found: [] });
        await close();
      },
      600_000,
    );

    it('and on a phone, with the list open', async () => {
      const { page, close } = await explorer.open('', { viewport: { width: 390, height: 844 } });
      await page.locator('.menu-button').click();
      expect(await serious(page)).toEqual([]);
      await close();
    });
  },
  served,
);

describeInBrowser('the keyboard', explorer => {
  it('goes through the page in reading order, and shows where it is', () =>
    on(explorer.open(), async ({ page }) => {
      const stops: string[] = [];
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const focused = document.activeElement!;
          const outline = getComputedStyle(focused);
          const shown = outline.outlineStyle !== 'none' && Number.parseFloat(outline.outlineWidth) >= 1;
          if (focused === document.body) return 'end';
          const part = focused.closest('.skip-link, .top, .sidebar, .stage, .panel')?.classList[0] ?? 'none';
          return `${part}${shown || focused.matches('.skip-link, .search input') ? '' : ' unseen'}`;
        });
        if (stops.at(-1) !== stop) stops.push(stop);
      }
      expect(stops.slice(0, 5)).toEqual(['skip-link', 'top', 'sidebar', 'stage', 'panel']);
      expect(stops.filter(stop => stop.includes('unseen'))).toEqual([]);
    }));

  it('can skip to the details', () =>
    on(explorer.open(), async ({ page }) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel');
    }));

  it.each(['?ask=beats&p.method=flashattention', '?ask=beats', '?cypher='])(
    'can skip to the answer where there are no details: %s',
    async query => {
      const { page, close } = await explorer.open(query);
      expect(await page.locator('#panel').isVisible()).toBe(false);
      await page.keyboard.press('Tab');
      expect(await page.locator('.skip-link').textContent()).toBe('Skip to the answer');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('stage');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('stage');
      await close();
    },
  );
});

describeInBrowser('who asks for less motion', explorer => {
  it('sees nothing move by itself', () =>
    on(explorer.open('', { reducedMotion: 'reduce' }), async ({ page }) => {
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap(each =>
          [undefined, '::before', '::after'].flatMap(part => {
            const { transitionDuration, animationName } = getComputedStyle(each, part);
            const still = transitionDuration.split(', ').every(time => Number.parseFloat(time) === 0);
            return still && animationName === 'none' ? [] : [`${each.className} ${part}`];
          }),
        ),
      );
      expect(moving).toEqual([]);
    }));
});

describeInBrowser(
  'an empty graph',
  explorer => {
    it.each(['light', 'dark'] as const)('keeps nobody out either, in %s', async colorScheme => {
      const { page, close } = await explorer.open('', { colorScheme });
      expect(await serious(page)).toEqual([]);
      await close();
    });
  },
  { nodes: [], claims: [] },
);
