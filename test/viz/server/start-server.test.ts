import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../../viz/server/limits.js';
import { type RunningServer, type ServerOptions, startServer } from '../../../viz/server/start-server.js';
import { fixtureStore } from '../fixture-store.js';

let pageFolder: string;
const running: RunningServer[] = [];

beforeAll(() => {
  pageFolder = mkdtempSync(join(tmpdir(), 'paperlineage-page-'));
  writeFileSync(join(pageFolder, 'index.html'), '<meta name="paperlineage-token" content="">');
  writeFileSync(join(pageFolder, 'secret.env'), 'not a file of the page');
});
afterAll(async () => {
  await Promise.all(running.map(server => server.stop()));
  rmSync(pageFolder, { recursive: true });
});

async function start(port: number, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ store: await fixtureStore(), port, pageFolder, ...options });
  running.push(server);
  return server;
}

/** Status of a raw request, whose Host header says what it likes. */
function statusOf(port: number, host: string, path = '/'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, headers: { host } }, response => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('the running server', () => {
  it('takes the next free port where one is busy, and says which', async () => {
    const first = await start(0);
    const second = await start(first.port);
    expect(second.port).toBeGreaterThan(first.port);
    expect(second.url).toBe(`http://127.0.0.1:${second.port}/`);
    expect((await fetch(second.url)).status).toBe(200);
  });

  it('answers to its own names only, whatever the request says of itself', async () => {
    const { port } = await start(0);
    expect(await statusOf(port, `localhost:${port}`)).toBe(200);
    expect(await statusOf(port, `[::1]:${port}`)).toBe(200);
    for (const host of ['evil.test', `evil.test:${port}`, 'localhost', `localhost:${port + 1}`]) {
      expect(await statusOf(port, host)).toBe(403);
    }
    expect(await statusOf(port, `localhost:${port}`, '/secret.env')).toBe(404);
    expect(await statusOf(port, `localhost:${port}`, '/../../etc/passwd')).toBe(404);
  });

  it('answers to names that were allowed too, at its own port or at the one that they say', async () => {
    const { port } = await start(0, { allowHosts: [{ name: 'lab.example' }, { name: 'proxy.example', port: 8080 }] });
    for (const host of [`lab.example:${port}`, `LAB.example:${port}`, 'proxy.example:8080', `localhost:${port}`]) {
      expect(await statusOf(port, host)).toBe(200);
    }
    for (const host of ['lab.example', 'lab.example:8080', `proxy.example:${port}`, `x.lab.example:${port}`]) {
      expect(await statusOf(port, host)).toBe(403);
    }
  });

  it('lets nobody ask own Cypher where it answers to other names, unless it was told to', async () => {
    const allowHosts = [{ name: 'lab.example' }];
    const started: string[] = [];
    const cypher = (name: string) => () => {
      started.push(name);
      return { ask: async () => '{}', close: () => {} };
    };
    await start(0, { cypher: cypher('by default') });
    await start(0, { cypher: cypher('with another name'), allowHosts });
    await start(0, { cypher: cypher('asked for'), allowHosts, ownCypher: true });
    expect(started).toEqual(['by default', 'asked for']);
  });

  it('takes links with the longest question that it answers, in any script', async () => {
    const { port } = await start(0);
    const path = `/?${new URLSearchParams({ cypher: '格'.repeat(LIMITS.cypherCharacters) })}`;
    expect(path.length).toBeGreaterThan(9 * LIMITS.cypherCharacters);
    expect(await statusOf(port, `localhost:${port}`, path)).toBe(200);
  });

  it('gives every start a token of its own', async () => {
    const pages = await Promise.all([start(0), start(0)].map(async server => (await fetch((await server).url)).text()));
    const tokens = pages.map(page => /content="([\w-]{43})"/.exec(page)?.[1]);
    expect(tokens[0]).toBeDefined();
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  it('stops, and leaves its port', async () => {
    const server = await start(0);
    await fetch(server.url);
    await server.stop();
    await expect(fetch(server.url)).rejects.toThrow();
    const again = await startServer({ store: await fixtureStore(), port: server.port, pageFolder });
    expect(again.port).toBe(server.port);
    await again.stop();
  });

  it('says what to do where the page is not built', async () => {
    const starting = startServer({ store: await fixtureStore(), port: 0, pageFolder: join(pageFolder, 'nowhere') });
    await expect(starting).rejects.toThrow('npm run build');
  });
});
