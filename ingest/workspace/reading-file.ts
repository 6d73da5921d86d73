import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rm, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EXTRACTOR_VERSION } from '../extract/extractor.js';
import type { Reading } from '../extract/reading.js';
import { readLines } from '../line-file.js';
import { replaceFile } from './atomic-file.js';
import { WorkspaceError } from './workspace-error.js';

/** Names a text among readings: a hash of what a reading is a function of. */
export function textHash(paper: { title: string; abstract: string }): string {
  return createHash('sha256').update(`${paper.title}\n${paper.abstract}`).digest('hex').slice(0, 32);
}

/** Each line is `{"text":"<hash>","reading":{…}}`, so that the hash can be read without parsing the rest. */
const LINE = /^\{"text":"([0-9a-f]{32})","reading":\{.*\}\}$/s;
const hashOf = (line: string): string | undefined => LINE.exec(line)?.[1];

/**
 * The readings of one extractor version: a file that grows line by line, so that a run broken off loses at most the
 * line being written. Where each reading lies is held in memory, the readings are not.
 */
export class ReadingFile {
  /** Lines are written one after the other, whoever adds them, so that each lies where it is said to lie. */
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly places: Map<string, { offset: number; length: number }>,
    private end: number,
  ) {}

  /** Opens the file of this extractor version; a line that a crash cut off or damaged is dropped. */
  static async open(folder: string): Promise<ReadingFile> {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `extractor-${EXTRACTOR_VERSION}.jsonl`);
    const places = new Map<string, { offset: number; length: number }>();
    let end = 0;
    if (existsSync(path)) {
      for await (const { text, offset, length, complete } of readLines(path)) {
        if (!complete) break;
        const hash = hashOf(text);
        if (hash !== undefined) places.set(hash, { offset, length });
        end = offset + length + 1;
      }
      await truncate(path, end);
    }
    return new ReadingFile(path, await open(path, 'a+'), places, end);
  }

  has(hash: string): boolean {
    return this.places.has(hash);
  }

  /**
   * Adds a reading; several may be under way at once.
   * @param json the reading as JSON text, which is how workers hand it over
   */
  add(hash: string, json: string): Promise<void> {
    const written = this.writing.then(() => this.append(hash, json));
    this.writing = written.catch(() => undefined);
    return written;
  }

  private async append(hash: string, json: string): Promise<void> {
    const bytes = Buffer.from(`{"text":"${hash}","reading":${json}}\n`);
    await this.file.appendFile(bytes);
    this.places.set(hash, { offset: this.end, length: bytes.length - 1 });
    this.end += bytes.length;
  }

  /**
   * The reading of a text that `has` knows.
   * @throws WorkspaceError when the file was damaged
   */
  async get(hash: string): Promise<Reading> {
    const place = this.places.get(hash);
    if (!place) throw new Error(`no reading of text ${hash}`);
    const bytes = Buffer.allocUnsafe(place.length);
    await this.file.read(bytes, 0, place.length, place.offset);
    try {
      return (JSON.parse(bytes.toString('utf8')) as { reading: Reading }).reading;
    } catch (cause) {
      throw new WorkspaceError(
        `${this.path} is damaged at byte ${place.offset}; delete the file, and the next ingest reads the texts again`,
        { cause },
      );
    }
  }

  /**
   * Drops readings of texts that no paper has any more, once they are the larger part, and the files of other
   * extractor versions. Ends the use of this object.
   */
  async compactAndClose(live: ReadonlySet<string>): Promise<void> {
    const dead = [...this.places.keys()].filter(hash => !live.has(hash)).length;
    await this.close();
    if (dead > live.size) await replaceFile(this.path, keptLines(this.path, live));
    const folder = dirname(this.path);
    for (const name of await readdir(folder)) if (join(folder, name) !== this.path) await rm(join(folder, name));
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }
}

async function* keptLines(path: string, live: ReadonlySet<string>) {
  for await (const { text } of readLines(path)) if (live.has(hashOf(text) ?? '')) yield `${text}\n`;
}
