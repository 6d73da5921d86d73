import { readFileSync } from 'node:fs';
import { packageFile } from '../../../package-root.js';
import type { LinearModel } from './linear-model.js';

/** Models of one file, by name. */
export type Models = Readonly<Record<string, LinearModel>>;

interface Header {
  models: { name: string; classes: string[]; buckets: number; bias: number[]; step: number }[];
}

/**
 * Writes models as one block: length of the header (32 bits, little endian), header as JSON, then the weights of each
 * model as signed bytes, to be multiplied by the model's step.
 */
export function encodeModels(models: Models): Buffer {
  const header: Header = { models: [] };
  const blocks: Buffer[] = [];
  for (const name of Object.keys(models).sort()) {
    const { classes, buckets, bias, weights: stored, values } = models[name]!;
    const weights = values ? Float32Array.from(stored, byte => values[128 + byte]!) : stored;
    let largest = 1e-6;
    for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
    const step = Number((largest / 127).toPrecision(6));
    header.models.push({
      name,
      classes: [...classes],
      buckets,
      bias: [...bias].map(b => Number(b.toPrecision(6))),
      step,
    });
    blocks.push(
      Buffer.from(Int8Array.from(weights, weight => Math.max(-127, Math.min(127, Math.round(weight / step)))).buffer),
    );
  }
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...blocks]);
}

/** Reads what {@link encodeModels} wrote. */
export function decodeModels(block: Uint8Array): Models {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const length = view.getUint32(0, true);
  const header = JSON.parse(Buffer.from(block.subarray(4, 4 + length)).toString('utf8')) as Header;
  const models: Record<string, LinearModel> = {};
  let at = 4 + length;
  for (const { name, classes, buckets, bias, step } of header.models) {
    const weights = Int8Array.from(block.subarray(at, at + buckets * classes.length));
    at += weights.length;
    const values = Float32Array.from({ length: 256 }, (_, i) => (i - 128) * step);
    models[name] = { classes, buckets, bias: Float32Array.from(bias), weights, values };
  }
  return models;
}

const loaded = new Map<string, Models>();

/** Models of a shipped file of `ingest/models`, read once. */
export function shippedModels(file: string): Models {
  let models = loaded.get(file);
  if (!models) {
    models = decodeModels(readFileSync(packageFile('ingest', 'models', file)));
    loaded.set(file, models);
  }
  return models;
}
