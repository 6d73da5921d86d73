import type { EntityType } from '../../../graph/model.js';
import type { RelationCandidate } from '../reading.js';
import { classify, rowsOf } from './linear-model.js';
import type { Models } from './model-file.js';
import type { Mention } from './passages.js';
import { mentionFeatures, type SentenceItems } from './role-features.js';

/**
 * What an entity may be to the paper's own thing: the end of a relation of that type; `EVALUATED_IN`: it was scored
 * on the dataset that the paper introduces.
 */
export type Role = RelationCandidate['type'] | 'EVALUATED_IN' | 'none';

/** Roles by the type of the entity, as the models order them. */
export const ROLES = {
  Method: ['none', 'BUILDS_ON', 'USES', 'APPLIED_TO', 'COMPARED_WITH', 'EVALUATED_IN'],
  Hardware: ['none', 'RUNS_ON'],
  Dataset: ['none', 'EVALUATED_ON'],
} as const satisfies Partial<Record<EntityType, readonly Role[]>>;
export type TargetType = keyof typeof ROLES;

/** A role that an entity has in the paper, with its probability and the mention that says it best. */
export interface RoleReading {
  role: Exclude<Role, 'none'>;
  score: number;
  mention: Mention;
  /** Probability by that mention alone. */
  local: number;
}

/** Whether an entity's likeliest type can be the end of a relation. */
export function isTargetType(type: EntityType): type is TargetType {
  return type in ROLES;
}

/**
 * Roles of one entity: the mean of what all its mentions say together and what the most telling one says alone.
 * Both are multinomial logistic models over the words around, triggers, kind of sentence and the names.
 */
export function readRoles(source: SentenceItems, entity: number, models: Models): RoleReading[] {
  const { passages } = source;
  const type = passages.types[entity]!;
  const mentions = passages.mentionsOf[entity]!;
  if (!isTargetType(type) || mentions.length === 0) return [];
  const single = models[`${type}.mention`]!;
  const joint = models[`${type}.paper`]!;
  const all: string[] = [];
  const alone = mentions.map(mention => {
    const features = mentionFeatures(source, mention);
    all.push(...features);
    return classify(single, rowsOf(features, single.buckets));
  });
  const together = classify(joint, rowsOf(all, joint.buckets));
  const readings: RoleReading[] = [];
  single.classes.forEach((role, c) => {
    if (role === 'none') return;
    let best = 0;
    for (let i = 1; i < alone.length; i++) if (alone[i]![c]! > alone[best]![c]!) best = i;
    const local = alone[best]![c]!;
    readings.push({
      role: role as Exclude<Role, 'none'>,
      score: (local + together[joint.classes.indexOf(role)]!) / 2,
      mention: mentions[best]!,
      local,
    });
  });
  return readings;
}
