/**
 * Trains what reads relations and results: `npx tsx scripts/train-relations.ts` (some minutes).
 * Reads `../shared/gold/train.json`; writes `ingest/models/relations.bin` and `ingest/models/results.bin`. Each paper is
 * read twice, with the annotated entities and with those that recognisers find which have not seen it, so that the
 * models know both good and bad entities.
 */
import { writeFileSync } from 'node:fs';
import { extractEntities } from '../ingest/extract/entities/entities.js';
import { encodeModels } from '../ingest/extract/relations/model-file.js';
import { RELATION_MODELS } from '../ingest/extract/relations/relations.js';
import { RESULT_MODELS } from '../ingest/extract/results/results.js';
import { packageFile } from '../package-root.js';
import { crossFit, foldOf } from './entity-training.js';
import { readGold, withFoundEntities } from './gold-documents.js';
import { trainRelations } from './relation-training.js';
import { trainResults } from './result-training.js';

const annotated = readGold(packageFile('..', 'shared', 'gold', 'train.json'));
const { folds } = crossFit(annotated);
const found = annotated.map((record, i) =>
  withFoundEntities(record, extractEntities(record.document, folds[foldOf(i)]!)),
);
const records = [...annotated, ...found];
const model = (name: string) => packageFile('ingest', 'models', name);
writeFileSync(model(RELATION_MODELS), encodeModels(trainRelations(records)));
writeFileSync(model(RESULT_MODELS), encodeModels(trainResults(records)));
console.log(`${annotated.length} papers`);
