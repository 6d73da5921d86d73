import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { packageFile } from '../../../package-root.js';

/** For each folded name, in how many papers of the unlabelled corpus the tagger takes it for each kind of `TAG_KINDS`. */
export type KindTable = ReadonlyMap<string, readonly number[]>;

let shipped: KindTable | undefined;

/** The table of `ingest/models/kinds.tsv.gz`, made by `scripts/train-entities.ts`. */
export function shippedKinds(): KindTable {
  shipped ??= decodeKinds(gunzipSync(readFileSync(packageFile('ingest', 'models', 'kinds.tsv.gz'))).toString('utf8'));
  return shipped;
}

/** One line for each name: the name, a tab, and its counts with commas between. */
export function encodeKinds(table: KindTable): string {
  return [...table].map(([name, counts]) => `${name}\t${counts.join(',')}\n`).join('');
}

/** Reads what {@link encodeKinds} wrote. */
export function decodeKinds(text: string): KindTable {
  return new Map(
    text
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [name = '', counts = ''] = line.split('\t');
        return [name, counts.split(',').map(Number)];
      }),
  );
}
