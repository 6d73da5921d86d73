import type { PaperFacts } from '../facts.js';
import type { Paper } from '../paper.js';
import type { Reading } from './reading.js';

/** Version of everything in this folder, of the lexicons and of the models: changes whenever a reading may change. */
export const EXTRACTOR_VERSION = '1';

/** Reads one paper's text. Pure: the same text gives the same reading, on every machine and in every thread. */
export function readPaper(_paper: { title: string; abstract: string }): Reading {
  return { entities: [], relations: [], results: [] };
}

/** What all readings together show of names. Adding readings in another order gives the same evidence. */
export class CorpusEvidence {
  /** Pools one paper's reading. */
  add(_reading: Reading): void {}
}

/** Decides which candidates of a reading are facts. Pure in its three arguments. */
export function decideFacts(paper: Paper, _reading: Reading, _corpus: CorpusEvidence): PaperFacts {
  return { paper: paper.key, entities: [], introduces: [], relations: [], results: [] };
}
