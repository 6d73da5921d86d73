import { compareText, ENTITY_TYPES, type EntityType } from '../../graph/model.js';
import type { EntityFact, PaperFacts } from '../facts.js';
import { abbreviates } from './abbreviation.js';
import { entityFold, withoutStyles } from './entity-fold.js';

/** What all papers show of one folded name. Counts are of papers. */
export interface NameEntry {
  papers: number;
  generic: number;
  spellings: Map<string, number>;
}

/** Two folded names that papers give to one thing. */
export interface NameLink {
  papers: number;
  /** Set where one abbreviates the other: the fold of the short form, and a spelling of the long one. */
  abbreviation?: Abbreviation;
}

interface Abbreviation {
  short: string;
  longSpelling: string;
}

interface Written {
  spellings: Set<string>;
  generic: boolean;
}

/**
 * Gathers what the facts of all papers show of the names of one type. Only counts are kept, so the order of papers
 * changes nothing; memory grows with distinct names.
 */
export class NameEvidence {
  readonly entries = new Map<string, NameEntry>();
  /** By both folds, joined by a line feed, the smaller first. */
  readonly links = new Map<string, NameLink>();

  constructor(readonly type: EntityType) {}

  /** Adds the entities of one paper, those of other types left aside. */
  addPaper(entities: readonly EntityFact[]): void {
    const written = new Map<string, Written>();
    const pairs = new Map<string, Abbreviation | undefined>();
    for (const entity of entities) if (entity.type === this.type) this.read(entity, written, pairs);
    for (const [fold, { spellings, generic }] of written) this.count(fold, spellings, generic);
    for (const [pair, abbreviation] of pairs) this.link(pair, abbreviation);
  }

  private read(entity: EntityFact, written: Map<string, Written>, pairs: Map<string, Abbreviation | undefined>): void {
    const fold = entityFold(this.type, entity.name);
    note(written, fold, entity.name, entity.generic);
    // What a text calls a metric ("performance") means that metric in this text only, so it links no names.
    for (const surface of this.type === 'Metric' ? [] : entity.surfaces) {
      const other = entityFold(this.type, surface);
      note(written, other, surface, entity.generic);
      if (other === fold) continue;
      const pair = compareText(fold, other) < 0 ? `${fold}\n${other}` : `${other}\n${fold}`;
      pairs.set(
        pair,
        smaller(pairs.get(pair), abbreviationIn(fold, withoutStyles(entity.name), other, withoutStyles(surface))),
      );
    }
  }

  private count(fold: string, spellings: ReadonlySet<string>, generic: boolean): void {
    const entry = this.entries.get(fold) ?? { papers: 0, generic: 0, spellings: new Map() };
    entry.papers += 1;
    if (generic) entry.generic += 1;
    for (const spelling of spellings) entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    this.entries.set(fold, entry);
  }

  private link(pair: string, found: Abbreviation | undefined): void {
    const link: NameLink = this.links.get(pair) ?? { papers: 0 };
    link.papers += 1;
    const abbreviation = smaller(link.abbreviation, found);
    if (abbreviation) link.abbreviation = abbreviation;
    this.links.set(pair, link);
  }
}

function note(written: Map<string, Written>, fold: string, spelling: string, generic: boolean): void {
  const earlier = written.get(fold);
  if (!earlier) written.set(fold, { spellings: new Set([spelling]), generic });
  else {
    earlier.spellings.add(spelling);
    earlier.generic &&= generic;
  }
}

/** The longer of two spellings is the long form, where the other one abbreviates it. */
function abbreviationIn(a: string, aSpelling: string, b: string, bSpelling: string): Abbreviation | undefined {
  const [short, shortSpelling, longSpelling] =
    aSpelling.length < bSpelling.length ? [a, aSpelling, bSpelling] : [b, bSpelling, aSpelling];
  return abbreviates(shortSpelling, longSpelling) ? { short, longSpelling } : undefined;
}

/** Of several abbreviations the smallest stands for all, so that the order of papers changes nothing. */
function smaller(a: Abbreviation | undefined, b: Abbreviation | undefined): Abbreviation | undefined {
  if (!a || !b) return a ?? b;
  return (compareText(a.short, b.short) || compareText(a.longSpelling, b.longSpelling)) <= 0 ? a : b;
}

/** Gathers the names of all types in one paper. */
export function addNames(evidence: Record<EntityType, NameEvidence>, facts: PaperFacts): void {
  for (const type of ENTITY_TYPES) evidence[type].addPaper(facts.entities);
}
