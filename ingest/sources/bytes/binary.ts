import { SourceError } from '../source-error.js';
import { markOf } from './decode.js';
import { isGzip } from './unpack.js';

/** First bytes of files that people mistake for sources, with what they are and what to do. */
const SIGNATURES: readonly { bytes: string; is: string; advice: string }[] = [
  { bytes: '%PDF', is: 'a PDF', advice: 'give titles and abstracts, as JSON lines for example' },
  { bytes: 'PK\x03\x04', is: 'a zip archive', advice: 'unpack it first' },
  { bytes: 'BZh', is: 'packed by bzip2', advice: 'unpack it first, or pack it with gzip' },
  { bytes: '\xfd7zXZ\x00', is: 'packed by xz', advice: 'unpack it first, or pack it with gzip' },
  { bytes: '\x28\xb5\x2f\xfd', is: 'packed by zstd', advice: 'unpack it first, or pack it with gzip' },
  { bytes: '7z\xbc\xaf\x27\x1c', is: 'a 7z archive', advice: 'unpack it first' },
  { bytes: '\x89PNG', is: 'an image', advice: 'give titles and abstracts as text' },
  { bytes: '\xff\xd8\xff', is: 'an image', advice: 'give titles and abstracts as text' },
  { bytes: 'SQLite format 3\x00', is: 'a database', advice: 'export its papers as JSON lines' },
  { bytes: 'PAR1', is: 'a Parquet file', advice: 'export its papers as JSON lines' },
];

const AS_TEXT = 'give papers as text in UTF-8';

/** Share of control characters and bytes outside UTF-8 from which on a head is no text, in whatever language. */
const MAX_STRANGE = 0.3;

/**
 * Refuses what is not text, by its first bytes and how they decode.
 * @throws SourceError naming what it is, where known, and what to do
 */
export function refuseBinary(source: string, bytes: Buffer, text: string): void {
  const known = SIGNATURES.find(signature => bytes.toString('latin1', 0, 16).startsWith(signature.bytes));
  if (known) throw new SourceError(source, 'binary', `this is ${known.is}, not text`, known.advice);
  if (isGzip(bytes)) throw new SourceError(source, 'binary', 'this is packed by gzip twice', 'unpack it once');
  if (text.includes('\0')) {
    const reason = 'this is not text: it holds NUL bytes';
    const advice = markOf(bytes).length === 0 ? `${AS_TEXT} (or in UTF-16 with a byte order mark)` : AS_TEXT;
    throw new SourceError(source, 'binary', reason, advice);
  }
  const strange = text.match(/\p{Surrogate}|[^\P{Cc}\s]/gu)?.length ?? 0;
  if (strange > MAX_STRANGE * text.length) {
    throw new SourceError(source, 'binary', 'this is binary, or text in an encoding other than UTF-8', AS_TEXT);
  }
}
