import { expect, it } from '@jest/globals';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

const builder = new GraphBuilder();
const paper = builder.paper('paper', 'A paper');
const [first, second] = [builder.method('First'), builder.method('Second')];
builder.method('Third');
const gpu = builder.hardware('GPU');
for (const method of [first, second]) builder.claim('RUNS_ON', paper, method, gpu);

describeInBrowser(
  'a path that passes through methods and papers only',
  explorer => {
    const lead = '#panel .lead';

    it('says so where there is none, and offers one through the rest, which the address keeps', () =>
      on(explorer.open('?from=Method:first&to=Method:second'), async ({ page }) => {
        expect(await page.locator(lead).textContent()).toBe(
          'No way of at most six steps joins the two at this confidence without passing through hardware, datasets, metrics or common terms.',
        );
        await page.getByRole('button', { name: 'Also through these' }).click();
        await page.waitForURL(/through=all/);
        await settled(page);
        expect([...(await nodesOf(page)).keys()]).toEqual(['First', 'GPU', 'Second']);
        expect(await page.locator('.path-step').count()).toBe(2);
        await page.reload();
        await settled(page);
        expect(await page.locator(lead).textContent()).toContain('may also pass through hardware');
        await page.getByRole('button', { name: 'Not through these' }).click();
        await page.waitForURL(url => !url.searchParams.has('through'));
        await settled(page);
        expect(await page.locator('.path-step').count()).toBe(0);
      }));

    it('says of two that nothing joins that it looked everywhere', () =>
      on(explorer.open('?from=Method:first&to=Method:third&through=all'), async ({ page }) => {
        expect(await page.locator(lead).textContent()).toContain(
          'at this confidence, not even passing through hardware',
        );
        expect(await page.locator('.stage .sub').textContent()).toBe('no way of at most 6 steps');
      }));
  },
  builder.build(),
);
