import { readFileSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkspaceError } from './workspace-error.js';

/**
 * Takes the lock of a workspace for writing: a file that names the process that holds it. A lock whose process is
 * gone (killed, or the machine was restarted) is taken over.
 *
 * @returns a function that gives the lock back
 * @throws WorkspaceError when another process that runs holds it
 */
export async function lockWorkspace(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      const file = await open(path, 'wx');
      await file.write(`${process.pid} ${startOf(process.pid)}\n`);
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readHolder(path);
    if (holder && isRunning(holder)) {
      throw new WorkspaceError(
        `another process (${holder.pid}) is writing to this workspace; wait until it ends, or end it`,
      );
    }
    // An empty file may be a lock being written at this moment; an old one is left over from a crash.
    if (!holder && attempt < 5) await sleep(50);
    else await rm(path, { force: true });
  }
  throw new WorkspaceError(`the lock ${path} can’t be taken; delete the file if no other process uses the workspace`);
}

interface Holder {
  pid: number;
  start: string;
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, pid, start] = /^(\d+) (\S*)\n$/.exec(text) ?? [];
  return pid ? { pid: Number(pid), start: start ?? '' } : undefined;
}

function isRunning({ pid, start }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(pid) === start;
}

/** When a process started, in the kernel's ticks: tells a process from a later one of the same number. Linux only. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
}
