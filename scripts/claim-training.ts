import { FactRecord } from '../ingest/evaluate/fact-record.js';
import { type Judged, judgePaper } from '../ingest/evaluate/judge-paper.js';
import { type Calibration, type ClaimFamily, type ClaimSignals, familyOf } from '../ingest/extract/calibration.js';
import { CLAIM_KINDS, type ClaimKind, type ClaimTrees } from '../ingest/extract/claims/claim-trees.js';
import { claimRows } from '../ingest/extract/claims/judge-claims.js';
import type { CorpusEvidence } from '../ingest/extract/corpus-evidence.js';
import { claimsOf, decideNames, signalledFacts, withConfidences } from '../ingest/extract/decide.js';
import { type BoostedModel, BoostedTrees } from '../ingest/extract/entities/boosted.js';
import { goldRecord } from '../ingest/extract/gold-record.js';
import type { Reading } from '../ingest/extract/reading.js';
import type { Paper } from '../ingest/paper.js';
import type { GoldDocument } from './gold-documents.js';
import { type BoostedCase, trainBoosted } from './train-boosted.js';

const TREES = { rounds: 150, depth: 5, rate: 0.06, fewest: 12, columns: 0.4 };
export const CLAIM_FOLDS = 5;

/** A claim of an annotated paper, judged by the annotation. */
export interface JudgedClaim {
  family: ClaimFamily;
  signals: ClaimSignals;
  isRight: boolean;
  /** What trees over all claims of the paper see. */
  rows: readonly number[];
}

/** The claims of an annotated paper by family, and of which family the annotation has claims that nobody found. */
export interface JudgedPaper {
  claims: JudgedClaim[];
  missed: ClaimFamily[];
}

/** Judges all claims of an annotated paper, whatever their confidence; generic ones count for neither side. */
export function judgedClaims(
  record: GoldDocument,
  reading: Reading,
  corpus: CorpusEvidence,
  used: Calibration,
  trees?: ClaimTrees,
): JudgedPaper {
  const paper = paperOf(record);
  const decided = decideNames(paper, reading, corpus, used.names);
  const rows = claimRows(decided, claimsOf(decided));
  const facts = signalledFacts(paper, decided, trees);
  const stated = FactRecord.parse(goldRecord(paper, withConfidences(facts, used), 0));
  const found: JudgedPaper = { claims: [], missed: [] };
  for (const { row, verdict, place } of judgePaper(FactRecord.parse(record.paper), stated).judged) {
    const family = claimFamily(row);
    if (family === undefined) continue;
    if (verdict === 'missed') {
      found.missed.push(family);
      continue;
    }
    const kind = kindOf(family);
    const { signals } = facts[kind][place!]!;
    found.claims.push({ family, signals, isRight: verdict === 'right', rows: rows[kind][place!]! });
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

function paperOf({ paper: { id, title, abstract } }: GoldDocument): Paper {
  return { key: id, title, abstract, authors: [], organisation: '', published: '', url: '', sources: [] };
}

/** Trees as they are stored, by what they judge. */
export type FittedClaims = Record<ClaimKind, BoostedModel>;

/** Fits the trees that judge claims over all that is claimed of a paper. */
export function fitClaims(papers: readonly JudgedPaper[]): FittedClaims {
  const fitted = CLAIM_KINDS.map(kind => {
    const cases = papers.flatMap(({ claims }) =>
      claims
        .filter(({ family }) => kindOf(family) === kind)
        .map(({ rows, isRight }): BoostedCase => ({ rows, answer: isRight ? 1 : 0 })),
    );
    return [kind, trainBoosted(cases, 2, TREES)] as const;
  });
  return Object.fromEntries(fitted) as FittedClaims;
}

/** For each fold, trees fitted to the papers of the other folds. */
export function claimTreesOfFolds(papers: readonly JudgedPaper[]): ClaimTrees[] {
  return Array.from({ length: CLAIM_FOLDS }, (_, fold) => {
    const fitted = fitClaims(papers.filter((_, i) => i % CLAIM_FOLDS !== fold));
    return Object.fromEntries(CLAIM_KINDS.map(kind => [kind, new BoostedTrees(fitted[kind])])) as ClaimTrees;
  });
}
