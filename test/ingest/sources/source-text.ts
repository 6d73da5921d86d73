import { Readable } from 'node:stream';
import { openSources } from '../../../ingest/sources/open-source.js';
import type { SourceFormat, SourceItem } from '../../../ingest/sources/source.js';

/** A text or bytes, `size` units at a time. */
export async function* inPieces<T extends { length: number; slice(from: number, to: number): T }>(
  whole: T,
  size: number,
): AsyncGenerator<T> {
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
}

export async function collected<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of stream) all.push(one);
  return all;
}

/** What a format reads in a text. */
export function itemsIn(format: SourceFormat, text: string, pieceSize = 1 << 16): Promise<SourceItem[]> {
  return collected(format.read(inPieces(text, pieceSize)));
}

/** What standard input gives when these bytes come in, `pieceSize` at a time. */
export async function itemsOfInput(bytes: Uint8Array | string, pieceSize = 1 << 16): Promise<SourceItem[]> {
  const stdin = Readable.from(inPieces(Buffer.from(bytes as Uint8Array), pieceSize));
  const [source] = await collected(openSources(['-'], { stdin }));
  return collected(source!.items);
}

/** Items in short: `line: title` for papers, `line! rule` for warnings. */
export function inShort(items: readonly SourceItem[]): string[] {
  return items.map(item =>
    item.kind === 'paper' ? `${item.line}: ${item.record.title}` : `${item.warning.line}! ${item.warning.rule}`,
  );
}
