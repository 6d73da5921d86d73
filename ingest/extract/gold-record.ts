import type { EntityType, Outcome } from '../../graph/model.js';
import type { FactEnd, FactEvidence, PaperFacts, RelationFact } from '../facts.js';
import { type Paper, paperText } from '../paper.js';

/**
 * A paper's facts in the format of the annotation guidelines, with its title; names and ends as the paper writes them.
 * Beyond that format, found facts say how sure they are, and `introductions` quotes the passages behind `introduces`.
 */
export interface GoldRecord {
  id: string;
  title: string;
  introduces: string[];
  introductions?: { name: string; evidence: string; confidence: number }[];
  entities: { type: EntityType; name: string; surfaces: string[]; generic?: true; confidence?: number }[];
  relations: {
    type: RelationFact['type'];
    from: string;
    to: string;
    outcome?: Outcome;
    evidence: string;
    confidence?: number;
  }[];
  results: {
    subject: string;
    metric: string;
    value: number;
    value_max?: number;
    unit: string;
    versus?: string;
    dataset?: string;
    hardware?: string;
    evidence: string;
    confidence?: number;
  }[];
}

/** The record of a paper: claims at or above a confidence, entities at or above it and the ends of those claims. */
export function goldRecord(paper: Paper, facts: PaperFacts, minConfidence: number): GoldRecord {
  const raw = paperText(paper);
  const sure = <T extends { confidence: number }>(list: readonly T[]) =>
    list.filter(({ confidence }) => confidence >= minConfidence);
  const used = new Set<number>();
  const nameAt = (place: number) => {
    used.add(place);
    return facts.entities[place]!.name;
  };
  const nameOf = ({ entity }: FactEnd) => (entity === '@paper' ? entity : nameAt(entity));
  const quote = (evidence: readonly FactEvidence[]) => raw.slice(evidence[0]!.start, evidence[0]!.end);
  const introductions = sure(facts.introduces).map(({ to, evidence, confidence }) => ({
    name: nameOf(to),
    evidence: quote(evidence),
    confidence,
  }));
  const relations = sure(facts.relations).map(({ type, from, to, outcome, evidence, confidence }) => ({
    type,
    from: nameOf(from),
    to: nameOf(to),
    ...(outcome !== undefined && { outcome }),
    evidence: quote(evidence),
    confidence,
  }));
  const results = sure(facts.results).map(fact => ({
    subject: nameOf(fact.subject),
    metric: nameOf(fact.metric),
    value: fact.value,
    ...(fact.valueMax !== undefined && { value_max: fact.valueMax }),
    unit: fact.unit,
    ...(fact.versus !== undefined && { versus: nameAt(fact.versus) }),
    ...(fact.dataset !== undefined && { dataset: nameAt(fact.dataset) }),
    ...(fact.hardware !== undefined && { hardware: nameAt(fact.hardware) }),
    evidence: quote(fact.evidence),
    confidence: fact.confidence,
  }));
  const entities = facts.entities.flatMap(({ type, name, surfaces, generic, confidence }, place) =>
    confidence >= minConfidence || used.has(place)
      ? [{ type, name, surfaces, ...(generic && { generic: true as const }), confidence }]
      : [],
  );
  const introduces = introductions.map(({ name }) => name);
  return { id: paper.key, title: paper.title, introduces, introductions, entities, relations, results };
}
