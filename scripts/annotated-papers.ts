import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { GoldRecord } from '../ingest/extract/gold-record.js';
import { paperText } from '../ingest/paper.js';
import { packageFile } from '../package-root.js';
import { type GoldDocument, type GoldPaper, goldDocument, readGold } from './gold-documents.js';

/** A paper of the corpus: id, title and abstract. */
export interface CorpusPaper {
  id: string;
  title: string;
  abstract: string;
}

/** Raw offsets, in `title + "\n" + abstract`, of the passage that states a claim; they stand in place of the quote. */
interface Placed {
  start: number;
  end: number;
}

type WithoutQuote<T> = Omit<T, 'evidence'> & Placed;

/**
 * Our own annotation of a paper of the corpus: names and places of what the text states, without the text
 * (`scripts/annotations/corpus.jsonl`, one on each line, in the sense of the annotation guidelines).
 */
export interface Annotation extends Omit<GoldRecord, 'title' | 'relations' | 'results'> {
  relations: WithoutQuote<GoldRecord['relations'][number]>[];
  results: WithoutQuote<GoldRecord['results'][number]>[];
}

const shared = (...parts: string[]) => packageFile('..', 'shared', ...parts);

/** All annotations of papers of the corpus. */
export function readAnnotations(): Annotation[] {
  const file = packageFile('scripts', 'annotations', 'corpus.jsonl');
  return existsSync(file) ? readLines(readFileSync(file, 'utf8')) : [];
}

/** The whole corpus of abstracts (`../shared/corpus/arxiv.jsonl.gz`, CC0 text), annotated ones included. */
export function readWholeCorpus(): CorpusPaper[] {
  return readLines(gunzipSync(readFileSync(shared('corpus', 'arxiv.jsonl.gz'))).toString('utf8'));
}

function readLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
}

/** What models are fitted to: the papers of `../shared/gold/train.json`, then ours of the corpus. */
export function readTrainingPapers(): GoldDocument[] {
  const papers = new Map(readWholeCorpus().map(paper => [paper.id, paper]));
  const own = readAnnotations().map(annotation => goldDocument(withText(annotation, papers.get(annotation.id)!)));
  return [...readGold(shared('gold', 'train.json')), ...own];
}

function withText(annotation: Annotation, { title, abstract }: CorpusPaper): GoldPaper {
  const raw = paperText({ title, abstract });
  const quoted = <T extends Placed>({ start, end, ...rest }: T) => ({ ...rest, evidence: raw.slice(start, end) });
  return {
    ...annotation,
    title,
    abstract,
    relations: annotation.relations.map(quoted),
    results: annotation.results.map(quoted),
  };
}
