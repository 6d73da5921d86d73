import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readPaper } from '../../../ingest/extract/extractor.js';
import { readTexts } from '../../../ingest/extract/reading-pool.js';
import { packageFile } from '../../../package-root.js';
import { streamOf } from '../../streams.js';

const COMPILED = packageFile('dist', 'ingest', 'extract', 'reading-pool.js');

const texts = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    title: `Kestrel-${i}: Hovering Kernels`,
    abstract: `We present Kestrel-${i}, which extends Falcon-${i} and runs on A100 GPUs.`,
  }));

/** Reads all texts with a pool; readings by title. */
async function readAll(read: typeof readTexts, count: number, workers: number): Promise<Map<string, string>> {
  const readings = new Map<string, string>();
  await read(
    streamOf(texts(count)),
    async ({ title }, json) => {
      await sleep(0);
      expect(readings.has(title)).toBe(false);
      readings.set(title, json);
    },
    { workers, expected: count },
  );
  return readings;
}

describe('readTexts', () => {
  it('hands over the reading of every text once', async () => {
    const readings = await readAll(readTexts, 70, 1);
    expect(readings.size).toBe(70);
    for (const text of texts(70)) expect(JSON.parse(readings.get(text.title)!)).toEqual(readPaper(text));
    expect(await readAll(readTexts, 0, 1)).toEqual(new Map());
  });

  it('gives the same readings in worker threads', async () => {
    if (!existsSync(COMPILED)) throw new Error('the workers are not built; run `npm run build` first (npm test does)');
    const compiled = (await import(pathToFileURL(COMPILED).href)) as { readTexts: typeof readTexts };
    const inThreads = await readAll(compiled.readTexts, 150, 2);
    expect(inThreads.size).toBe(150);
    expect(inThreads).toEqual(await readAll(compiled.readTexts, 150, 1));
  });

  it('draws texts as it needs them, so that memory stays bounded', async () => {
    let drawn = 0;
    let stored = 0;
    async function* counted() {
      for (const text of texts(200)) {
        drawn += 1;
        yield text;
      }
    }
    const store = async () => {
      stored += 1;
      expect(drawn - stored).toBeLessThan(100);
    };
    await readTexts(counted(), store, { workers: 1, expected: 200 });
    expect(stored).toBe(200);
  });

  it('stops when asked to, with the reason given, and leaves the source', async () => {
    const stop = new AbortController();
    let left = false;
    let stored = 0;
    async function* endless() {
      try {
        for (;;) yield* texts(10);
      } finally {
        left = true;
      }
    }
    const store = async () => {
      stored += 1;
      if (stored === 40) stop.abort(new Error('interrupted'));
    };
    const reading = readTexts(endless(), store, { workers: 1, expected: 1, signal: stop.signal });
    await expect(reading).rejects.toThrow('interrupted');
    expect(left).toBe(true);
    expect(stored).toBeLessThan(200);
  });

  it('fails with what storing or the source failed with, and stores no more', async () => {
    let stored = 0;
    const full = async () => {
      stored += 1;
      if (stored > 3) throw new Error('the disk is full');
    };
    await expect(readTexts(streamOf(texts(90)), full, { workers: 1, expected: 90 })).rejects.toThrow(
      'the disk is full',
    );
    expect(stored).toBe(4);
    async function* broken() {
      yield* texts(3);
      throw new Error('the list broke off');
    }
    await expect(readTexts(broken(), async () => undefined, { workers: 1, expected: 3 })).rejects.toThrow('broke off');
  });
});
