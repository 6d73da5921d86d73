import type { EntityType } from '../../../graph/model.js';
import type { Document } from '../document.js';
import type { EntityCandidate, RelationCandidate } from '../reading.js';
import { listMembers } from './clause-items.js';
import { classify, rowsOfAllHashes, rowsOfHashes } from './linear-model.js';
import type { Models } from './model-file.js';
import { type Mention, makePassages } from './passages.js';
import { mentionFeatures } from './role-features.js';
import { SentenceItems } from './sentence-items.js';

/**
 * What an entity may be to the paper's own thing: the end of a relation of that type; `EVALUATED_IN`: it was scored
 * on the dataset that the paper introduces.
 */
export type Role = RelationCandidate['type'] | 'EVALUATED_IN' | 'none';
export type StatedRole = Exclude<Role, 'none'>;

/** Roles by the type of the entity, as the models order them. */
export const ROLES = {
  Method: ['none', 'BUILDS_ON', 'USES', 'APPLIED_TO', 'COMPARED_WITH', 'EVALUATED_IN'],
  Hardware: ['none', 'RUNS_ON'],
  Dataset: ['none', 'EVALUATED_ON'],
} as const satisfies Partial<Record<EntityType, readonly Role[]>>;
export type TargetType = keyof typeof ROLES;

const OF_MENTION = 0x5bd1e995;

/** Whether an entity's likeliest type can be the end of a relation. */
export function isTargetType(type: EntityType): type is TargetType {
  return type in ROLES;
}

/** A role that an entity may have in the paper. */
export interface RoleReading {
  role: StatedRole;
  /** Probability by all its mentions together. */
  joint: number;
  /** Probability by the mention that says it best, and by that mention's list. */
  local: number;
  listed: number;
  mention: Mention;
}

/**
 * Reads the roles of a paper's entities by two multinomial logistic models over the words around, triggers, kinds of
 * sentences and names: one over all mentions of an entity together, one over each mention alone. What the members of
 * one list ("A, B and C") say is pooled.
 */
export class RoleReader {
  private readonly hashes = new Map<Mention, readonly number[]>();
  private readonly rows = new Map<Mention, { buckets: number; rows: readonly number[] }>();
  private readonly pairHashes = new Map<Mention, readonly number[]>();
  private readonly chances = new Map<Mention, Float64Array>();

  constructor(
    readonly source: SentenceItems,
    private readonly models: Models,
  ) {}

  /** All roles of an entity, in the order of its type's list. */
  rolesOf(entity: number): RoleReading[] {
    const { types, mentionsOf } = this.source.passages;
    const type = types[entity]!;
    const mentions = mentionsOf[entity]!;
    if (!isTargetType(type) || mentions.length === 0) return [];
    const model = this.models[`${type}.paper`]!;
    const joint = classify(model, this.rowsOfAll(mentions, model.buckets));
    const alone = mentions.map(mention => this.alone(mention, type));
    const pooled = mentions.map(mention => this.pooled(mention, type));
    return ROLES[type].slice(1).map((role, i): RoleReading => {
      const c = i + 1;
      let best = 0;
      for (let m = 1; m < mentions.length; m++) {
        if (alone[m]![c]! + pooled[m]![c]! > alone[best]![c]! + pooled[best]![c]!) best = m;
      }
      return {
        role: role as StatedRole,
        joint: joint[c]!,
        local: alone[best]![c]!,
        listed: pooled[best]![c]!,
        mention: mentions[best]!,
      };
    });
  }

  /** Probability of each role by one mention alone. */
  mentionRoles(mention: Mention): Map<Role, number> {
    const type = this.source.passages.types[mention.entity]!;
    if (!isTargetType(type)) return new Map();
    const chances = this.alone(mention, type);
    return new Map(ROLES[type].map((role, c) => [role, chances[c]!]));
  }

  /** Hashes of the features of a mention. */
  hashesOf(mention: Mention): readonly number[] {
    let hashes = this.hashes.get(mention);
    if (!hashes) {
      hashes = mentionFeatures(this.source, mention);
      this.hashes.set(mention, hashes);
    }
    return hashes;
  }

  /** The same for the model of pairs, kept apart from the features of a pair itself. */
  pairHashesOf(mention: Mention): readonly number[] {
    let hashes = this.pairHashes.get(mention);
    if (!hashes) {
      hashes = this.hashesOf(mention).map(hash => hash ^ OF_MENTION);
      this.pairHashes.set(mention, hashes);
    }
    return hashes;
  }

  private rowsOfAll(mentions: readonly Mention[], buckets: number): readonly number[] {
    if (mentions.length === 1) return this.rowsOf(mentions[0]!, buckets);
    return rowsOfAllHashes(
      mentions.map(mention => this.hashesOf(mention)),
      buckets,
    );
  }

  private rowsOf(mention: Mention, buckets: number): readonly number[] {
    let made = this.rows.get(mention);
    if (made?.buckets !== buckets) {
      made = { buckets, rows: rowsOfHashes(this.hashesOf(mention), buckets) };
      this.rows.set(mention, made);
    }
    return made.rows;
  }

  private alone(mention: Mention, type: TargetType): Float64Array {
    let chances = this.chances.get(mention);
    if (!chances) {
      const model = this.models[`${type}.mention`]!;
      chances = classify(model, this.rowsOf(mention, model.buckets));
      this.chances.set(mention, chances);
    }
    return chances;
  }

  /** Mean over the members of the mention's list that are of its type. */
  private pooled(mention: Mention, type: TargetType): Float64Array {
    const { mentions, types } = this.source.passages;
    const items = this.source.of(mention.sentence);
    const at = this.source.placeOf(mention);
    const own = this.alone(mention, type);
    if (at < 0) return own;
    const members = listMembers(items, at).map(i => mentions[items[i]!.mention]!);
    const same = members.filter(member => types[member.entity] === type);
    if (same.length < 2) return own;
    const mean = new Float64Array(own.length);
    for (const member of same) {
      const chances = this.alone(member, type);
      for (let c = 0; c < mean.length; c++) mean[c]! += chances[c]! / same.length;
    }
    return mean;
  }
}

const readers = new WeakMap<readonly EntityCandidate[], { document: Document; models: Models; reader: RoleReader }>();

/** The reader of a document with its entities; one is made for relations and results together. */
export function roleReaderOf(document: Document, entities: readonly EntityCandidate[], models: Models): RoleReader {
  const known = readers.get(entities);
  if (known && known.document === document && known.models === models) return known.reader;
  const reader = new RoleReader(new SentenceItems(makePassages(document, entities)), models);
  readers.set(entities, { document, models, reader });
  return reader;
}
