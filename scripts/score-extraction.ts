/**
 * Scores the extraction on annotated papers: `npx tsx scripts/score-extraction.ts [GOLD.json] [arguments of score.mjs]`.
 * Reads the texts of the annotation, decides facts as an ingest of them does, and hands the records to the scorer.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_MIN_CONFIDENCE } from '../graph/model.js';
import { CorpusEvidence, decideFacts, readPaper } from '../ingest/extract/extractor.js';
import { goldRecord } from '../ingest/extract/gold-record.js';
import { ingestedPaper } from './gold-documents.js';
import { sharedFile } from './shared-texts.js';

const [goldFile = sharedFile('gold', 'dev.json'), ...scorerArguments] = process.argv.slice(2);
const gold = JSON.parse(readFileSync(goldFile, 'utf8')) as { id: string; title: string; abstract: string }[];
const papers = gold.map(ingestedPaper);

const started = performance.now();
const corpus = new CorpusEvidence();
const readings = papers.map(paper => readPaper(paper));
for (const reading of readings) corpus.add(reading);
const records = papers.map((paper, i) =>
  goldRecord(paper, decideFacts(paper, readings[i]!, corpus), DEFAULT_MIN_CONFIDENCE),
);
const seconds = (performance.now() - started) / 1000;

const folder = mkdtempSync(join(tmpdir(), 'score-extraction-'));
try {
  const facts = join(folder, 'facts.jsonl');
  writeFileSync(facts, records.map(record => JSON.stringify(record)).join('\n'));
  const scorer = sharedFile('gold', 'score.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [scorer, goldFile, facts, ...scorerArguments], {
    encoding: 'utf8',
  });
  process.stdout.write(stdout + stderr);
  console.log(`${(papers.length / seconds).toFixed(0)} papers/s`);
} finally {
  rmSync(folder, { recursive: true });
}
