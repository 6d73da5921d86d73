import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { describeOnNeo4j } from '../neo4j.js';
import { type CliResult, inFolder, PAPERS, runCli } from './run-cli.js';

const FILES = ['attention.jsonl', 'serving.jsonl'].map(name => join(PAPERS, name));

interface SyncJson {
  dryRun: boolean;
  changed: boolean;
  nodesCreated: number;
  claimsCreated: number;
  kinds: Record<string, { created: number; updated: number; deleted: number }>;
}

async function successful(run: Promise<CliResult>): Promise<CliResult> {
  const result = await run;
  expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
  return result;
}

/** All formats of an export, by file. */
async function exported(cli: (...args: string[]) => Promise<CliResult>, folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const format of EXPORT_FORMATS) {
    const output = join(folder, `${format.name}.export`);
    await successful(cli('export', '--format', format.name, '--min-confidence', '0', '--output', output));
    if (format.files.length === 1) files.set(format.name, readFileSync(output, 'utf8'));
    else for (const name of readdirSync(output)) files.set(name, readFileSync(join(output, name), 'utf8'));
  }
  return files;
}

describe('paperlineage sync', () => {
  it('has nothing to do after an ingest, and makes the store again after it was deleted', async () => {
    await inFolder(async folder => {
      const cli = (...args: string[]) => runCli(['--workspace', join(folder, 'ws'), ...args]);
      await successful(cli('ingest', FILES[0]!));
      expect((await successful(cli('sync'))).stderr).toContain('nothing to do');
      const before = await exported(cli, folder);
      await rm(join(folder, 'ws', 'store'), { recursive: true });
      expect((await successful(cli('sync', '--dry-run'))).stdout).toMatch(/Method/);
      expect(existsSync(join(folder, 'ws', 'store', 'current'))).toBe(false);
      await successful(cli('sync'));
      expect(await exported(cli, folder)).toEqual(before);
    });
  }, 120_000);

  it('says that texts are to be read first', async () => {
    await inFolder(async folder => {
      const cli = (...args: string[]) => runCli(['--workspace', join(folder, 'ws'), ...args]);
      await successful(cli('ingest', FILES[0]!));
      for (const name of readdirSync(join(folder, 'ws', 'readings'))) {
        await writeFile(join(folder, 'ws', 'readings', name), '');
      }
      await writeFile(join(folder, 'ws', 'corrections.jsonl'), '');
      const { code, stderr } = await cli('sync');
      expect(code).toBe(1);
      expect(stderr).toMatch(/texts have no reading by this version yet; `paperlineage ingest` makes it/);
    });
  }, 120_000);
});

describeOnNeo4j('paperlineage sync to Neo4j', server => {
  beforeEach(async () => {
    await server().empty();
    await server().dropConstraints();
  });

  const env = () => {
    const { username, password, database } = server();
    return { NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
  };
  const nodesIn = async () => {
    const { driver, database } = server();
    const { records } = await driver.executeQuery('MATCH (n) RETURN labels(n) AS labels', {}, { database });
    return records.map(record => (record.get('labels') as string[]).join(':'));
  };

  it('says what it would do, does it, and exports the same bytes as the embedded store in every format', async () => {
    await inFolder(async folder => {
      const workspace = ['--workspace', join(folder, 'ws')];
      const embedded = (...args: string[]) => runCli([...workspace, ...args]);
      const neo4j = (...args: string[]) => runCli([...workspace, '--db', server().uri, ...args], { env: env() });
      const json = async (...args: string[]) =>
        JSON.parse((await successful(neo4j('sync', '--json', ...args))).stdout) as SyncJson;
      await successful(embedded('ingest', ...FILES));

      const plan = await json('--dry-run');
      expect(plan).toMatchObject({ dryRun: true, changed: true, nodesUpdated: 0, claimsDeleted: 0 });
      expect(await nodesIn()).toEqual([]);
      const done = await json();
      expect(done).toEqual({ ...plan, dryRun: false });
      expect(Object.keys(done.kinds)).toEqual(expect.arrayContaining(['Paper', 'Method', 'MENTIONS', 'BUILDS_ON']));
      const methods = done.kinds.Method!.created;
      expect((await nodesIn()).filter(labels => labels === 'Method')).toHaveLength(methods);
      expect(await exported(neo4j, folder)).toEqual(await exported(embedded, folder));
      expect(await json()).toMatchObject({ changed: false, kinds: {} });

      await successful(embedded('remove', 'serving.jsonl'));
      const less = await json('--dry-run');
      const removed = Object.values(less.kinds).reduce((sum, { deleted }) => sum + deleted, 0);
      expect(removed).toBeGreaterThan(0);
      const { stdout, stderr } = await successful(neo4j('sync', '--dry-run'));
      expect(stdout).toMatch(/to add .* to change .* to remove/);
      expect(stderr).toContain('nothing was written');
      expect(await json()).toEqual({ ...less, dryRun: false });
      expect(await exported(neo4j, folder)).toEqual(await exported(embedded, folder));
    });
  }, 300_000);

  it('tells trouble with the server in one sentence, and does nothing', async () => {
    await inFolder(async folder => {
      const workspace = ['--workspace', join(folder, 'ws')];
      await successful(runCli([...workspace, 'ingest', FILES[0]!]));
      // A user of its own: after three wrong passwords Neo4j refuses a user for some seconds.
      const wrong = { ...env(), NEO4J_USERNAME: 'nobody', NEO4J_PASSWORD: 'wrong-password' };
      const nobody = /No Neo4j answers at bolt:\/\/127\.0\.0\.1:1 .*Is it running/;
      for (const [db, given, told] of [
        [server().uri, wrong, /refused the user `\w+`: check NEO4J_USERNAME and NEO4J_PASSWORD/],
        ['bolt://127.0.0.1:1', env(), nobody],
      ] as const) {
        for (const command of [['sync'], ['status'], ['ingest', FILES[0]!]]) {
          const { code, stderr } = await runCli([...workspace, '--db', db, ...command], {
            env: given,
          });
          expect({ command, code, stderr }).toEqual({ command, code: 1, stderr: expect.stringMatching(told) });
          expect(stderr).not.toMatch(/\n\s+at |wrong-password/);
        }
      }
      expect(await nodesIn()).toEqual([]);
    });
  }, 120_000);

  it('stops before nodes of others, and goes on beside them when told', async () => {
    await inFolder(async folder => {
      const { driver, database, uri } = server();
      await driver.executeQuery("CREATE (:Paper {size: 'A4'}), (:Person), (:Person)", {}, { database });
      const cli = (...args: string[]) =>
        runCli(['--workspace', join(folder, 'ws'), '--db', `${uri}/${database}`, ...args], { env: env() });
      const { code, stderr } = await cli('ingest', FILES[0]!);
      expect(code).toBe(1);
      expect(stderr).toMatch(/holds nodes that Paperlineage did not write: 2 Person, 1 Paper\. Nothing was written/);
      expect(await nodesIn()).toHaveLength(3);
      await successful(cli('sync', '--shared'));
      expect((await successful(cli('status'))).stdout).toContain('up to date with the sources');
      const { records } = await driver.executeQuery(
        'MATCH (n) WHERE n.size = "A4" OR n:Person RETURN n',
        {},
        { database },
      );
      expect(records).toHaveLength(3);
    });
  }, 120_000);
});
