import { constants, existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { grafeoError, isLocked } from './grafeo-errors.js';
import { StoreError } from './port.js';

const { GrafeoDB } = grafeo;

const POINTER = 'current';
const DRAFT = 'draft.grafeo';
const LOCK = 'lock.grafeo';
const PUBLISHED = /^graph-(\d+)\.grafeo$/;

/**
 * The folder of an embedded store. Grafeo lets nobody read a file that is open for writing, so a graph is edited in a
 * private draft and published whole:
 *
 *     graph-7.grafeo   a published graph, never written again
 *     current          names the published file that holds
 *     draft.grafeo     the copy that a writer works on (with its `.wal`); after a crash, the next writer's to remove
 *     lock.grafeo      open for writing while a writer is at work; the system lets go of it when the process dies
 *
 * Published files that no longer hold are deleted by the next writer only, so that a reader who has just read
 * `current` still finds the file.
 */
export class GrafeoFolder {
  constructor(readonly path: string) {}

  /** Path of the published graph that holds; undefined where there is none yet. */
  current(): string | undefined {
    const name = this.#currentName();
    return name === undefined ? undefined : join(this.path, name);
  }

  #currentName(): string | undefined {
    const pointer = join(this.path, POINTER);
    if (!existsSync(pointer)) return undefined;
    const name = readFileSync(pointer, 'utf8').trim();
    if (PUBLISHED.test(name)) return name;
    throw new StoreError(`${pointer} is damaged: it should name a file such as graph-1.grafeo. ${this.repair}`);
  }

  /** What to do when a file of the store is damaged. */
  get repair(): string {
    return `Delete ${this.path} and run \`paperlineage ingest\` again: the store is made from the workspace's files.`;
  }

  /** Keeps other writers out until the returned function is called. */
  async lock(): Promise<() => void> {
    await mkdir(this.path, { recursive: true });
    const path = join(this.path, LOCK);
    try {
      const held = GrafeoDB.create(path);
      return () => held.close();
    } catch (error) {
      if (!isLocked(error)) throw grafeoError(error);
      throw new StoreError(`Another process is writing to ${this.path}; try again when it has ended.`, true, {
        cause: error,
      });
    }
  }

  /** Removes what earlier writers left and gives the path of a draft: a copy of the current graph, or nothing yet. */
  async startDraft(): Promise<string> {
    const current = this.#currentName();
    for (const name of await readdir(this.path)) {
      const leftover =
        name.startsWith(DRAFT) || name === `${POINTER}.draft` || (PUBLISHED.test(name) && name !== current);
      if (leftover) await removeUnlessOpen(join(this.path, name));
    }
    const draft = join(this.path, DRAFT);
    if (current !== undefined) await this.#copy(join(this.path, current), draft);
    return draft;
  }

  async #copy(from: string, to: string): Promise<void> {
    try {
      await copyFile(from, to, constants.COPYFILE_FICLONE);
    } catch (cause) {
      throw new StoreError(`The graph cannot be copied to be edited: ${(cause as Error).message}.`, false, { cause });
    }
  }

  async removeDraft(): Promise<void> {
    for (const name of [DRAFT, `${DRAFT}.wal`]) await rm(join(this.path, name), { recursive: true, force: true });
  }

  /** Makes the closed draft the current graph. Both the file and the name are on the disk before readers see them. */
  async publish(): Promise<void> {
    const draft = join(this.path, DRAFT);
    if (existsSync(`${draft}.wal`)) throw new StoreError(`${draft} was not closed properly; nothing was published.`);
    const before = PUBLISHED.exec(this.#currentName() ?? '')?.[1] ?? '0';
    const name = `graph-${Number(before) + 1}.grafeo`;
    await flush(draft);
    await rename(draft, join(this.path, name));
    const pointer = join(this.path, POINTER);
    await flush(`${pointer}.draft`, `${name}\n`);
    await flushFolder(this.path);
    await rename(`${pointer}.draft`, pointer);
    await flushFolder(this.path);
  }
}

/** Windows keeps a file that a reader has open; a later writer gets it. */
async function removeUnlessOpen(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (!['EBUSY', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Waits until a file is on the disk; writes `text` into it first where given. */
async function flush(path: string, text?: string): Promise<void> {
  const file = await open(path, text === undefined ? 'r+' : 'w');
  try {
    if (text !== undefined) await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes renames in a folder last; Windows has no such call and needs none. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
