import { readdirSync, readFileSync } from 'node:fs';
import { readAnnotations } from './annotated-papers.js';
import { EarlierPapers } from './earlier-papers.js';
import { type CorpusPaper, readWholeCorpus, sharedFile } from './shared-texts.js';

const titleKey = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '');

/**
 * The unlabelled abstracts: the corpus and the papers of the years before it, each once, without any that is annotated or
 * that stands in the dumps, whose facts are to be found as those of papers never seen.
 */
export function readCorpus(): CorpusPaper[] {
  const gold = ['train.json', 'dev.json'].flatMap(
    file => JSON.parse(readFileSync(sharedFile('gold', file), 'utf8')) as CorpusPaper[],
  );
  const dumps = readdirSync(sharedFile('seeds'))
    .map(file => titleKey(readFileSync(sharedFile('seeds', file), 'utf8')))
    .join('\n');
  const annotated = new Set(readAnnotations().map(({ id }) => id));
  const seen = new Set(gold.flatMap(({ id, title }) => [id, titleKey(title)]));
  const corpus: CorpusPaper[] = [];
  for (const paper of [...readWholeCorpus(), ...new EarlierPapers().ofFeed()]) {
    const key = titleKey(paper.title);
    if (annotated.has(paper.id) || seen.has(paper.id) || seen.has(key) || dumps.includes(key)) continue;
    seen.add(key);
    corpus.push(paper);
  }
  return corpus;
}
