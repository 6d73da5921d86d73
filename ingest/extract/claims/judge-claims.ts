import type { IntroducesFact } from '../../facts.js';
import { confidenceOf, type FamilyWeights } from '../calibration.js';
import type { CorpusEvidence } from '../corpus-evidence.js';
import { decideEntities, introducesNothing } from '../decide-entities.js';
import type { BoostedTrees } from '../entities/boosted.js';
import { CLAIM_BUCKETS } from './claim-features.js';
import type { ClaimTrees } from './claim-trees.js';
import {
  type Decided,
  introducesOf,
  relationsOf,
  resultsOf,
  type Signalled,
  type SignalledClaims,
} from './decide-claims.js';
import { introductionRows } from './introduction-rows.js';
import { relationRows } from './relation-rows.js';
import { resultRows } from './result-rows.js';

/** The claims with what trees think of their rows in place of their scores. */
export function judgedBy<F>(
  trees: BoostedTrees,
  claims: readonly Signalled<F>[],
  rows: readonly number[][],
): Signalled<F>[] {
  const chances = trees.probabilitiesOfAll(rows, CLAIM_BUCKETS);
  return claims.map((claim, i) => ({ ...claim, signals: { ...claim.signals, score: chances[i]![1]! } }));
}

/** A paper whose own names are settled, with the claims that say so. */
export interface OwnNames {
  decided: Decided;
  introduces: Signalled<IntroducesFact>[];
}

/**
 * Judges what a paper introduces over all that is claimed of it, and decides its names anew by that: their types, which
 * are its own, and whether any is, as else its relations start at the paper.
 */
export function judgeIntroductions(
  named: Decided,
  corpus: CorpusEvidence,
  trees: BoostedTrees,
  weights: FamilyWeights,
): OwnNames {
  const claims = introducesOf(named);
  const introduces = judgedBy(trees, claims, introductionRows(named, claims));
  const confidences = new Map(introduces.map(({ to, signals }) => [to.entity, confidenceOf(weights, signals)]));
  const entities = decideEntities(
    named.reading,
    corpus,
    place => confidences.get(place) ?? named.entities[place]!.introduced,
  );
  return {
    decided: { ...named, entities, introducesNothing: introducesNothing(entities) },
    introduces: introduces.filter(({ to }) => to.entity === '@paper' || !entities[to.entity]!.generic),
  };
}

/** All claims of a paper, its relations and results judged over all that is claimed of it. */
export function judgeClaims({ decided, introduces }: OwnNames, trees: Omit<ClaimTrees, 'introduces'>): SignalledClaims {
  const relations = relationsOf(decided);
  const results = resultsOf(decided);
  return {
    introduces,
    relations: judgedBy(trees.relations, relations, relationRows(decided, relations)),
    results: judgedBy(trees.results, results, resultRows(decided, results)),
  };
}
