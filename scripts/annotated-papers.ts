import { existsSync, readFileSync } from 'node:fs';
import type { GoldRecord } from '../ingest/extract/gold-record.js';
import { paperText } from '../ingest/paper.js';
import { packageFile } from '../package-root.js';
import { EarlierPapers } from './earlier-papers.js';
import { type GoldDocument, type GoldPaper, goldDocument, readGold } from './gold-documents.js';
import { readScirexPapers } from './scirex-papers.js';
import { type CorpusPaper, jsonLines, readWholeCorpus, sharedFile } from './shared-texts.js';

/** Raw offsets, in `title + "\n" + abstract`, of the passage that states a claim; they stand in place of the quote. */
interface Placed {
  start: number;
  end: number;
}

type WithoutQuote<T> = Omit<T, 'evidence'> & Placed;

/**
 * Our own annotation of a paper of the corpus, of SciREX or of an earlier year: names and places of what the text states,
 * without the text (`scripts/annotations/corpus.jsonl`, one on each line, in the sense of the annotation guidelines).
 */
export interface Annotation extends Omit<GoldRecord, 'title' | 'relations' | 'results'> {
  relations: WithoutQuote<GoldRecord['relations'][number]>[];
  results: WithoutQuote<GoldRecord['results'][number]>[];
}

/** All of our own annotations. */
export function readAnnotations(): Annotation[] {
  const file = packageFile('scripts', 'annotations', 'corpus.jsonl');
  return existsSync(file) ? jsonLines(readFileSync(file, 'utf8')) : [];
}

/**
 * Title and abstract of annotated papers, in their order.
 * @throws Error naming a paper whose text is not at hand
 */
export function textsOf(annotations: readonly Annotation[]): CorpusPaper[] {
  const papers = new Map([...readWholeCorpus(), ...readScirexPapers()].map(paper => [paper.id, paper]));
  const earlier = new EarlierPapers();
  return annotations.map(({ id }) => {
    const text = papers.get(id) ?? earlier.read(id);
    if (!text) throw new Error(`${id} is annotated, but its text is absent: see scripts/earlier-papers.ts`);
    return text;
  });
}

/** What models are fitted to: the papers of `../shared/gold/train.json`, then those that we annotated. */
export function readTrainingPapers(): GoldDocument[] {
  const annotations = readAnnotations();
  const texts = textsOf(annotations);
  const own = annotations.map((annotation, i) => goldDocument(withText(annotation, texts[i]!)));
  return [...readGold(sharedFile('gold', 'train.json')), ...own];
}

function withText(annotation: Annotation, text: CorpusPaper): GoldPaper {
  const { title, abstract } = text;
  const raw = paperText(text);
  const quoted = <T extends Placed>({ start, end, ...rest }: T) => ({ ...rest, evidence: raw.slice(start, end) });
  return {
    ...annotation,
    title,
    abstract,
    relations: annotation.relations.map(quoted),
    results: annotation.results.map(quoted),
  };
}
