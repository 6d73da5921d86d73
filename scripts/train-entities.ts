/**
 * Trains what finds entities: `npx tsx scripts/train-entities.ts [--found FILE]` (many minutes).
 * Reads the annotated papers; writes `tagger.bin.gz`, `kinds.tsv.gz`, `entities.bin` and `entities-boosted.json.gz` of
 * `ingest/models`. The models that judge candidates learn from the tags of taggers that have not seen the paper (five
 * folds). FILE gets the entities that such models find, which the other training scripts can start from.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { encodeBoosted } from '../ingest/extract/entities/boosted.js';
import { BOOSTED_ENTITY_MODELS, ENTITY_MODELS } from '../ingest/extract/entities/candidate-model.js';
import { encodeKinds } from '../ingest/extract/entities/kind-table.js';
import { encodeTagger } from '../ingest/extract/entities/tagger-model.js';
import { encodeModels } from '../ingest/extract/relations/model-file.js';
import { packageFile } from '../package-root.js';
import { readTrainingPapers } from './annotated-papers.js';
import { crossFit } from './entity-training.js';
import { entitiesOfFolds, keepEntities } from './unseen-entities.js';

const { values } = parseArgs({ options: { found: { type: 'string' } } });
const annotated = readTrainingPapers();
const { all, fitted, folds } = crossFit(annotated);
const model = (name: string) => packageFile('ingest', 'models', name);
writeFileSync(model('tagger.bin.gz'), encodeTagger(all.tagger));
writeFileSync(model('kinds.tsv.gz'), gzipSync(encodeKinds(all.kinds), { level: 9 }));
writeFileSync(model(ENTITY_MODELS), encodeModels({ kind: fitted.kind }));
const { boostedKind, introduced, amongOthers } = fitted;
writeFileSync(model(BOOSTED_ENTITY_MODELS), encodeBoosted({ kind: boostedKind, introduced, amongOthers }));
if (values.found !== undefined) keepEntities(annotated, entitiesOfFolds(annotated, folds), values.found);
console.log(`${annotated.length} papers`);
