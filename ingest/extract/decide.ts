import { DEFAULT_MIN_CONFIDENCE, type EntityType } from '../../graph/model.js';
import type { EntityFact, FactEnd, IntroducesFact, PaperFacts, RelationFact, ResultFact } from '../facts.js';
import { type Paper, paperText } from '../paper.js';
import {
  type Calibration,
  type ClaimFamily,
  confidenceOf,
  type FamilyWeights,
  familyOf,
  rounded,
  shippedCalibration,
} from './calibration.js';
import { shippedClaimTrees } from './claims/claim-trees.js';
import type { Decided, Signalled, SignalledClaims } from './claims/decide-claims.js';
import { judgeClaims, judgeIntroductions } from './claims/judge-claims.js';
import type { CorpusEvidence } from './corpus-evidence.js';
import { decideEntities, introducesNothing } from './decide-entities.js';
import { foldName } from './entities/fold.js';
import type { EntityCandidate, Reading } from './reading.js';

/** A paper's facts before the signals of claims are made confidences. */
export type SignalledFacts = Pick<PaperFacts, 'paper' | 'entities'> & SignalledClaims;

/** Decides which candidates of a reading are facts; claims keep whatever confidence they have. */
export function decide(paper: Paper, reading: Reading, corpus: CorpusEvidence): PaperFacts {
  const calibration = shippedCalibration();
  const trees = shippedClaimTrees();
  const named = decideNames(paper, reading, corpus, calibration.names);
  const own = judgeIntroductions(named, corpus, trees.introduces, calibration.INTRODUCES);
  return withConfidences(signalledFacts(paper, own.decided, judgeClaims(own, trees)), calibration);
}

/** Gives each claim the confidence that its signals have in its family. */
export function withConfidences(facts: SignalledFacts, calibration: Calibration): PaperFacts {
  const { introduces, relations, results } = facts;
  const sure = <F>({ signals, ...fact }: Signalled<F>, family: ClaimFamily) => ({
    ...fact,
    confidence: confidenceOf(calibration[family], signals),
  });
  return {
    ...facts,
    introduces: introduces.map(fact => sure<IntroducesFact>(fact, 'INTRODUCES')),
    relations: relations.map(fact => sure<RelationFact>(fact, familyOf(fact.type))),
    results: results.map(fact => sure<ResultFact>(fact, 'results')),
  };
}

/**
 * Decides what the candidates of a reading are, before it is known what else is claimed.
 * @param names weights of a name's being the paper's own, by what was read of it alone
 */
export function decideNames(paper: Paper, reading: Reading, corpus: CorpusEvidence, names: FamilyWeights): Decided {
  const entities = decideEntities(reading, corpus, (_, signals) => confidenceOf(names, signals));
  return {
    raw: paperText(paper),
    titleEnd: paper.title.length,
    reading,
    entities,
    introducesNothing: introducesNothing(entities),
  };
}

/** The facts of a paper: the claims, and the entities that are likely enough or an end of one. */
export function signalledFacts(paper: Paper, decided: Decided, claims: SignalledClaims): SignalledFacts {
  const { introduces, relations, results } = claims;
  const kept = keptEntities(decided, [
    ...introduces.map(({ to }) => to.entity),
    ...relations.flatMap(({ from, to }) => [from.entity, to.entity]),
    ...results.flatMap(({ subject, metric, versus, dataset, hardware }) => [
      subject.entity,
      metric.entity,
      versus,
      dataset,
      hardware,
    ]),
  ]);
  const places = new Map(kept.map((old, place) => [old, place]));
  const place = (old: number) => places.get(old)!;
  const end = (old: FactEnd): FactEnd => ({ ...old, entity: old.entity === '@paper' ? '@paper' : place(old.entity) });
  return {
    paper: paper.key,
    entities: kept.map(old => entityFact(decided, old)),
    introduces: introduces.map(fact => ({ ...fact, to: end(fact.to) })),
    relations: relations.map(fact => ({ ...fact, from: end(fact.from), to: end(fact.to) })),
    results: results.map(({ versus, dataset, hardware, ...fact }) => ({
      ...fact,
      subject: end(fact.subject),
      metric: end(fact.metric),
      ...(versus !== undefined && { versus: place(versus) }),
      ...(dataset !== undefined && { dataset: place(dataset) }),
      ...(hardware !== undefined && { hardware: place(hardware) }),
    })),
  };
}

/** Places of the entities that stay: those likely enough, and the ends of claims. */
function keptEntities({ entities }: Decided, ends: readonly (number | '@paper' | undefined)[]): number[] {
  const used = new Set(ends);
  return entities.flatMap(({ confidence }, place) =>
    confidence >= DEFAULT_MIN_CONFIDENCE || used.has(place) ? [place] : [],
  );
}

function entityFact({ raw, reading, entities }: Decided, place: number): EntityFact {
  const candidate = reading.entities[place]!;
  const { type, generic, confidence } = entities[place]!;
  const names = namesOf(raw, candidate, type);
  return {
    type,
    name: names[0]!,
    surfaces: [...new Set(names)],
    generic,
    mentions: candidate.mentions,
    confidence: rounded(Math.min(1, Math.max(0, confidence))),
  };
}

/** A metric goes by its canonical name; where that turns out to be another thing, it goes by its fullest name in the text. */
function namesOf(raw: string, { name, surfaces, mentions }: EntityCandidate, type: EntityType): string[] {
  if (type === 'Metric' || surfaces.length === 0) return [name, ...surfaces];
  const isWritten = mentions.some(({ start, end }) => foldName(raw.slice(start, end)) === foldName(name));
  // As the text writes it, before a canonical name that is the same but for case and hyphens.
  const written = isWritten ? [...surfaces, name] : surfaces;
  const fullest = written.reduce((a, b) => (b.length > a.length ? b : a));
  return [fullest, ...written];
}
