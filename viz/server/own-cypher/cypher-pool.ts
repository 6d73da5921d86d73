import { StoreError } from '../../../graph/store/port.js';
import type { ChildQuestion } from './cypher-messages.js';

/** What a pool needs of a process. */
export interface Answering {
  readonly alive: boolean;
  ask(question: ChildQuestion, signal?: AbortSignal): Promise<string>;
  /** Kills it; the question under way fails at once with the message. */
  end(message: string): void;
  kill(): void;
}

export interface PoolSize {
  /** Questions that run at once. */
  running: number;
  /** Questions that run at once where one has waited for `growMs`. */
  most: number;
  /** Questions that wait for one of them to end. */
  waiting: number;
  growMs: number;
  /** Nobody waits longer, and who has run for longer gives way to who waits. */
  fairMs: number;
}

const GAVE_WAY =
  'More questions were asked than the server runs at once, and this one had run the longest: it was ended for the others. Ask for less, or again when they are through.';

/** There are more questions than the server takes. */
export class CypherBusy extends Error {
  constructor() {
    super('Too many questions are being answered. Try again in a moment.');
    this.name = 'CypherBusy';
  }
}

/** A question that was let in. */
interface Runner {
  process?: Answering;
  /** It has run for `fairMs`. */
  long: boolean;
  ripens: NodeJS.Timeout;
}

interface Waiter {
  begin(): void;
  refuse(reason: unknown): void;
}

/**
 * Processes that answer questions. One that is ready stands by, so that nobody waits for a start; one whose question was
 * ended is gone, and another takes its place. Who waits is let in, or told that the server is busy, within `fairMs`,
 * however many questions run away: first there are more processes, then who has run the longest is ended.
 */
export class CypherPool {
  #closed = false;
  /** Both in the order in which they came. */
  readonly #running = new Set<Runner>();
  readonly #waiting = new Set<Waiter>();
  readonly #spare: Answering[] = [];

  constructor(
    private readonly start: () => Answering,
    private readonly size: PoolSize,
  ) {
    this.#standBy();
  }

  /** @throws CypherBusy, StoreError when it is closed, the signal's reason, and what `Answering.ask` throws */
  async ask(question: ChildQuestion, signal?: AbortSignal): Promise<string> {
    const runner = await this.#turn(signal);
    try {
      return await this.#run(runner, question, signal);
    } finally {
      clearTimeout(runner.ripens);
      this.#running.delete(runner);
      this.#beginNext();
    }
  }

  close(): void {
    this.#closed = true;
    for (const waiter of [...this.#waiting]) waiter.refuse(closing());
    for (const { process } of this.#running) process?.kill();
    for (const process of this.#spare.splice(0)) process.kill();
  }

  async #turn(signal: AbortSignal | undefined): Promise<Runner> {
    signal?.throwIfAborted();
    if (this.#running.size < this.size.running) return this.#letIn();
    if (this.#waiting.size >= this.size.waiting) throw new CypherBusy();
    return this.#wait(signal);
  }

  #letIn(): Runner {
    const ripens = setTimeout(() => {
      runner.long = true;
    }, this.size.fairMs);
    const runner: Runner = { long: false, ripens };
    this.#running.add(runner);
    return runner;
  }

  #wait(signal: AbortSignal | undefined): Promise<Runner> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(waiter);
        for (const timer of timers) clearTimeout(timer);
        signal?.removeEventListener('abort', gone);
      };
      const waiter: Waiter = {
        begin: () => {
          leave();
          resolve(this.#letIn());
        },
        refuse: reason => {
          leave();
          reject(reason);
        },
      };
      const gone = () => waiter.refuse(signal?.reason);
      const timers = [
        setTimeout(() => this.#makeRoom(), this.size.growMs),
        setTimeout(() => this.#makeRoom() || waiter.refuse(new CypherBusy()), this.size.fairMs),
      ];
      signal?.addEventListener('abort', gone);
      this.#waiting.add(waiter);
    });
  }

  #beginNext(): void {
    const [first] = this.#waiting;
    if (this.#running.size < this.size.most) first?.begin();
  }

  /** Room for the first who waits: one process more, or that of who has run the longest, if for long enough. */
  #makeRoom(): boolean {
    const [longest] = this.#running;
    if (longest && this.#running.size >= this.size.most) {
      if (!longest.long) return false;
      this.#running.delete(longest);
      longest.process?.end(GAVE_WAY);
    }
    this.#beginNext();
    return true;
  }

  async #run(runner: Runner, question: ChildQuestion, signal: AbortSignal | undefined): Promise<string> {
    if (this.#closed) throw closing();
    const process = this.#take();
    runner.process = process;
    this.#standBy();
    try {
      return await process.ask(question, signal);
    } finally {
      if (process.alive && this.#spare.length < this.size.running && !this.#closed) this.#spare.push(process);
      else process.kill();
    }
  }

  #take(): Answering {
    for (let one = this.#spare.pop(); one; one = this.#spare.pop()) if (one.alive) return one;
    return this.start();
  }

  #standBy(): void {
    if (!this.#closed && this.#spare.length === 0) this.#spare.push(this.start());
  }
}

function closing(): StoreError {
  return new StoreError('The server is stopping.');
}
