import { existsSync, statSync } from 'node:fs';
import grafeo from '@grafeo-db/js';
import { grafeoEditor } from './grafeo-editor.js';
import { native } from './grafeo-errors.js';
import { GrafeoFolder } from './grafeo-folder.js';
import { askGrafeo, runCypher } from './grafeo-rows.js';
import { loadMigrations } from './load-migrations.js';
import { hasHistory, migrate } from './migrate.js';
import {
  type GraphEditor,
  type GraphReader,
  type GraphStore,
  type Parameters,
  type QueryOptions,
  type Rows,
  StoreError,
} from './port.js';

const { GrafeoDB } = grafeo;

/** How often a published file may go away between the reading of its name and its opening. */
const OPENING_TRIES = 5;

/** A published graph, open for reading, with the questions that are under way on it. */
interface OpenGraph {
  readonly path: string;
  /** Tells the file from another that came to stand at its path. */
  readonly file: string;
  readonly database: grafeo.GrafeoDB;
  users: number;
}

/**
 * The embedded store: Grafeo in this process, its files in a folder (see `GrafeoFolder`). Readers open the published
 * graph and look at every question whether another one holds now. There is no timeout and no way to stop a question;
 * what strangers type belongs in a process that can be killed.
 */
export class GrafeoStore implements GraphStore {
  readonly capabilities = { atomicEdits: true, timeout: false, ownDatabase: true };
  readonly location: string;
  readonly #folder: GrafeoFolder;
  #graph: OpenGraph | undefined;
  #closed = false;
  #lastEdit: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.location = folder;
    this.#folder = new GrafeoFolder(folder);
  }

  async exists(): Promise<boolean> {
    return this.#folder.current() !== undefined;
  }

  query(cypher: string, parameters?: Parameters, options?: QueryOptions): Promise<Rows> {
    return this.read(reader => reader.query(cypher, parameters, options));
  }

  async read<T>(work: (reader: GraphReader) => Promise<T>): Promise<T> {
    const graph = this.#openCurrent();
    graph.users += 1;
    try {
      return await work({ query: (...question) => askGrafeo(graph.database, ...question) });
    } finally {
      graph.users -= 1;
      if (graph !== this.#graph) closeUnused(graph);
    }
  }

  edit<T>(work: (editor: GraphEditor) => Promise<T>): Promise<T> {
    const edit = this.#lastEdit.then(() => this.#edit(work));
    this.#lastEdit = edit.catch(() => undefined);
    return edit;
  }

  async close(): Promise<void> {
    await this.#lastEdit;
    this.#closed = true;
    this.#change(undefined);
  }

  /** The graph that holds now; nothing else happens between the reading of its name and its opening in this process. */
  #openCurrent(): OpenGraph {
    if (this.#closed) throw new StoreError(`The store in ${this.location} was closed.`);
    for (let tries = 1; ; tries++) {
      const path = this.#folder.current();
      if (path === undefined)
        throw new StoreError(`There is no graph in ${this.location} yet. Run \`paperlineage ingest\` first.`);
      const file = fileAt(path);
      if (this.#graph?.path === path && this.#graph.file === file) return this.#graph;
      try {
        return this.#change({ path, file, database: native(() => GrafeoDB.openReadOnly(path)), users: 0 });
      } catch (error) {
        if (!existsSync(path) && tries < OPENING_TRIES) continue;
        throw this.#damaged(path, error);
      }
    }
  }

  #change<G extends OpenGraph | undefined>(graph: G): G {
    const previous = this.#graph;
    this.#graph = graph;
    if (previous) closeUnused(previous);
    return graph;
  }

  async #edit<T>(work: (editor: GraphEditor) => Promise<T>): Promise<T> {
    const unlock = await this.#folder.lock();
    try {
      const draft = await this.#folder.startDraft();
      const { result, wrote } = await this.#editDraft(draft, work);
      if (wrote) await this.#folder.publish();
      else await this.#folder.removeDraft();
      return result;
    } catch (error) {
      await this.#folder.removeDraft();
      throw error;
    } finally {
      unlock();
    }
  }

  async #editDraft<T>(
    draft: string,
    work: (editor: GraphEditor) => Promise<T>,
  ): Promise<{ result: T; wrote: boolean }> {
    const database = await this.#openDraft(draft);
    let wrote = false;
    const { query, write } = grafeoEditor(database);
    const editor: GraphEditor = {
      query,
      write(...batch) {
        wrote = true;
        return write(...batch);
      },
    };
    const run = async (statement: string) => void (await runCypher(database, statement, {}));
    try {
      await migrate({ ...editor, run }, loadMigrations('embedded'), this.location);
      const result = await work(editor);
      if (wrote) native(() => database.walCheckpoint());
      return { result, wrote };
    } finally {
      native(() => database.close());
    }
  }

  /** A draft without history is older than migrations are: the store is made anew, as the workspace has all of it. */
  async #openDraft(draft: string): Promise<grafeo.GrafeoDB> {
    try {
      if (!existsSync(draft)) return native(() => GrafeoDB.create(draft));
      const database = native(() => GrafeoDB.open(draft));
      if (await hasHistory(grafeoEditor(database))) return database;
      native(() => database.close());
      await this.#folder.removeDraft();
      return native(() => GrafeoDB.create(draft));
    } catch (error) {
      throw this.#damaged(draft, error);
    }
  }

  #damaged(path: string, cause: unknown): StoreError {
    const reason = (cause as StoreError).message;
    return new StoreError(`The graph in ${path} cannot be opened: ${reason}. ${this.#folder.repair}`, false, { cause });
  }
}

/** A deleted file that is still open keeps its number, so no other file has both. */
function fileAt(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : '';
}

function closeUnused(graph: OpenGraph): void {
  if (graph.users === 0) graph.database.close();
}
