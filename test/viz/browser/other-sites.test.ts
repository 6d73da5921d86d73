import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from './explorer-page.js';

describeInBrowser('a page of another site', explorer => {
  let other: Server;
  let address: string;
  beforeAll(async () => {
    other = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<title>other</title><body></body>');
    });
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    address = `http://localhost:${(other.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    other?.close();
  });

  it('can read nothing and ask nothing, by fetch, script, image, form or frame', async () => {
    const { page, close } = await explorer.open();
    await page.goto(address);
    const found = await page.evaluate(async target => {
      const settle = (asked: Promise<Response>) =>
        asked.then(
          async answer => `${answer.type} ${await answer.text()}`,
          () => 'refused',
        );
      const loaded = (element: HTMLScriptElement | HTMLImageElement, from: string) =>
        new Promise<string>(resolve => {
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          element.src = from;
          document.body.append(element);
        });
      const ask = { method: 'POST', body: '{}' };
      const headers = { 'content-type': 'application/json', 'x-paperlineage-token': 'guess' };
      return {
        page: await settle(fetch(target)),
        api: await settle(fetch(`${target}api/overview`, { ...ask, headers })),
        blind: await settle(fetch(`${target}api/overview`, { ...ask, mode: 'no-cors' })),
        image: await loaded(new Image(), `${target}icon.svg`),
        script: await loaded(document.createElement('script'), `${target}icon.svg`),
      };
    }, explorer.url);
    expect(found).toEqual({ page: 'refused', api: 'refused', blind: 'refused', image: 'refused', script: 'refused' });
    const form = `<form method="post" enctype="text/plain" action="${explorer.url}api/overview"><input name="{}"></form>`;
    await page.setContent(form);
    const [sent] = await Promise.all([
      page.waitForResponse(response => response.url().endsWith('api/overview')),
      page.waitForURL('**/api/overview'),
      page.evaluate(() => document.forms[0]!.submit()),
    ]);
    expect(sent.status()).toBe(403);
    await page.goto(address);
    await page.setContent(`<iframe src="${explorer.url}"></iframe>`);
    await page.waitForTimeout(500);
    const framed = page.frames().find(frame => frame !== page.mainFrame());
    const insides =
      (await framed
        ?.locator('body')
        .innerHTML()
        .catch(() => '')) ?? '';
    expect(insides).not.toContain('Paperlineage');
    await close();
  });
});
