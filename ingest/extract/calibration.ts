import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packageFile } from '../../package-root.js';

/** Claims that are calibrated together: what is presented as the paper's own, lineage, the other relations, results. */
export const CLAIM_FAMILIES = ['INTRODUCES', 'BUILDS_ON', 'relations', 'results'] as const;
export type ClaimFamily = (typeof CLAIM_FAMILIES)[number];

/** The family of a relation. */
export const familyOf = (type: string): ClaimFamily => (type === 'BUILDS_ON' ? type : 'relations');

/** What a claim's confidence is made of. */
export interface ClaimSignals {
  /** How sure models and rules are of the claim, 0 to 1. */
  score: number;
  /**
   * What else speaks for it, 0 to 1: how sure its end is a thing of the right type; of an introduced name, whether it
   * is the paper's likeliest one.
   */
  support: number;
}

const weight = z.number();
const FamilyWeights = z.strictObject({ bias: weight, score: weight, support: weight });
export type FamilyWeights = z.infer<typeof FamilyWeights>;

const Calibration = z.strictObject({
  names: FamilyWeights,
  INTRODUCES: FamilyWeights,
  BUILDS_ON: FamilyWeights,
  relations: FamilyWeights,
  results: FamilyWeights,
});
/**
 * For each family, weights of the log-odds of a claim's signals (Platt 1999, with a second signal); `names` are those of
 * what may be introduced before it is known what else is claimed.
 */
export type Calibration = z.infer<typeof Calibration>;

/** Scores taken as they are. */
export const NO_CALIBRATION: Calibration = {
  names: { bias: 0, score: 1, support: 0 },
  INTRODUCES: { bias: 0, score: 1, support: 0 },
  BUILDS_ON: { bias: 0, score: 1, support: 0 },
  relations: { bias: 0, score: 1, support: 0 },
  results: { bias: 0, score: 1, support: 0 },
};

/** File of `ingest/models` that holds the weights, made by `scripts/fit-calibration.ts`. */
export const CALIBRATION_FILE = 'calibration.json';

const CERTAIN = 1e-3;

/** Log-odds of a score; a score says no more than one in a thousand. */
export function logOdds(score: number): number {
  const bounded = Math.min(1 - CERTAIN, Math.max(CERTAIN, score));
  return Math.log(bounded / (1 - bounded));
}

/** The probability that a claim with these signals is right, with four digits. */
export function confidenceOf(weights: FamilyWeights, { score, support }: ClaimSignals): number {
  const odds = weights.bias + weights.score * logOdds(score) + weights.support * logOdds(support);
  return rounded(1 / (1 + Math.exp(-odds)));
}

/** Probabilities are stored with four digits. */
export const rounded = (probability: number) => Math.round(probability * 10000) / 10000;

let shipped: Calibration | undefined;

/** The weights of `ingest/models`, read once. */
export function shippedCalibration(): Calibration {
  shipped ??= Calibration.parse(JSON.parse(readFileSync(packageFile('ingest', 'models', CALIBRATION_FILE), 'utf8')));
  return shipped;
}
