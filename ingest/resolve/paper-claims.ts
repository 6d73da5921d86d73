import {
  type Claim,
  compareClaims,
  type EndReason,
  type EntityType,
  type NodeRef,
  RELATION_SHAPES,
  type RelationType,
} from '../../graph/model.js';
import { EXTRACTOR_VERSION } from '../extract/extractor.js';
import type { FactEnd, FactEvidence, PaperFacts } from '../facts.js';
import { type Paper, paperText } from '../paper.js';
import { claimId } from './claim-id.js';
import type { NameResolution } from './name-resolution.js';
import { quoteAround } from './quote-around.js';

export type Names = Record<EntityType, NameResolution>;

interface Stated {
  evidence: FactEvidence[];
  confidence: number;
}

/** Turns the facts of one paper into claims between the nodes that its names resolve to. */
export class PaperClaims {
  private readonly text: string;
  private readonly refs: NodeRef[];
  private readonly claims = new Map<string, Claim>();

  constructor(
    private readonly paper: Paper,
    private readonly facts: PaperFacts,
    names: Names,
  ) {
    this.text = paperText(paper);
    this.refs = facts.entities.map(entity => ({ label: entity.type, key: names[entity.type].of(entity).key }));
  }

  /** All claims in canonical order, one per relation and pair, results one each. */
  all(): Claim[] {
    for (const at of this.facts.entities.keys()) this.mention(at);
    for (const fact of this.facts.introduces) {
      this.keep('INTRODUCES', { entity: '@paper', reason: 'paper' }, fact.to, fact, {});
    }
    for (const fact of this.facts.relations) {
      const outcome = fact.type === 'COMPARED_WITH' ? { outcome: fact.outcome ?? 'unstated' } : {};
      this.keep(fact.type, fact.from, fact.to, fact, outcome);
    }
    for (const fact of this.facts.results) this.result(fact);
    return [...this.claims.values()].sort(compareClaims);
  }

  private get self(): NodeRef {
    return { label: 'Paper', key: this.paper.key };
  }

  private refOf(end: FactEnd): NodeRef {
    return end.entity === '@paper' ? this.self : this.refs[end.entity]!;
  }

  private mention(at: number): void {
    const entity = this.facts.entities[at]!;
    const to = this.refs[at]!;
    if (entity.mentions.length === 0) return;
    const places = [...entity.mentions].sort((a, b) => a.start - b.start || a.end - b.end);
    const quote = quoteAround(this.text, this.paper.title.length, places[0]!);
    const from: FactEnd = { entity: '@paper', reason: 'paper' };
    const end: FactEnd = { entity: at, reason: 'quoted', span: places[0]! };
    const stated = { evidence: [{ ...quote, rule: 'named' }], confidence: entity.confidence };
    const earlier = this.claims.get(claimId(this.paper.key, 'MENTIONS', this.self, to));
    if (earlier?.type === 'MENTIONS') addPlaces(earlier, places);
    else {
      const starts = places.map(({ start }) => start);
      this.keep('MENTIONS', from, end, stated, { count: places.length, starts, ends: places.map(place => place.end) });
    }
  }

  private result(fact: PaperFacts['results'][number]): void {
    const key = (entity: number | undefined) => (entity === undefined ? undefined : this.refs[entity]!.key);
    const versus = fact.versus === undefined ? undefined : this.refs[fact.versus]!;
    const { value, valueMax, unit, qualifier } = fact;
    const details = {
      value,
      ...given('valueMax', valueMax),
      unit,
      qualifier,
      ...given('versus', versus?.key),
      ...given('versusLabel', versus?.label),
      ...given('dataset', key(fact.dataset)),
      ...given('hardware', key(fact.hardware)),
    };
    const figures = [value, valueMax, unit, versus?.label, versus?.key, key(fact.dataset), key(fact.hardware)];
    this.keep('ACHIEVES', fact.subject, fact.metric, fact, details, figures);
  }

  /** Adds a claim; one that is there already (two names that resolved to one node) keeps the better evidence. */
  private keep(
    type: RelationType,
    fromEnd: FactEnd,
    toEnd: FactEnd,
    stated: Stated,
    details: object,
    figures: (string | number | undefined)[] = [],
  ): void {
    const from = this.refOf(fromEnd);
    const to = this.refOf(toEnd);
    const shape = RELATION_SHAPES[type];
    if (!shape.from.includes(from.label) || !shape.to.includes(to.label)) return;
    if (from.label === to.label && from.key === to.key) return;
    const id = claimId(this.paper.key, type, from, to, figures);
    const earlier = this.claims.get(id);
    if (earlier && earlier.properties.confidence >= stated.confidence) return;
    const properties = { id, ...this.quotes(stated), ...endSpans(fromEnd, toEnd), ...details };
    this.claims.set(id, { type, from, to, properties } as Claim);
  }

  private quotes({ evidence, confidence }: Stated) {
    const [best, ...more] = evidence as [FactEvidence, ...FactEvidence[]];
    return {
      paper: this.paper.key,
      evidence: this.text.slice(best.start, best.end),
      start: best.start,
      end: best.end,
      moreEvidence: more.map(({ start, end }) => this.text.slice(start, end)),
      moreStarts: more.map(({ start }) => start),
      moreEnds: more.map(({ end }) => end),
      confidence: Math.round(confidence * 1000) / 1000,
      rule: best.rule,
      extractor: EXTRACTOR_VERSION,
    };
  }
}

function endSpans(from: FactEnd, to: FactEnd) {
  const span = (side: 'from' | 'to', { reason, span: place }: FactEnd) => ({
    [`${side}Reason`]: reason satisfies EndReason,
    ...given(`${side}Start`, place?.start),
    ...given(`${side}End`, place?.end),
  });
  return { ...span('from', from), ...span('to', to) };
}

function given(name: string, value: string | number | undefined): Record<string, string | number> {
  return value === undefined ? {} : { [name]: value };
}

function addPlaces(claim: Claim & { type: 'MENTIONS' }, places: { start: number; end: number }[]): void {
  const { properties } = claim;
  const all = [...properties.starts.map((start, i) => ({ start, end: properties.ends[i]! })), ...places];
  const distinct = [...new Map(all.map(place => [`${place.start} ${place.end}`, place])).values()];
  distinct.sort((a, b) => a.start - b.start || a.end - b.end);
  properties.starts = distinct.map(({ start }) => start);
  properties.ends = distinct.map(({ end }) => end);
  properties.count = distinct.length;
}
