import { readFileSync } from 'node:fs';
import { readAnnotations } from './annotated-papers.js';
import { type CorpusPaper, readWholeCorpus, sharedFile } from './shared-texts.js';

const titleKey = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** The unlabelled abstracts: the corpus without any paper that is annotated. */
export function readCorpus(): CorpusPaper[] {
  const gold = ['train.json', 'dev.json'].flatMap(
    file => JSON.parse(readFileSync(sharedFile('gold', file), 'utf8')) as CorpusPaper[],
  );
  const annotated = new Set([
    ...gold.flatMap(({ id, title }) => [id, titleKey(title)]),
    ...readAnnotations().map(({ id }) => id),
  ]);
  return readWholeCorpus().filter(({ id, title }) => !annotated.has(id) && !annotated.has(titleKey(title)));
}
