import {
  type Claim,
  compareClaims,
  type EntityType,
  type NodeLabel,
  type NodeRef,
  RELATION_SHAPES,
  type RelationType,
} from '../../graph/model.js';
import { EXTRACTOR_VERSION } from '../extract/extractor.js';
import type { FactEnd, FactEvidence, FactSpan, PaperFacts, ResultFact } from '../facts.js';
import { type Paper, paperText } from '../paper.js';
import { claimId } from './claim-id.js';
import type { NameResolution } from './name-resolution.js';
import { quoteAround } from './quote-around.js';

export type Names = Record<EntityType, NameResolution>;

interface Stated {
  evidence: readonly FactEvidence[];
  confidence: number;
}

/** What is stated of one relation, of all facts that state it. */
interface Draft extends Stated {
  type: RelationType;
  from: FactEnd;
  to: FactEnd;
  details: object;
}

const PAPER: FactEnd = { entity: '@paper', reason: 'paper' };

/** Turns the facts of one paper into claims between the nodes that its names resolve to. */
export class PaperClaims {
  private readonly text: string;
  private readonly refs: NodeRef[];
  private readonly drafts = new Map<string, Draft>();

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
    this.addMentions();
    for (const { to, ...stated } of this.facts.introduces) {
      this.add({ type: 'INTRODUCES', from: PAPER, to, details: {}, ...stated });
    }
    for (const { type, from, to, outcome, ...stated } of this.facts.relations) {
      const details = type === 'COMPARED_WITH' ? { outcome: outcome ?? 'unstated' } : {};
      this.add({ type, from, to, details, ...stated });
    }
    for (const fact of this.facts.results) this.addResult(fact);
    return [...this.drafts].map(([id, draft]) => this.claim(id, draft)).sort(compareClaims);
  }

  private refOf(end: FactEnd): NodeRef {
    return end.entity === '@paper' ? { label: 'Paper', key: this.paper.key } : this.refs[end.entity]!;
  }

  /** One mention claim a node, with the places of all entities that resolved to it. */
  private addMentions(): void {
    const places = new Map<string, { entity: number; spans: Map<string, FactSpan>; confidence: number }>();
    for (const [entity, { mentions, confidence }] of this.facts.entities.entries()) {
      if (mentions.length === 0) continue;
      const { label, key } = this.refs[entity]!;
      const node = places.get(`${label} ${key}`) ?? { entity, spans: new Map<string, FactSpan>(), confidence };
      for (const { start, end } of mentions) node.spans.set(`${start} ${end}`, { start, end });
      node.confidence = Math.max(node.confidence, confidence);
      places.set(`${label} ${key}`, node);
    }
    for (const { entity, spans, confidence } of places.values()) {
      const sorted = [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
      this.addMention(entity, sorted, confidence);
    }
  }

  private addMention(entity: number, places: readonly FactSpan[], confidence: number): void {
    const quote = quoteAround(this.text, this.paper.title.length, places[0]!);
    this.add({
      type: 'MENTIONS',
      from: PAPER,
      to: { entity, reason: 'quoted', span: places[0]! },
      evidence: [{ ...quote, rule: 'named' }],
      confidence,
      details: { count: places.length, starts: places.map(({ start }) => start), ends: places.map(({ end }) => end) },
    });
  }

  private addResult({ subject, metric, evidence, confidence, ...fact }: ResultFact): void {
    const { value, valueMax, unit, qualifier } = fact;
    const ref = (entity: number | undefined, label?: NodeLabel) => {
      const found = entity === undefined ? undefined : this.refs[entity]!;
      return label === undefined || found?.label === label ? found : undefined;
    };
    const from = this.refOf(subject);
    const against = ref(fact.versus);
    const versus = against && isSame(against, from) ? undefined : against;
    // A name that a correction gave another type is no dataset or hardware any more.
    const dataset = ref(fact.dataset, 'Dataset')?.key;
    const hardware = ref(fact.hardware, 'Hardware')?.key;
    const details = {
      ...given({ value, valueMax, unit, qualifier }),
      ...given({ versus: versus?.key, versusLabel: versus?.label, dataset, hardware }),
    };
    const figures = [value, valueMax, unit, versus?.label, versus?.key, dataset, hardware];
    this.add({ type: 'ACHIEVES', from: subject, to: metric, evidence, confidence, details }, figures);
  }

  /** Adds a claim that fits the model; where it is there already, evidence adds up and the surer one says the rest. */
  private add(draft: Draft, figures: (string | number | undefined)[] = []): void {
    const from = this.refOf(draft.from);
    const to = this.refOf(draft.to);
    const shape = RELATION_SHAPES[draft.type];
    if (!shape.from.includes(from.label) || !shape.to.includes(to.label) || isSame(from, to)) return;
    const id = claimId(this.paper.key, draft.type, from, to, figures);
    const earlier = this.drafts.get(id);
    const [better, other] = earlier && earlier.confidence >= draft.confidence ? [earlier, draft] : [draft, earlier];
    this.drafts.set(id, other ? { ...better, evidence: distinct([...better.evidence, ...other.evidence]) } : better);
  }

  private claim(id: string, { type, from, to, evidence, confidence, details }: Draft): Claim {
    const [best, ...more] = evidence as [FactEvidence, ...FactEvidence[]];
    const properties = {
      id,
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
      ...given({ fromReason: from.reason, fromStart: from.span?.start, fromEnd: from.span?.end }),
      ...given({ toReason: to.reason, toStart: to.span?.start, toEnd: to.span?.end }),
      ...details,
    };
    return { type, from: this.refOf(from), to: this.refOf(to), properties } as Claim;
  }
}

const isSame = (a: NodeRef, b: NodeRef) => a.label === b.label && a.key === b.key;

const distinct = (evidence: readonly FactEvidence[]) =>
  evidence.filter(
    (quote, i) => evidence.findIndex(({ start, end }) => start === quote.start && end === quote.end) === i,
  );

/** The properties that have a value. */
function given(properties: Record<string, string | number | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
