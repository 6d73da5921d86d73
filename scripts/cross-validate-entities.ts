/**
 * Scores the recognition of entities on the papers for training, each judged by models that have not seen it:
 * `npx tsx scripts/cross-validate-entities.ts [arguments of score.mjs]` (some minutes).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_MIN_CONFIDENCE } from '../graph/model.js';
import { CorpusEvidence, decideFacts } from '../ingest/extract/extractor.js';
import { goldRecord } from '../ingest/extract/gold-record.js';
import { packageFile } from '../package-root.js';
import { crossFit } from './entity-training.js';
import { readGold } from './gold-documents.js';
import { entitiesOfFolds } from './unseen-entities.js';

const goldFile = packageFile('..', 'shared', 'gold', 'train.json');
const records = readGold(goldFile);
const corpus = new CorpusEvidence();
const readings = entitiesOfFolds(records, crossFit(records).folds).map(entities => {
  const reading = { entities, relations: [], results: [] };
  corpus.add(reading);
  return reading;
});
const lines = records.map(({ paper: { id, title, abstract } }, i) => {
  const paper = { key: id, title, abstract, authors: [], organisation: '', published: '', url: '', sources: [] };
  return JSON.stringify(goldRecord(paper, decideFacts(paper, readings[i]!, corpus), DEFAULT_MIN_CONFIDENCE));
});
const folder = mkdtempSync(join(tmpdir(), 'cross-validate-'));
try {
  const facts = join(folder, 'facts.jsonl');
  writeFileSync(facts, lines.join('\n'));
  const scorer = packageFile('..', 'shared', 'gold', 'score.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [scorer, goldFile, facts, ...process.argv.slice(2)], {
    encoding: 'utf8',
  });
  process.stdout.write(stdout + stderr);
} finally {
  rmSync(folder, { recursive: true });
}
