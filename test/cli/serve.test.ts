import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { addressOf, inFolder, PAPERS, runCli, startCli } from './run-cli.js';

/** What a server answers to a request whose Host header says what it likes. */
function answerTo(host: string, port: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, headers: { host } }, async response => {
      let text = '';
      for await (const piece of response.setEncoding('utf8')) text += piece;
      resolve({ status: response.statusCode, text });
    });
    asked.on('error', reject).end();
  });
}

describe('paperlineage serve', () => {
  it.each(['http://lab.example', '*', 'lab.example:99999', 'a.example,b.example'])(
    'refuses to allow %j as a wrong command line, and says what a name looks like',
    async name => {
      const { code, stderr } = await runCli(['serve', '--no-open', '--allow-host', name]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('name:port') });
    },
  );

  it('answers on the network to the names that it was told, and tells others of the option', async () => {
    await inFolder(async folder => {
      const workspace = ['--workspace', join(folder, 'ws')];
      expect(await runCli([...workspace, 'ingest', join(PAPERS, 'attention.jsonl')])).toMatchObject({ code: 0 });
      const names = ['--allow-host', 'Lab.example', '--allow-host', 'proxy.example:8080'];
      const server = startCli([...workspace, 'serve', '--no-open', '--port', '0', '--host', '0.0.0.0', ...names]);
      const ended = new Promise(resolve => server.on('close', resolve));
      try {
        const { port } = new URL(await addressOf(server));
        for (const host of [`lab.example:${port}`, 'proxy.example:8080', `localhost:${port}`]) {
          expect(await answerTo(host, port)).toMatchObject({ status: 200 });
        }
        const refused = await answerTo(`other.example:${port}`, port);
        expect(refused).toEqual({ status: 403, text: expect.stringContaining('--allow-host') });
        expect(refused.text).not.toMatch(/example/);
      } finally {
        server.kill('SIGTERM');
        await ended;
      }
    });
  });
});
