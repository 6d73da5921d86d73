import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFile } from '../../package-root.js';

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  cwd?: string;
  input?: string;
  env?: Record<string, string>;
}

const MAIN = packageFile('dist', 'cli', 'main.js');

/** Starts the real command line, as it is built; a database of the user's own in the environment is kept out. */
export function startCli(args: readonly string[], { cwd, env = {} }: CliOptions = {}): ChildProcess {
  if (!existsSync(MAIN)) throw new Error('the command line is not built; run `npm run build` first (npm test does)');
  const { NEO4J_URI: _, ...inherited } = process.env;
  return spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...inherited, NO_COLOR: '1', CI: '1', ...env } });
}

/** Runs the real command line to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = startCli(args, options);
  const result: CliResult = { code: null, stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', text => (result.stdout += text));
  child.stderr!.setEncoding('utf8').on('data', text => (result.stderr += text));
  child.stdin!.on('error', () => undefined).end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', code => resolve({ ...result, code }));
  });
}

/** Waits for the address that a server prints. */
export function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const look = (chunk: Buffer) => {
      text += chunk.toString();
      const [address] = /http:\/\/\S+/.exec(text) ?? [];
      if (address) resolve(address);
    };
    server.stdout!.on('data', look);
    server.stderr!.on('data', look);
    server.on('close', () => reject(new Error(`the server ended: ${text}`)));
  });
}

/** Gives `work` an empty folder, and takes it away afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'paperlineage-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

export const PAPERS = packageFile('papers');
export const SEEDS = packageFile('..', 'shared', 'seeds');
export const GOLD = packageFile('..', 'shared', 'gold');

/** Tests over material that not every machine has: says so where it is skipped. */
export function hasShared(path: string, what: string): boolean {
  const there = existsSync(path);
  if (!there) process.stderr.write(`SKIPPED: ${what} needs ${path}, which is not here\n`);
  return there;
}
