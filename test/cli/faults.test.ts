import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readClaims, readNodes } from '../../graph/graph-reader.js';
import { openStore } from '../../graph/store/open-store.js';
import { packageFile } from '../../package-root.js';
import { type CliResult, inFolder, PAPERS, runCli } from './run-cli.js';

const PATIENCE_MS = 1_800_000;
const ROUNDS = 6;
const PRELOAD = pathToFileURL(packageFile('test', 'cli', 'failing-writes.js')).href;
const TWO_PAPERS = readFileSync(join(PAPERS, 'attention.jsonl'), 'utf8').split('\n').slice(0, 2).join('\n');

/** Runs an ingest of two papers, one of whose changes of the file system goes wrong. */
async function ingest(folder: string, fault: Record<string, string> = {}): Promise<CliResult> {
  await writeFile(join(folder, 'papers.jsonl'), TWO_PAPERS);
  const env = { NODE_OPTIONS: `--import=${PRELOAD}`, ...fault };
  return runCli(['--workspace', 'ws', 'ingest', 'papers.jsonl', '--workers', '1'], { cwd: folder, env });
}

/** The embedded graph of a folder's workspace, a line for each node and claim. */
async function graphOf(folder: string): Promise<string[]> {
  const store = await openStore({ db: 'embedded', folder: join(folder, 'ws', 'store'), env: {} });
  try {
    const lines: string[] = [];
    for await (const node of readNodes(store)) lines.push(JSON.stringify(node));
    for await (const claim of readClaims(store)) lines.push(JSON.stringify(claim));
    return lines;
  } finally {
    await store.close();
  }
}

/** Files of the workspace that hold the truth, but for its own id. */
async function truthOf(folder: string): Promise<Record<string, string>> {
  const truth: Record<string, string> = {};
  for (const part of ['sources', 'readings']) {
    for (const name of await readdir(join(folder, 'ws', part))) {
      // A source's file is named for where it came from.
      truth[`${part}/${name.replace(/-[0-9a-f]{12}/, '')}`] = (
        await readFile(join(folder, 'ws', part, name), 'utf8')
      ).replaceAll(folder, '');
    }
  }
  return truth;
}

describe('an ingest one of whose writes goes wrong', () => {
  let graph: string[];
  let truth: Record<string, string>;
  let writes: number;
  beforeAll(async () => {
    await inFolder(async folder => {
      const log = join(folder, 'count');
      expect(await ingest(folder, { FAULT_LOG: log })).toMatchObject({ code: 0 });
      writes = Number(await readFile(log, 'utf8'));
      [graph, truth] = [await graphOf(folder), await truthOf(folder)];
    });
    expect(writes).toBeGreaterThan(15);
  }, PATIENCE_MS);

  async function goesOn(folder: string): Promise<void> {
    const again = await ingest(folder);
    expect({ code: again.code, stderr: again.stderr }).toMatchObject({ code: 0 });
    expect(await graphOf(folder)).toEqual(graph);
    expect(await truthOf(folder)).toEqual(truth);
  }

  it(
    'because the process is killed there, again and again, goes on to the same graph, whichever writes they are',
    async () => {
      for (let first = 1; first <= ROUNDS; first++) {
        await inFolder(async folder => {
          for (let n = first; n <= writes; n += ROUNDS) {
            const { code } = await ingest(folder, { FAULT: 'kill', FAULT_AT: String(n) });
            // Where those before had come far, there are no longer so many writes.
            expect(n === first ? [null] : [null, 0]).toContain(code);
          }
          await goesOn(folder);
        });
      }
    },
    PATIENCE_MS,
  );

  it(
    'because the disk is full says so in a sentence, and goes on when it no longer is',
    async () => {
      for (let n = 1; n <= writes; n += 4) {
        await inFolder(async folder => {
          const { code, stderr } = await ingest(folder, { FAULT: 'ENOSPC', FAULT_AT: String(n) });
          if (code !== 0)
            expect({ n, code, stderr }).toEqual({ n, code: 1, stderr: expect.stringMatching(/ENOSPC|space/) });
          expect({ n, stderr }).toEqual({ n, stderr: expect.not.stringMatching(/^\s+at .*:\d+:\d+/m) });
          await goesOn(folder);
        });
      }
    },
    PATIENCE_MS,
  );
});
