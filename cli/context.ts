import type { Command } from 'commander';
import { openStore } from '../graph/store/open-store.js';
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

  /** Gives `work` the workspace's store, and closes it afterwards. */
  async withStore<T>(work: (store: GraphStore, workspace: Workspace) => Promise<T>, create = false): Promise<T> {
    const workspace = create ? await Workspace.openOrCreate(this.folder) : await this.workspace();
    const store = await openStore({
      ...(this.options.db ? { db: this.options.db } : {}),
      folder: workspace.storeFolder,
      env: process.env,
    });
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
