import { Worker } from 'node:worker_threads';
import type { CypherLimits } from './cypher-messages.js';

const LOOK_EVERY_MS = 20;
/** The server ends a late question; should it have died, the process does so itself, this much later. */
const GRACE_MS = 2000;

/**
 * Runs in a thread of its own, since the engine, or a huge answer, may hold the main one; a text rather than a module,
 * so that it needs no file. `shared` holds a count that is odd while a question runs, its milliseconds, and the MiB that
 * it may take; the thread sleeps while the count is even.
 */
const WATCH = `
  const { workerData: { shared, every, grace } } = require('node:worker_threads');
  for (;;) {
    const count = Atomics.load(shared, 0);
    if (count % 2 === 0) { Atomics.wait(shared, 0, count); continue; }
    const end = Date.now() + Atomics.load(shared, 1) + grace;
    const limit = process.memoryUsage.rss() + Atomics.load(shared, 2) * 2 ** 20;
    while (Atomics.load(shared, 0) === count) {
      if (process.memoryUsage.rss() > limit || Date.now() > end) process.kill(process.pid, 'SIGKILL');
      Atomics.wait(shared, 0, count, every);
    }
  }`;

/** Kills this process when a question takes more memory than it may. */
export class MemoryWatch {
  readonly #shared = new Int32Array(new SharedArrayBuffer(12));

  constructor() {
    const workerData = { shared: this.#shared, every: LOOK_EVERY_MS, grace: GRACE_MS };
    new Worker(WATCH, { eval: true, workerData }).unref();
  }

  start({ memoryBytes, ms }: Pick<CypherLimits, 'memoryBytes' | 'ms'>): void {
    Atomics.store(this.#shared, 1, ms);
    Atomics.store(this.#shared, 2, Math.ceil(memoryBytes / 2 ** 20));
    this.#next();
  }

  stop(): void {
    if (Atomics.load(this.#shared, 0) % 2 === 1) this.#next();
  }

  #next(): void {
    Atomics.add(this.#shared, 0, 1);
    Atomics.notify(this.#shared, 0);
  }
}
