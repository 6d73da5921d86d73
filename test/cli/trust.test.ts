import { existsSync } from 'node:fs';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import { GOLD, hasShared, inFolder, PAPERS, runCli, SEEDS } from './run-cli.js';

const KESTREL = {
  title: 'Kestrel: Hovering Attention Kernels',
  abstract:
    'We propose Kestrel, which extends FlashAttention. On an NVIDIA A100 GPU, Kestrel is 2.5x faster than FlashAttention.',
};
const MERLIN = { title: 'Merlin: Diving Kernels', abstract: 'We introduce Merlin, which builds on Kestrel, on A100.' };

let folder: string;
let workspace: string;
const run = (...args: string[]) => runCli(['--workspace', workspace, ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlineage-test-'));
  workspace = join(folder, 'ws');
  await writeFile(join(folder, 'birds.json'), JSON.stringify([KESTREL, MERLIN]));
  expect(await run('ingest', join(folder, 'birds.json'), '--workers', '1')).toMatchObject({ code: 0 });
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('explain', () => {
  it('shows every claim between two nodes with rule, quote, paper and confidence', async () => {
    const { code, stdout, stderr } = await run('explain', 'Kestrel', 'flash attention', '--min-confidence', '0');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /Kestrel BUILDS_ON FlashAttention {2}0\.\d\d\n {2}“We propose Kestrel, which extends FlashAttention\.”\n/,
    );
    expect(stdout).toContain('Kestrel: Hovering Attention Kernels (kestrel-hovering-attention-kernels)');
    expect(stdout).toMatch(/rule \S+; start quoted as “Kestrel”; end quoted as “FlashAttention”; claim [0-9a-f]{20}/);
  });

  it('leaves claims below a confidence out, and says how many', async () => {
    const { stdout, stderr } = await run('explain', 'Kestrel', 'FlashAttention', '--min-confidence', '1');
    expect(stdout).toBe('no claim between Kestrel and FlashAttention\n');
    expect(stderr).toMatch(/\d+ claims? below confidence 1 left out; --min-confidence 0 takes all/);
  });

  it('prints claims as JSON', async () => {
    const { stdout } = await run('explain', 'Kestrel', 'FlashAttention', '--min-confidence', '0', '--json');
    const claims = JSON.parse(stdout) as { type: string; evidence: string; rule: string; paperTitle: string }[];
    expect(claims.find(({ type }) => type === 'BUILDS_ON')).toMatchObject({ paperTitle: KESTREL.title });
  });

  it('of one name shows the other names, each with its reason', async () => {
    const { stdout } = await run('explain', 'A100');
    expect(stdout).toMatch(/^A100 {2}Hardware · a100\n/);
    expect(stdout).toContain(
      '  NVIDIA A100 GPU\n    hardware variant: “A100” with maker, class, memory or form factor\n',
    );
    const json = await run('explain', 'A100', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      label: 'Hardware',
      key: 'a100',
      variants: [{ reason: expect.any(String) }],
    });
    expect((await run('explain', 'Merlin')).stdout).toContain('no paper writes it otherwise');
  });

  it('suggests what an unknown name may have meant', async () => {
    expect(await run('explain', 'Kestrell')).toMatchObject({ code: 1, stderr: expect.stringContaining('"Kestrel"') });
  });
});

describe('a least confidence', () => {
  const asked: [string, ...string[]][] = [
    ['show', 'Kestrel'],
    ['papers'],
    ['export'],
    ['query', 'introduced-by', '-p', 'node=Kestrel'],
    ['lineage', 'FlashAttention'],
    ['cypher', 'MATCH ()-[r]->() WHERE r.confidence >= $minConfidence RETURN r.id AS id ORDER BY id'],
  ];

  it.each(asked)(
    'leaves out what is less sure: %s',
    async (...args) => {
      const all = await run(...args, '--min-confidence', '0');
      const none = await run(...args, '--min-confidence', '1');
      expect([all.code, none.code]).toEqual([0, 0]);
      expect(none.stdout.length).toBeLessThan(all.stdout.length);
      const usual = await run(...args);
      const said = await run(...args, '--min-confidence', String(DEFAULT_MIN_CONFIDENCE));
      expect(usual.stdout).toBe(said.stdout);
    },
    60_000,
  );
});

describe('verify', () => {
  it('is clean on what was ingested, curated claims included', async () => {
    await inFolder(async own => {
      const other = join(own, 'ws');
      await cp(workspace, other, { recursive: true });
      const key = 'kestrel-hovering-attention-kernels';
      const ends = { from: { label: 'Method', name: 'Kestrel' }, to: { label: 'Method', name: 'Merlin' } };
      await appendFile(
        join(other, 'corrections.jsonl'),
        `${JSON.stringify({ do: 'add', type: 'USES', paper: key, ...ends, why: 'section 3' })}\n`,
      );
      await runCli(['--workspace', other, 'ingest']);
      const { code, stdout, stderr } = await runCli(['--workspace', other, 'verify']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toMatch(/^\d+ claims checked \(1 curated\), all as their papers say/);
    });
  }, 60_000);

  it('is clean on the example papers', async () => {
    await inFolder(async own => {
      const other = ['--workspace', join(own, 'ws')];
      await runCli([...other, 'ingest', PAPERS]);
      expect(await runCli([...other, 'verify'])).toMatchObject({ code: 0, stdout: '' });
    });
  }, 60_000);

  it('lists claims whose text was changed behind its back, with claim, paper and what is wrong, and exits with 1', async () => {
    await inFolder(async own => {
      const other = join(own, 'ws');
      await cp(workspace, other, { recursive: true });
      const sources = join(other, 'sources');
      const file = join(sources, (await readdir(sources))[0]!);
      await writeFile(file, (await readFile(file, 'utf8')).replace('which extends', 'which surely extends'));
      const { code, stdout, stderr } = await runCli(['--workspace', other, 'verify']);
      expect(code).toBe(1);
      expect(stdout).toMatch(
        /^[0-9a-f]{20} kestrel-hovering-attention-kernels: Method:kestrel BUILDS_ON Method:flashattention: its quote is “/m,
      );
      expect(stdout).not.toContain('merlin-diving-kernels:');
      expect(stderr).toMatch(/error: \d+ claims checked, of which \d+ do not hold/);
      const { problems } = JSON.parse((await runCli(['--workspace', other, 'verify', '--json'])).stdout) as {
        problems: object[];
      };
      expect(problems.length).toBeGreaterThan(0);
    });
  }, 60_000);

  it('lists claims of a paper that is gone', async () => {
    await inFolder(async own => {
      const other = join(own, 'ws');
      await cp(workspace, other, { recursive: true });
      const sources = join(other, 'sources');
      for (const name of await readdir(sources)) await rm(join(sources, name));
      const { code, stdout } = await runCli(['--workspace', other, 'verify']);
      expect(code).toBe(1);
      expect(stdout).toMatch(/merlin-diving-kernels: .*its paper merlin-diving-kernels is not among the sources/);
    });
  }, 60_000);

  const seeds = hasShared(SEEDS, 'verifying the real search pages') ? it : it.skip;
  seeds(
    'is clean on the five real search pages',
    async () => {
      await inFolder(async own => {
        const other = ['--workspace', join(own, 'ws')];
        await runCli([...other, 'ingest', ...(await readdir(SEEDS)).map(name => join(SEEDS, name))]);
        expect(await runCli([...other, 'verify'])).toMatchObject({ code: 0, stdout: '' });
      });
    },
    120_000,
  );
});

describe('evaluate', () => {
  const gold = join(GOLD, 'dev.json');

  it('scores what extract prints, with and without the claims below a confidence', async () => {
    const facts = join(folder, 'facts.jsonl');
    const annotation = join(folder, 'gold.json');
    const { stdout } = await run('extract', join(folder, 'birds.json'), '--min-confidence', '0');
    await writeFile(facts, stdout);
    const records = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    await writeFile(annotation, JSON.stringify(records));
    const all = await run('evaluate', annotation, facts);
    expect(all.code).toBe(0);
    expect(all.stdout).toMatch(/^2 papers; 0 absent from the facts/);
    expect(all.stdout).toMatch(/^INTRODUCES +1\.000 +1\.000 +1\.000/m);
    expect(all.stdout).toMatch(/expected calibration error \d\.\d{3}, AUROC undefined/);
    const sure = await run('evaluate', annotation, facts, '--min-confidence', '0.5', '--json');
    const { figures, reliability } = JSON.parse(sure.stdout) as {
      figures: Record<string, { precision: number; missed: number }>;
      reliability: { claims: number };
    };
    expect(figures.ALL).toMatchObject({ precision: 1 });
    expect(figures.ALL!.missed).toBeGreaterThan(0);
    expect(reliability.claims).toBeGreaterThan(0);
  }, 60_000);

  it.each<[string, string, RegExp]>([
    ['a file that is not there', '/nowhere.json', /nowhere\.json can’t be read/],
    ['a file that is no JSON', 'text', /text line 1 is no JSON/],
  ])('tells of %s', async (_, name, message) => {
    const file = name.startsWith('/') ? name : join(folder, name);
    if (!name.startsWith('/')) await writeFile(file, 'plain text');
    expect(await run('evaluate', file, file)).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  });

  const scored = existsSync(gold) && hasShared(SEEDS, 'scoring the real search pages') ? it : it.skip;
  scored(
    'says how far the confidences of the real search pages hold',
    async () => {
      await inFolder(async own => {
        const pages = (await readdir(SEEDS)).map(name => join(SEEDS, name));
        const facts = join(own, 'facts.jsonl');
        await writeFile(facts, (await runCli(['extract', ...pages, '--min-confidence', '0'])).stdout);
        const { stdout } = await runCli(['evaluate', gold, facts, '--json']);
        const { absent, badQuotes, reliability } = JSON.parse(stdout) as {
          absent: number;
          badQuotes: number;
          reliability: { ece: number; auroc: number; bins: object[] };
        };
        expect({ absent, badQuotes }).toEqual({ absent: 0, badQuotes: 0 });
        expect(reliability.bins.length).toBeGreaterThanOrEqual(4);
        expect(reliability.ece).toBeLessThanOrEqual(0.05);
        expect(reliability.auroc).toBeGreaterThanOrEqual(0.7);
      });
    },
    120_000,
  );
});
