import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inFolder, runCli } from './run-cli.js';

const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** Files made to fill the memory of whatever reads XML, or to reach an address. */
const bombs = (canary: string): [name: string, content: string][] => [
  ['laughs.graphml', `<?xml version="1.0"?><!DOCTYPE g [<!ENTITY l0 "ha">${laughs}]><graphml>&l12;</graphml>`],
  ['external.gexf', `<!DOCTYPE gexf [<!ENTITY x SYSTEM "${canary}">]><gexf><graph>&x;</graph></gexf>`],
  ['parameter.xml', `<!DOCTYPE feed [<!ENTITY % x SYSTEM "${canary}"> %x;]><feed/>`],
  ['references.atom', `<feed><title>${'&#65;'.repeat(1_000_000)}</title></feed>`],
  ['deep.xml', `${'<a>'.repeat(500_000)}${'</a>'.repeat(500_000)}`],
];

describe('XML where papers are expected', () => {
  it('is refused file by file with a sentence, and neither unfolded nor followed', async () => {
    const reached: string[] = [];
    const listener = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end('<!ENTITY y "canary">');
    });
    await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
    try {
      await inFolder(async folder => {
        const canary = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/canary`;
        const files = bombs(canary);
        for (const [name, content] of files) writeFileSync(join(folder, name), content);
        const { code, stderr, stdout } = await runCli(['--workspace', 'ws', 'ingest', ...files.map(([name]) => name)], {
          cwd: folder,
          env: { NODE_OPTIONS: '--max-old-space-size=200' },
        });
        expect({ code, stderr }).toEqual({ code: 1, stderr: expect.not.stringMatching(/^\s+at .*:\d+:\d+/m) });
        for (const [name] of files) expect(stderr).toContain(name);
        expect(stdout + stderr).not.toContain('AAAA');
        expect(stderr.length).toBeLessThan(20_000);
      });
    } finally {
      listener.close();
    }
    expect(reached).toEqual([]);
  });
});
