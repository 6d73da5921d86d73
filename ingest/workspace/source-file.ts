import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { compareText } from '../../graph/model.js';
import { readLines } from '../line-file.js';
import { PaperRecord, type SourceWarning } from '../paper.js';
import type { SourceItem } from '../sources/source.js';
import { replaceFile } from './atomic-file.js';
import { WorkspaceError } from './workspace-error.js';

const Header = z.strictObject({ source: z.string(), origin: z.string() });
const Entry = z.strictObject({ line: z.int(), record: PaperRecord });
export type SourceHeader = z.infer<typeof Header>;
export type SourceEntry = z.infer<typeof Entry>;

/** What storing a source did: how many entries and warnings it holds, and whether its file is another than before. */
export interface StoredSource {
  source: string;
  entries: number;
  warnings: SourceWarning[];
  changed: boolean;
}

/** File name of a source, a function of its name that no two share. */
function fileName(source: string): string {
  const readable = source.replace(/[^A-Za-z0-9.-]+/g, '_').slice(-60);
  return `${readable}-${createHash('sha256').update(source).digest('hex').slice(0, 12)}.jsonl`;
}

/**
 * Stores what a source holds in place of what it held before; the file is replaced whole, after its last entry was
 * read, and left alone when nothing changed.
 * @throws WorkspaceError when the name belongs to a source from another place
 */
export async function storeSource(
  folder: string,
  header: SourceHeader,
  items: AsyncIterable<SourceItem>,
): Promise<StoredSource> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName(header.source));
  await refuseOtherOrigin(path, header);
  const stored: StoredSource = { source: header.source, entries: 0, warnings: [], changed: true };
  const incoming = `${path}.incoming`;
  await replaceFile(incoming, sourceLines(header, items, stored));
  stored.changed = !existsSync(path) || (await digestOf(path)) !== (await digestOf(incoming));
  if (stored.changed) await rename(incoming, path);
  else await rm(incoming);
  return stored;
}

async function* sourceLines(header: SourceHeader, items: AsyncIterable<SourceItem>, stored: StoredSource) {
  yield `${JSON.stringify(header)}\n`;
  for await (const item of items) {
    if (item.kind === 'warning') {
      stored.warnings.push({ source: header.source, ...item.warning });
      continue;
    }
    stored.entries += 1;
    yield `${JSON.stringify({ line: item.line, record: item.record } satisfies SourceEntry)}\n`;
  }
}

async function refuseOtherOrigin(path: string, header: SourceHeader): Promise<void> {
  if (!existsSync(path)) return;
  const { origin } = await readHeader(path);
  if (origin !== header.origin) {
    throw new WorkspaceError(
      `a source named ${header.source} was read from ${origin} before; give this one another name with --as NAME, or \`paperlineage remove\` the old one`,
    );
  }
}

async function readHeader(path: string): Promise<SourceHeader> {
  for await (const { text } of readLines(path)) return parseLine(Header, text, path, 1);
  throw damaged(path, 1);
}

/** The sources of a workspace, by name. */
export async function listSources(folder: string): Promise<(SourceHeader & { path: string })[]> {
  const names = (existsSync(folder) ? await readdir(folder) : []).filter(name => name.endsWith('.jsonl'));
  const sources = await Promise.all(
    names.map(async name => ({ ...(await readHeader(join(folder, name))), path: join(folder, name) })),
  );
  return sources.sort((a, b) => compareText(a.source, b.source));
}

/**
 * Reads the entries of a source file one by one.
 * @throws WorkspaceError naming file and line where a line is damaged
 */
export async function* readSource(path: string): AsyncGenerator<SourceEntry> {
  let number = 0;
  for await (const { text } of readLines(path)) {
    number += 1;
    if (number > 1) yield parseLine(Entry, text, path, number);
  }
}

function parseLine<T extends z.ZodType>(schema: T, line: string, path: string, number: number): z.output<T> {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw damaged(path, number, cause);
  }
}

const damaged = (path: string, line: number, cause?: unknown) =>
  new WorkspaceError(`${path} line ${line} is damaged; delete the file and ingest its source again`, { cause });

/** How many entries a source file holds. */
export async function countEntries(path: string): Promise<number> {
  let entries = 0;
  for await (const _ of readSource(path)) entries += 1;
  return entries;
}

/** Takes records away from a source file; the file goes when none is left. Returns how many were taken. */
export async function removeRecords(path: string, unwanted: (record: PaperRecord) => boolean): Promise<number> {
  const taken = new Set<number>();
  let line = 1;
  for await (const { record } of readSource(path)) {
    line += 1;
    if (unwanted(record)) taken.add(line);
  }
  if (taken.size === 0) return 0;
  if (taken.size === line - 1) await rm(path);
  else await replaceFile(path, linesBut(path, taken));
  return taken.size;
}

async function* linesBut(path: string, taken: ReadonlySet<number>) {
  let line = 0;
  for await (const { text } of readLines(path)) {
    line += 1;
    if (!taken.has(line)) yield `${text}\n`;
  }
}

/** Hash of a file's bytes. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
