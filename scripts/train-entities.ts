/**
 * Trains what finds entities: `npx tsx scripts/train-entities.ts` (some minutes).
 * Reads `../shared/gold/train.json`; writes `ingest/models/tagger.bin.gz` and `ingest/models/entities.bin`. The models
 * that judge candidates learn from the tags of taggers that have not seen the paper (five folds).
 */
import { writeFileSync } from 'node:fs';
import { CANDIDATE_CLASSES, ENTITY_MODELS } from '../ingest/extract/entities/candidate-model.js';
import { encodeTagger } from '../ingest/extract/entities/tagger-model.js';
import { encodeModels } from '../ingest/extract/relations/model-file.js';
import { packageFile } from '../package-root.js';
import { crossFit, fitCandidateModels, fitTagger } from './entity-training.js';
import { readGold } from './gold-documents.js';

const records = readGold(packageFile('..', 'shared', 'gold', 'train.json'));
const { cases } = crossFit(records);
const model = (name: string) => packageFile('ingest', 'models', name);
writeFileSync(model('tagger.bin.gz'), encodeTagger(fitTagger(records)));
const { kind, introduced } = fitCandidateModels(cases.flat());
writeFileSync(model(ENTITY_MODELS), encodeModels({ kind, introduced }));
console.log(`${cases.flat().length} candidates of ${CANDIDATE_CLASSES.length} classes`);
