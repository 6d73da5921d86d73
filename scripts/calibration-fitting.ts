import { type ClaimSignals, type FamilyWeights, logOdds } from '../ingest/extract/calibration.js';
import { FOLDS, foldOf } from './folds.js';

/** A claim of an annotated paper that no model has seen. */
export interface CalibrationCase {
  /** Place of the paper; all claims of one paper are in one fold. */
  paper: number;
  signals: ClaimSignals;
  isRight: boolean;
}

const STEPS = 50;
/** Bias, weight of the score, weight of the support: scores taken as they are, and the pull towards that. */
const START = [0, 1, 0];
const PULL = [0, 1, 1];
/** A second signal must lower the loss on unseen papers by this much to be used. */
const LEAST_GAIN = 0.002;

/**
 * Fits the weights of a family: logistic regression of right and wrong on the log-odds of the score (Platt 1999), and
 * on those of the second signal where that foretells papers left out of the fit better.
 */
export function fitFamily(cases: readonly CalibrationCase[]): FamilyWeights {
  const alone = meanLoss(cases, false);
  const isUseful = alone - meanLoss(cases, true) >= LEAST_GAIN;
  return fitWeights(cases, isUseful);
}

/** Confidences by weights that were fitted to the papers of other folds. */
export function crossFitted(
  cases: readonly CalibrationCase[],
  fitTo: (seen: readonly CalibrationCase[]) => FamilyWeights,
) {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fitTo(cases.filter(({ paper }) => foldOf(paper) !== fold)));
  return cases.map(one => ({ ...one, weights: folds[foldOf(one.paper)]! }));
}

function meanLoss(cases: readonly CalibrationCase[], withSupport: boolean): number {
  const judged = crossFitted(cases, seen => fitWeights(seen, withSupport));
  const losses = judged.map(({ weights, signals, isRight }) => {
    const probability = probabilityOf(weights, signals);
    return -Math.log(Math.max(1e-6, isRight ? probability : 1 - probability));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / (cases.length || 1);
}

const probabilityOf = ({ bias, score, support }: FamilyWeights, signals: ClaimSignals) =>
  1 / (1 + Math.exp(-(bias + score * logOdds(signals.score) + support * logOdds(signals.support))));

interface Row {
  x: readonly number[];
  y: number;
}

/** Newton's method on the penalised log-likelihood, which is concave; steps that overshoot are halved. */
function fitWeights(cases: readonly CalibrationCase[], withSupport: boolean): FamilyWeights {
  const rows = cases.map(
    ({ signals: { score, support }, isRight }): Row => ({
      x: [1, logOdds(score), withSupport ? logOdds(support) : 0],
      y: isRight ? 1 : 0,
    }),
  );
  let weights = [...START];
  for (let step = 0; step < STEPS; step++) {
    const change = newtonStep(rows, weights);
    const loss = penalisedLoss(rows, weights);
    let size = 1;
    const moved = () => weights.map((weight, k) => weight - size * change[k]!);
    while (size > 1e-6 && penalisedLoss(rows, moved()) > loss) size /= 2;
    weights = moved();
    if (change.every(part => Math.abs(part) < 1e-7)) break;
  }
  const [bias, score, support] = weights.map(weight => Number(weight.toFixed(4))) as [number, number, number];
  return { bias, score, support };
}

const oddsOf = (x: readonly number[], weights: readonly number[]) =>
  x.reduce((sum, value, k) => sum + value * weights[k]!, 0);

function penalisedLoss(rows: readonly Row[], weights: readonly number[]): number {
  const pulled = weights.reduce((sum, weight, k) => sum + (PULL[k]! / 2) * (weight - START[k]!) ** 2, 0);
  return rows.reduce((sum, { x, y }) => {
    const odds = oddsOf(x, weights) * (y === 1 ? -1 : 1);
    return sum + (odds > 30 ? odds : Math.log1p(Math.exp(odds)));
  }, pulled);
}

function newtonStep(rows: readonly Row[], weights: readonly number[]): number[] {
  const slope = weights.map((weight, k) => PULL[k]! * (weight - START[k]!));
  const curve = weights.map((_, k) => weights.map((_, l) => (k === l ? PULL[k]! + 1e-9 : 0)));
  for (const { x, y } of rows) {
    const p = 1 / (1 + Math.exp(-oddsOf(x, weights)));
    for (let k = 0; k < x.length; k++) {
      slope[k]! += (p - y) * x[k]!;
      for (let l = 0; l < x.length; l++) curve[k]![l]! += p * (1 - p) * x[k]! * x[l]!;
    }
  }
  return solved(curve, slope);
}

/** Solves a positive definite system by elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  const size = right.length;
  for (let k = 0; k < size; k++) {
    for (let l = 0; l < size; l++) {
      if (l === k) continue;
      const factor = rows[l]![k]! / rows[k]![k]!;
      for (let c = k; c <= size; c++) rows[l]![c]! -= factor * rows[k]![c]!;
    }
  }
  return rows.map((row, k) => row[size]! / row[k]!);
}
