import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { packageFile } from '../../../package-root.js';
import { ownCypher } from '../../../viz/server/own-cypher/own-cypher.js';
import { embeddedStore } from '../server/own-cypher/filled-store.js';
import { describeInBrowser, nodesOf, on, settled } from './explorer-page.js';

const served = async () => {
  const filled = await embeddedStore();
  const cypher = () => ownCypher(filled.choice, { rows: 20, ms: 60_000 });
  return { store: filled.store, cypher, remove: () => filled.remove() };
};

/** Waits for the editor, and takes the place of what it holds. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

async function run(page: Page, text: string): Promise<void> {
  await write(page, text);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.waitForURL(url => url.searchParams.get('cypher') === text);
  await settled(page);
}

const BUILDS_ON = "MATCH (m:Method)-[r:BUILDS_ON]->(n:Method {key: 'flashattention'}) RETURN m, r, n ORDER BY m.key";

describeInBrowser(
  'own Cypher',
  explorer => {
    it('is written in an editor, loaded when it is opened, whose styles a strict policy allows', () =>
      on(explorer.open(), async ({ page }) => {
        const asked: string[] = [];
        page.on('request', request => asked.push(request.url()));
        await page.locator('.sidebar .item', { hasText: 'Own Cypher' }).click();
        await page.locator('.cm-content').waitFor();
        expect(asked.filter(url => url.includes('cypher-editor'))).not.toEqual([]);
        await page.locator('.cm-content').click();
        await page.keyboard.insertText('MATCH (m) RETURN 1');
        const keyword = page.locator('.cm-line span', { hasText: /^MATCH$/ });
        expect(await keyword.evaluate(each => getComputedStyle(each).fontWeight)).toBe('600');
        expect(await page.locator('style').count()).toBe(0);
      }));

    it('takes every key that is typed, a slash too', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        await page.locator('.cm-content').click();
        await page.keyboard.type('RETURN 4/2 // x');
        expect(await page.locator('.cm-content').textContent()).toBe('RETURN 4/2 // x');
        expect(await page.locator('[role=combobox]').first().inputValue()).toBe('');
      }));

    it('is completed with the model’s labels, relations and properties', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        await page.locator('.cm-content').click();
        const offered = page.locator('.cm-tooltip-autocomplete li .cm-completionLabel');
        await page.keyboard.type('MATCH (m:Meth');
        await offered.first().waitFor();
        expect(await offered.allTextContents()).toEqual(['Method']);
        await page.waitForTimeout(200);
        await page.keyboard.press('Enter');
        await page.keyboard.type(')-[r:BUILD');
        await page.getByText('BUILDS_ON').waitFor();
        await page.waitForTimeout(200);
        await page.keyboard.press('Enter');
        expect((await page.locator('.cm-line').textContent())?.startsWith('MATCH (m:Method)-[r:BUILDS_ON')).toBe(true);
      }));

    it('is answered as a picture and as a table, and the address keeps both', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        await run(page, BUILDS_ON);
        expect([...(await nodesOf(page)).keys()].sort()).toEqual([
          'FastAttention',
          'FlashAttention',
          'FlashAttention-2',
          'SCFA',
        ]);
        expect(await page.locator('.sub').textContent()).toBe('3 rows; 4 nodes with all relations among them');
        await page.locator('.switch button', { hasText: 'Table' }).click();
        await settled(page);
        expect(await page.locator('thead').textContent()).toBe('mrn');
        await page.locator('td', { hasText: 'SCFA builds on' }).getByRole('button').click();
        await settled(page);
        expect(await page.locator('#panel .kicker').textContent()).toBe('Why this edge is here');
        await page.reload();
        await settled(page);
        expect(await page.locator('.result tbody tr').count()).toBe(3);
        expect(await page.locator('.cm-content').textContent()).toBe(BUILDS_ON);
      }));

    it('takes values as parameters, which stand beside it', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        await write(page, 'MATCH (m:Method {key: $key}) RETURN m.name AS name, $share + 1 AS more');
        await page.locator('.parameters input[name=key]').fill('lora');
        await page.locator('.parameters input[name=share]').fill('0.5');
        await page.getByRole('button', { name: 'Run' }).click();
        await page.waitForURL(/p\.key=lora&p\.share=0\.5/);
        await settled(page);
        expect(await page.locator('.result tbody td').allTextContents()).toEqual(['LoRA', '1.5']);
      }));

    it('is remembered', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        await run(page, 'RETURN 1 AS one');
        await run(page, 'RETURN 2 AS two');
        await page.locator('.menu summary', { hasText: 'History' }).click();
        await page.locator('.menu[open] li button').first().waitFor();
        expect(await page.locator('.menu[open] li button').allTextContents()).toEqual([
          'RETURN 2 AS two',
          'RETURN 1 AS one',
        ]);
        await page.locator('.menu[open] li button').last().click();
        expect(await page.locator('.cm-content').textContent()).toBe('RETURN 1 AS one');
      }));

    it('says when an answer was cut', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        await run(page, 'UNWIND range(1, 100) AS x RETURN x');
        expect(await page.locator('.notice.cut').textContent()).toContain('The answer was cut after 20 rows');
      }));

    it('says so above a picture too, and once', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        const said = page.locator('.notice.cut:visible');
        await run(page, 'MATCH (m:Method)-[r]->(n) RETURN m, n ORDER BY m.key, r.id');
        expect(await page.locator('.canvas').isVisible()).toBe(true);
        expect(await said.textContent()).toContain('The answer was cut after 20 rows');
        expect((await said.boundingBox())!.y).toBeLessThan((await page.locator('.canvas').boundingBox())!.y);
        await page.locator('.switch button', { hasText: 'Table' }).click();
        await settled(page);
        expect(await said.allTextContents()).toEqual([expect.stringContaining('The answer was cut after 20 rows')]);
        await page.locator('.switch button', { hasText: 'Picture' }).click();
        await settled(page);
        expect(await said.count()).toBe(1);
        await page.locator('.sidebar .item', { hasText: 'The whole graph' }).click();
        await settled(page);
        expect(await said.count()).toBe(0);
      }));

    it.each([
      [
        'MATCH (m:Method)\n  DETACH DELETE m',
        'Line 2, column 3: `DETACH` is not taken: a question only reads.',
        'DETACH',
      ],
      ["LOAD CSV FROM 'file:///etc/hostname' AS x RETURN x", 'Line 1, column 1: ', 'LOAD'],
    ])('points at what is wrong: %j', async (text, message, marked) => {
      const { page, complaints, close } = await explorer.open('?cypher=');
      await write(page, text);
      await page.keyboard.press('ControlOrMeta+Enter');
      await page.locator('.problem').waitFor();
      expect(await page.locator('.problem').textContent()).toContain(message);
      expect(await page.locator('.cm-trouble').textContent()).toBe(marked);
      expect(complaints.filter(complaint => !complaint.includes('400'))).toEqual([]);
      await page.keyboard.press('End');
      await page.keyboard.type(' ');
      expect(await page.locator('.cm-trouble').count()).toBe(0);
      await close();
    });

    it('has what there is to ask of beside it', () =>
      on(explorer.open('?cypher='), async ({ page }) => {
        await page.locator('.schema summary').click();
        await page.locator('.schema-help').waitFor();
        expect(await page.locator('.schema-help dt').allTextContents()).toEqual(
          expect.arrayContaining(['Paper', 'Metric', 'BUILDS_ON', 'ACHIEVES']),
        );
      }));

    it('gives what a question and a picture show, from the Export list', () =>
      on(explorer.open('?ask=successors&p.method=flash attention'), async ({ page }) => {
        const rows = await page.locator('.result tbody tr').count();
        await page.locator('.take summary').click();
        await page.getByRole('button', { name: /^Cypher/ }).click();
        await page.waitForURL(/cypher=/);
        await settled(page);
        expect(new URL(page.url()).searchParams.get('p.method')).toBe('flashattention');
        expect(await page.locator('.result tbody tr').count()).toBe(rows);
        await page.goto(`${explorer.url}?lineage=Method:flashattention`);
        await settled(page);
        const shown = [...(await nodesOf(page)).keys()].sort();
        await page.locator('.take summary').click();
        await page.getByRole('button', { name: /^Cypher/ }).click();
        await page.waitForURL(/cypher=/);
        await settled(page);
        expect([...(await nodesOf(page)).keys()].sort()).toEqual(shown);
      }));
  },
  served,
);

describeInBrowser('own Cypher where it is off', explorer => {
  it('is not offered, and a link to it says why', async () => {
    const { page, close } = await explorer.open('?cypher=RETURN 1');
    expect(await page.locator('.sidebar .item', { hasText: 'Own Cypher' }).count()).toBe(0);
    expect(await page.locator('.problem').textContent()).toContain('--own-cypher');
    await close();
  });
});

it('the editor is a chunk of its own that is light enough, and so is the rest of the page', () => {
  const folder = join(process.env.PAGE_FOLDER ?? packageFile('dist', 'page'), 'assets');
  const size = (file: string) => gzipSync(readFileSync(join(folder, file))).length;
  const editor = readdirSync(folder).filter(file => /^cypher-editor-.*\.js$/.test(file));
  const first = readdirSync(folder).filter(file => /^index-.*\.(js|css)$/.test(file));
  expect(editor).toHaveLength(1);
  expect(size(editor[0]!)).toBeLessThan(200_000);
  expect(first.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(250_000);
});
