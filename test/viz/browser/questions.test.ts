import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, on, settled } from './explorer-page.js';

describeInBrowser('a question whose parameters do not fit', explorer => {
  const trouble = (page: Page) => page.locator('.question .problem');

  it('keeps its form, says what is wrong below it, and asks again with a name that is chosen', async () => {
    const { page, close } = await explorer.open('?ask=beats&p.method=flashatention');
    expect(await page.locator('h1').textContent()).toBe('What beats a method');
    expect(await page.locator('#p-method').inputValue()).toBe('flashatention');
    expect(await page.locator('#p-method').getAttribute('aria-invalid')).toBe('true');
    expect(await trouble(page).locator('p').textContent()).toBe('No method is called "flashatention". Did you mean:');
    expect(await page.locator('.result, .empty:visible, .message:visible').count()).toBe(0);
    await trouble(page).getByRole('button', { name: 'FlashAttention', exact: true }).click();
    await page.waitForURL(/p\.method=FlashAttention$/);
    await settled(page);
    expect(await page.locator('#p-method').inputValue()).toBe('FlashAttention');
    expect(await trouble(page).count()).toBe(0);
    expect(await page.locator('.result tbody tr').count()).toBeGreaterThan(0);
    await page.goBack();
    await settled(page);
    expect(await trouble(page).count()).toBe(1);
    await close();
  });

  it('keeps the focus where a wrong value is given by keyboard', async () => {
    const { page, close } = await explorer.open('?ask=beats');
    await page.locator('#p-method').fill('flashatention');
    await page.keyboard.press('Enter');
    await trouble(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('p-method');
    await close();
  });

  it('says of a value that is out of bounds, and of a parameter that is not there, what there is', async () => {
    const { page, close } = await explorer.open('?ask=most-built-upon&p.limit=0');
    expect(await trouble(page).textContent()).toBe(
      'Parameter `limit` must be a whole number from 1 to 10000, not "0".',
    );
    await page.goto(`${explorer.url}?ask=beats&p.method=FlashAttention&p.depth=2`);
    await trouble(page).waitFor();
    expect(await trouble(page).textContent()).toMatch(/^There is no parameter `depth`; it takes method/);
    expect(await page.locator('#p-method').inputValue()).toBe('FlashAttention');
    await page.getByRole('button', { name: 'Ask' }).click();
    await settled(page);
    expect(await page.locator('.result tbody tr').count()).toBeGreaterThan(0);
    await close();
  });

  it('that is none at all is a message with ways on', async () => {
    const { page, close } = await explorer.open();
    await page.goto(`${explorer.url}?ask=nosuch`);
    await page.locator('.message').waitFor();
    expect(await page.locator('.message p').textContent()).toContain('There is no question `nosuch`.');
    expect(await page.locator('.message').getByRole('button').count()).toBe(2);
    await close();
  });
});

describeInBrowser('the form of a question', explorer => {
  it('about two nodes calls them one and the other', () =>
    on(explorer.open('?ask=evidence-for'), async ({ page }) => {
      expect(await page.locator('h1').textContent()).toBe('Evidence between two nodes');
      expect(await page.locator('.question label span').allTextContents()).toEqual(['one node', 'the other']);
    }));
});
