import { z } from 'zod';
import { EndReason, EntityType, Outcome, STATED_RELATIONS } from '../graph/model.js';

/**
 * Facts of one paper: what its text states, names and ends as this paper writes them. They are decided from the
 * paper's reading and what all readings show of its names; the graph is made from the facts of all papers.
 * Offsets are UTF-16, into the raw `title + "\n" + abstract`.
 */
const offset = z.int().min(0);
export const FactSpan = z.strictObject({ start: offset, end: offset });
export type FactSpan = z.infer<typeof FactSpan>;

export const EntityFact = z.strictObject({
  type: EntityType,
  name: z.string().min(1),
  /** Every way this text writes it, `name` included where it stands in the text. */
  surfaces: z.array(z.string().min(1)),
  generic: z.boolean(),
  mentions: z.array(FactSpan),
  confidence: z.number().min(0).max(1),
});
export type EntityFact = z.infer<typeof EntityFact>;

/** An end: the place of an entity in the record's `entities`, or `@paper`; where and why it is meant. */
export const FactEnd = z.strictObject({
  entity: z.union([z.literal('@paper'), z.int().min(0)]),
  reason: EndReason,
  span: FactSpan.optional(),
});
export type FactEnd = z.infer<typeof FactEnd>;

/** A quote with its place and the rule that found it. */
export const FactEvidence = FactSpan.extend({ rule: z.string() });
export type FactEvidence = z.infer<typeof FactEvidence>;

const stated = {
  /** Best first, none twice; at least one. */
  evidence: z.array(FactEvidence).min(1),
  confidence: z.number().min(0).max(1),
};

export const IntroducesFact = z.strictObject({ to: FactEnd, ...stated });
export type IntroducesFact = z.infer<typeof IntroducesFact>;

export const RelationFact = z.strictObject({
  type: z.enum(STATED_RELATIONS),
  from: FactEnd,
  to: FactEnd,
  outcome: Outcome.optional(),
  ...stated,
});
export type RelationFact = z.infer<typeof RelationFact>;

export const ResultFact = z.strictObject({
  subject: FactEnd,
  metric: FactEnd,
  value: z.number(),
  valueMax: z.number().optional(),
  unit: z.string(),
  qualifier: z.string(),
  versus: z.int().min(0).optional(),
  dataset: z.int().min(0).optional(),
  hardware: z.int().min(0).optional(),
  ...stated,
});
export type ResultFact = z.infer<typeof ResultFact>;

export const PaperFacts = z.strictObject({
  /** Key of the paper. */
  paper: z.string(),
  entities: z.array(EntityFact),
  introduces: z.array(IntroducesFact),
  relations: z.array(RelationFact),
  results: z.array(ResultFact),
});
export type PaperFacts = z.infer<typeof PaperFacts>;
