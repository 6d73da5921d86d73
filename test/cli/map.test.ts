import { readdirSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inFolder, PAPERS, runCli } from './run-cli.js';

const FILES = readdirSync(PAPERS)
  .filter(name => name.endsWith('.jsonl'))
  .map(name => join(PAPERS, name));

async function successful(...args: string[]): Promise<string> {
  const { code, stderr } = await runCli(args);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return stderr;
}

/** The one file of places that a workspace keeps. */
async function placesFile(workspace: string): Promise<string> {
  const names = await readdir(join(workspace, 'map'));
  expect(names).toHaveLength(1);
  return join(workspace, 'map', names[0]!);
}

const placesOf = async (workspace: string) => readFile(await placesFile(workspace), 'utf8');

describe('the map of a workspace', () => {
  it(
    'is laid out by the ingest, byte for byte the same whatever the order of papers and the number of workers',
    () =>
      inFolder(async folder => {
        const [one, other] = [join(folder, 'one'), join(folder, 'other')];
        expect(await successful('--workspace', one, 'ingest', ...FILES, '--workers', '2')).toContain(
          'laying out the map',
        );
        const reversed = join(folder, 'reversed.jsonl');
        const lines = await Promise.all(FILES.map(async file => (await readFile(file, 'utf8')).trim().split('\n')));
        await writeFile(reversed, `${lines.flat().reverse().join('\n')}\n`);
        await successful('--workspace', other, 'ingest', reversed, '--workers', '1');
        const places = await placesOf(one);
        expect(JSON.parse(places).places.length).toBeGreaterThan(300);
        expect(await placesOf(other)).toBe(places);
      }),
    240_000,
  );

  it(
    'is kept while the graph is the same, made again where it is missing, and made anew for another graph',
    () =>
      inFolder(async folder => {
        const workspace = join(folder, 'ws');
        await successful('--workspace', workspace, 'ingest', FILES[0]!);
        const first = await placesFile(workspace);
        const { mtimeMs } = await stat(first);
        expect(await successful('--workspace', workspace, 'ingest')).not.toContain('laying out');
        expect((await stat(await placesFile(workspace))).mtimeMs).toBe(mtimeMs);
        const places = await placesOf(workspace);
        await rm(first);
        expect(await successful('--workspace', workspace, 'sync')).toContain('laying out the map');
        expect(await placesOf(workspace)).toBe(places);
        await successful('--workspace', workspace, 'ingest', FILES[1]!);
        expect(await placesFile(workspace)).not.toBe(first);
        await successful('--workspace', workspace, 'remove', basename(FILES[1]!));
        expect(await placesOf(workspace)).toBe(places);
      }),
    240_000,
  );

  it(
    'is not made by a sync that writes nothing',
    () =>
      inFolder(async folder => {
        const workspace = join(folder, 'ws');
        await successful('--workspace', workspace, 'ingest', FILES[0]!);
        await rm(join(workspace, 'map'), { recursive: true });
        await successful('--workspace', workspace, 'sync', '--dry-run');
        await expect(readdir(join(workspace, 'map'))).rejects.toThrow('ENOENT');
      }),
    240_000,
  );
});
