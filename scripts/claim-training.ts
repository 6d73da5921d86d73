import { FactRecord } from '../ingest/evaluate/fact-record.js';
import { type Judged, judgePaper } from '../ingest/evaluate/judge-paper.js';
import { type Calibration, type ClaimFamily, type ClaimSignals, familyOf } from '../ingest/extract/calibration.js';
import { CLAIM_KINDS, type ClaimKind, type ClaimTrees } from '../ingest/extract/claims/claim-trees.js';
import {
  type Decided,
  introducesOf,
  relationsOf,
  resultsOf,
  type SignalledClaims,
} from '../ingest/extract/claims/decide-claims.js';
import { introductionRows } from '../ingest/extract/claims/introduction-rows.js';
import { judgedBy, judgeIntroductions } from '../ingest/extract/claims/judge-claims.js';
import { relationRows } from '../ingest/extract/claims/relation-rows.js';
import { resultRows } from '../ingest/extract/claims/result-rows.js';
import type { CorpusEvidence } from '../ingest/extract/corpus-evidence.js';
import { decideNames, signalledFacts, withConfidences } from '../ingest/extract/decide.js';
import { type BoostedModel, BoostedTrees } from '../ingest/extract/entities/boosted.js';
import { goldRecord } from '../ingest/extract/gold-record.js';
import type { Reading } from '../ingest/extract/reading.js';
import { FOLDS, foldOf } from './folds.js';
import { type GoldDocument, ingestedPaper } from './gold-documents.js';
import { type BoostedCase, trainBoosted } from './train-boosted.js';

const TREES = { rounds: 350, depth: 6, rate: 0.04, fewest: 8, columns: 0.3 };

/** An annotated paper with what models read of it that have not seen it. */
export interface UnseenPaper {
  record: GoldDocument;
  reading: Reading;
}

/** A claim of an annotated paper, judged by the annotation. */
export interface JudgedClaim {
  family: ClaimFamily;
  signals: ClaimSignals;
  isRight: boolean;
  /** What trees over all claims of the paper see. */
  rows: readonly number[];
}

/** Claims of an annotated paper, whatever their confidence, and the families of those that nobody made. */
export interface JudgedPaper {
  claims: JudgedClaim[];
  missed: ClaimFamily[];
}

/** Judges what a paper introduces; without trees by what was read of each name alone. */
export function judgedIntroductions(
  { record, reading }: UnseenPaper,
  corpus: CorpusEvidence,
  used: Calibration,
  trees?: Partial<ClaimTrees>,
): JudgedPaper {
  const decided = decideNames(ingestedPaper(record.paper), reading, corpus, used.names);
  const alone = introducesOf(decided);
  const rows = introductionRows(decided, alone);
  const introduces = trees?.introduces ? judgedBy(trees.introduces, alone, rows) : alone;
  return judgedPaper(record, decided, { introduces, relations: [], results: [] }, used, { introduces: rows });
}

/** Judges relations and results, where trees have judged what is introduced; without trees of their own each alone. */
export function judgedStatements(
  { record, reading }: UnseenPaper,
  corpus: CorpusEvidence,
  used: Calibration,
  trees: Pick<ClaimTrees, 'introduces'> & Partial<ClaimTrees>,
): JudgedPaper {
  const named = decideNames(ingestedPaper(record.paper), reading, corpus, used.names);
  const { decided, introduces } = judgeIntroductions(named, corpus, trees.introduces, used.INTRODUCES);
  const [stated, reported] = [relationsOf(decided), resultsOf(decided)];
  const rows = { relations: relationRows(decided, stated), results: resultRows(decided, reported) };
  const relations = trees.relations ? judgedBy(trees.relations, stated, rows.relations) : stated;
  const results = trees.results ? judgedBy(trees.results, reported, rows.results) : reported;
  return judgedPaper(record, decided, { introduces, relations, results }, used, rows);
}

/** Lays claims beside the annotation; those without rows are left out, common terms count for neither side. */
function judgedPaper(
  record: GoldDocument,
  decided: Decided,
  claims: SignalledClaims,
  used: Calibration,
  rows: Partial<Record<ClaimKind, number[][]>>,
): JudgedPaper {
  const paper = ingestedPaper(record.paper);
  const facts = withConfidences(signalledFacts(paper, decided, claims), used);
  const stated = FactRecord.parse(goldRecord(paper, facts, 0));
  const found: JudgedPaper = { claims: [], missed: [] };
  for (const { row, verdict, place } of judgePaper(FactRecord.parse(record.paper), stated).judged) {
    const family = claimFamily(row);
    const seen = family && rows[kindOf(family)];
    if (!seen) continue;
    if (verdict === 'missed') found.missed.push(family);
    else {
      const { signals } = claims[kindOf(family)][place!]!;
      found.claims.push({ family, signals, isRight: verdict === 'right', rows: seen[place!]! });
    }
  }
  return found;
}

function kindOf(family: ClaimFamily): ClaimKind {
  if (family === 'INTRODUCES') return 'introduces';
  return family === 'results' ? 'results' : 'relations';
}

function claimFamily(row: Judged['row']): ClaimFamily | undefined {
  if (row === 'INTRODUCES' || row === 'results') return row;
  return row === 'Method' || row === 'Hardware' || row === 'Dataset' || row === 'Metric' ? undefined : familyOf(row);
}

/** Trees as they are stored, by what they judge. */
export type FittedClaims = Partial<Record<ClaimKind, BoostedModel>>;

/** Fits the trees that judge claims over all that is claimed of a paper, one model for each kind of claims there is. */
export function fitClaims(papers: readonly JudgedPaper[]): FittedClaims {
  const fitted: FittedClaims = {};
  for (const kind of CLAIM_KINDS) {
    const cases = papers.flatMap(({ claims }) =>
      claims
        .filter(({ family }) => kindOf(family) === kind)
        .map(({ rows, isRight }): BoostedCase => ({ rows, answer: isRight ? 1 : 0 })),
    );
    if (cases.length > 0) fitted[kind] = trainBoosted(cases, 2, TREES);
  }
  return fitted;
}

/** For each fold, trees fitted to the papers of the other folds. */
export function claimTreesOfFolds(papers: readonly JudgedPaper[]): Partial<ClaimTrees>[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const fitted = fitClaims(papers.filter((_, i) => foldOf(i) !== fold));
    const trees: Partial<ClaimTrees> = {};
    for (const kind of CLAIM_KINDS) if (fitted[kind]) trees[kind] = new BoostedTrees(fitted[kind]);
    return trees;
  });
}
