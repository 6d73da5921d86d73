import type { Reading } from '../ingest/extract/reading.js';
import { extractRelations } from '../ingest/extract/relations/relations.js';
import { extractResults } from '../ingest/extract/results/results.js';
import { FOLDS, foldOf } from './folds.js';
import type { GoldDocument } from './gold-documents.js';
import { relationModels, roleFolds, trainRelations } from './relation-training.js';
import { resultModels, trainResults } from './result-training.js';
import { withUnseenEntities } from './unseen-entities.js';

/**
 * Reads annotated papers, each by models of entities, relations and results that have not seen it (some minutes).
 * @param file where the entities are kept; see `withUnseenEntities`
 */
export function unseenReadings(annotated: readonly GoldDocument[], file?: string): Reading[] {
  const found = withUnseenEntities(annotated, file);
  const readings: Reading[] = [];
  for (const { fold, forRelations, forResults } of fittedFolds(annotated, found)) {
    found.forEach(({ document, entities }, i) => {
      if (foldOf(i) !== fold) return;
      const relations = extractRelations(document, entities, forRelations);
      const results = extractResults(document, entities, forResults, forRelations.roles);
      readings[i] = { entities, relations, results };
    });
  }
  return readings;
}

/** For each fold, models fitted to the papers of the others, with annotated and with found entities. */
export function* fittedFolds(annotated: readonly GoldDocument[], found: readonly GoldDocument[]) {
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = [annotated, found].flatMap(records => records.filter((_, i) => foldOf(i) !== fold));
    const inner = roleFolds(seen);
    const forRelations = relationModels(trainRelations(seen, inner));
    yield { fold, forRelations, forResults: resultModels(trainResults(inner)) };
  }
}
