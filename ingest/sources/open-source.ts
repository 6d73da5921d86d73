import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { refuseBinary } from './bytes/binary.js';
import { decodeText } from './bytes/decode.js';
import { fileError, filesBelow } from './bytes/source-files.js';
import { withHead } from './bytes/stream-head.js';
import { unpack } from './bytes/unpack.js';
import { recogniseFormat, SOURCE_FORMATS } from './formats.js';
import { type SourceItem, warningItem } from './source.js';
import { SourceError } from './source-error.js';

/** A source, ready to be read. */
export interface OpenedSource {
  /** Base name of the file, path below the folder given, or `stdin`. */
  name: string;
  /** Absolute path, or `stdin`; for the workspace only, never for an export. */
  origin: string;
  /**
   * What it holds, entry by entry; can be read once, and nothing is opened before.
   * Throws `SourceError` when the source can't be read: then nothing of it is to be kept, also not what came before.
   */
  items: AsyncIterable<SourceItem>;
}

export interface OpenOptions {
  /** Another name for the one input; for a folder it stands before the paths below it. */
  as?: string;
  /** What `-` reads. */
  stdin?: Readable;
}

/** Name of standard input among the inputs. */
const STDIN = '-';

/** How much of a source is looked at to tell what it is: bytes, and then UTF-16 units. */
const HEAD_LENGTH = 2 ** 16;

/**
 * Opens what people name: files, folders (file by file, sorted, hidden ones left out), `-` for standard input; plain or
 * gzipped. The same file named twice is opened once. What is wrong with one is thrown by its `items`, so the others
 * can be read.
 * @throws SourceError only when one name is asked for several inputs
 */
export async function* openSources(inputs: readonly string[], options: OpenOptions = {}): AsyncGenerator<OpenedSource> {
  if (options.as !== undefined && inputs.length !== 1) {
    const reason = `one name can't stand for ${inputs.length} inputs`;
    throw new SourceError(options.as, 'usage', reason, 'use `--as` with one file, folder or `-` at a time');
  }
  const opened = new Set<string>();
  for (const input of inputs) {
    for await (const source of openInput(input, options)) {
      const identity = JSON.stringify([source.name, source.origin]);
      if (!opened.has(identity)) yield source;
      opened.add(identity);
    }
  }
}

async function* openInput(input: string, { as, stdin }: OpenOptions): AsyncGenerator<OpenedSource> {
  if (input === STDIN) {
    yield openStream(as ?? 'stdin', 'stdin', () => stdin ?? process.stdin);
    return;
  }
  const origin = resolve(input);
  const name = (as ?? basename(origin)).normalize('NFC') || origin;
  try {
    if ((await stat(origin)).isDirectory()) yield* openFolder(name, origin, as);
    else yield openFile(name, origin);
  } catch (cause) {
    yield { name, origin, items: failing(fileError(name, cause)) };
  }
}

async function* openFolder(name: string, folder: string, as: string | undefined): AsyncGenerator<OpenedSource> {
  const files = await filesBelow(folder);
  if (files.length === 0) {
    const reason = 'the folder holds no files (hidden ones are not read)';
    throw new SourceError(name, 'empty-folder', reason, 'name the folder or the files that hold papers');
  }
  for (const file of files) {
    const source = as === undefined ? file.name : `${as}/${file.name}`;
    if (file.error) yield { name: source, origin: file.path, items: failing(file.error) };
    else yield openFile(source, file.path);
  }
}

const openFile = (name: string, path: string) => openStream(name, path, () => createReadStream(path));

function openStream(name: string, origin: string, open: () => Readable): OpenedSource {
  return { name, origin, items: itemsOf(name, basename(origin), open) };
}

// biome-ignore lint/correctness/useYield: an iterable that fails when it is read
async function* failing(error: SourceError): AsyncGenerator<SourceItem> {
  throw error;
}

async function* itemsOf(name: string, fileName: string, open: () => Readable): AsyncGenerator<SourceItem> {
  const stream = open();
  let found = false;
  try {
    for await (const item of readItems(name, fileName, stream)) {
      found = true;
      yield item;
    }
  } catch (cause) {
    throw fileError(name, cause);
  } finally {
    stream.destroy();
  }
  if (!found) yield warningItem(1, 'no-papers', 'no paper was found here; check that this is the right file');
}

async function* readItems(name: string, fileName: string, stream: AsyncIterable<Buffer>): AsyncGenerator<SourceItem> {
  const bytes = await withHead(unpack(stream, name), HEAD_LENGTH);
  const text = await withHead(decodeText(bytes.all), HEAD_LENGTH);
  const head = text.head.join('');
  refuseBinary(name, Buffer.concat(bytes.head), head);
  if (head.trim() === '') {
    throw new SourceError(name, 'empty', 'there is nothing in it', 'check that it was saved or fetched whole');
  }
  const format = recogniseFormat(head, fileName);
  if (!format) {
    const known = SOURCE_FORMATS.map(({ description }) => description).join('; ');
    throw new SourceError(name, 'unknown-format', 'its format is not known', `what can be read: ${known}`);
  }
  yield* format.read(text.all);
}
