import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { packageFile } from '../../package-root.js';
import readBatch from './worker.js';

const BATCH = 32;
/** Fewer texts are read before worker threads have started. */
const WORTH_WORKERS = 100;

type Text = { title: string; abstract: string };

export interface PoolOptions {
  /** Worker threads; all cores when left out. One reads in the calling thread. */
  workers?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Reads texts in parallel and hands each reading, as JSON text, to `store`, a batch at a time. Which worker reads
 * what changes nothing, because a reading is a function of its text. At most two batches a worker are under way.
 */
export async function readTexts<T extends Text>(
  texts: readonly T[],
  store: (text: T, json: string) => Promise<void>,
  { workers = availableParallelism(), signal }: PoolOptions = {},
): Promise<void> {
  const worker = packageFile('dist', 'ingest', 'extract', 'worker.js');
  const pool =
    workers > 1 && texts.length >= WORTH_WORKERS && existsSync(worker)
      ? new Piscina({ filename: worker, maxThreads: workers })
      : undefined;
  const read = async (batch: readonly Text[]): Promise<string[]> => {
    const plain = batch.map(({ title, abstract }) => ({ title, abstract }));
    return pool ? pool.run(plain) : readBatch(plain);
  };
  let next = 0;
  const lane = async () => {
    while (next < texts.length) {
      signal?.throwIfAborted();
      const batch = texts.slice(next, next + BATCH);
      next += BATCH;
      const readings = await read(batch);
      for (const [i, json] of readings.entries()) await store(batch[i]!, json);
    }
  };
  try {
    await Promise.all(Array.from({ length: pool ? workers * 2 : 1 }, lane));
  } finally {
    await pool?.destroy();
  }
}
