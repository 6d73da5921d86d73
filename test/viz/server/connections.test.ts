import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningServer, startServer } from '../../../viz/server/start-server.js';
import { fixtureStore } from '../fixture-store.js';

const SLOW = 300;

let pageFolder: string;
let server: RunningServer;
let token: string;

beforeAll(async () => {
  pageFolder = mkdtempSync(join(tmpdir(), 'paperlineage-page-'));
  writeFileSync(join(pageFolder, 'index.html'), '<meta name="paperlineage-token" content="">');
  server = await startServer({ store: await fixtureStore(), port: 0, pageFolder });
  token = /content="([^"]+)"/.exec(await (await fetch(server.url)).text())![1]!;
});
afterAll(async () => {
  await server?.stop();
  rmSync(pageFolder, { recursive: true });
});

function opened(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

const closed = (socket: Socket) => new Promise(resolve => socket.once('close', resolve).resume());

describe('connections that take their time', () => {
  it('do not keep others from an answer, and are closed', async () => {
    const sockets = await Promise.all(Array.from({ length: SLOW }, opened));
    for (const [i, socket] of sockets.entries()) {
      if (i % 2 === 0) socket.write(`POST /api/overview HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n`);
      socket.on('error', () => socket.destroy());
    }
    expect((await fetch(server.url)).status).toBe(200);
    await Promise.all(sockets.filter((_, i) => i % 2 === 0).map(closed));
    expect((await fetch(server.url)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  it('are closed where the body stops coming', async () => {
    const socket = await opened();
    const head = `POST /api/overview HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: application/json\r\nX-Paperlineage-Token: ${token}\r\nContent-Length: 100\r\n\r\n`;
    socket.write(`${head}{"min`);
    await closed(socket);
  });
});

describe('a body without end', () => {
  it('is refused long before it has come, also where it does not say its length', async () => {
    let sent = 0;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(
        {
          port: server.port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/api/overview',
          headers: { 'content-type': 'application/json', 'x-paperlineage-token': token },
        },
        response => {
          resolve(response.statusCode);
          asked.destroy();
        },
      );
      asked.on('error', reject);
      const piece = Buffer.alloc(64 * 1024, ' ');
      const more = () => {
        sent += piece.length;
        if (sent < 100 * 2 ** 20 && !asked.destroyed) asked.write(piece, () => setImmediate(more));
      };
      more();
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(20 * 2 ** 20);
  });
});

describe('what is no request', () => {
  it.each([
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n',
    'GET http://evil.test/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'CONNECT evil.test:80 HTTP/1.1\r\nHost: evil.test\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: evil.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n',
    'nonsense\r\n\r\n',
    `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  ])('is not answered with the page: %j', async text => {
    const socket = await opened();
    let told = '';
    socket.on('data', piece => {
      told += piece.toString('latin1');
      socket.end();
    });
    socket.on('error', () => socket.destroy());
    socket.write(text);
    await closed(socket);
    expect(told).not.toMatch(/HTTP\/1\.1 (?:200|101)/);
    expect(told).not.toContain('paperlineage-token');
    expect((await fetch(server.url)).status).toBe(200);
  });
});
