import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StoreChoice } from '../../../graph/store/open-store.js';
import { StoreError } from '../../../graph/store/port.js';
import { packageFile } from '../../../package-root.js';
import type { ChildAnswer, ChildQuestion } from './cypher-messages.js';
import { CypherProblem } from './cypher-problem.js';
import { enginePlace } from './engine-place.js';

const COMPILED = fileURLToPath(new URL('./cypher-child.js', import.meta.url));
const SOURCE = fileURLToPath(new URL('./cypher-child.ts', import.meta.url));
/** What reads TypeScript where the server runs from source. */
const LOADER = packageFile('node_modules', 'tsx', 'dist', 'loader.mjs');

/** A process that has not opened the store by then is given up. */
const START_WITHIN_MS = 60_000;

/** Of what a process says before it dies, so much is kept. */
const KEPT_CHARACTERS = 4000;

/** A process that answers own Cypher, one question at a time. It opens the store before the first. */
export class CypherProcess {
  readonly #child: ChildProcess;
  #said = '';
  #opened = false;
  readonly #ready: Promise<void>;
  /** Settles the question under way. */
  #settle: ((answer: ChildAnswer) => void) | undefined;

  constructor(store: StoreChoice) {
    const compiled = existsSync(COMPILED);
    this.#child = fork(compiled ? COMPILED : SOURCE, [], {
      execArgv: compiled ? [] : ['--import', LOADER],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (piece: Buffer) => {
      this.#said = `${this.#said}${piece.toString('utf8')}`.slice(-KEPT_CHARACTERS);
    });
    this.#ready = new Promise(resolve => {
      this.#child.once('message', () => resolve()).once('close', () => resolve());
    });
    this.#child.on('message', (message: ChildAnswer | 'ready') => {
      if (message === 'ready') this.#opened = true;
      else this.#settle?.(message);
    });
    this.#child.on('error', error => this.#settle?.({ failed: 'store', message: error.message }));
    this.#child.on('close', (code, signal) => this.#settle?.(this.#lastWords(code, signal)));
    this.#child.send({ store });
  }

  get alive(): boolean {
    return this.#child.connected && !this.#child.killed && this.#child.exitCode === null;
  }

  /**
   * Asks, and kills the process where the answer does not come in time or is no longer wanted.
   * @returns a `CypherAnswer` as JSON
   * @throws CypherProblem where the question is to blame, StoreError where the store is, the signal's reason
   */
  async ask(question: ChildQuestion, signal?: AbortSignal): Promise<string> {
    signal?.throwIfAborted();
    if (!this.alive) throw new StoreError('The process that asks the database has ended. Ask again.', true);
    const ended = new Promise<ChildAnswer>(resolve => {
      this.#settle = resolve;
    });
    const unwanted = () => this.end('The question was taken back.');
    signal?.addEventListener('abort', unwanted);
    try {
      await this.#within(START_WITHIN_MS, 'The database could not be opened in time.', [this.#ready, ended]);
      if (this.alive) this.#child.send(question);
      const { ms } = question.limits;
      await this.#within(ms, `The question took longer than ${ms / 1000} seconds, and was ended.`, [ended]);
      return answered(await ended);
    } finally {
      signal?.removeEventListener('abort', unwanted);
      this.#settle = undefined;
    }
  }

  /** Waits for the first of some events; the question fails with the message where none comes in time. */
  async #within(ms: number, message: string, events: readonly Promise<unknown>[]): Promise<void> {
    const late = setTimeout(() => this.end(message), ms);
    await Promise.race(events);
    clearTimeout(late);
  }

  /** Kills the process; the question under way fails with the message. */
  end(message: string): void {
    this.#settle?.({ failed: 'question', message });
    this.kill();
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #lastWords(code: number | null, signal: NodeJS.Signals | null): ChildAnswer {
    const how = signal ?? `exit code ${code}`;
    if (!this.#opened)
      return { failed: 'store', message: `The process that asks the database did not start (${how}).` };
    const outOfMemory = signal === 'SIGKILL' || /out of memory|memory allocation/i.test(this.#said);
    return {
      failed: 'question',
      message: outOfMemory
        ? 'The question took more memory than it may, and was ended.'
        : `The database failed inside at this question (${how}); ask it in another way.`,
    };
  }
}

function answered(answer: ChildAnswer): string {
  if ('answer' in answer) return answer.answer;
  if (answer.failed === 'store') throw new StoreError(answer.message, true);
  const { message, place } = enginePlace(answer.message);
  throw new CypherProblem(message, place);
}
