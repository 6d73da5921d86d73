import { foldName } from '../entities/fold.js';
import type { EntityCandidate } from '../reading.js';

/** What two names have in common: one holds the other, or they differ in their version alone. */
export type NameRelation = 'none' | 'holds' | 'held' | 'version' | 'expansion';

const SHORTEST = 3;
/** Spellings of one thing that are compared. */
const MOST_FORMS = 6;

/** What comparing names looks at. */
interface NameForms {
  folded: string;
  bare: string;
  /** Its spellings, folded. */
  spellings: string[];
}

const known = new WeakMap<EntityCandidate, NameForms>();

function formsOf(entity: EntityCandidate): NameForms {
  let forms = known.get(entity);
  if (forms === undefined) {
    const folded = foldName(entity.name);
    const spellings = [entity.name, ...entity.surfaces.slice(0, MOST_FORMS)].map(foldName);
    forms = { folded, bare: versionless(folded), spellings };
    known.set(entity, forms);
  }
  return forms;
}

/** Compares the names of two entities: `holds` where a name of `a` holds one of `b` ("COSTAR-A", "COSTAR"). */
export function compareNames(a: EntityCandidate, b: EntityCandidate): NameRelation {
  const own = formsOf(a);
  const other = formsOf(b);
  if (own.folded === other.folded) return 'none';
  if (own.bare === other.bare && own.bare.length >= SHORTEST) return 'version';
  if (other.folded.length >= SHORTEST && own.folded.includes(other.folded)) return 'holds';
  if (own.folded.length >= SHORTEST && other.folded.includes(own.folded)) return 'held';
  const others = other.spellings.filter(form => form.length >= SHORTEST);
  return own.spellings.some(form => others.some(o => o !== form && form.includes(o))) ? 'expansion' : 'none';
}

/** A folded name without version and size at its end. */
export function versionless(folded: string): string {
  return folded.replace(/(?:v?\d+(?:[bm](?![a-z]))?|plus|pro|max|\++)+$/, '');
}

/** The number at the end of a folded name, 1 where there is none: "mamba2" is version 2, "mamba" the first. */
export function versionOf(folded: string): number {
  return Number(/(\d+(?:\.\d+)?)$/.exec(folded)?.[1] ?? 1);
}
