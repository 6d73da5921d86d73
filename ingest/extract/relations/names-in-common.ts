import { foldName } from '../entities/fold.js';
import type { EntityCandidate } from '../reading.js';

/** What two names have in common: one holds the other, or they differ in their version alone. */
export type NameRelation = 'none' | 'holds' | 'held' | 'version' | 'expansion';

const SHORTEST = 3;
/** Spellings of one thing that are compared. */
const MOST_FORMS = 6;

/** Compares the names of two entities: `holds` where a name of `a` holds one of `b` ("COSTAR-A", "COSTAR"). */
export function compareNames(a: EntityCandidate, b: EntityCandidate): NameRelation {
  const own = foldName(a.name);
  const other = foldName(b.name);
  if (own === other) return 'none';
  if (versionless(own) === versionless(other) && versionless(own).length >= SHORTEST) return 'version';
  if (other.length >= SHORTEST && own.includes(other)) return 'holds';
  if (own.length >= SHORTEST && other.includes(own)) return 'held';
  const others = [b.name, ...b.surfaces.slice(0, MOST_FORMS)].map(foldName).filter(form => form.length >= SHORTEST);
  return [a.name, ...a.surfaces.slice(0, MOST_FORMS)]
    .map(foldName)
    .some(form => others.some(o => o !== form && form.includes(o)))
    ? 'expansion'
    : 'none';
}

/** A folded name without version and size at its end. */
export function versionless(folded: string): string {
  return folded.replace(/(?:v?\d+(?:[bm](?![a-z]))?|plus|pro|max|\++)+$/, '');
}

/** The number at the end of a folded name, 1 where there is none: "mamba2" is version 2, "mamba" the first. */
export function versionOf(folded: string): number {
  return Number(/(\d+(?:\.\d+)?)$/.exec(folded)?.[1] ?? 1);
}
