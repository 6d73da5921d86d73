/** A claim with how sure the facts are of it, and whether it is right. */
export interface SureClaim {
  confidence: number;
  isRight: boolean;
}

/** Claims of about the same confidence. */
export interface ReliabilityBin {
  from: number;
  to: number;
  claims: number;
  /** Mean of what the claims say of themselves. */
  meanConfidence: number;
  /** Share that is right. */
  accuracy: number;
}

export interface Reliability {
  claims: number;
  right: number;
  /** From the least sure upwards, of about as many claims each; claims of one confidence stay together. */
  bins: ReliabilityBin[];
  /** Expected calibration error: mean distance of confidence and accuracy over the bins, weighted by claims. */
  ece: number;
  /** Chance that a right claim is surer than a wrong one, ties counted half; undefined where either kind is missing. */
  auroc: number | undefined;
  /** Mean squared distance of confidence and truth (Brier 1950). */
  brier: number;
}

const MOST_BINS = 10;
const FEWEST_CLAIMS = 40;

/** Tells whether confidences mean what they say: equal-mass bins of 40 claims or more, at most ten. */
export function reliabilityOf(claims: readonly SureClaim[]): Reliability {
  const sorted = [...claims].sort((a, b) => a.confidence - b.confidence);
  const right = sorted.filter(({ isRight }) => isRight).length;
  const bins = binsOf(sorted);
  const gap = bins.reduce((sum, bin) => sum + bin.claims * Math.abs(bin.meanConfidence - bin.accuracy), 0);
  const squares = sorted.reduce((sum, { confidence, isRight }) => sum + (confidence - Number(isRight)) ** 2, 0);
  const all = sorted.length || 1;
  return { claims: sorted.length, right, bins, ece: gap / all, auroc: aurocOf(sorted), brier: squares / all };
}

function binsOf(sorted: readonly SureClaim[]): ReliabilityBin[] {
  const count = Math.max(1, Math.min(MOST_BINS, Math.floor(sorted.length / FEWEST_CLAIMS)));
  const bins: ReliabilityBin[] = [];
  let from = 0;
  for (let i = 1; i <= count && from < sorted.length; i++) {
    let to = Math.max(Math.round((sorted.length * i) / count), Math.min(from + FEWEST_CLAIMS, sorted.length));
    while (to < sorted.length && sorted[to]!.confidence === sorted[to - 1]!.confidence) to++;
    if (sorted.length - to < FEWEST_CLAIMS) to = sorted.length;
    bins.push(binOf(sorted.slice(from, to)));
    from = to;
  }
  return bins;
}

function binOf(claims: readonly SureClaim[]): ReliabilityBin {
  const sum = claims.reduce((total, { confidence }) => total + confidence, 0);
  const right = claims.filter(({ isRight }) => isRight).length;
  return {
    from: claims[0]!.confidence,
    to: claims.at(-1)!.confidence,
    claims: claims.length,
    meanConfidence: sum / claims.length,
    accuracy: right / claims.length,
  };
}

/** The Mann-Whitney statistic over claims sorted by confidence. */
function aurocOf(sorted: readonly SureClaim[]): number | undefined {
  let wrongBelow = 0;
  let wins = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let right = 0;
    while (to < sorted.length && sorted[to]!.confidence === sorted[from]!.confidence) {
      if (sorted[to]!.isRight) right += 1;
      to += 1;
    }
    const wrong = to - from - right;
    wins += right * (wrongBelow + wrong / 2);
    wrongBelow += wrong;
    from = to;
  }
  const right = sorted.length - wrongBelow;
  return right > 0 && wrongBelow > 0 ? wins / (right * wrongBelow) : undefined;
}
