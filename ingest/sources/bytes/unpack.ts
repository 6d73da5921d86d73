import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorCode, SourceError } from '../source-error.js';
import { withHead } from './stream-head.js';

/** Whether bytes begin as gzip does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks bytes that are gzip by their first two bytes; others pass as they are.
 * @throws SourceError when the packed bytes are damaged or end too early; what came before is not to be used
 */
export async function* unpack(bytes: AsyncIterable<Buffer>, source: string): AsyncGenerator<Buffer> {
  const { head, all } = await withHead(bytes, 2);
  if (!isGzip(Buffer.concat(head))) {
    yield* all;
    return;
  }
  // The pipeline hands errors and an early end on to the unpacked stream, where they are thrown to the reader.
  const unpacked = pipeline(Readable.from(all), createGunzip(), () => {});
  try {
    yield* unpacked as AsyncIterable<Buffer>;
  } catch (cause) {
    throw gzipError(source, cause);
  }
}

function gzipError(source: string, cause: unknown): unknown {
  const code = errorCode(cause);
  if (!code?.startsWith('Z_')) return cause;
  const trouble = code === 'Z_BUF_ERROR' ? 'ends too early' : 'is damaged';
  const reason = `the gzip file ${trouble}, so nothing of it was taken`;
  return new SourceError(source, 'damaged-gzip', reason, 'fetch or pack it again', { cause });
}
