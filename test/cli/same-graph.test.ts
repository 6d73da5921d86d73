import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addressOf, inFolder, PAPERS, runCli, startCli } from './run-cli.js';

const FILES = readdirSync(PAPERS)
  .filter(name => name.endsWith('.jsonl'))
  .map(name => join(PAPERS, name));
const EXPORTS = ['jsonl', 'gexf', 'graphml'] as const;

async function ingest(workspace: string, files: readonly string[], workers: number): Promise<void> {
  const result = await runCli(['--workspace', workspace, 'ingest', ...files, '--workers', String(workers)]);
  expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
}

/** Hashes of what a workspace exports. */
async function exported(workspace: string): Promise<string[]> {
  const hashes: string[] = [];
  for (const format of EXPORTS) {
    const path = join(workspace, `..`, `graph.${format}`);
    const { code, stderr } = await runCli(['--workspace', workspace, 'export', '--format', format, '--output', path]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    hashes.push(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return hashes;
}

describe('the same papers', () => {
  let expected: string[];
  let took: number;

  beforeAll(async () => {
    await inFolder(async folder => {
      const started = Date.now();
      await ingest(join(folder, 'ws'), FILES, 2);
      took = Date.now() - started;
      expected = await exported(join(folder, 'ws'));
    });
  }, 120_000);

  it('give the same bytes in another order, with another number of workers, in another workspace', async () => {
    await inFolder(async folder => {
      await ingest(join(folder, 'other'), [...FILES].reverse(), 1);
      expect(await exported(join(folder, 'other'))).toEqual(expected);
    });
  }, 120_000);

  it('give the same bytes when they come file by file', async () => {
    await inFolder(async folder => {
      for (const file of FILES) await ingest(join(folder, 'ws'), [file], 1);
      expect(await exported(join(folder, 'ws'))).toEqual(expected);
    });
  }, 180_000);

  it('give the same bytes when the ingest is killed at ten moments and started again', async () => {
    await inFolder(async folder => {
      const workspace = join(folder, 'ws');
      for (let moment = 1; moment <= 10; moment++) {
        const child = startCli(['--workspace', workspace, 'ingest', ...FILES]);
        const ended = new Promise(resolve => child.on('close', resolve));
        await sleep((took * moment) / 11);
        child.kill('SIGKILL');
        await ended;
      }
      await ingest(workspace, FILES, 2);
      expect(await exported(workspace)).toEqual(expected);
    });
  }, 180_000);

  it('give the same bytes with an explorer open all the while', async () => {
    await inFolder(async folder => {
      const workspace = join(folder, 'ws');
      await ingest(workspace, FILES.slice(0, 1), 1);
      const server = startCli(['--workspace', workspace, 'serve', '--no-open', '--port', '0']);
      const ended = new Promise(resolve => server.on('close', resolve));
      const url = await addressOf(server);
      const counts = async () => (await (await fetch(url)).text()).length;
      expect(await counts()).toBeGreaterThan(0);
      for (const file of FILES) await ingest(workspace, [file], 1);
      expect(await counts()).toBeGreaterThan(0);
      expect(await exported(workspace)).toEqual(expected);
      server.kill('SIGTERM');
      await ended;
    });
  }, 180_000);

  it('ingested twice write nothing', async () => {
    await inFolder(async folder => {
      const workspace = join(folder, 'ws');
      await ingest(workspace, FILES, 2);
      const before = readdirSync(join(workspace, 'store'));
      const again = await runCli(['--workspace', workspace, 'ingest', ...FILES]);
      expect(again.stderr).toContain('nothing to do');
      expect(readdirSync(join(workspace, 'store'))).toEqual(before);
    });
  }, 120_000);
});
