import { expect, it } from '@jest/globals';
import { clickPicture, describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

describeInBrowser('the explorer', explorer => {
  it('opens on the largest lineage, from left to right by generation', () =>
    on(explorer.open(), async ({ page }) => {
      expect(await page.locator('h1').textContent()).toBe('Lineage of FlashAttention');
      const nodes = await nodesOf(page);
      const places = ['FlashAttention', 'FlashAttention-2', 'FastAttention'].map(name => nodes.get(name)!.x);
      expect(places[0]! < places[1]! && places[1]! < places[2]!).toBe(true);
      const steps = await page.evaluate(() => window.__explorer!.edges());
      expect(steps).toContainEqual(
        expect.objectContaining({
          source: 'Method:flashattention',
          target: 'Method:flashattention2',
          label: '2x speedup',
        }),
      );
      expect(steps).toContainEqual(
        expect.objectContaining({ source: 'Method:flashattention2', target: 'Method:fastattention', label: '' }),
      );
      expect(await page.locator('.steps li').count()).toBe(7);
    }));

  it('shows a clicked node with the quote marked in the abstract', () =>
    on(explorer.open(), async ({ page }) => {
      await clickPicture(page, (await nodesOf(page)).get('FlashAttention-2')!);
      expect(await page.locator('#panel h2').textContent()).toBe('FlashAttention-2');
      expect(await page.locator('#panel .chip').allTextContents()).toEqual(['FA2', 'FlashAttention2']);
      const claim = page.locator('.claim', { hasText: 'FlashAttention-2 builds on FlashAttention' });
      expect(await claim.locator('blockquote mark').textContent()).toBe(
        'We propose FlashAttention-2, which extends FlashAttention with a better division of work between thread blocks and warps.',
      );
      expect(await claim.locator('.source a').getAttribute('href')).toBe('https://arxiv.org/abs/2307.08691');
      expect(await claim.locator('.source').textContent()).toContain('17 Jul 2023');
      expect(page.url()).toContain('select=Method%3Aflashattention2');
      await page.locator('.panel .close').click();
      await settled(page);
      expect(await page.locator('.steps').count()).toBe(1);
    }));

  it('says of a clicked edge why it is there', () =>
    on(explorer.open(), async ({ page }) => {
      const edges = await page.evaluate(() => window.__explorer!.edges());
      const edge = edges.find(
        each => each.source === 'Method:flashattention' && each.target === 'Method:fastattention',
      );
      await clickPicture(page, edge!.place!);
      expect(await page.locator('#panel .kicker').textContent()).toBe('Why this edge is here');
      expect(await page.locator('#panel .lead').textContent()).toBe('3 claims by 1 paper.');
      expect(await page.locator('.claim .statement').allTextContents()).toEqual([
        'FastAttention builds on FlashAttention',
        'FastAttention is reported better than FlashAttention',
        'FastAttention reaches up to 1.43x speedup, against FlashAttention, with V100',
      ]);
    }));

  it('says the same by the list of steps, with the keyboard alone', () =>
    on(explorer.open(), async ({ page }) => {
      await page.locator('.step', { hasText: 'FlashAttention-2 → FastAttention' }).focus();
      await page.keyboard.press('Enter');
      await settled(page);
      const mark = page.locator('.claim blockquote mark').first();
      expect(await mark.textContent()).toContain('carries FlashAttention2 over to Ascend NPUs');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel');
      await page.keyboard.press('Escape');
      await settled(page);
      expect(await page.locator('.step').count()).toBe(7);
    }));

  it('points at edges of a neighbourhood too', () =>
    on(explorer.open('?around=Hardware:a100'), async ({ page }) => {
      const [edge] = (await page.evaluate(() => window.__explorer!.edges())).filter(
        each => each.source === 'Method:vllm',
      );
      await clickPicture(page, edge!.place!);
      expect(await page.locator('.claim .statement').first().textContent()).toBe('vLLM runs on A100');
    }));
});

describeInBrowser('finding one’s way', explorer => {
  it('search finds by alias, and opens by keyboard', () =>
    on(explorer.open(), async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('fa2');
      await page.locator('.results li').first().waitFor();
      expect(await page.locator('.results li').first().textContent()).toContain('FlashAttention-2');
      expect(await page.locator('.results .alias').first().textContent()).toBe('also “FA2”');
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('[role=combobox]').getAttribute('aria-activedescendant')).toBe('hit-0');
      await page.keyboard.press('Enter');
      await page.waitForURL(/around=Method%3Aflashattention2/);
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Around FlashAttention-2');
      expect(await page.locator('#panel h2').textContent()).toBe('FlashAttention-2');
    }));

  it('search says when nothing is called so', () =>
    on(explorer.open(), async ({ page }) => {
      await page.locator('[role=combobox]').fill('zzzqqq');
      await page.locator('.results-note').waitFor();
      expect(await page.locator('.results-note').textContent()).toBe('Nothing is called “zzzqqq”.');
    }));

  it('the legend counts, takes types out and brings them back', () =>
    on(explorer.open('?around=Method:flashattention'), async ({ page }) => {
      const hardware = page.locator('.kind', { hasText: 'Hardware' });
      expect(await hardware.textContent()).toBe('Hardware1');
      expect((await nodesOf(page)).has('A100')).toBe(true);
      await hardware.click();
      await settled(page);
      expect((await nodesOf(page)).has('A100')).toBe(false);
      expect(await hardware.getAttribute('aria-pressed')).toBe('false');
      expect(page.url()).toContain('hide=Hardware');
      await hardware.click();
      await settled(page);
      expect((await nodesOf(page)).has('A100')).toBe(true);
      await page.locator('.kind', { hasText: 'is applied to' }).click();
      await settled(page);
      expect((await nodesOf(page)).has('GPT-2')).toBe(false);
    }));

  it('the confidence brings weaker claims in', () =>
    on(explorer.open(), async ({ page }) => {
      expect(await page.locator('.step', { hasText: 'FlashAttention-2 → SageAttention2' }).count()).toBe(0);
      await page.locator('#confidence').fill('0.3');
      await page.waitForURL(/confidence=0.3/);
      await settled(page);
      expect(await page.locator('.step', { hasText: 'FlashAttention-2 → SageAttention2' }).count()).toBe(1);
    }));

  it('neighbours come in pages, counted, from the focus and from others', () =>
    on(explorer.open('?around=Method:flashattention&shown=3'), async ({ page }) => {
      expect(await page.locator('.sub').textContent()).toContain('3 of 8 neighbours shown');
      expect((await nodesOf(page)).size).toBe(4);
      await page.locator('.lead.page button').click();
      await settled(page);
      expect((await nodesOf(page)).size).toBe(9);
      await clickPicture(page, (await nodesOf(page)).get('A100')!);
      await page.locator('.actions button', { hasText: 'Expand here' }).click();
      await settled(page);
      expect((await nodesOf(page)).has('vLLM')).toBe(true);
      expect(page.url()).toContain('more=12+Hardware%3Aa100');
    }));

  it('the same view lies the same, and the browser goes back to it', () =>
    on(explorer.open('?around=Method:flashattention2'), async ({ page }) => {
      const before = [...(await nodesOf(page))];
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Lineage of LoRA');
      await page.goBack();
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Around FlashAttention-2');
      expect([...(await nodesOf(page))]).toEqual(before);
      await page.reload();
      await settled(page);
      expect([...(await nodesOf(page))]).toEqual(before);
      await page.goForward();
    }));

  it('an address opens the view, the selection and the filters that it names', () =>
    on(
      explorer.open(
        '?lineage=Method:flashattention2&direction=descendants&select=Method:flashattention2&with=Method:flashattention3&as=table',
      ),
      async ({ page }) => {
        expect(await page.locator('h1').textContent()).toBe('Lineage of FlashAttention-2');
        expect(await page.locator('.table-view tbody tr').count()).toBe(4);
        expect(await page.locator('.claim').count()).toBe(3);
        expect(await page.locator('.switch [aria-pressed=true]').first().textContent()).toBe('Table');
      },
    ));
});

describeInBrowser('questions', explorer => {
  it('are forms, and their answers tables whose names open', () =>
    on(explorer.open(), async ({ page }) => {
      await page.locator('.sidebar .item', { hasText: 'What beats a method' }).click();
      await settled(page);
      expect(await page.locator('.table-view .empty').textContent()).toBe('Fill in what is asked for, then ask.');
      await page.locator('#p-method').fill('flash attention');
      await page.keyboard.press('Enter');
      await page.locator('.result tbody tr').first().waitFor();
      await settled(page);
      expect(await page.locator('.result tbody tr td:first-child').allTextContents()).toEqual([
        'FastAttention',
        'FlashAttention-2',
        'SCFA',
      ]);
      await page.locator('.result .node-name', { hasText: 'SCFA' }).click();
      await settled(page);
      expect(await page.locator('#panel h2').textContent()).toBe('SCFA');
    }));
});

describeInBrowser('the page', explorer => {
  it('shows the table and says so where the browser can’t draw', () =>
    on(
      explorer.open('', {}, page =>
        page.addInitScript(() => {
          const getContext = HTMLCanvasElement.prototype.getContext as (...how: unknown[]) => unknown;
          HTMLCanvasElement.prototype.getContext = function (
            this: HTMLCanvasElement,
            kind: string,
            ...rest: unknown[]
          ) {
            return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
          } as typeof HTMLCanvasElement.prototype.getContext;
        }),
      ),
      async ({ page }) => {
        expect(await page.locator('.notice').textContent()).toContain('WebGL is missing');
        expect(await page.locator('.table-view tbody tr').count()).toBe(7);
        await page.locator('tbody tr', { hasText: 'SCFA' }).locator('button', { hasText: 'Evidence' }).click();
        await settled(page);
        expect(await page.locator('.claim').count()).toBe(2);
      },
    ));

  it('fits a phone: nothing is wider than the screen', () =>
    on(explorer.open('', { viewport: { width: 390, height: 844 } }), async ({ page }) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await page.locator('.sidebar').isVisible()).toBe(false);
      await page.locator('.menu-button').click();
      await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Lineage of LoRA');
      expect(await page.locator('.sidebar').isVisible()).toBe(false);
    }));

  it('says so when the server has gone', async () => {
    const { page, close } = await explorer.open();
    await page.route('**/api/**', route => route.abort());
    await page.locator('.sidebar .item', { hasText: 'LoRA' }).first().click();
    await page.locator('.message').waitFor();
    expect(await page.locator('.message').textContent()).toContain('The server does not answer');
    await page.unroute('**/api/**');
    await page.locator('.message').getByRole('button', { name: 'Try again' }).click();
    await settled(page);
    expect(await page.locator('h1').textContent()).toBe('Lineage of LoRA');
    await close();
  });
});

describeInBrowser(
  'an empty graph',
  explorer => {
    it('is answered with what to do', () =>
      on(explorer.open(), async ({ page }) => {
        expect(await page.locator('.message').textContent()).toContain('paperlineage ingest');
      }));
  },
  { nodes: [], claims: [] },
);
