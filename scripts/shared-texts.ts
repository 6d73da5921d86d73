import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { packageFile } from '../package-root.js';

/** A paper's text under its id. */
export interface CorpusPaper {
  id: string;
  title: string;
  abstract: string;
}

/** A file beside the repository, of the texts that models are fitted to. */
export const sharedFile = (...parts: string[]) => packageFile('..', 'shared', ...parts);

/** The whole corpus of abstracts (`../shared/corpus/arxiv.jsonl.gz`, CC0 text), annotated ones included. */
export function readWholeCorpus(): CorpusPaper[] {
  return jsonLines(gunzipSync(readFileSync(sharedFile('corpus', 'arxiv.jsonl.gz'))).toString('utf8'));
}

/** What stands on each line of a text, as JSON. */
export function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
}
