import type { Command } from 'commander';
import { openStore, type StoreChoice } from '../graph/store/open-store.js';
import type { GraphStore } from '../graph/store/port.js';
import { Workspace } from '../ingest/workspace/workspace.js';
import { Console } from './console.js';

/** Options that every command takes. */
export interface GlobalOptions {
  workspace: string;
  db?: string;
  quiet?: boolean;
  verbose?: boolean;
}

/** What a command works with: where it talks, where the workspace is, which database. */
export class Context {
  readonly console: Console;
  private readonly interruption = new AbortController();

  private constructor(private readonly options: GlobalOptions) {
    this.console = new Console(options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal');
  }

  static of(command: Command): Context {
    return new Context(command.optsWithGlobals<GlobalOptions>());
  }

  get folder(): string {
    return this.options.workspace;
  }

  /** Ends long work in a state that the same command goes on from: the first Ctrl-C asks, a second one kills. */
  get signal(): AbortSignal {
    process.once('SIGINT', () => this.interruption.abort(new Interrupted()));
    process.once('SIGTERM', () => this.interruption.abort(new Interrupted()));
    return this.interruption.signal;
  }

  workspace(): Promise<Workspace> {
    return Workspace.open(this.folder);
  }

  /** The store that the options name, of a workspace. */
  storeChoice(workspace: Workspace): StoreChoice {
    return { db: this.options.db, folder: workspace.storeFolder, env: process.env, onRetry: this.retryTeller() };
  }

  /** Tells once why the database is asked again, and again when the reason is another. */
  private retryTeller(): (reason: string) => void {
    let told = '';
    return reason => {
      if (reason !== told) this.console.warn(`${reason} Trying again …`);
      told = reason;
    };
  }

  /**
   * Gives `work` the workspace's store, and closes it afterwards.
   * @param askingMs How long a question to a server that is away is tried again.
   */
  async withStore<T>(
    work: (store: GraphStore, workspace: Workspace) => Promise<T>,
    create = false,
    askingMs?: number,
  ): Promise<T> {
    const workspace = create ? await Workspace.openOrCreate(this.folder) : await this.workspace();
    const store = await openStore({ ...this.storeChoice(workspace), askingMs });
    try {
      return await work(store, workspace);
    } finally {
      await store.close();
    }
  }
}

/** The person pressed Ctrl-C. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted; run the same command again to go on from here');
    this.name = 'Interrupted';
  }
}
