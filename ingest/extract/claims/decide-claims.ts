import { RELATION_SHAPES, type RelationType } from '../../../graph/model.js';
import type { FactEnd, FactEvidence, IntroducesFact, RelationFact, ResultFact } from '../../facts.js';
import { isQuoteLength } from '../../quote-length.js';
import type { ClaimSignals } from '../calibration.js';
import type { EntityDecision } from '../decide-entities.js';
import type { EndCandidate, Evidence, Reading, RelationCandidate, ResultCandidate } from '../reading.js';
import { INTRODUCED_FROM } from '../relations/passages.js';

/** A paper's text, a reading of it and what its entities are taken for. */
export interface Decided {
  raw: string;
  titleEnd: number;
  reading: Reading;
  entities: readonly EntityDecision[];
  /** The paper presents no name as its own. */
  introducesNothing: boolean;
}

/** A claim before its signals are made a confidence. */
export type Signalled<F> = Omit<F, 'confidence'> & { signals: ClaimSignals };

/** The claims of a paper, with their signals. */
export interface SignalledClaims {
  introduces: Signalled<IntroducesFact>[];
  relations: Signalled<RelationFact>[];
  results: Signalled<ResultFact>[];
}

/** What may be introduced, in the order of the reading; common terms are not. */
export function introducesOf({ raw, titleEnd, reading, entities }: Decided): Signalled<IntroducesFact>[] {
  const facts: Signalled<IntroducesFact>[] = [];
  reading.entities.forEach((candidate, entity) => {
    const { signals, generic } = entities[entity]!;
    const evidence = candidate.introducedBy && quotable(raw, titleEnd, candidate.introducedBy);
    if (generic || signals.score <= 0 || !evidence) return;
    const span = candidate.mentions.find(({ start, end }) => start >= evidence.start && end <= evidence.end);
    const own = span ?? candidate.mentions[0];
    const to: FactEnd = { entity, reason: span ? 'quoted' : 'title', ...(own && { span: own }) };
    facts.push({ to, evidence: [evidence], signals });
  });
  return facts;
}

/** The relations, one for each type, start and end; claims of the same are joined by noisy-or. */
export function relationsOf(decided: Decided): Signalled<RelationFact>[] {
  const groups = new Map<string, { candidate: RelationCandidate; from: FactEnd; to: FactEnd; evidence: Scored[] }>();
  for (const candidate of decided.reading.relations) {
    const from = startOf(decided, candidate.from);
    const to = factEnd(candidate.to);
    if (!fits(decided, candidate.type, from, to)) continue;
    const quote = quotable(decided.raw, decided.titleEnd, candidate.evidence);
    if (!quote) continue;
    const key = `${candidate.type} ${from.entity} ${to.entity}`;
    const group = groups.get(key);
    const scored = { quote, score: candidate.score };
    if (!group) groups.set(key, { candidate, from, to, evidence: [scored] });
    else {
      group.evidence.push(scored);
      if (candidate.score > group.candidate.score) Object.assign(group, { candidate, from, to });
    }
  }
  return [...groups.values()].map(({ candidate, from, to, evidence }) => {
    const quotes = quotesOf(evidence);
    return {
      type: candidate.type,
      from: placedEnd(from, quotes, decided.titleEnd),
      to: placedEnd(to, quotes, decided.titleEnd),
      ...(candidate.type === 'COMPARED_WITH' && { outcome: candidate.outcome ?? 'unstated' }),
      evidence: quotes,
      signals: { score: noisyOr(evidence), support: supportOf(decided, to) },
    };
  });
}

/** The results, one for each subject, metric and figure. */
export function resultsOf(decided: Decided): Signalled<ResultFact>[] {
  const groups = new Map<string, { candidate: ResultCandidate; evidence: Scored[] }>();
  for (const candidate of decided.reading.results) {
    const { subject, metric, value, valueMax, unit } = candidate;
    const quote = quotable(decided.raw, decided.titleEnd, candidate.evidence);
    if (!quote || metric.entity === 'paper' || decided.entities[metric.entity]?.type !== 'Metric') continue;
    if (subject.entity !== 'paper' && decided.entities[subject.entity]?.type === 'Metric') continue;
    const key = `${subject.entity} ${metric.entity} ${value} ${valueMax} ${unit}`;
    const group = groups.get(key);
    const scored = { quote, score: candidate.score };
    if (!group) groups.set(key, { candidate, evidence: [scored] });
    else {
      group.evidence.push(scored);
      if (candidate.score > group.candidate.score) group.candidate = candidate;
    }
  }
  return [...groups.values()].map(({ candidate, evidence }) => resultFact(decided, candidate, evidence));
}

interface Scored {
  quote: FactEvidence;
  score: number;
}

function resultFact(decided: Decided, candidate: ResultCandidate, evidence: Scored[]): Signalled<ResultFact> {
  const { value, valueMax, unit, qualifier, versus, dataset, hardware } = candidate;
  const is = (place: number | undefined, type: string) =>
    place !== undefined && decided.entities[place]?.type === type ? place : undefined;
  const against = versus !== undefined && decided.entities[versus]?.type !== 'Metric' ? versus : undefined;
  const data = is(dataset, 'Dataset');
  const machine = is(hardware, 'Hardware');
  const quotes = quotesOf(evidence);
  const metric = placedEnd(factEnd(candidate.metric), quotes, decided.titleEnd);
  return {
    subject: placedEnd(startOf(decided, candidate.subject), quotes, decided.titleEnd),
    metric,
    value,
    ...(valueMax !== undefined && { valueMax }),
    unit,
    qualifier,
    ...(against !== undefined && { versus: against }),
    ...(data !== undefined && { dataset: data }),
    ...(machine !== undefined && { hardware: machine }),
    evidence: quotes,
    signals: { score: noisyOr(evidence), support: supportOf(decided, metric) },
  };
}

/** Where a paper turns out to introduce nothing by name, what was said of a supposed name is said of the paper. */
function startOf({ reading, introducesNothing }: Decided, end: EndCandidate): FactEnd {
  const supposed = end.entity !== 'paper' && reading.entities[end.entity]!.introduced >= INTRODUCED_FROM;
  return introducesNothing && supposed ? { entity: '@paper', reason: 'paper' } : factEnd(end);
}

function factEnd({ entity, reason, span }: EndCandidate): FactEnd {
  return { entity: entity === 'paper' ? '@paper' : entity, reason, ...(span && { span }) };
}

/** A quote may be cut short of an end that stood in its passage; then the end is meant from where it stands. */
function placedEnd(end: FactEnd, quotes: readonly FactEvidence[], titleEnd: number): FactEnd {
  const { reason, span } = end;
  if (reason !== 'quoted' || !span) return end;
  if (quotes.some(quote => span.start >= quote.start && span.end <= quote.end)) return end;
  return { ...end, reason: span.end <= titleEnd ? 'title' : 'inferred' };
}

/** Whether both ends are of types that the relation may stand between, and are two things. */
function fits({ entities }: Decided, type: RelationType, from: FactEnd, to: FactEnd): boolean {
  if (to.entity === '@paper' || from.entity === to.entity) return false;
  const end = entities[to.entity];
  if (!end || !RELATION_SHAPES[type].to.includes(end.type)) return false;
  return from.entity === '@paper' || entities[from.entity] !== undefined;
}

/** The passage cut to the title or to the abstract, where it is a quote of allowed length. */
function quotable(raw: string, titleEnd: number, { start, end, rule }: Evidence): FactEvidence | undefined {
  const from = start < titleEnd ? start : Math.max(start, titleEnd + 1);
  const to = start < titleEnd ? Math.min(end, titleEnd) : end;
  return isQuoteLength(raw, from, to) ? { start: from, end: to, rule } : undefined;
}

/** How sure the end of a claim is a thing of its type. */
const supportOf = ({ entities }: Decided, { entity }: FactEnd) => (entity === '@paper' ? 1 : entities[entity]!.typed);

const noisyOr = (evidence: readonly Scored[]) => 1 - evidence.reduce((none, { score }) => none * (1 - score), 1);

function quotesOf(evidence: readonly Scored[]): FactEvidence[] {
  const quotes = new Map<string, FactEvidence>();
  for (const { quote } of [...evidence].sort((a, b) => b.score - a.score || a.quote.start - b.quote.start)) {
    const key = `${quote.start}:${quote.end}`;
    if (!quotes.has(key)) quotes.set(key, quote);
  }
  return [...quotes.values()];
}
