import { expect, it } from '@jest/globals';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { describeInBrowser, settled } from './explorer-page.js';

/** Texts made to run something where a page takes them for markup, an address or code. */
const HOSTILE = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 2">',
  '<svg onload="window.hit = 3">',
  '"><iframe src="javascript:parent.hit = 4"></iframe>',
  "'-(window.hit = 5)-'",
  '</title><script>window.hit = 6</script>',
  '<a href="javascript:window.hit=7">x</a>',
  '{{constructor.constructor("window.hit = 8")()}}',
  '<math><mtext></form><form><mglyph><style></math><img src onerror="window.hit = 9">',
  '<details open ontoggle="window.hit = 10">',
  '<link rel=stylesheet href="http://127.0.0.1:9/x.css">',
  '<img src="http://127.0.0.1:9/canary.png">',
  '\u202e<base href="http://127.0.0.1:9/">',
  '$'.concat('{window.hit = 11}'),
];

const builder = new GraphBuilder();
const paper = builder.paper('hostile', HOSTILE.join(' '), {
  abstract: HOSTILE.join('\n'),
  authors: HOSTILE,
  organisation: HOSTILE[1],
  published: '2024-01-01',
  url: 'javascript:window.hit=12',
});
const names = HOSTILE.map((text, i) =>
  builder.method(`${text} ${i}`, { key: `hostile ${i} ${text}`, aliases: [text], kind: text }),
);
names.slice(1).forEach((name, i) => {
  const evidence = HOSTILE[i]!;
  builder.claim('BUILDS_ON', paper, name, names[0]!, { evidence, start: 0, end: 40, rule: evidence, confidence: 0.9 });
});
builder.claim('INTRODUCES', paper, paper, names[1]!, { evidence: HOSTILE[0], start: 0, end: 40, confidence: 0.9 });

describeInBrowser(
  'texts made to run something',
  explorer => {
    it('stay texts everywhere: list, picture, panel, search, table, question, address', async () => {
      const { page, complaints, elsewhere, close } = await explorer.open();
      const dialogs: string[] = [];
      page.on('dialog', dialog => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      expect(await page.locator('.step').count()).toBe(HOSTILE.length - 1);
      await page.locator('.step').first().click();
      await settled(page);
      for (const details of await page.locator('.claim details').all()) await details.locator('summary').click();
      await page.locator('.paper-title').first().click();
      await settled(page);
      expect(await page.locator('.panel .abstract').first().textContent()).toContain('<script>');
      await page.locator('.claim .node-name').first().click();
      await settled(page);
      await page.locator('[role=combobox]').fill(HOSTILE[1]!);
      await page.locator('.results li').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.switch button', { hasText: 'Table' }).click();
      await settled(page);
      await page.goto(
        `${explorer.url}?ask=successors&p.method=${encodeURIComponent('hostile 0 '.concat(HOSTILE[0]!))}`,
      );
      await settled(page);
      expect(await page.locator('.answer tbody tr').count()).toBeGreaterThan(0);
      await page.goto(`${explorer.url}?lineage=${encodeURIComponent(`Method:${HOSTILE[0]}`)}`);
      await page.locator('.message').waitFor();
      expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
      expect(await page.locator('a[href^="javascript:"], iframe, main img, aside img, base').count()).toBe(0);
      expect(dialogs).toEqual([]);
      expect(elsewhere).toEqual([]);
      expect(complaints.filter(text => !text.includes('404'))).toEqual([]);
      await close();
    });
  },
  builder.build(),
);
