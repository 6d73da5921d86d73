import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { packageFile } from '../package-root.js';

export interface CorpusPaper {
  id: string;
  title: string;
  abstract: string;
}

const shared = (...parts: string[]) => packageFile('..', 'shared', ...parts);
const titleKey = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** The unlabelled abstracts (`../shared/corpus/arxiv.jsonl.gz`, CC0 text) without any that is annotated. */
export function readCorpus(): CorpusPaper[] {
  const annotated = new Set(
    ['train.json', 'dev.json']
      .flatMap(file => JSON.parse(readFileSync(shared('gold', file), 'utf8')) as CorpusPaper[])
      .flatMap(({ id, title }) => [id, titleKey(title)]),
  );
  return gunzipSync(readFileSync(shared('corpus', 'arxiv.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as CorpusPaper)
    .filter(({ id, title }) => !annotated.has(id) && !annotated.has(titleKey(title)));
}
