import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { inFolder, runCli } from './run-cli.js';

const GOOD = '{"title": "Alpha: A Kernel", "abstract": "We present Alpha, a kernel that builds on Beta."}\n';

interface Trouble {
  name: string;
  file: string;
  content: string | Buffer;
  code: 0 | 1;
  says: RegExp;
}

const TROUBLES: Trouble[] = [
  { name: 'an empty file', file: 'empty.jsonl', content: '', code: 1, says: /empty\.jsonl.*nothing/ },
  {
    name: 'a binary file',
    file: 'picture.jsonl',
    content: Buffer.from([0x89, 0x50, 0, 0, 1, 2, 0, 255]),
    code: 1,
    says: /picture\.jsonl/,
  },
  { name: 'a truncated line', file: 'cut.jsonl', content: `${GOOD}{"title": "Cut`, code: 0, says: /cut\.jsonl line 2/ },
  {
    name: 'a line of 10 MB',
    file: 'long.jsonl',
    content: `${GOOD}{"title": "${'a'.repeat(10 * 2 ** 20)}", "abstract": ""}\n`,
    code: 0,
    says: /long\.jsonl line 2/,
  },
  {
    name: 'another encoding',
    file: 'latin.jsonl',
    content: Buffer.concat([
      Buffer.from(GOOD),
      Buffer.from('{"title": "Caf\xe9 au lait", "abstract": "x"}\n', 'latin1'),
    ]),
    code: 0,
    says: /latin\.jsonl line 2/,
  },
  { name: 'a format that is not known', file: 'table.csv', content: 'a,b\n1,2\n', code: 1, says: /table\.csv/ },
  {
    name: 'a truncated gzip file',
    file: 'half.jsonl.gz',
    content: gzipSync(GOOD.repeat(500)).subarray(0, 40),
    code: 1,
    says: /half\.jsonl\.gz/,
  },
  {
    name: 'one id with different texts',
    file: 'twice.jsonl',
    content:
      '{"id":"2401.00001","title":"One Text","abstract":"Short."}\n{"id":"2401.00001","title":"One Text","abstract":"Longer by far."}\n',
    code: 0,
    says: /twice\.jsonl line 1: arXiv:2401\.00001 has another abstract/,
  },
];

describe('bad input', () => {
  it.each(TROUBLES)('$name is told with its place; the rest is ingested', async ({ file, content, code, says }) => {
    await inFolder(async folder => {
      await writeFile(join(folder, file), content);
      await writeFile(join(folder, 'good.jsonl'), GOOD.replace('Alpha: A Kernel', 'Gamma: A Kernel'));
      const workspace = join(folder, 'ws');
      const result = await runCli(['--workspace', workspace, 'ingest', join(folder, file), join(folder, 'good.jsonl')]);
      expect(result.stderr).toMatch(says);
      expect(result.stderr).not.toMatch(/^\s+at /m);
      expect(result.code).toBe(code);
      const { stdout } = await runCli(['--workspace', workspace, 'papers', '--json']);
      expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ title: 'Gamma: A Kernel' }));
    });
  });

  it('a missing file and an empty folder fail and leave the graph as it was', async () => {
    await inFolder(async folder => {
      await writeFile(join(folder, 'good.jsonl'), GOOD);
      await mkdir(join(folder, 'nothing'));
      const workspace = join(folder, 'ws');
      await runCli(['--workspace', workspace, 'ingest', join(folder, 'good.jsonl')]);
      const result = await runCli([
        '--workspace',
        workspace,
        'ingest',
        join(folder, 'missing.jsonl'),
        join(folder, 'nothing'),
      ]);
      expect(result.code).toBe(1);
      expect(result.stderr).toMatch(/missing\.jsonl/);
      expect(result.stderr).toMatch(/nothing: .*no files/);
      const { stdout } = await runCli(['--workspace', workspace, 'papers', '--json']);
      expect(JSON.parse(stdout)).toHaveLength(1);
    });
  });

  it('a source that turned bad keeps what was stored of it', async () => {
    await inFolder(async folder => {
      const file = join(folder, 'feed.jsonl');
      const workspace = join(folder, 'ws');
      await writeFile(file, GOOD);
      await runCli(['--workspace', workspace, 'ingest', file]);
      await writeFile(file, '');
      expect((await runCli(['--workspace', workspace, 'ingest', file])).code).toBe(1);
      const { stdout } = await runCli(['--workspace', workspace, 'papers', '--json']);
      expect(JSON.parse(stdout)).toHaveLength(1);
    });
  });

  it.each([
    { args: ['lineage'], says: /missing required argument/ },
    { args: ['query', 'no-such-question'], says: /no question “no-such-question”/ },
    { args: ['query', 'lineage', '--param', 'depth'], says: /--param key=value/ },
    { args: ['export', '--format', 'pdf'], says: /pdf/ },
    { args: ['ingest', '--workers', 'many'], says: /whole number/ },
    { args: ['frobnicate'], says: /unknown command/ },
  ])('wrong usage ends with 2: $args', async ({ args, says }) => {
    await inFolder(async folder => {
      const { code, stderr } = await runCli(['--workspace', join(folder, 'ws'), ...args]);
      expect(stderr).toMatch(says);
      expect(code).toBe(2);
    });
  });

  it('a command without a workspace says how to make one', async () => {
    await inFolder(async folder => {
      const { code, stderr } = await runCli(['--workspace', join(folder, 'ws'), 'papers']);
      expect(stderr).toMatch(/no workspace in .*ingest/);
      expect(code).toBe(1);
    });
  });
});
