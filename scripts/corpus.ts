import { readdirSync, readFileSync } from 'node:fs';
import { readAnnotations, textsOf } from './annotated-papers.js';
import { EarlierPapers } from './earlier-papers.js';
import { type CorpusPaper, readWholeCorpus, sharedFile } from './shared-texts.js';

/** What the unlabelled abstracts show in fewer papers is not kept. */
export const FEWEST_PAPERS = 3;

const titleKey = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '');

/**
 * The unlabelled abstracts: the corpus and the papers of the years before it, each once, without any that is annotated or
 * whose title is a line of the dumps: their facts are to be found as those of papers never seen.
 */
export function readCorpus(): CorpusPaper[] {
  const gold = ['train.json', 'dev.json'].flatMap(
    file => JSON.parse(readFileSync(sharedFile('gold', file), 'utf8')) as CorpusPaper[],
  );
  const dumps = readdirSync(sharedFile('seeds')).flatMap(file =>
    readFileSync(sharedFile('seeds', file), 'utf8').split('\n'),
  );
  const annotated = [...gold, ...textsOf(readAnnotations())];
  const ids = new Set(annotated.map(({ id }) => id));
  const titles = new Set([...annotated.map(({ title }) => title), ...dumps].map(titleKey));
  const corpus: CorpusPaper[] = [];
  for (const paper of [...readWholeCorpus(), ...new EarlierPapers().ofFeed()]) {
    const key = titleKey(paper.title);
    if (ids.has(paper.id) || titles.has(key)) continue;
    titles.add(key);
    corpus.push(paper);
  }
  return corpus;
}
