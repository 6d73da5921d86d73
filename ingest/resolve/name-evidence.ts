import type { EntityType } from '../../graph/model.js';
import type { EntityFact, PaperFacts } from '../facts.js';
import { abbreviates, entityFold } from './entity-fold.js';

/** What all papers show of one folded name. Counts are of papers. */
export interface NameEntry {
  papers: number;
  generic: number;
  spellings: Map<string, number>;
}

/** Two folded names that papers give to one thing. */
export interface NameLink {
  papers: number;
  /** Set where one abbreviates the other. */
  short?: string;
  /** A spelling of the long form, for comparing it with other long forms. */
  longSpelling?: string;
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

  add(entity: EntityFact): void {
    const fold = entityFold(this.type, entity.name);
    const spellings = new Map<string, Set<string>>([[fold, new Set([entity.name])]]);
    // What a text calls a metric ("performance") means that metric in this text only, so it links no names.
    for (const surface of this.type === 'Metric' ? [] : entity.surfaces) {
      const other = entityFold(this.type, surface);
      spellings.set(other, (spellings.get(other) ?? new Set()).add(surface));
    }
    for (const [each, written] of spellings) {
      this.count(each, written, entity.generic);
      if (each !== fold) this.link(fold, entity.name, each, [...written][0]!);
    }
  }

  private count(fold: string, written: Set<string>, generic: boolean): void {
    const entry = this.entries.get(fold) ?? { papers: 0, generic: 0, spellings: new Map() };
    entry.papers += 1;
    if (generic) entry.generic += 1;
    for (const spelling of written) entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    this.entries.set(fold, entry);
  }

  private link(a: string, aSpelling: string, b: string, bSpelling: string): void {
    const pair = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    const link = this.links.get(pair) ?? { papers: 0 };
    link.papers += 1;
    const long = abbreviates(bSpelling, aSpelling)
      ? aSpelling
      : abbreviates(aSpelling, bSpelling)
        ? bSpelling
        : undefined;
    if (long !== undefined) {
      link.short = long === aSpelling ? b : a;
      // The smallest of several spellings, so that the order of papers changes nothing.
      if (link.longSpelling === undefined || long < link.longSpelling) link.longSpelling = long;
    }
    this.links.set(pair, link);
  }
}

/** Gathers the names of all types. */
export function addNames(evidence: Record<EntityType, NameEvidence>, facts: PaperFacts): void {
  for (const entity of facts.entities) evidence[entity.type].add(entity);
}
