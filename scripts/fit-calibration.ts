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
  NO_CALIBRATION,
} from '../ingest/extract/calibration.js';
import { CLAIM_TREES_FILE, type ClaimTrees } from '../ingest/extract/claims/claim-trees.js';
import { CorpusEvidence } from '../ingest/extract/corpus-evidence.js';
import { encodeBoosted } from '../ingest/extract/entities/boosted.js';
import type { Reading } from '../ingest/extract/reading.js';
import { packageFile } from '../package-root.js';
import { readTrainingPapers } from './annotated-papers.js';
import { type CalibrationCase, crossFitted, fitFamily } from './calibration-fitting.js';
import {
  claimTreesOfFolds,
  fitClaims,
  type JudgedPaper,
  judgedIntroductions,
  judgedStatements,
} from './claim-training.js';
import { foldOf } from './folds.js';
import { type GoldDocument, readGold } from './gold-documents.js';
import { sharedFile } from './shared-texts.js';
import { unseenReadings } from './unseen-readings.js';

const THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

/** Claims of the annotated papers by family, and how many the annotation has that no claim says. */
interface Cases {
  cases: Record<ClaimFamily, CalibrationCase[]>;
  missed: Record<ClaimFamily, number>;
}

const { values } = parseArgs({ options: { found: { type: 'string' }, readings: { type: 'string' } } });
const annotated = readTrainingPapers();
const readings = keptIn(values.readings, annotated, () => unseenReadings(annotated, values.found));
const papers = annotated.map((record, i) => ({ record, reading: readings[i]! }));
// Our own annotations train all models; confidences are fitted to the gold annotation alone, which comes first.
const golden = papers.slice(0, readGold(sharedFile('gold', 'train.json')).length);
const corpus = new CorpusEvidence();
for (const reading of readings) corpus.add(reading);

// What relations start at depends on what is introduced, so that is judged and fitted first.
const alone = casesOf(golden.map(paper => judgedIntroductions(paper, corpus, NO_CALIBRATION)));
const used = { ...NO_CALIBRATION, names: fitFamily(alone.cases.INTRODUCES) };
const introductions = papers.map(paper => judgedIntroductions(paper, corpus, used));
const introductionTrees = claimTreesOfFolds(introductions);
const introduced = casesOf(
  golden.map((paper, i) => judgedIntroductions(paper, corpus, used, introductionTrees[foldOf(i)])),
);
used.INTRODUCES = fitFamily(introduced.cases.INTRODUCES);

const ownTrees = (place: number) => ({ introduces: introductionTrees[foldOf(place)]!.introduces! });
const statements = papers.map((paper, i) => judgedStatements(paper, corpus, used, ownTrees(i)));
const statementTrees = claimTreesOfFolds(statements);
const treesOf = (place: number): Partial<ClaimTrees> => statementTrees[foldOf(place)]!;
const stated = casesOf(
  golden.map((paper, i) => judgedStatements(paper, corpus, used, { ...treesOf(i), ...ownTrees(i) })),
);
const cases = { ...stated.cases, INTRODUCES: introduced.cases.INTRODUCES };
const missed = { ...stated.missed, INTRODUCES: introduced.missed.INTRODUCES };

const model = (name: string) => packageFile('ingest', 'models', name);
writeFileSync(model(CLAIM_TREES_FILE), encodeBoosted({ ...fitClaims(introductions), ...fitClaims(statements) }));
const calibration: Calibration = { ...byFamily(family => fitFamily(cases[family])), names: used.names };
writeFileSync(model(CALIBRATION_FILE), `${JSON.stringify(calibration, null, 2)}\n`);
report();

/** Readings by unseen models, from a file if it is there; one of other papers is an error. */
function keptIn(file: string | undefined, records: readonly GoldDocument[], read: () => Reading[]): Reading[] {
  const ids = records.map(({ paper }) => paper.id);
  if (file !== undefined && existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { ids: string[]; readings: Reading[] };
    if (kept.ids.join() === ids.join()) return kept.readings;
    throw new Error(`${file} holds other papers than the annotation; delete it to have it made anew`);
  }
  const made = read();
  if (file !== undefined) writeFileSync(file, JSON.stringify({ ids, readings: made }));
  return made;
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
