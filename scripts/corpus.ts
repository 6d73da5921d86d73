import { readFileSync } from 'node:fs';
import { packageFile } from '../package-root.js';
import { type CorpusPaper, readAnnotations, readWholeCorpus } from './annotated-papers.js';

const titleKey = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** The unlabelled abstracts: the corpus without any paper that is annotated. */
export function readCorpus(): CorpusPaper[] {
  const gold = ['train.json', 'dev.json'].flatMap(
    file => JSON.parse(readFileSync(packageFile('..', 'shared', 'gold', file), 'utf8')) as CorpusPaper[],
  );
  const annotated = new Set([
    ...gold.flatMap(({ id, title }) => [id, titleKey(title)]),
    ...readAnnotations().map(({ id }) => id),
  ]);
  return readWholeCorpus().filter(({ id, title }) => !annotated.has(id) && !annotated.has(titleKey(title)));
}
