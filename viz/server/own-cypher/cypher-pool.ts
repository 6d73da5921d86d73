import type { ChildQuestion } from './cypher-messages.js';

/** What a pool needs of a process. */
export interface Answering {
  readonly alive: boolean;
  ask(question: ChildQuestion, signal?: AbortSignal): Promise<string>;
  kill(): void;
}

export interface PoolSize {
  /** Questions that run at once. */
  running: number;
  /** Questions that wait for one of them to end. */
  waiting: number;
}

/** There are more questions than the server takes. */
export class CypherBusy extends Error {
  constructor() {
    super('Too many questions are being answered. Try again in a moment.');
    this.name = 'CypherBusy';
  }
}

/**
 * Processes that answer questions. One that is ready stands by, so that nobody waits for a start; one whose question was
 * ended is gone, and another takes its place.
 */
export class CypherPool {
  #running = 0;
  #closed = false;
  readonly #waiting: (() => void)[] = [];
  readonly #spare: Answering[] = [];
  readonly #busy = new Set<Answering>();

  constructor(
    private readonly start: () => Answering,
    private readonly size: PoolSize,
  ) {
    this.#standBy();
  }

  /** @throws CypherBusy, and what `Answering.ask` throws */
  async ask(question: ChildQuestion, signal?: AbortSignal): Promise<string> {
    await this.#turn(signal);
    try {
      return await this.#run(question, signal);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    this.#closed = true;
    for (const each of [...this.#spare.splice(0), ...this.#busy]) each.kill();
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.#running >= this.size.running) {
      if (this.#waiting.length >= this.size.waiting) throw new CypherBusy();
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
      });
    }
    this.#running += 1;
    if (!signal?.aborted) return;
    this.#running -= 1;
    this.#waiting.shift()?.();
    signal.throwIfAborted();
  }

  async #run(question: ChildQuestion, signal: AbortSignal | undefined): Promise<string> {
    const one = this.#take();
    this.#busy.add(one);
    this.#standBy();
    try {
      return await one.ask(question, signal);
    } finally {
      this.#busy.delete(one);
      if (one.alive && this.#spare.length < this.size.running && !this.#closed) this.#spare.push(one);
      else one.kill();
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
