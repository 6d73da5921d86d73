/**
 * Fits confidences to the annotation: `npx tsx scripts/fit-calibration.ts [--found FILE] [--readings FILE]` (many
 * minutes; few with the `--found` FILE of `train-entities.ts`).
 * Reads the papers of `../shared/gold/train.json`, each by models that have not seen it; writes
 * `ingest/models/calibration.json`. To be run after every training. Prints how far confidences hold on papers left out
 * of the fit, and what every default threshold would give. With `--readings` the readings are kept in FILE, and taken
 * from it if it is there: delete it after a training.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FactRecord } from '../ingest/evaluate/fact-record.js';
import { type Judged, judgePaper } from '../ingest/evaluate/judge-paper.js';
import { reliabilityOf } from '../ingest/evaluate/reliability.js';
import {
  CALIBRATION_FILE,
  type Calibration,
  CLAIM_FAMILIES,
  type ClaimFamily,
  type ClaimSignals,
  confidenceOf,
  familyOf,
  NO_CALIBRATION,
} from '../ingest/extract/calibration.js';
import { CorpusEvidence } from '../ingest/extract/corpus-evidence.js';
import { decideSignalled, type SignalledFacts, withConfidences } from '../ingest/extract/decide.js';
import { goldRecord } from '../ingest/extract/gold-record.js';
import type { Reading } from '../ingest/extract/reading.js';
import type { Paper } from '../ingest/paper.js';
import { packageFile } from '../package-root.js';
import { readTrainingPapers } from './annotated-papers.js';
import { type CalibrationCase, crossFitted, fitFamily } from './calibration-fitting.js';
import { type GoldDocument, readGold } from './gold-documents.js';
import { unseenReadings } from './unseen-readings.js';

const THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** Claims of the annotated papers by family, and how many the annotation has that no claim says. */
interface Cases {
  cases: Record<ClaimFamily, CalibrationCase[]>;
  missed: Record<ClaimFamily, number>;
}

const { values } = parseArgs({ options: { found: { type: 'string' }, readings: { type: 'string' } } });
const annotated = readGold(packageFile('..', 'shared', 'gold', 'train.json'));
// Our own annotations train the models too; the calibration is of the gold annotation alone, which comes first.
const readings = keptIn(values.readings, () => unseenReadings(readTrainingPapers(), values.found)).slice(
  0,
  annotated.length,
);
const corpus = new CorpusEvidence();
for (const reading of readings) corpus.add(reading);

// What relations start at depends on what is introduced, so that family is fitted first.
const { INTRODUCES } = fitAll(casesOf(NO_CALIBRATION).cases);
const { cases, missed } = casesOf({ ...NO_CALIBRATION, INTRODUCES });
const calibration: Calibration = { ...fitAll(cases), INTRODUCES };
writeFileSync(packageFile('ingest', 'models', CALIBRATION_FILE), `${JSON.stringify(calibration, null, 2)}\n`);
report();

function keptIn(file: string | undefined, read: () => Reading[]): Reading[] {
  if (file !== undefined && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Reading[];
  const made = read();
  if (file !== undefined) writeFileSync(file, JSON.stringify(made));
  return made;
}

function fitAll(by: Record<ClaimFamily, CalibrationCase[]>): Calibration {
  return byFamily(family => fitFamily(by[family]));
}

function casesOf(used: Calibration): Cases {
  const found: Cases = { cases: byFamily(() => []), missed: byFamily(() => 0) };
  annotated.forEach((record, place) => {
    const paper = paperOf(record);
    const facts = decideSignalled(paper, readings[place]!, corpus, used.INTRODUCES);
    const stated = FactRecord.parse(goldRecord(paper, withConfidences(facts, used), 0));
    for (const judged of judgePaper(FactRecord.parse(record.paper), stated).judged)
      addCase(found, facts, judged, place);
  });
  return found;
}

function addCase({ cases: by, missed: without }: Cases, facts: SignalledFacts, judged: Judged, paper: number): void {
  const family = claimFamily(judged.row);
  if (family === undefined) return;
  if (judged.verdict === 'missed') without[family] += 1;
  else
    by[family].push({ paper, signals: signalsOf(facts, family, judged.place!), isRight: judged.verdict === 'right' });
}

function signalsOf(
  { introduces, relations, results }: SignalledFacts,
  family: ClaimFamily,
  place: number,
): ClaimSignals {
  if (family === 'INTRODUCES') return introduces[place]!.signals;
  return (family === 'results' ? results : relations)[place]!.signals;
}

function claimFamily(row: Judged['row']): ClaimFamily | undefined {
  if (row === 'INTRODUCES' || row === 'results') return row;
  return row === 'Method' || row === 'Hardware' || row === 'Dataset' || row === 'Metric' ? undefined : familyOf(row);
}

function paperOf({ paper: { id, title, abstract } }: GoldDocument): Paper {
  return { key: id, title, abstract, authors: [], organisation: '', published: '', url: '', sources: [] };
}

function byFamily<T>(make: (family: ClaimFamily) => T): Record<ClaimFamily, T> {
  return Object.fromEntries(CLAIM_FAMILIES.map(family => [family, make(family)])) as Record<ClaimFamily, T>;
}

function report(): void {
  const judged = byFamily(family =>
    crossFitted(cases[family], fitFamily).map(({ weights, signals, isRight }) => ({
      confidence: confidenceOf(weights, signals),
      isRight,
    })),
  );
  const groups = { ...judged, all: CLAIM_FAMILIES.flatMap(family => judged[family]) };
  for (const [name, claims] of Object.entries(groups)) {
    const { right, ece, auroc, brier } = reliabilityOf(claims);
    const figures = `ECE ${ece.toFixed(3)} AUROC ${auroc?.toFixed(3)} Brier ${brier.toFixed(3)}`;
    console.log(`${name.padEnd(10)} ${claims.length} claims, ${right} right: ${figures}`);
  }
  console.log('\nprecision/recall/F1 by default threshold');
  for (const least of THRESHOLDS) {
    const cells = CLAIM_FAMILIES.map(family => `${family} ${ratesOf(judged[family], missed[family], least)}`);
    console.log(`${least.toFixed(2)}  ${cells.join('  ')}`);
  }
}

function ratesOf(claims: readonly { confidence: number; isRight: boolean }[], without: number, least: number): string {
  const kept = claims.filter(({ confidence }) => confidence >= least);
  const right = kept.filter(({ isRight }) => isRight).length;
  const precision = right / (kept.length || 1);
  const recall = right / (claims.filter(({ isRight }) => isRight).length + without || 1);
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  return [precision, recall, f1].map(rate => rate.toFixed(3)).join('/');
}
