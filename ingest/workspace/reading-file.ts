import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTRACTOR_VERSION } from '../extract/extractor.js';
import type { Reading } from '../extract/reading.js';
import { readLines } from '../line-file.js';
import { replaceFile } from './atomic-file.js';

/** Names a text among readings: a hash of what a reading is a function of. */
export function textHash(paper: { title: string; abstract: string }): string {
  return createHash('sha256').update(`${paper.title}\n${paper.abstract}`).digest('hex').slice(0, 32);
}

/** Each line is `{"text":"<hash>","reading":{…}}`, so that the hash can be read without parsing the rest. */
const HASH_AT = '{"text":"'.length;
const hashOf = (line: string) => line.slice(HASH_AT, HASH_AT + 32);

/**
 * The readings of one extractor version: a file that grows line by line, so that a run broken off loses at most the
 * line being written. Where each reading lies is held in memory, the readings are not.
 */
export class ReadingFile {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly places: Map<string, { offset: number; length: number }>,
    private end: number,
  ) {}

  /** Opens the file of this extractor version; a line that a crash cut off is dropped. */
  static async open(folder: string): Promise<ReadingFile> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `extractor-${EXTRACTOR_VERSION}.jsonl`);
    const places = new Map<string, { offset: number; length: number }>();
    let end = 0;
    if (existsSync(path)) {
      for await (const line of readLines(path)) {
        if (!line.complete) break;
        places.set(hashOf(line.text), { offset: line.offset, length: line.length });
        end = line.offset + line.length + 1;
      }
      await truncate(path, end);
    }
    return new ReadingFile(path, await open(path, 'a+'), places, end);
  }

  has(hash: string): boolean {
    return this.places.has(hash);
  }

  /** @param json the reading as JSON text, which is how workers hand it over */
  async add(hash: string, json: string): Promise<void> {
    const bytes = Buffer.from(`{"text":"${hash}","reading":${json}}\n`);
    await this.file.appendFile(bytes);
    this.places.set(hash, { offset: this.end, length: bytes.length - 1 });
    this.end += bytes.length;
  }

  /** The reading of a text that `has` knows. */
  async get(hash: string): Promise<Reading> {
    const place = this.places.get(hash);
    if (!place) throw new Error(`no reading of text ${hash}`);
    const bytes = Buffer.allocUnsafe(place.length);
    await this.file.read(bytes, 0, place.length, place.offset);
    return (JSON.parse(bytes.toString('utf8')) as { reading: Reading }).reading;
  }

  /**
   * Drops readings of texts that no paper has any more, once they are the larger part, and the files of other
   * extractor versions. Ends the use of this object.
   */
  async compactAndClose(live: ReadonlySet<string>): Promise<void> {
    const dead = [...this.places.keys()].filter(hash => !live.has(hash)).length;
    await this.file.close();
    if (dead > live.size) await replaceFile(this.path, keptLines(this.path, live));
    const folder = join(this.path, '..');
    for (const name of await readdir(folder)) if (join(folder, name) !== this.path) await rm(join(folder, name));
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

async function* keptLines(path: string, live: ReadonlySet<string>) {
  for await (const { text } of readLines(path)) if (live.has(hashOf(text))) yield `${text}\n`;
}
