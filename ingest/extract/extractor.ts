import type { PaperFacts } from '../facts.js';
import type { Paper } from '../paper.js';
import type { CorpusEvidence } from './corpus-evidence.js';
import { decide } from './decide.js';
import { makeDocument } from './document.js';
import { extractEntities } from './entities/entities.js';
import type { Reading } from './reading.js';
import { extractRelations } from './relations/relations.js';
import { extractResults } from './results/results.js';

export { CorpusEvidence } from './corpus-evidence.js';

/** Version of everything in this folder, of the lexicons and of the models: changes whenever a reading may change. */
export const EXTRACTOR_VERSION = '9';

/** Reads one paper's text. Pure: the same text gives the same reading, on every machine and in every thread. */
export function readPaper(paper: { title: string; abstract: string }): Reading {
  const document = makeDocument(paper);
  const entities = extractEntities(document);
  return {
    entities,
    relations: extractRelations(document, entities),
    results: extractResults(document, entities),
  };
}

/** Decides which candidates of a reading are facts. Pure in its three arguments. */
export function decideFacts(paper: Paper, reading: Reading, corpus: CorpusEvidence): PaperFacts {
  return decide(paper, reading, corpus);
}
