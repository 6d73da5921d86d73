import type { EntityType } from '../../graph/model.js';
import type { Correction } from '../corrections.js';
import type { EntityFact, PaperFacts } from '../facts.js';
import { entityFold } from './entity-fold.js';

/**
 * Gives entities the types that corrections say, before names are resolved, because names are compared within a type.
 * An entity is meant when its text calls it so, be it by name or by alias; a metric by its name only.
 */
export function retyped(facts: PaperFacts, corrections: readonly Correction[]): PaperFacts {
  const changes = corrections.filter(correction => correction.do === 'retype');
  if (changes.length === 0) return facts;
  const typeOf = (entity: EntityFact): EntityType => {
    const { type, name, surfaces } = entity;
    const folds = new Set([name, ...(type === 'Metric' ? [] : surfaces)].map(each => entityFold(type, each)));
    return changes.findLast(change => change.type === type && folds.has(entityFold(type, change.name)))?.to ?? type;
  };
  return { ...facts, entities: facts.entities.map(entity => ({ ...entity, type: typeOf(entity) })) };
}
