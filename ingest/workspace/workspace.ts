import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './atomic-file.js';
import { lockWorkspace } from './lock.js';
import { WorkspaceError } from './workspace-error.js';

/** Version of the workspace's files; a later one is refused, an earlier one would be brought forward here. */
export const WORKSPACE_FORMAT = 1;

/** A later format may say more, and is told apart all the same. */
const Header = z.looseObject({ format: z.int(), id: z.string().min(1) });
/** What a crash may leave in a folder that is no workspace yet. */
const LEFT_BEHIND = new Set(['workspace.json.draft', 'lock']);

/**
 * The folder that holds the truth as plain files:
 *
 *     workspace.json      format version, id
 *     lock/               the process that writes, while it does
 *     sources/*.jsonl     what was read, a file per source
 *     readings/*.jsonl    what each text shows on its own, a file per extractor version
 *     corrections.jsonl   what people corrected (optional)
 *     store/              the embedded database, made from the rest
 *     scratch/            what a build is working on; may be deleted
 */
export class Workspace {
  readonly sourcesFolder: string;
  readonly readingsFolder: string;
  readonly correctionsFile: string;
  readonly storeFolder: string;
  readonly scratchFolder: string;

  private constructor(
    readonly folder: string,
    /** Tells workspaces apart; kept out of every export. */
    readonly id: string,
  ) {
    this.sourcesFolder = join(folder, 'sources');
    this.readingsFolder = join(folder, 'readings');
    this.correctionsFile = join(folder, 'corrections.jsonl');
    this.storeFolder = join(folder, 'store');
    this.scratchFolder = join(folder, 'scratch');
  }

  /**
   * Opens an existing workspace for reading.
   * @throws WorkspaceError when there is none, or one of another format
   */
  static async open(folder: string): Promise<Workspace> {
    const path = join(folder, 'workspace.json');
    const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') {
        throw new WorkspaceError(`the workspace can’t be read: ${cause.message}`, { cause });
      }
      throw new WorkspaceError(`there is no workspace in ${folder}; make one with \`paperlineage ingest FILE …\``);
    });
    const header = Header.safeParse(parseJson(text));
    if (!header.success) throw new WorkspaceError(`${path} is damaged; it should hold {"format":1,"id":"…"}`);
    if (header.data.format !== WORKSPACE_FORMAT) {
      throw new WorkspaceError(
        `${folder} has format ${header.data.format}, this version reads format ${WORKSPACE_FORMAT}; use a matching version of paperlineage`,
      );
    }
    return new Workspace(folder, header.data.id);
  }

  /**
   * Opens a workspace, making it when the folder is absent or empty.
   * @throws WorkspaceError when the folder holds something else
   */
  static async openOrCreate(folder: string): Promise<Workspace> {
    if (!existsSync(join(folder, 'workspace.json'))) await create(folder);
    return Workspace.open(folder);
  }

  /** Runs `work` as the only writer. What a killed build left behind is cleared first. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const release = await lockWorkspace(join(this.folder, 'lock'));
    try {
      await rm(this.scratchFolder, { recursive: true, force: true });
      return await work();
    } finally {
      await rm(this.scratchFolder, { recursive: true, force: true }).finally(release);
    }
  }
}

async function create(folder: string): Promise<void> {
  const content = await foldersContent(folder);
  if (content.includes('workspace.json')) return;
  const strangers = content.filter(name => !LEFT_BEHIND.has(name)).sort();
  if (strangers.length > 0) {
    throw new WorkspaceError(
      `${folder} is no workspace and isn’t empty (it holds ${strangers[0]}); choose another folder with --workspace`,
    );
  }
  const release = await lockWorkspace(join(folder, 'lock'));
  try {
    const path = join(folder, 'workspace.json');
    if (existsSync(path)) return;
    await replaceFile(path, [`${JSON.stringify({ format: WORKSPACE_FORMAT, id: randomUUID() })}\n`]);
  } finally {
    await release();
  }
}

async function foldersContent(folder: string): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    return await readdir(folder);
  } catch (cause) {
    throw new WorkspaceError(
      `no workspace can be made in ${folder}: ${(cause as Error).message}; choose another folder with --workspace`,
      { cause },
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
