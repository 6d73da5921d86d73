/**
 * Fits confidences to the annotation: `npx tsx scripts/fit-calibration.ts [--found FILE] [--readings FILE]` (many
 * minutes; few with the `--found` FILE of `train-entities.ts`).
 * Reads the annotated papers, each by models that have not seen it; fits the trees that judge claims among all others to
 * all of them, and confidences to the papers of `../shared/gold/train.json`; writes `claims-boosted.json.gz` and
 * `calibration.json` of `ingest/models`. To be run after every training. Prints how far confidences hold on papers left out
 * of the fit, and what every default threshold would give. With `--readings` the readings are kept in FILE, and taken
 * from it if it is there: delete it after a training.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { reliabilityOf } from '../ingest/evaluate/reliability.js';
import {
  CALIBRATION_FILE,
  type Calibration,
  CLAIM_FAMILIES,
  type ClaimFamily,
  confidenceOf,
  type FamilyWeights,
  NO_CALIBRATION,
} from '../ingest/extract/calibration.js';
import { CLAIM_TREES_FILE, type ClaimTrees } from '../ingest/extract/claims/claim-trees.js';
import { CorpusEvidence } from '../ingest/extract/corpus-evidence.js';
import { encodeBoosted } from '../ingest/extract/entities/boosted.js';
import type { Reading } from '../ingest/extract/reading.js';
import { packageFile } from '../package-root.js';
import { readTrainingPapers } from './annotated-papers.js';
import { type CalibrationCase, crossFitted, fitFamily } from './calibration-fitting.js';
import { CLAIM_FOLDS, claimTreesOfFolds, fitClaims, type JudgedPaper, judgedClaims } from './claim-training.js';
import { readGold } from './gold-documents.js';
import { unseenReadings } from './unseen-readings.js';

const THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** Claims of the annotated papers by family, and how many the annotation has that no claim says. */
interface Cases {
  cases: Record<ClaimFamily, CalibrationCase[]>;
  missed: Record<ClaimFamily, number>;
}

const { values } = parseArgs({ options: { found: { type: 'string' }, readings: { type: 'string' } } });
const annotated = readTrainingPapers();
const readings = keptIn(values.readings, () => unseenReadings(annotated, values.found));
// Our own annotations train all models; confidences are fitted to the gold annotation alone, which comes first.
const golden = readGold(packageFile('..', 'shared', 'gold', 'train.json')).length;
const corpus = corpusOf(readings);
const goldCorpus = corpusOf(readings.slice(0, golden));

// What relations start at depends on what is introduced, so that is fitted first.
const { INTRODUCES: names } = fitAll(casesOf(goldPapers(NO_CALIBRATION)).cases);
const used: Calibration = { ...NO_CALIBRATION, names };
const alone = annotated.map((record, i) => judgedClaims(record, readings[i]!, corpus, used));
writeFileSync(packageFile('ingest', 'models', CLAIM_TREES_FILE), encodeBoosted({ ...fitClaims(alone) }));
const folds = claimTreesOfFolds(alone);
const { cases, missed } = casesOf(goldPapers(used, place => folds[place % CLAIM_FOLDS]!));
const calibration: Calibration = { ...fitAll(cases), names };
writeFileSync(packageFile('ingest', 'models', CALIBRATION_FILE), `${JSON.stringify(calibration, null, 2)}\n`);
report();

function corpusOf(papers: readonly Reading[]): CorpusEvidence {
  const evidence = new CorpusEvidence();
  for (const reading of papers) evidence.add(reading);
  return evidence;
}

/** The papers of the gold annotation with their claims judged. */
function goldPapers(weights: Calibration, treesOf?: (place: number) => ClaimTrees): JudgedPaper[] {
  return annotated
    .slice(0, golden)
    .map((record, i) => judgedClaims(record, readings[i]!, goldCorpus, weights, treesOf?.(i)));
}

function keptIn(file: string | undefined, read: () => Reading[]): Reading[] {
  if (file !== undefined && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Reading[];
  const made = read();
  if (file !== undefined) writeFileSync(file, JSON.stringify(made));
  return made;
}

function fitAll(by: Record<ClaimFamily, CalibrationCase[]>): Record<ClaimFamily, FamilyWeights> {
  return byFamily(family => fitFamily(by[family]));
}

function casesOf(papers: readonly JudgedPaper[]): Cases {
  const found: Cases = { cases: byFamily(() => []), missed: byFamily(() => 0) };
  papers.forEach(({ claims, missed }, paper) => {
    for (const { family, signals, isRight } of claims) found.cases[family].push({ paper, signals, isRight });
    for (const family of missed) found.missed[family] += 1;
  });
  return found;
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
