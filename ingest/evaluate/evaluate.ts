import { ENTITY_TYPES, STATED_RELATIONS } from '../../graph/model.js';
import type { FactRecord } from './fact-record.js';
import { DETAILS, type Detail, type Judged, judgePaper, type PaperJudgement, ROWS, type Row } from './judge-paper.js';
import { titleKey } from './name-keys.js';
import { type Reliability, reliabilityOf } from './reliability.js';

export interface Figures {
  precision: number;
  recall: number;
  f1: number;
  right: number;
  wrong: number;
  missed: number;
}

export const SUMS = {
  ENTITIES: ENTITY_TYPES,
  RELATIONS: STATED_RELATIONS,
  ALL: ROWS,
} as const satisfies Record<string, readonly Row[]>;
export type Sum = keyof typeof SUMS;
export const SUM_NAMES = Object.keys(SUMS) as Sum[];

/** How good facts are, by the annotation of the same papers. */
export interface Evaluation {
  /** Annotated papers. */
  papers: number;
  /** Of these, those that the facts know nothing of. */
  absent: number;
  /** Records of a paper that the facts have already; the first one counts. */
  repeated: number;
  badQuotes: number;
  genericPerPaper: number;
  /** By type and relation, then in sum; of `outcome`, `subject` and `generic` the precision alone means something. */
  figures: Record<Row | Sum | Detail, Figures>;
  /** Of INTRODUCES, the six relations and results; undefined where the facts do not say how sure they are. */
  reliability: Reliability | undefined;
  /** Everything that is wrong or missing, paper by paper. */
  misses: (Omit<Judged, 'row'> & { row: Row | Detail; title: string })[];
}

const NOTHING: FactRecord = { title: '', introduces: [], introductions: [], entities: [], relations: [], results: [] };

/** Scores facts against annotated papers, joined by title: micro-averaged over all papers, named entities only. */
export function evaluate(gold: readonly FactRecord[], facts: readonly FactRecord[]): Evaluation {
  const byTitle = new Map<string, FactRecord>();
  for (const record of facts) if (!byTitle.has(titleKey(record.title))) byTitle.set(titleKey(record.title), record);
  const judgements = gold.map(paper => ({
    title: paper.title,
    ...judgePaper(paper, byTitle.get(titleKey(paper.title)) ?? NOTHING),
  }));
  const count = (pick: (one: PaperJudgement) => number) => judgements.reduce((sum, one) => sum + pick(one), 0);
  return {
    papers: gold.length,
    absent: gold.filter(paper => !byTitle.has(titleKey(paper.title))).length,
    repeated: facts.length - byTitle.size,
    badQuotes: count(({ badQuotes }) => badQuotes),
    genericPerPaper: count(({ genericEntities }) => genericEntities) / (gold.length || 1),
    figures: figuresOf(judgements),
    reliability: reliabilityIn(judgements),
    misses: judgements.flatMap(missesOf),
  };
}

function figuresOf(judgements: readonly PaperJudgement[]): Evaluation['figures'] {
  const counts = new Map<string, { right: number; wrong: number; missed: number }>();
  const add = (name: string, verdict: Judged['verdict']) => {
    const row = counts.get(name) ?? { right: 0, wrong: 0, missed: 0 };
    row[verdict] += 1;
    counts.set(name, row);
  };
  for (const { judged, details } of judgements) {
    for (const { row, verdict } of judged) {
      add(row, verdict);
      for (const [sum, rows] of Object.entries(SUMS)) if ((rows as readonly Row[]).includes(row)) add(sum, verdict);
    }
    for (const { detail, isRight } of details) add(detail, isRight ? 'right' : 'wrong');
  }
  const names = [...ROWS, ...SUM_NAMES, ...DETAILS];
  const none = { right: 0, wrong: 0, missed: 0 };
  return Object.fromEntries(names.map(name => [name, withRates(counts.get(name) ?? none)])) as Evaluation['figures'];
}

function withRates({ right, wrong, missed }: { right: number; wrong: number; missed: number }): Figures {
  const precision = right / (right + wrong || 1);
  const recall = right / (right + missed || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), right, wrong, missed };
}

const isClaim = (row: Row) => !(ENTITY_TYPES as readonly string[]).includes(row);

/** Claims that the annotation calls right or wrong; those at common terms are neither. */
export function judgedClaims({ judged }: PaperJudgement): Judged[] {
  return judged.filter(({ row, verdict }) => isClaim(row) && verdict !== 'missed');
}

function reliabilityIn(judgements: readonly PaperJudgement[]): Reliability | undefined {
  const claims = judgements.flatMap(judgedClaims);
  if (claims.length === 0 || claims.some(({ confidence }) => confidence === undefined)) return undefined;
  return reliabilityOf(
    claims.map(({ confidence, verdict }) => ({ confidence: confidence!, isRight: verdict === 'right' })),
  );
}

function missesOf({ title, judged, details }: PaperJudgement & { title: string }): Evaluation['misses'] {
  return [
    ...judged.filter(({ verdict }) => verdict !== 'right').map(one => ({ ...one, title })),
    ...details
      .filter(({ isRight }) => !isRight)
      .map(({ detail, what }) => ({ row: detail, verdict: 'wrong' as const, what, title })),
  ];
}
