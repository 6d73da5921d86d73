import type { RecordEntity } from './fact-record.js';
import { allNameKeys, nameKeys, overlaps } from './name-keys.js';

/** An annotated entity with the keys of all its names. */
export interface GoldEntity extends RecordEntity {
  keys: ReadonlySet<string>;
}

/** A found entity, and the annotated one that it is. */
export interface FoundEntity extends RecordEntity {
  keys: ReadonlySet<string>;
  gold: GoldEntity | undefined;
}

export function withKeys(entity: RecordEntity): GoldEntity {
  return { ...entity, keys: allNameKeys(entity.type, [entity.name, ...entity.surfaces]) };
}

/**
 * Pairs found with annotated entities of the same type, each at most once: those of equal names first, then those
 * whose names have a key in common, then those that share a key of any surface; common terms are paired last.
 */
export function matchEntities(gold: readonly GoldEntity[], records: readonly RecordEntity[]): FoundEntity[] {
  const found = records.map((entity): FoundEntity => ({ ...withKeys(entity), gold: undefined }));
  const taken = new Set<GoldEntity>();
  const rounds: ((wanted: GoldEntity, entity: FoundEntity) => boolean)[] = [
    (wanted, entity) => wanted.name === entity.name,
    (wanted, entity) =>
      !wanted.generic && overlaps(nameKeys(wanted.type, wanted.name), nameKeys(entity.type, entity.name)),
    (wanted, entity) => !wanted.generic && overlaps(wanted.keys, entity.keys),
    (wanted, entity) => Boolean(wanted.generic) && overlaps(wanted.keys, entity.keys),
  ];
  for (const accepts of rounds) {
    for (const entity of found) {
      if (entity.gold) continue;
      const hit = gold.find(each => each.type === entity.type && !taken.has(each) && accepts(each, entity));
      if (!hit) continue;
      entity.gold = hit;
      taken.add(hit);
    }
  }
  return found;
}
