/**
 * Trains what reads relations and results: `npx tsx scripts/train-relations.ts [--found FILE]` (many minutes; few with
 * the FILE of `train-entities.ts`). Reads the annotated papers; writes `relations*` and `results*` of
 * `ingest/models`. Each paper is read twice, with the annotated entities and with those that recognisers find which
 * have not seen it, so that the models know both good and bad entities.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { encodeBoosted } from '../ingest/extract/entities/boosted.js';
import { encodeModels } from '../ingest/extract/relations/model-file.js';
import { BOOSTED_RELATION_MODELS, ROLE_MODELS } from '../ingest/extract/relations/relation-models.js';
import { BOOSTED_RESULT_MODELS, METRIC_MODELS } from '../ingest/extract/results/result-models.js';
import { packageFile } from '../package-root.js';
import { readTrainingPapers } from './annotated-papers.js';
import { roleFolds, trainRelations } from './relation-training.js';
import { trainResults } from './result-training.js';
import { withUnseenEntities } from './unseen-entities.js';

const { values } = parseArgs({ options: { found: { type: 'string' } } });
const annotated = readTrainingPapers();
const records = [...annotated, ...withUnseenEntities(annotated, values.found)];
const model = (name: string) => packageFile('ingest', 'models', name);
const folds = roleFolds(records);
const { roles, pair, lineage } = trainRelations(records, folds);
writeFileSync(model(ROLE_MODELS), encodeModels(roles));
writeFileSync(model(BOOSTED_RELATION_MODELS), encodeBoosted({ pair, lineage }));
const { metric, end } = trainResults(folds);
writeFileSync(model(METRIC_MODELS), encodeModels({ metric }));
writeFileSync(model(BOOSTED_RESULT_MODELS), encodeBoosted({ end }));
console.log(`${annotated.length} papers`);
