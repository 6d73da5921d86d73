import { readPaper } from './extractor.js';

/** Reads a batch of texts in a worker thread; readings come back as JSON text, which is cheap to hand over. */
export default function readBatch(papers: { title: string; abstract: string }[]): string[] {
  return papers.map(paper => JSON.stringify(readPaper(paper)));
}
