import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { lockWorkspace } from '../../../ingest/workspace/lock.js';
import { WorkspaceError } from '../../../ingest/workspace/workspace-error.js';
import { packageFile } from '../../../package-root.js';
import { inTemporaryFolder } from '../temporary-folder.js';

/** Starts another process that wants the lock; resolves when it says how that went. */
async function contender(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const script = packageFile('test', 'ingest', 'workspace', 'hold-lock.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    cwd: packageFile(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const inLockFolder = <T>(work: (folder: string) => Promise<T>) =>
  inTemporaryFolder(parent => work(join(parent, 'lock')));

describe('lockWorkspace', () => {
  it('gives the lock once, and again after it was given back', async () => {
    await inLockFolder(async folder => {
      const release = await lockWorkspace(folder);
      await expect(lockWorkspace(folder)).rejects.toThrow(WorkspaceError);
      await release();
      expect(existsSync(folder)).toBe(false);
      await (await lockWorkspace(folder))();
    });
  });

  it('is refused while a living process holds it, and taken over when that one was killed', async () => {
    await inLockFolder(async folder => {
      const { child, said } = await contender(folder);
      try {
        expect(said).toBe('held');
        await expect(lockWorkspace(folder)).rejects.toThrow(`another process (${child.pid}) is writing`);
        expect(await readdir(folder)).toEqual([expect.stringMatching(`^${child.pid}-`)]);
      } finally {
        await kill(child);
      }
      expect(await readdir(folder)).toHaveLength(1);
      const release = await lockWorkspace(folder);
      expect(await readdir(folder)).toEqual([expect.stringMatching(`^${process.pid}-`)]);
      await release();
    });
  });

  it('refuses another process while it is held here, and lets it in afterwards', async () => {
    await inLockFolder(async folder => {
      const release = await lockWorkspace(folder);
      const refused = await contender(folder);
      expect(refused.said).toContain(`refused: another process (${process.pid})`);
      await kill(refused.child);
      await release();
      const { child, said } = await contender(folder);
      expect(said).toBe('held');
      const gone = once(child, 'exit');
      child.stdin!.write('\n');
      await gone;
      expect(existsSync(folder)).toBe(false);
    });
  });

  it('is held by one at most of several that want it at once, also over the file of a dead one', async () => {
    await inLockFolder(async folder => {
      await mkdir(folder);
      await writeFile(join(folder, '999999999-1'), '');
      const contenders = await Promise.all([1, 2, 3].map(() => contender(folder)));
      try {
        expect(contenders.filter(({ said }) => said === 'held').length).toBeLessThanOrEqual(1);
        expect(await readdir(folder).catch(() => [])).not.toContain('999999999-1');
      } finally {
        await Promise.all(contenders.map(({ child }) => kill(child)));
      }
    });
  });

  it('knows a later process of the same number for another one, where the system says when it started', async () => {
    await inLockFolder(async folder => {
      const release = await lockWorkspace(folder);
      const [own] = await readdir(folder);
      await release();
      if (own!.endsWith('-unknown')) return;
      await mkdir(folder);
      await writeFile(join(folder, `${process.ppid}-1`), '');
      await (await lockWorkspace(folder))();
      expect(existsSync(folder)).toBe(false);
    });
  });

  it('passes over files that no lock left', async () => {
    await inLockFolder(async folder => {
      await mkdir(folder);
      await writeFile(join(folder, '.DS_Store'), '');
      await (await lockWorkspace(folder))();
      expect(await readdir(folder)).toEqual(['.DS_Store']);
    });
  });
});
