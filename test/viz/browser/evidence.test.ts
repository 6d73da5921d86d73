import { expect, it } from '@jest/globals';
import { describeInBrowser, on, settled } from './explorer-page.js';

const PAIR = '?select=Method:flashattention&with=Method:fastattention';

describeInBrowser('why an edge is here', explorer => {
  it('is told claim by claim: quote, confidence, rule, date, paper', () =>
    on(explorer.open(PAIR), async ({ page }) => {
      const claim = page.locator('.claim').first();
      expect(await claim.locator('.how').textContent()).toBe('71 % sure · found by rule fixture:builds_on');
      expect(await claim.locator('.source').textContent()).toContain('22 Oct 2024');
      expect(await claim.locator('.source a').getAttribute('href')).toBe('https://arxiv.org/abs/2410.16663');
      await claim.locator('.whole > button').click();
      const quote = 'Like FlashAttention, from which it takes the online softmax, FastAttention is exact.';
      expect(await claim.locator('.abstract mark').allTextContents()).toEqual([quote]);
      expect(await claim.locator('.abstract').textContent()).toMatch(/^FastAttention: Extend FlashAttention2.*\n/);
    }));

  it('is copied as a citation, in BibTeX, and as a quote', () =>
    on(explorer.open(PAIR, { permissions: ['clipboard-read', 'clipboard-write'] }), async ({ page }) => {
      const claim = page.locator('.claim').first();
      await claim.locator('.cite > button').click();
      const copied = async (name: string) => {
        await claim.getByRole('button', { name: `Copy as ${name}`, exact: true }).click();
        await claim.getByText('Copied').last().waitFor();
        return page.evaluate(() => navigator.clipboard.readText());
      };
      expect(await copied('Citation')).toMatch(/^.+ FastAttention: Extend .+ 2024\. arXiv:2410\.16663\. https:/);
      expect(await copied('BibTeX')).toMatch(/^@misc\{\w+2024fastattention,\n {2}title = \{\{FastAttention: .*\n\}$/s);
      expect(await copied('Quote')).toMatch(/^“Like FlashAttention, .* is exact\.” .+2024\./);
    }));

  it('is marked for copying where the browser does not let the page copy', () =>
    on(
      explorer.open(PAIR, {}, page =>
        page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })),
      ),
      async ({ page }) => {
        const claim = page.locator('.claim').first();
        await claim.locator('.cite > button').click();
        await claim.getByRole('button', { name: 'Copy as Citation' }).click();
        await claim.getByText('Marked: copy it with the keyboard').waitFor();
        expect(await page.evaluate(() => String(getSelection()))).toContain('arXiv:2410.16663');
      },
    ));

  it('is told of a paper too, with its abstract, facts and citation', () =>
    on(explorer.open('?select=Paper:arXiv:2205.14135'), async ({ page }) => {
      expect(await page.locator('#panel dl').textContent()).toContain('OrganisationStanford University');
      await page.locator('#panel > .cite > button').click();
      expect(await page.locator('#panel > .cite pre').last().textContent()).toContain('eprint = {2205.14135}');
    }));
});

describeInBrowser('the front list', explorer => {
  it('has the whole graph, lineages, questions and the newest papers, each a click away', () =>
    on(explorer.open(), async ({ page }) => {
      const titles = await page.locator('.sidebar h2').allTextContents();
      expect(titles).toEqual(['Lineages', 'Questions', 'Newest papers']);
      await page.locator('.sidebar .further summary').first().click();
      await page.locator('.sidebar .item', { hasText: 'Methods by hardware' }).click();
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe('Methods by hardware');
      await page.locator('.sidebar .item', { hasText: 'SageAttention2' }).last().click();
      await settled(page);
      expect(await page.locator('#panel h2').textContent()).toMatch(/^SageAttention2: /);
    }));

  it('offers names of the graph while a question is filled in, of the kind that it takes', () =>
    on(explorer.open('?ask=runs-on'), async ({ page }) => {
      await page.locator('#p-hardware').fill('a10');
      await page.locator('#p-hardware-names option').first().waitFor({ state: 'attached' });
      const values = await page
        .locator('#p-hardware-names option')
        .evaluateAll(all => all.map(each => each.getAttribute('value')));
      expect(values).toContain('A100');
      expect(values).not.toContain('FlashAttention');
    }));
});
