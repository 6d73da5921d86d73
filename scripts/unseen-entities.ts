import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type EntityModels, extractEntities } from '../ingest/extract/entities/entities.js';
import type { EntityCandidate } from '../ingest/extract/reading.js';
import { crossFit } from './entity-training.js';
import { foldOf } from './folds.js';
import { type GoldDocument, withFoundEntities } from './gold-documents.js';

/** Entities of each paper as models find them that have not seen it. */
export function entitiesOfFolds(
  annotated: readonly GoldDocument[],
  folds: readonly EntityModels[],
): EntityCandidate[][] {
  return annotated.map(({ document }, i) => extractEntities(document, folds[foldOf(i)]!));
}

/**
 * The papers with the entities that unseen models find in place of the annotated ones. Fitting those models takes
 * many minutes, so the entities are kept in `file`, and taken from it if it is there (by the same papers in the same
 * order; anything else is an error).
 */
export function withUnseenEntities(annotated: readonly GoldDocument[], file?: string): GoldDocument[] {
  const entities = file !== undefined && existsSync(file) ? keptEntities(annotated, file) : undefined;
  const found = entities ?? entitiesOfFolds(annotated, crossFit(annotated).folds);
  if (file !== undefined && !entities) keepEntities(annotated, found, file);
  return annotated.map((record, i) => withFoundEntities(record, found[i]!));
}

/** Keeps what was found for another script. */
export function keepEntities(annotated: readonly GoldDocument[], found: EntityCandidate[][], file: string): void {
  writeFileSync(file, JSON.stringify(annotated.map(({ paper: { id } }, i) => ({ id, entities: found[i]! }))));
}

function keptEntities(annotated: readonly GoldDocument[], file: string): EntityCandidate[][] {
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { id: string; entities: EntityCandidate[] }[];
  if (kept.length !== annotated.length || annotated.some(({ paper }, i) => paper.id !== kept[i]!.id)) {
    throw new Error(`${file} holds other papers than the annotation; delete it to have it made anew`);
  }
  return kept.map(({ entities }) => entities);
}
