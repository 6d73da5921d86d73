import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packageFile } from '../../../package-root.js';
import { TAGS, type TaggerModel } from './tagger.js';
import { TAGGER_BUCKETS } from './tagger-features.js';

/** Before the weights: the scale and the steps. */
const HEAD_BYTES = 4 + TAGS * TAGS * 4;

/** Packs a tagger: a float for the scale, floats for the steps, a signed byte for each weight, gzipped. */
export function encodeTagger({ weights, scale, steps }: TaggerModel): Buffer {
  let largest = 1e-6;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const unit = largest / 127;
  const head = new Float32Array([unit * scale]);
  const bytes = Int8Array.from(weights, weight => Math.round(weight / unit));
  return gzipSync(Buffer.concat([head, steps, bytes].map(part => Buffer.from(part.buffer))), { level: 9 });
}

/** Reads what {@link encodeTagger} wrote. */
export function decodeTagger(packed: Uint8Array): TaggerModel {
  const bytes = gunzipSync(packed);
  if (bytes.length !== HEAD_BYTES + TAGGER_BUCKETS * TAGS) {
    throw new Error('the stored tagger has another number of buckets than this code: train it again');
  }
  const scale = bytes.readFloatLE(0);
  const steps = Float32Array.from({ length: TAGS * TAGS }, (_, i) => bytes.readFloatLE(4 + 4 * i));
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + HEAD_BYTES, TAGGER_BUCKETS * TAGS);
  return { weights, scale, steps };
}

let shipped: TaggerModel | undefined;

/** The tagger of `ingest/models/tagger.bin.gz`, made by `scripts/train-entities.ts`. */
export function shippedTagger(): TaggerModel {
  shipped ??= decodeTagger(readFileSync(packageFile('ingest', 'models', 'tagger.bin.gz')));
  return shipped;
}
