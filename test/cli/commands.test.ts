import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { inFolder, PAPERS, runCli } from './run-cli.js';

let folder: string;
let workspace: string;
const run = (...args: string[]) => runCli(['--workspace', workspace, ...args]);
const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return JSON.parse(stdout);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlineage-test-'));
  workspace = join(folder, 'ws');
  expect(await run('ingest', PAPERS, '--workers', '1')).toMatchObject({ code: 0 });
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the command line over the example papers', () => {
  it('prints a lineage as a tree with the sentence behind each step', async () => {
    const { stdout } = await run('lineage', 'flashattention');
    expect(stdout).toMatch(/^FlashAttention\n/);
    expect(stdout).toMatch(/[├└]─ FlashAttention-2\n[│ ]+“[^”]*“?.*”\n[\s\S]*[├└]─ FastAttention\n/);
  });

  it.each(['mermaid', 'dot', 'json'])('prints a lineage as %s', async format => {
    const { code, stdout } = await run('lineage', 'FlashAttention', '--format', format);
    expect(code).toBe(0);
    expect(stdout).toContain('FlashAttention-2');
  });

  it.each(['FlashAttention-2', 'flash attention 2', 'FlashAttention2', 'flashattention-2'])(
    'finds a method by %s',
    async name => {
      const { stdout } = await run('show', name);
      expect(stdout).toMatch(/^FlashAttention-2 {2}Method/);
    },
  );

  it('suggests what an unknown name may have meant', async () => {
    const { code, stderr } = await run('lineage', 'FlashAtention');
    expect(code).toBe(1);
    expect(stderr).toMatch(/no method is called "FlashAtention"; did you mean .*"FlashAttention"/);
  });

  it('shows a node with its claims and their quotes', async () => {
    const { properties, claims } = await json('show', 'LoRA', '--label', 'Method', '--json');
    expect(properties).toMatchObject({ name: 'LoRA' });
    expect(properties).not.toHaveProperty('digest');
    for (const claim of claims) expect(claim.evidence).toMatch(/\S/);
  });

  it('lists the papers, newest first', async () => {
    const papers = (await json('papers', '--json')) as { published: string }[];
    expect(papers).toHaveLength(66);
    const dates = papers.map(paper => paper.published);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('lists the canned questions, and each has a description', async () => {
    const questions = (await json('query', '--json')) as { question: string; asks: string }[];
    expect(questions.map(({ question }) => question)).toEqual(
      expect.arrayContaining([
        'lineage',
        'successors',
        'introduced-by',
        'runs-on',
        'beats',
        'results-by-metric',
        'evaluated-on',
        'benchmarks-of',
      ]),
    );
    for (const { asks } of questions) expect(asks).toMatch(/\.$/);
  });

  it('answers a canned question in every format', async () => {
    const rows = (await json('query', 'introduced-by', '-p', 'node=LoRA', '--json')) as object[];
    expect(rows.length).toBeGreaterThan(0);
    const csv = await run('query', 'introduced-by', '-p', 'node=LoRA', '--format', 'csv');
    expect(csv.stdout.trim().split('\n')).toHaveLength(rows.length + 1);
    const table = await run('query', 'introduced-by', '-p', 'node=LoRA');
    expect(table.stdout).toContain('Low-Rank Adaptation');
  });

  it('answers Cypher and refuses to write', async () => {
    const rows = await json(
      'cypher',
      'MATCH (p:Paper) WHERE p.key = $key RETURN p.title AS title',
      '-p',
      'key=arXiv:2205.14135',
      '--json',
    );
    expect(rows).toEqual([{ title: 'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness' }]);
    const writing = await run('cypher', "CREATE (n:Paper {key: 'x'})");
    expect(writing.code).toBe(1);
    expect(writing.stderr).not.toMatch(/^\s+at /m);
  });

  it.each(EXPORT_FORMATS.map(({ name }) => name))('exports %s, whole and in part', async name => {
    const output = join(folder, `out-${name}`);
    for (const part of [
      [],
      ['--around', 'LoRA'],
      ['--query', 'lineage', '-p', 'method=FlashAttention'],
      ['--types', 'BUILDS_ON,USES'],
    ]) {
      const { code, stderr } = await run('export', '--format', name, '--output', output, ...part);
      expect({ code, stderr }).toMatchObject({ code: 0 });
    }
    await rm(output, { recursive: true });
  });

  it('says what the workspace holds, and that all is well', async () => {
    const status = await json('status', '--json');
    expect(status).toMatchObject({ graph: 'current', nodes: { Paper: 66 } });
    const doctor = await run('doctor');
    expect(doctor.stdout).not.toMatch(/^no/m);
    expect(doctor.code).toBe(0);
  });

  it('extracts facts from standard input without a workspace', async () => {
    const input = await readFile(join(PAPERS, 'attention.jsonl'), 'utf8');
    await inFolder(async elsewhere => {
      const { code, stdout } = await runCli(['extract', '-'], { cwd: elsewhere, input });
      expect(code).toBe(0);
      const records = stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
      expect(records).toHaveLength(14);
      for (const record of records)
        expect(Object.keys(record)).toEqual(
          expect.arrayContaining(['title', 'entities', 'relations', 'results', 'introduces']),
        );
      expect(await readdir(elsewhere)).toEqual([]);
    });
  });
});

describe('removing', () => {
  it('takes exactly what a source and a paper brought', async () => {
    await inFolder(async place => {
      const ws = join(place, 'ws');
      const cli = (...args: string[]) => runCli(['--workspace', ws, ...args]);
      const all = async () => (await cli('export', '--min-confidence', '0')).stdout;
      await cli('ingest', join(PAPERS, 'attention.jsonl'));
      const before = await all();
      await cli('ingest', join(PAPERS, 'serving.jsonl'));
      expect(await all()).not.toBe(before);
      expect(await cli('remove', 'serving.jsonl')).toMatchObject({ code: 0 });
      expect(await all()).toBe(before);
      const extra = join(place, 'extra.jsonl');
      await writeFile(
        extra,
        '{"id":"2401.00001","title":"Zeta: Faster Attention","abstract":"We present Zeta, which extends FlashAttention-2."}\n',
      );
      await cli('ingest', extra);
      expect(await cli('remove', '2401.00001')).toMatchObject({ code: 0 });
      expect(await all()).toBe(before);
      expect(await cli('remove', 'nothing like it')).toMatchObject({ code: 1 });
    });
  }, 120_000);
});
