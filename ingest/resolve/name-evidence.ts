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
  /** Key of one of these papers, the smallest. */
  paper: string;
  /** Set where one abbreviates the other. */
  abbreviation?: Abbreviation;
}

/** A link and the folded names that it links. */
export interface SortedLink extends NameLink {
  a: string;
  b: string;
}

interface ShortAndLong {
  /** Fold of the short form. */
  short: string;
  /** A spelling of the long form. */
  longSpelling: string;
}

export interface Abbreviation extends ShortAndLong {
  /** How the papers that say so write the short form; see `letters`. */
  shortSpellings: ReadonlySet<string>;
  /** Key of one of these papers, the smallest. */
  paper: string;
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
  /** Long forms that one text gives to one short form, by both folds as in `links`. */
  readonly together = new Set<string>();

  constructor(readonly type: EntityType) {}

  /** The links in an order that the order of papers has no part in. */
  sortedLinks(): SortedLink[] {
    return [...this.links]
      .sort(([a], [b]) => compareText(a, b))
      .map(([pair, link]) => ({ ...link, a: pair.split('\n')[0]!, b: pair.split('\n')[1]! }));
  }

  /** Adds the entities of one paper, those of other types left aside. */
  addPaper({ paper, entities }: Pick<PaperFacts, 'paper' | 'entities'>): void {
    const written = new Map<string, Written>();
    const pairs = new Map<string, ShortAndLong | undefined>();
    for (const entity of entities) if (entity.type === this.type) this.read(entity, written, pairs);
    for (const [fold, { spellings, generic }] of written) this.count(fold, spellings, generic);
    for (const [pair, found] of pairs) {
      const spellings = found && [...written.get(found.short)!.spellings].map(letters);
      this.link(pair, paper, found && { ...found, shortSpellings: new Set(spellings), paper });
    }
  }

  private read(entity: EntityFact, written: Map<string, Written>, pairs: Map<string, ShortAndLong | undefined>): void {
    const fold = entityFold(this.type, entity.name);
    note(written, fold, entity.name, entity.generic);
    const longs: string[] = [];
    // What a text calls a metric ("performance") means that metric in this text only, so it links no names.
    for (const surface of this.type === 'Metric' ? [] : entity.surfaces) {
      const other = entityFold(this.type, surface);
      note(written, other, surface, entity.generic);
      if (other === fold) continue;
      const pair = pairOf(fold, other);
      const found = abbreviationIn(fold, withoutStyles(entity.name), other, withoutStyles(surface));
      pairs.set(pair, smaller(pairs.get(pair), found));
      if (found?.short === fold) longs.push(other);
    }
    longs.forEach((long, i) => {
      for (const other of longs.slice(i + 1)) if (other !== long) this.together.add(pairOf(long, other));
    });
  }

  private count(fold: string, spellings: ReadonlySet<string>, generic: boolean): void {
    const entry = this.entries.get(fold) ?? { papers: 0, generic: 0, spellings: new Map() };
    entry.papers += 1;
    if (generic) entry.generic += 1;
    for (const spelling of spellings) entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    this.entries.set(fold, entry);
  }

  private link(pair: string, paper: string, found: Abbreviation | undefined): void {
    const link: NameLink = this.links.get(pair) ?? { papers: 0, paper };
    link.papers += 1;
    link.paper = smallest(link.paper, paper);
    const abbreviation = merged(link.abbreviation, found);
    if (abbreviation) link.abbreviation = abbreviation;
    this.links.set(pair, link);
  }
}

/** Both folds, joined by a line feed, the smaller first. */
export const pairOf = (a: string, b: string) => (compareText(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`);

function note(written: Map<string, Written>, fold: string, spelling: string, generic: boolean): void {
  const earlier = written.get(fold);
  if (!earlier) written.set(fold, { spellings: new Set([spelling]), generic });
  else {
    earlier.spellings.add(spelling);
    earlier.generic &&= generic;
  }
}

/** The longer of two spellings is the long form, where the other one abbreviates it. */
function abbreviationIn(a: string, aSpelling: string, b: string, bSpelling: string): ShortAndLong | undefined {
  const [short, shortSpelling, longSpelling] =
    aSpelling.length < bSpelling.length ? [a, aSpelling, bSpelling] : [b, bSpelling, aSpelling];
  return abbreviates(shortSpelling, longSpelling) ? { short, longSpelling } : undefined;
}

/** A short form by its letters and their case: "LLMs" and "LLM" are one way to write it, "LaMa" and "LAMA" are two. */
export function letters(spelling: string): string {
  return spelling
    .replace(/\s*\(.*/su, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
}

/** Of several the smallest stands for all, so that the order of papers changes nothing. */
function smaller<T extends ShortAndLong>(a: T | undefined, b: T | undefined): T | undefined {
  if (!a || !b) return a ?? b;
  return (compareText(a.short, b.short) || compareText(a.longSpelling, b.longSpelling)) <= 0 ? a : b;
}

/** The smaller of two keys. */
export const smallest = (a: string, b: string) => (compareText(a, b) <= 0 ? a : b);

function merged(a: Abbreviation | undefined, b: Abbreviation | undefined): Abbreviation | undefined {
  const least = smaller(a, b);
  if (!a || !b || a.short !== b.short) return least;
  const shortSpellings = new Set([...a.shortSpellings, ...b.shortSpellings]);
  return { ...least!, shortSpellings, paper: smallest(a.paper, b.paper) };
}

/** Whether at least half of the papers take it for a common term. */
export function isGeneric({ generic, papers }: Pick<NameEntry, 'generic' | 'papers'>): boolean {
  return 2 * generic >= papers;
}

/** Gathers the names of all types in one paper. */
export function addNames(evidence: Record<EntityType, NameEvidence>, facts: PaperFacts): void {
  for (const type of ENTITY_TYPES) evidence[type].addPaper(facts);
}
