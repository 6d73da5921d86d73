import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { describeInBrowser, type OpenPage, settled } from './explorer-page.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlineage-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

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
  ']]><script>window.hit = 12</script><![CDATA[',
  '--><svg xmlns="http://www.w3.org/2000/svg"><script>window.hit = 13</script></svg><!--',
  '</text><script xmlns="http://www.w3.org/1999/xhtml">window.hit = 14</script><text>',
  '</text></svg><svg onload="window.hit = 15"><text>',
  '<animate onbegin="window.hit = 16" attributeName="x" dur="1s"/>',
  '<set attributeName="href" to="javascript:window.hit=17"/>',
  '<foreignObject><body onload="window.hit = 18"/></foreignObject>',
  '<use href="data:image/svg+xml,<svg id=x onload=window.hit=19>#x"/>',
  '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>',
  '<!DOCTYPE svg [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>&x;',
  '&lt;script&gt;window.hit = 20&lt;/script&gt;&#60;script&#62;window.hit = 21&#60;/script&#62;',
  '" onmouseover="window.hit = 22" x="',
  "' style='background:url(http://127.0.0.1:9/x.png)' '",
  '</style><style>@import "http://127.0.0.1:9/x.css";</style>',
  '\\u003cscript\\u003ewindow.hit = 23\\u003c/script\\u003e',
  '<object data="javascript:window.hit=24"></object><embed src="javascript:window.hit=25">',
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

/** Opens a file of its own in a fresh context, and waits for whatever it may set off. */
async function openAlone(opened: OpenPage, path: string): Promise<{ hit: unknown; asked: string[]; dialogs: number }> {
  const context = await opened.page.context().browser()!.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  let dialogs = 0;
  page.on('request', request => asked.push(request.url()));
  page.on('dialog', dialog => {
    dialogs++;
    void dialog.dismiss();
  });
  await page.goto(`file://${path}`);
  await page.waitForTimeout(500);
  const hit = await page.evaluate(() => (window as { hit?: number }).hit);
  await context.close();
  return { hit, asked: asked.slice(1), dialogs };
}

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
      for (const toggle of await page.locator('.claim .more > * > button').all()) await toggle.click();
      expect(await page.locator('.claim .cite pre').first().textContent()).toContain('<script>');
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
      expect(await page.locator('.result tbody tr').count()).toBeGreaterThan(0);
      await page.goto(`${explorer.url}?lineage=${encodeURIComponent(`Method:${HOSTILE[0]}`)}`);
      await page.locator('.message').waitFor();
      expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
      expect(await page.locator('a[href^="javascript:"], iframe, main img, aside img, base').count()).toBe(0);
      expect(dialogs).toEqual([]);
      expect(elsewhere).toEqual([]);
      expect(complaints.filter(text => !text.includes('404'))).toEqual([]);
      await close();
    });

    it.each(['', '?map=all', `?around=${encodeURIComponent(`Method:hostile 0 ${HOSTILE[0]}`)}&shown=40`])(
      'do nothing in the picture or in the SVG that is taken along: %s',
      async query => {
        const opened = await explorer.open(query);
        const { page, complaints, elsewhere } = opened;
        const nodes = await page.evaluate(() => window.__explorer!.nodes().length);
        expect(nodes).toBeGreaterThanOrEqual(HOSTILE.length);
        await page.locator('.take summary').click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('.take button', { hasText: 'picture.svg' }).click(),
        ]);
        const svg = join(folder, 'picture.svg');
        await download.saveAs(svg);
        expect((await readFile(svg, 'utf8')).includes('&lt;')).toBe(true);
        expect(await openAlone(opened, svg)).toEqual({ hit: undefined, asked: [], dialogs: 0 });
        expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
        expect([...complaints, ...elsewhere]).toEqual([]);
        await opened.close();
      },
    );

    it('are thirty', () => {
      expect(new Set(HOSTILE).size).toBe(30);
    });
  },
  builder.build(),
);
