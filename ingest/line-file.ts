import { createReadStream } from 'node:fs';

/** A line of a file, without its line feed, and where it lies in bytes. */
export interface FileLine {
  text: string;
  offset: number;
  /** Bytes without the line feed. */
  length: number;
  /** False for a last line that a crash cut off. */
  complete: boolean;
}

/**
 * Reads a UTF-8 file line by line. Lines end at a line feed and nowhere else: JSON text may hold U+2028, at which
 * `node:readline` would cut.
 */
export async function* readLines(path: string): AsyncGenerator<FileLine> {
  let rest: Buffer[] = [];
  let offset = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const bytes = joined(rest, chunk.subarray(from, at));
      rest = [];
      yield { text: bytes.toString('utf8'), offset, length: bytes.length, complete: true };
      offset += bytes.length + 1;
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) {
    const bytes = Buffer.concat(rest);
    yield { text: bytes.toString('utf8'), offset, length: bytes.length, complete: false };
  }
}

const joined = (rest: Buffer[], last: Buffer) => (rest.length === 0 ? last : Buffer.concat([...rest, last]));
