import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import type { EntityFact, FactEnd, PaperFacts, RelationFact, ResultFact } from '../facts.js';
import { type Paper, paperText } from '../paper.js';
import type { CorpusEvidence } from './corpus-evidence.js';
import { type Decided, introducesOf, relationsOf, resultsOf, rounded } from './decide-claims.js';
import { decideEntities } from './decide-entities.js';
import type { Reading } from './reading.js';

/** Decides which candidates of a reading are facts; claims keep whatever confidence they have. */
export function decide(paper: Paper, reading: Reading, corpus: CorpusEvidence): PaperFacts {
  const entities = decideEntities(reading, corpus);
  const decided: Decided = {
    raw: paperText(paper),
    titleEnd: paper.title.length,
    reading,
    entities,
    introducesNothing: entities.every(({ introduced }) => introduced < DEFAULT_MIN_CONFIDENCE),
  };
  const introduces = introducesOf(decided);
  const relations = relationsOf(decided);
  const results = resultsOf(decided);
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
    relations: relations.map((fact): RelationFact => ({ ...fact, from: end(fact.from), to: end(fact.to) })),
    results: results.map(
      ({ versus, dataset, hardware, ...fact }): ResultFact => ({
        ...fact,
        subject: end(fact.subject),
        metric: end(fact.metric),
        ...(versus !== undefined && { versus: place(versus) }),
        ...(dataset !== undefined && { dataset: place(dataset) }),
        ...(hardware !== undefined && { hardware: place(hardware) }),
      }),
    ),
  };
}

/** Places of the entities that stay: those likely enough, and the ends of claims. */
function keptEntities({ entities }: Decided, ends: readonly (number | '@paper' | undefined)[]): number[] {
  const used = new Set(ends);
  return entities.flatMap(({ confidence }, place) =>
    confidence >= DEFAULT_MIN_CONFIDENCE || used.has(place) ? [place] : [],
  );
}

function entityFact({ reading, entities }: Decided, place: number): EntityFact {
  const { name, surfaces, mentions } = reading.entities[place]!;
  const { type, generic, confidence } = entities[place]!;
  return {
    type,
    name,
    surfaces: [...new Set([name, ...surfaces])],
    generic,
    mentions,
    confidence: rounded(Math.min(1, Math.max(0, confidence))),
  };
}
