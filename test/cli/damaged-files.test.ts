import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomNumbers } from '../graph/seeded-graph.js';
import { type CliResult, inFolder, PAPERS, runCli } from './run-cli.js';

const PATIENCE_MS = 600_000;
const FIRST_PAPERS = readFileSync(join(PAPERS, 'attention.jsonl'), 'utf8').split('\n').slice(0, 5).join('\n');
const ASK = ['lineage', 'FlashAttention', '--json'];

let whole: string;
let answer: string;
beforeAll(async () => {
  whole = mkdtempSync(join(tmpdir(), 'paperlineage-whole-'));
  writeFileSync(join(whole, 'papers.jsonl'), FIRST_PAPERS);
  expect(await runCli(['--workspace', join(whole, 'ws'), 'ingest', join(whole, 'papers.jsonl')])).toMatchObject({
    code: 0,
  });
  const asked = await runCli(['--workspace', join(whole, 'ws'), ...ASK]);
  expect(asked.code).toBe(0);
  answer = asked.stdout;
}, PATIENCE_MS);
afterAll(() => rmSync(whole, { recursive: true, force: true }));

/** Ways in which a file is found after a bad disk or a bad hand; chance is seeded. */
const DAMAGES: [name: string, damage: (bytes: Buffer) => Buffer][] = [
  ['empty', () => Buffer.alloc(0)],
  ['cut in the middle', bytes => bytes.subarray(0, bytes.length >> 1)],
  ['cut by one byte', bytes => bytes.subarray(0, -1)],
  ['something else', () => Buffer.from('{"this": "is another file"}\n')],
  ...[1].map((seed): (typeof DAMAGES)[number] => [
    `with bits turned by chance, seed ${seed}`,
    bytes => {
      const random = randomNumbers(seed);
      const turned = Buffer.from(bytes);
      for (let i = 0; i < 8; i++) turned[Math.floor(random() * turned.length)]! ^= 1 << Math.floor(random() * 8);
      return turned;
    },
  ]),
];

/** Files of the workspace, each with a part of its path that a message names. */
const FILES: [name: string, path: (ws: string) => string, named: RegExp][] = [
  ['the header', () => 'workspace.json', /workspace\.json|has format/],
  ['a source', ws => join('sources', readdirSync(join(ws, 'sources'))[0]!), /sources/],
  ['the readings', ws => join('readings', readdirSync(join(ws, 'readings'))[0]!), /readings/],
  ['the pointer to the graph', () => join('store', 'current'), /current|cannot be opened/],
  ['the graph', ws => join('store', readFileSync(join(ws, 'store', 'current'), 'utf8').trim()), /store/],
  ['the corrections', () => 'corrections.jsonl', /corrections\.jsonl/],
];

/** A command ends by itself and, where it fails, says in sentences which file is to blame. */
function expectTold({ code, stderr }: CliResult, named: RegExp): void {
  expect({ code, stderr }).toEqual({
    code: expect.any(Number),
    stderr: expect.not.stringMatching(/^\s+at .*:\d+:\d+/m),
  });
  if (code !== 0) expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(named) });
}

describe.each(FILES)('a workspace in which %s is damaged', (what, pathIn, named) => {
  it.each(DAMAGES)(
    '(%s) is read, or said to be damaged, and nothing else of it is lost',
    async (_how, damage) => {
      await inFolder(async folder => {
        const ws = join(folder, 'ws');
        cpSync(join(whole, 'ws'), ws, { recursive: true });
        if (what === 'the corrections') writeFileSync(join(ws, pathIn(ws)), '{"same": ["LoRA", "Low-rank"]}\n');
        const path = join(ws, pathIn(ws));
        const bytes = damage(readFileSync(path));
        writeFileSync(path, bytes);
        const others = snapshot(ws, path);
        const asked = await runCli(['--workspace', ws, ...ASK]);
        expectTold(asked, named);
        if (asked.code === 0) expect(JSON.parse(asked.stdout)).toBeDefined();
        expect(snapshot(ws, path)).toEqual(others);
        const ingested = await runCli(['--workspace', ws, 'ingest', join(whole, 'papers.jsonl')]);
        expectTold(ingested, named);
        if (ingested.code !== 0) expect(readFileSync(path)).toEqual(bytes);
        if (ingested.code === 0 && what !== 'the corrections') {
          expect((await runCli(['--workspace', ws, ...ASK])).stdout).toBe(answer);
        }
      });
    },
    PATIENCE_MS,
  );
});

/** Bytes of all files of a folder but one, by path. */
function snapshot(folder: string, except: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).filter(path => path !== except);
  return Object.fromEntries(paths.map(path => [path, readFileSync(path).toString('base64')]));
}
