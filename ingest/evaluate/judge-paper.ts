import { ENTITY_TYPES, STATED_RELATIONS, type StatedRelation } from '../../graph/model.js';
import { isQuoteLength } from '../quote-length.js';
import type { FactRecord, RecordResult } from './fact-record.js';
import { type FoundEntity, type GoldEntity, matchEntities, withKeys } from './match-entities.js';
import { overlaps, unitKey } from './name-keys.js';

/** What is counted: entities by type, claims by relation. */
export const ROWS = [...ENTITY_TYPES, 'INTRODUCES', ...STATED_RELATIONS, 'results'] as const;
export type Row = (typeof ROWS)[number];

/** Of what was found rightly, what else can be right: outcome of a comparison, subject and versus of a result, common or proper. */
export const DETAILS = ['outcome', 'subject', 'generic'] as const;
export type Detail = (typeof DETAILS)[number];

export interface Judged {
  row: Row;
  verdict: 'right' | 'wrong' | 'missed';
  /** What was found or missed, in words. */
  what: string;
  /** How sure the facts are of it, where they say so; none for what was missed. */
  confidence?: number;
  /** Of a claim that was found: its place among the record's introduced names, its relations or its results. */
  place?: number;
}

/** What the facts of one paper are worth against its annotation. Common terms, and relations that touch one, count for neither side. */
export interface PaperJudgement {
  judged: Judged[];
  details: { detail: Detail; isRight: boolean; what: string }[];
  /** Found entities that are common terms. */
  genericEntities: number;
  /** Claims whose quote is no passage of the text. */
  badQuotes: number;
}

/** Something that an end or a name resolves to: an annotated entity, a found one that no annotated one is, or a text. */
type Thing = GoldEntity | FoundEntity | string;

/** A claim as it is compared: what it says once its ends are resolved. */
interface Entry {
  says: string;
  place: number;
  /** An end is a common term. */
  isOptional: boolean;
  confidence?: number | undefined;
  evidence?: string | null | undefined;
  /** What it says beyond that, compared where the rest is right. */
  detail?: string;
}

const PAPER = '@paper';
const NO_PASSAGE = ' [quote is no passage of the text]';

/** Judges the facts of one paper; facts that are absent count as empty ones. */
export function judgePaper(gold: FactRecord, facts: FactRecord): PaperJudgement {
  return new PaperJudge(gold, facts).judge();
}

class PaperJudge {
  private readonly result: PaperJudgement = { judged: [], details: [], genericEntities: 0, badQuotes: 0 };
  private readonly wanted: GoldEntity[];
  private readonly found: FoundEntity[];

  constructor(
    private readonly gold: FactRecord,
    private readonly facts: FactRecord,
  ) {
    this.wanted = gold.entities.map(withKeys);
    this.found = matchEntities(this.wanted, facts.entities);
  }

  judge(): PaperJudgement {
    for (const entity of this.found) this.judgeEntity(entity);
    const hit = new Set(this.found.filter(({ generic }) => !generic).map(({ gold }) => gold));
    for (const entity of this.wanted) {
      if (!entity.generic && !hit.has(entity)) this.count(entity.type, 'missed', entity.name);
    }
    this.judgeIntroductions();
    for (const type of STATED_RELATIONS) this.judgeRelations(type);
    this.compare(
      'results',
      this.results(this.gold, this.goldThing),
      this.quoted(this.results(this.facts, this.foundThing)),
      'subject',
    );
    return this.result;
  }

  private judgeEntity({ type, name, generic, confidence, keys, gold }: FoundEntity): void {
    const { details } = this.result;
    if (gold) details.push({ detail: 'generic', isRight: Boolean(gold.generic) === Boolean(generic), what: name });
    if (generic) {
      this.result.genericEntities += 1;
      return;
    }
    const other = this.wanted.find(
      each =>
        gold && each !== gold && each.type === type && overlaps(each.keys, keys) && !overlaps(each.keys, gold.keys),
    );
    if (other) this.count(type, 'wrong', `${name} covers ${gold!.name} and ${other.name}`, confidence);
    if (gold && !gold.generic) this.count(type, 'right', name, confidence);
    else if (!this.wanted.some(each => each.generic && overlaps(each.keys, keys))) {
      this.count(type, 'wrong', name, confidence);
    }
  }

  private judgeIntroductions(): void {
    const sure = new Map(this.facts.introductions.map(({ name, confidence }) => [name, confidence]));
    const entries = ({ introduces }: FactRecord, resolve: (name: string) => Thing) =>
      introduces.map(
        (name, place): Entry => ({ says: label(resolve(name)), place, isOptional: false, confidence: sure.get(name) }),
      );
    this.compare('INTRODUCES', entries(this.gold, this.goldThing), entries(this.facts, this.foundThing));
  }

  private judgeRelations(type: StatedRelation): void {
    const entries = (record: FactRecord, resolve: (name: string) => Thing) =>
      record.relations.flatMap(({ from, to, outcome, evidence, confidence, ...relation }, place): Entry[] => {
        if (relation.type !== type) return [];
        const ends = [resolve(from), resolve(to)] as const;
        const says = `${label(ends[0])} → ${label(ends[1])}`;
        const detail = outcome ?? 'unstated';
        return [{ says, place, isOptional: ends.some(isGeneric), confidence, evidence, detail }];
      });
    const found = this.quoted(entries(this.facts, this.foundThing));
    const detail = type === 'COMPARED_WITH' ? 'outcome' : undefined;
    this.compare(type, entries(this.gold, this.goldThing), found, detail);
  }

  private results(record: FactRecord, resolve: (name: string) => Thing): Entry[] {
    return record.results.map(({ subject, metric, value, unit, versus, evidence, confidence }, place) => ({
      says: `${label(resolve(metric))} = ${numberOf(value)} ${unitKey(String(unit ?? ''))}`,
      place,
      isOptional: false,
      confidence,
      evidence,
      detail: `${label(resolve(subject))} against ${versus ? label(resolve(versus)) : 'nothing named'}`,
    }));
  }

  private readonly goldThing = (name: string): Thing => this.wanted.find(each => each.name === name) ?? name;

  private readonly foundThing = (name: string): Thing => {
    if (name === PAPER) return name;
    const entity = this.found.find(each => each.name === name);
    if (!entity) return `${name} [not among the record’s entities]`;
    if (entity.gold) return entity.gold;
    const shares = (each: GoldEntity) => overlaps(each.keys, entity.keys);
    return (
      this.wanted.find(each => !each.generic && each.type === entity.type && shares(each)) ??
      this.wanted.find(each => each.generic && shares(each)) ??
      entity
    );
  };

  /** A claim whose quote is no passage of title or abstract is wrong, whatever it says. */
  private quoted(entries: readonly Entry[]): Entry[] {
    const { title, abstract } = this.gold;
    return entries.map(entry => {
      if (abstract === undefined) return entry;
      const quote = entry.evidence;
      const isPassage =
        typeof quote === 'string' &&
        isQuoteLength(quote, 0, quote.length) &&
        [title, abstract].some(text => text.includes(quote));
      if (isPassage) return entry;
      this.result.badQuotes += 1;
      return { ...entry, says: `${entry.says}${NO_PASSAGE}`, isOptional: false };
    });
  }

  /** Compares claims by what they say; of several that say the same the last one tells the detail, the surest how sure. */
  private compare(row: Row, goldEntries: readonly Entry[], foundEntries: readonly Entry[], detail?: Detail): void {
    const wanted = new Map(goldEntries.map(entry => [entry.says, entry]));
    const found = new Map<string, Entry>();
    for (const entry of foundEntries) {
      const earlier = found.get(entry.says);
      const { confidence, place } = (earlier?.confidence ?? 0) > (entry.confidence ?? 0) ? earlier! : entry;
      found.set(entry.says, { ...entry, confidence, place });
    }
    for (const [says, entry] of found) {
      const same = wanted.get(says);
      if (!same && !entry.isOptional) this.count(row, 'wrong', says, entry.confidence, entry.place);
      if (!same || same.isOptional) continue;
      this.count(row, 'right', says, entry.confidence, entry.place);
      if (!detail) continue;
      const what = `${says}: ${entry.detail}, not ${same.detail}`;
      this.result.details.push({ detail, isRight: entry.detail === same.detail, what });
    }
    for (const [says, entry] of wanted) if (!entry.isOptional && !found.has(says)) this.count(row, 'missed', says);
  }

  private count(row: Row, verdict: Judged['verdict'], what: string, confidence?: number, place?: number): void {
    this.result.judged.push({
      row,
      verdict,
      what,
      ...(confidence !== undefined && { confidence }),
      ...(place !== undefined && { place }),
    });
  }
}

const label = (thing: Thing) => (typeof thing === 'string' ? thing : `${thing.type}:${thing.name}`);

const isGeneric = (thing: Thing) => typeof thing === 'object' && Boolean(thing.generic);

const numberOf = (value: RecordResult['value']) =>
  value === null || value === undefined || value === '' ? Number.NaN : Number(value);
