import { isUtf8 } from 'node:buffer';
import { withHead } from './stream-head.js';

/** Base of the lone surrogates that stand for bytes which are not of the encoding: byte 0xE9 becomes U+DCE9. */
const STRAY_BYTE = 0xdc00;

/**
 * Decodes bytes that arrive in pieces cut anywhere: UTF-8, or UTF-16 where a byte order mark says so; the mark is
 * dropped. A byte that is not of the encoding becomes a lone surrogate, so that it is neither lost nor taken for text
 * (as in Python's PEP 383): no valid text holds one.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const { head, all } = await withHead(bytes, 3);
  const mark = markOf(Buffer.concat(head));
  const body = dropBytes(all, mark.length);
  if (mark.encoding === 'utf-8') yield* decodeUtf8(body);
  else yield* decodeUtf16(body, mark.encoding);
}

/** Says which byte a lone surrogate of `decodeText` stands for, as `0xE9`; undefined for any other. */
export function strayByte(surrogate: string): string | undefined {
  const byte = surrogate.charCodeAt(0) - STRAY_BYTE;
  return byte >= 0x80 && byte <= 0xff ? `0x${byte.toString(16).toUpperCase()}` : undefined;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The byte order mark that bytes begin with; its length is 0 where there is none. */
export function markOf(bytes: Buffer): { encoding: Encoding; length: number } {
  const hex = bytes.toString('hex', 0, 3);
  if (hex === 'efbbbf') return { encoding: 'utf-8', length: 3 };
  if (hex.startsWith('fffe')) return { encoding: 'utf-16le', length: 2 };
  if (hex.startsWith('feff')) return { encoding: 'utf-16be', length: 2 };
  return { encoding: 'utf-8', length: 0 };
}

async function* dropBytes(bytes: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const piece of bytes) {
    const dropped = Math.min(left, piece.length);
    left -= dropped;
    if (dropped < piece.length) yield piece.subarray(dropped);
  }
}

async function* decodeUtf8(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const end = joined.length - unfinished(joined);
    yield utf8Text(joined.subarray(0, end));
    rest = joined.subarray(end);
  }
  if (rest.length > 0) yield utf8Text(rest);
}

/** How many bytes of one UTF-8 sequence, begun but not ended, stand at the end. */
function unfinished(bytes: Buffer): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count++) {
    const byte = bytes[bytes.length - count]!;
    if (byte >= 0xc0) return sequenceLength(byte) > count ? count : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function utf8Text(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at]!);
    if (length === 1 || (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)))) {
      at += length;
      continue;
    }
    text += bytes.toString('utf8', from, at) + String.fromCharCode(STRAY_BYTE + bytes[at]!);
    at += 1;
    from = at;
  }
  return text + bytes.toString('utf8', from);
}

async function* decodeUtf16(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    const joined = Buffer.concat([rest, piece]);
    const units = joined.subarray(0, joined.length - (joined.length % 2));
    rest = joined.subarray(units.length);
    yield (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le');
  }
  if (rest.length > 0) yield String.fromCharCode(STRAY_BYTE + rest[0]!);
}
