import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { packageFile } from '../../package-root.js';
import { inFolder } from './run-cli.js';

const run = promisify(execFile);

describe('the tarball', () => {
  it('has all that the command line, the questions and the explorer need, and nothing of the tests', async () => {
    await inFolder(async folder => {
      // The build is there already; packing must not run it again beside other tests.
      const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: packageFile(),
      });
      const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
      expect(files.map(({ path }) => path).filter(path => /(^|\/)test\//.test(path))).toEqual([]);
      await run('tar', ['-xzf', join(folder, filename), '-C', folder]);
      const installed = join(folder, 'package');
      await symlink(packageFile('node_modules'), join(installed, 'node_modules'));
      const cli = (...args: string[]) =>
        run(process.execPath, [join(installed, 'dist', 'cli', 'main.js'), '--db', 'embedded', ...args], {
          cwd: folder,
        });
      await cli('ingest', join(installed, 'papers', 'attention.jsonl'));
      expect((await cli('lineage', 'FlashAttention')).stdout).toContain('FlashAttention-2');
      expect((await cli('query', '--json')).stdout).toContain('most-built-upon');
      expect((await cli('doctor')).stdout).toMatch(/explorer: the page is built/);
    });
  }, 120_000);
});
