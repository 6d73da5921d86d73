import type { IntroducesFact, RelationFact, ResultFact } from '../../facts.js';
import type { Decided, Signalled } from '../decide-claims.js';
import { CLAIM_BUCKETS } from './claim-features.js';
import type { ClaimKind, ClaimTrees } from './claim-trees.js';
import { introductionRows } from './introduction-rows.js';
import { relationRows } from './relation-rows.js';
import { resultRows } from './result-rows.js';

/** The claims of a paper, with their signals. */
export interface SignalledClaims {
  introduces: Signalled<IntroducesFact>[];
  relations: Signalled<RelationFact>[];
  results: Signalled<ResultFact>[];
}

/** For each claim, the rows of what it shows among all that is claimed of the paper. */
export function claimRows(decided: Decided, claims: SignalledClaims): Record<ClaimKind, number[][]> {
  return {
    introduces: introductionRows(decided, claims.introduces),
    relations: relationRows(decided, claims.relations),
    results: resultRows(decided, claims.results),
  };
}

/** The claims with what trees over all of them think of each in place of its score. */
export function judgedAmongOthers(decided: Decided, claims: SignalledClaims, trees: ClaimTrees): SignalledClaims {
  const rows = claimRows(decided, claims);
  const judged = <F>(kind: ClaimKind, of: Signalled<F>[]) =>
    of.map((claim, i) => {
      const score = trees[kind].probabilities(rows[kind][i]!, CLAIM_BUCKETS)[1]!;
      return { ...claim, signals: { ...claim.signals, score } };
    });
  return {
    introduces: judged('introduces', claims.introduces),
    relations: judged('relations', claims.relations),
    results: judged('results', claims.results),
  };
}
