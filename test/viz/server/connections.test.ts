import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningServer, startServer } from '../../../viz/server/start-server.js';
import { fixtureStore } from '../fixture-store.js';

const SLOW = 1000;

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

/** Status of a question to the API with the page's token. */
async function ask(body: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-paperlineage-token': token };
  return (await fetch(`${server.url}api/overview`, { method: 'POST', body, headers })).status;
}

/** What a server says to what is sent as it stands, until it closes. */
async function told(text: string): Promise<string> {
  const socket = await opened();
  let answer = '';
  socket.on('data', piece => {
    answer += piece.toString('latin1');
  });
  socket.on('error', () => socket.destroy());
  socket.write(text);
  await closed(socket);
  return answer;
}

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
    expect(await ask('{}')).toBe(200);
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

describe('the host that a raw request names', () => {
  const at = (host: string) => host.replace('PORT', String(server.port));
  const request = (host: string, more = '') =>
    `GET / HTTP/1.1\r\nHost: ${at(host)}\r\n${at(more)}Connection: close\r\n\r\n`;

  it.each(['127.0.0.1:PORT', 'localhost:PORT', 'LocalHost:PORT', '[::1]:PORT', '  localhost:PORT  '])(
    'is answered where it is the server itself: %j',
    async host => {
      expect(await told(request(host))).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  const STRANGE = [
    'evil.test',
    'evil.test:PORT',
    'localhost',
    'localhost.:PORT',
    'localhost:PORT.evil.test',
    'localhost:PORT@evil.test',
    'evil.test@localhost:PORT',
    'localhost:0PORT',
    'localhost:PORT:80',
    'localhost:PORT, evil.test',
    'evil.test, localhost:PORT',
    'http://localhost:PORT',
    '127.1:PORT',
    '0x7f000001:PORT',
    '2130706433:PORT',
    '0.0.0.0:PORT',
    '[::]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '::1:PORT',
    '[0:0:0:0:0:0:0:1]:PORT',
    '127.0.0.1%00:PORT',
    '',
  ];
  it.each(STRANGE)('is refused otherwise, with its own origin too, and as an event stream: %j', async host => {
    for (const more of ['', `Origin: http://${host}\r\n`, 'Origin: null\r\n', 'Accept: text/event-stream\r\n']) {
      const answer = await told(request(host, more));
      expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
      expect(answer).not.toContain(token);
    }
  });

  it('is the first of two, and an address with another host changes nothing', async () => {
    for (const text of [
      'GET / HTTP/1.1\r\nHost: evil.test\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n',
      'GET http://127.0.0.1:PORT/ HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: evil.test\r\nX-Forwarded-Host: 127.0.0.1:PORT\r\nForwarded: host=127.0.0.1:PORT\r\nConnection: close\r\n\r\n',
    ]) {
      const answer = await told(at(text));
      expect(answer).toMatch(/^HTTP\/1\.1 40[03] /);
      expect(answer).not.toContain(token);
    }
  });
});

describe('a body of ten megabytes', () => {
  it('is refused by its length alone, and others are answered meanwhile', async () => {
    const socket = await opened();
    socket.on('error', () => socket.destroy());
    const refused = new Promise<string>(resolve => socket.once('data', piece => resolve(piece.toString('latin1'))));
    socket.write(
      `POST /api/overview HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: application/json\r\nX-Paperlineage-Token: ${token}\r\nContent-Length: ${10 * 2 ** 20}\r\n\r\n{`,
    );
    expect(await refused).toMatch(/^HTTP\/1\.1 413 /);
    expect(await ask('{}')).toBe(200);
    socket.destroy();
  });

  it('is refused when it comes at once', async () => {
    const answered = await ask(`{"minConfidence": ${' '.repeat(10 * 2 ** 20)}0}`).catch(() => 'closed');
    expect([413, 'closed']).toContain(answered);
    expect(await ask('{}')).toBe(200);
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
