import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import readBatch from './worker.js';

const BATCH = 32;
/** Fewer texts are read before worker threads have started. */
const WORTH_WORKERS = 100;
/** Compiled beside this module; code that runs from source reads in its own thread. */
const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

interface Text {
  title: string;
  abstract: string;
}

export interface PoolOptions {
  /** Worker threads; all cores when left out. One reads in the calling thread. */
  workers?: number | undefined;
  /** How many texts will come, so that threads are started only where they are worth it. */
  expected: number;
  signal?: AbortSignal | undefined;
}

/**
 * Reads texts in parallel and hands each reading, as JSON text, to `store`. Which worker reads what changes nothing,
 * because a reading is a function of its text. At most two batches a worker are under way, so memory stays bounded.
 * When it throws, no call of `store` is under way any more.
 */
export async function readTexts<T extends Text>(
  texts: AsyncIterable<T>,
  store: (text: T, json: string) => Promise<void>,
  { workers = availableParallelism(), expected, signal }: PoolOptions,
): Promise<void> {
  const threads = workers > 1 && expected >= WORTH_WORKERS && existsSync(WORKER) ? workers : 1;
  const pool = threads > 1 ? new Piscina({ filename: WORKER, maxThreads: threads }) : undefined;
  const batches = batchesOf(texts, signal);
  const lane = async () => {
    for await (const batch of batches) {
      const plain = batch.map(({ title, abstract }) => ({ title, abstract }));
      const readings: string[] = pool ? await pool.run(plain) : readBatch(plain);
      for (const [i, json] of readings.entries()) await store(batch[i]!, json);
    }
  };
  try {
    const lanes = await Promise.allSettled(Array.from({ length: pool ? threads * 2 : 1 }, lane));
    for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
  } finally {
    await pool?.destroy();
  }
}

/** The texts in batches, for several readers to draw from. A reader that breaks off ends it for all. */
async function* batchesOf<T>(texts: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const text of texts) {
    signal?.throwIfAborted();
    batch.push(text);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
