import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { GOLD, hasShared, inFolder, runCli, SEEDS } from './run-cli.js';

const seeds = hasShared(SEEDS, 'reading the real search pages') ? describe : describe.skip;
const files = () => readdirSync(SEEDS).map(name => join(SEEDS, name));

interface Step {
  from: string;
  to: string;
  claims: { evidence: string }[];
}

seeds('the five real search pages', () => {
  it('are 346 entries and 300 papers; a second ingest has nothing to do', async () => {
    await inFolder(async folder => {
      const ingest = ['--workspace', join(folder, 'ws'), 'ingest', ...files()];
      const first = await runCli([...ingest, '--json']);
      expect(JSON.parse(first.stdout)).toMatchObject({ entries: 346, papers: 300, failed: [] });
      const again = await runCli(ingest);
      expect(again.stderr).toContain('nothing to do');
    });
  }, 120_000);

  it('give FlashAttention, FlashAttention-2 and FastAttention as three methods, each step with its quote', async () => {
    await inFolder(async folder => {
      const workspace = join(folder, 'ws');
      await runCli(['--workspace', workspace, 'ingest', ...files()]);
      const { stdout } = await runCli(['--workspace', workspace, 'lineage', 'flash attention', '--json']);
      const { methods, steps } = JSON.parse(stdout) as { methods: { key: string; name: string }[]; steps: Step[] };
      const name = new Map(methods.map(method => [method.key, method.name]));
      const said = steps.map(({ from, to }) => `${name.get(from)} → ${name.get(to)}`);
      expect(said).toEqual(
        expect.arrayContaining([
          'FlashAttention-2 → FlashAttention',
          'FastAttention → FlashAttention-2',
          'FastAttention → FlashAttention',
        ]),
      );
      for (const { claims } of steps) expect(claims[0]!.evidence).toMatch(/\S+ \S+/);
    });
  }, 120_000);

  const scored = hasShared(GOLD, 'scoring against the annotation') ? it : it.skip;
  scored(
    'are extracted with some success in every row of the annotation',
    async () => {
      await inFolder(async folder => {
        const facts = join(folder, 'facts.jsonl');
        const { stdout, code } = await runCli(['extract', ...files()]);
        expect(code).toBe(0);
        await writeFile(facts, stdout);
        const score = await promisify(execFile)(process.execPath, [
          join(GOLD, 'score.mjs'),
          join(GOLD, 'dev.json'),
          facts,
          '--json',
        ]);
        const { absent, repeated, badQuotes, table } = JSON.parse(score.stdout) as {
          absent: number;
          repeated: number;
          badQuotes: number;
          table: Record<string, { f1: number }>;
        };
        expect({ absent, repeated, badQuotes }).toEqual({ absent: 0, repeated: 0, badQuotes: 0 });
        for (const [row, { f1 }] of Object.entries(table)) expect({ row, found: f1 > 0 }).toEqual({ row, found: true });
      });
    },
    120_000,
  );
});
