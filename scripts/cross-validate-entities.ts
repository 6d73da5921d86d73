/**
 * Scores the recognition of entities on the papers for training, each judged by models that have not seen it, before
 * claims are judged over all others (`fit-calibration.ts` prints what comes of that):
 * `npx tsx scripts/cross-validate-entities.ts [arguments of score.mjs]` (some minutes).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_MIN_CONFIDENCE } from '../graph/model.js';
import { shippedCalibration } from '../ingest/extract/calibration.js';
import { introducesOf } from '../ingest/extract/claims/decide-claims.js';
import { CorpusEvidence } from '../ingest/extract/corpus-evidence.js';
import { decideNames, signalledFacts, withConfidences } from '../ingest/extract/decide.js';
import { goldRecord } from '../ingest/extract/gold-record.js';
import { crossFit } from './entity-training.js';
import { ingestedPaper, readGold } from './gold-documents.js';
import { sharedFile } from './shared-texts.js';
import { entitiesOfFolds } from './unseen-entities.js';

const goldFile = sharedFile('gold', 'train.json');
const records = readGold(goldFile);
const corpus = new CorpusEvidence();
const readings = entitiesOfFolds(records, crossFit(records).folds).map(entities => {
  const reading = { entities, relations: [], results: [] };
  corpus.add(reading);
  return reading;
});
// The trees that judge claims among all others know these papers: what is introduced is judged by each name alone.
const { names } = shippedCalibration();
const calibration = { ...shippedCalibration(), INTRODUCES: names };
const lines = records.map((record, i) => {
  const paper = ingestedPaper(record.paper);
  const decided = decideNames(paper, readings[i]!, corpus, names);
  const claims = { introduces: introducesOf(decided), relations: [], results: [] };
  const facts = withConfidences(signalledFacts(paper, decided, claims), calibration);
  return JSON.stringify(goldRecord(paper, facts, DEFAULT_MIN_CONFIDENCE));
});
const folder = mkdtempSync(join(tmpdir(), 'cross-validate-'));
try {
  const facts = join(folder, 'facts.jsonl');
  writeFileSync(facts, lines.join('\n'));
  const scorer = sharedFile('gold', 'score.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [scorer, goldFile, facts, ...process.argv.slice(2)], {
    encoding: 'utf8',
  });
  process.stdout.write(stdout + stderr);
} finally {
  rmSync(folder, { recursive: true });
}
