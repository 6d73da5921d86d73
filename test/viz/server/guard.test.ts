import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { fixtureApp, HOST, post, request, TOKEN } from './fixture-app.js';

let app: Hono;
beforeAll(async () => {
  app = await fixtureApp();
});

describe('the host that a request names', () => {
  it.each([HOST, 'localhost:4173', 'LOCALHOST:4173'])('is answered where it is the server itself: %s', async host => {
    expect((await request(app, '/', { host })).status).toBe(200);
  });

  it.each([
    'evil.test',
    'evil.test:4173',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:4174',
    '127.0.0.1.evil.test:4173',
    'localhost.:4173',
    '127.0.0.2:4173',
    '0.0.0.0:4173',
    '[::]:4173',
    'localhost:4173@evil.test',
    '2130706433:4173',
  ])('is refused otherwise, before anything is looked up: %s', async host => {
    for (const path of ['/', '/icon.svg', '/nowhere']) expect((await request(app, path, { host })).status).toBe(403);
    const response = await post(app, '/api/overview', {}, { host, origin: `http://${host}` });
    expect(response.status).toBe(403);
    const { error } = (await response.json()) as { error: string };
    expect(error).toMatch(/only to its own address\..* `--allow-host`/);
    for (const name of [host, HOST, 'localhost']) expect(error).not.toContain(name);
  });

  it('must be named', async () => {
    expect((await request(app, '/', { host: '' })).status).toBe(403);
  });
});

describe('the site that a request comes from', () => {
  it.each([
    ['http://evil.test', 'cross-site'],
    ['https://127.0.0.1:4173', 'cross-site'],
    ['http://127.0.0.1:9999', 'same-site'],
    ['null', 'cross-site'],
  ])('is refused: %s, %s', async (origin, site) => {
    expect((await post(app, '/api/overview', {}, { origin })).status).toBe(403);
    expect((await post(app, '/api/overview', {}, { 'sec-fetch-site': site })).status).toBe(403);
    expect((await request(app, '/assets/main.js', { 'sec-fetch-site': site })).status).toBe(403);
  });

  it('may link to the page, but not post to it', async () => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await request(app, '/', link)).status).toBe(200);
    expect((await post(app, '/api/overview', {}, link)).status).toBe(403);
  });

  it('is fine where it is the page itself', async () => {
    const own = { origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' };
    expect((await post(app, '/api/overview', {}, own)).status).toBe(200);
  });
});

describe('the API', () => {
  it.each(['', 'wrong', `${TOKEN}x`, TOKEN.toUpperCase()])('wants the token of this start, not %j', async token => {
    const response = await post(app, '/api/overview', {}, { 'x-paperlineage-token': token });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: expect.stringContaining('Load it again') });
  });

  it('does not take the token from the address', async () => {
    const path = `/api/overview?token=${TOKEN}&x-paperlineage-token=${TOKEN}`;
    expect((await post(app, path, {}, { 'x-paperlineage-token': '' })).status).toBe(403);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('is not for %s', async method => {
    const headers = { 'x-paperlineage-token': TOKEN };
    expect((await request(app, '/api/overview', headers, { method })).status).toBe(405);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'is not for %j',
    async type => {
      expect((await post(app, '/api/overview', {}, { 'content-type': type })).status).toBe(415);
    },
  );

  it('takes no request of many bytes', async () => {
    const response = await post(app, '/api/search', { text: 'x'.repeat(300_000) });
    expect(response.status).toBe(413);
  });
});

describe('every answer', () => {
  it.each(['/', '/icon.svg', '/nowhere', '/api/overview'])('keeps the browser strict: %s', async path => {
    const { headers } = await request(app, path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('has them when it is a refusal too', async () => {
    const { headers } = await request(app, '/', { host: 'evil.test' });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('the files of the page', () => {
  it('are served from the fixed map, with their type', async () => {
    const response = await request(app, '/assets/main.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const again = await request(app, '/assets/main.js', { 'if-none-match': response.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('carry the token in the page only', async () => {
    const page = await (await request(app, '/')).text();
    expect(page).toContain(`<meta name="paperlineage-token" content="${TOKEN}">`);
    expect((await request(app, '/index.html')).status).toBe(404);
  });

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/%252e%252e%252fpackage.json',
    '/assets/../../package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00main.js',
    '/assets/main.js%00',
    '/assets//main.js',
    '//etc/passwd',
    '/etc/passwd',
    '/assets',
    '/assets/',
    '/assets/main.js/',
    '/assets/MAIN.JS',
    '/C:/Windows/win.ini',
    '/@fs/etc/passwd',
    '/__proto__',
    '/constructor',
    '/index.html?raw',
  ])('are all there is: %s', async path => {
    const response = await request(app, path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'There is nothing at this address.' });
  });
});
