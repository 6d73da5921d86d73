import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkspaceError } from './workspace-error.js';

/** Tries before a lock that another process wants at the same moment is left to it. */
const ATTEMPTS = 3;
const held = new Set<string>();

/**
 * Takes the lock of a workspace for writing: a folder in which a process leaves a file of its own, named for its
 * number and start. It has the lock when no file of another living process lies there, so of two that come at once
 * at most one has it. A file whose process is gone (killed, or the machine was restarted) is deleted; as its name is
 * that process's alone, nobody can delete the file of a living one by being late.
 *
 * @returns a function that gives the lock back
 * @throws WorkspaceError when another process that runs holds it
 */
export async function lockWorkspace(folder: string): Promise<() => Promise<void>> {
  const own = `${process.pid}-${startOf(process.pid)}`;
  const path = resolve(folder, own);
  if (held.has(path)) throw new WorkspaceError('this process is writing to the workspace already');
  held.add(path);
  try {
    await take(folder, own);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    await giveBack(folder, path);
    held.delete(path);
  };
}

async function take(folder: string, own: string): Promise<void> {
  const path = join(folder, own);
  for (let attempt = 1; ; attempt++) {
    await leaveFile(folder, path);
    const other = await livingOther(folder, own);
    if (other === undefined) return;
    await giveBack(folder, path);
    if (attempt === ATTEMPTS) throw busy(other);
    await sleep(20 + (process.pid % 50));
  }
}

const busy = (pid: number) =>
  new WorkspaceError(`another process (${pid}) is writing to this workspace; wait until it ends, or end it`);

async function leaveFile(folder: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await mkdir(folder, { recursive: true });
      await (await open(path, 'w')).close();
      return;
    } catch (error) {
      // The folder may go away between the two: another process gave the lock back at this moment.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && attempt < 20) continue;
      throw new WorkspaceError(`the workspace can’t be written: ${(error as Error).message}`, { cause: error });
    }
  }
}

async function giveBack(folder: string, path: string): Promise<void> {
  await rm(path, { force: true });
  await rmdir(folder).catch(() => undefined);
}

/** Number of a living process that has left a file there; files of dead ones are deleted. */
async function livingOther(folder: string, own: string): Promise<number | undefined> {
  let living: number | undefined;
  for (const name of await readdir(folder)) {
    const [, pid, start] = /^(\d+)-(.+)$/.exec(name) ?? [];
    if (name === own || !pid || !start) continue;
    if (isRunning(Number(pid), start)) living = Number(pid);
    else await rm(join(folder, name), { force: true });
  }
  return living;
}

function isRunning(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === UNKNOWN || start === UNKNOWN || now === start;
}

const UNKNOWN = 'unknown';

/**
 * When a process started, in the kernel's ticks: tells a process from a later one of the same number. `unknown` where
 * the system does not say (it does on Linux), `ended` for one that only waits to be collected.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? 'ended' : (rest[18] ?? UNKNOWN);
  } catch {
    return UNKNOWN;
  }
}
