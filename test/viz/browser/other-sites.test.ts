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

  it.each(['localhost', '127.0.0.1'])(
    'can read nothing by other ways either, from another port or name: %s',
    async name => {
      const { page, close } = await explorer.open();
      const served: string[] = [];
      page.on('response', response => {
        if (response.url().startsWith(explorer.url) && response.status() < 400) served.push(response.url());
      });
      await page.goto(address.replace('localhost', name));
      const found = await page.evaluate(async target => {
        const ends = (element: HTMLElement) =>
          new Promise<string>(resolve => {
            element.onload = () => resolve('loaded');
            element.onerror = () => resolve('refused');
            document.head.append(element);
          });
        const link = (rel: string, as: string) =>
          ends(Object.assign(document.createElement('link'), { rel, as, href: `${target}assets/none.css` }));
        const events = new Promise<string>(resolve => {
          const source = new EventSource(`${target}api/state`);
          source.onopen = () => resolve('opened');
          source.onerror = () => {
            source.close();
            resolve('refused');
          };
        });
        const socket = new Promise<string>(resolve => {
          const opened = new WebSocket(target.replace('http', 'ws'));
          opened.onopen = () => resolve('opened');
          opened.onerror = () => resolve('refused');
        });
        navigator.sendBeacon(`${target}api/overview`, new Blob(['{}'], { type: 'text/plain' }));
        const module = import(`${target}icon.svg`).then(
          () => 'loaded',
          () => 'refused',
        );
        const image = ends(Object.assign(new Image(), { src: `${target}icon.svg`, crossOrigin: 'anonymous' }));
        return {
          style: await link('stylesheet', ''),
          preload: await link('preload', 'style'),
          events: await events,
          socket: await socket,
          module: await module,
          image: await image,
        };
      }, explorer.url);
      expect(new Set(Object.values(found))).toEqual(new Set(['refused']));
      await page.waitForTimeout(300);
      expect(served).toEqual([]);
      await close();
    },
  );

  it('that opens it in a window of its own gets no hold of it', async () => {
    const { page, close } = await explorer.open();
    await page.goto(address);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.evaluate(target => {
        (window as { other?: Window | null }).other = window.open(target);
      }, explorer.url),
    ]);
    await opened.waitForLoadState();
    const held = await page.evaluate(() => {
      const { other } = window as { other?: Window | null };
      try {
        return other?.closed ? 'nothing' : String(other?.document.title);
      } catch {
        return 'nothing';
      }
    });
    expect(held).toBe('nothing');
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    await close();
  });

  it('whose name points at this machine is not answered', async () => {
    const { page, close } = await explorer.open();
    const rebound = explorer.url.replace('127.0.0.1', 'evil.test');
    const answer = await page.goto(rebound);
    expect(answer?.status()).toBe(403);
    expect(await page.content()).not.toContain('paperlineage-token');
    const asked = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/api/overview', { method: 'POST', body: '{}', headers });
      return [response.status, await response.text()];
    });
    expect(asked).toEqual([403, expect.stringContaining('This server answers only to its own address.')]);
    await close();
  });
});
