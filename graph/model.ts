import { z } from 'zod';

/**
 * The graph's model: labels, relation types and their properties. It is the one source that the types, the validation
 * at the borders, the constraints of the stores and `docs/model.md` are made from. Every text that ends in a query as
 * a label, a type or a property name is a member of one of these closed lists; nothing else ever does.
 */
export const SCHEMA_VERSION = 1;

/** Claims below this confidence are stored, but left out wherever nothing else is asked for. */
export const DEFAULT_MIN_CONFIDENCE = 0.4;

export const NODE_LABELS = ['Paper', 'Method', 'Hardware', 'Dataset', 'Metric'] as const;
export const NodeLabel = z.enum(NODE_LABELS);
export type NodeLabel = z.infer<typeof NodeLabel>;

export const ENTITY_TYPES = ['Method', 'Hardware', 'Dataset', 'Metric'] as const;
export const EntityType = z.enum(ENTITY_TYPES);
export type EntityType = z.infer<typeof EntityType>;

export const RELATION_TYPES = [
  'INTRODUCES',
  'MENTIONS',
  'BUILDS_ON',
  'USES',
  'APPLIED_TO',
  'COMPARED_WITH',
  'RUNS_ON',
  'EVALUATED_ON',
  'ACHIEVES',
] as const;
export const RelationType = z.enum(RELATION_TYPES);
export type RelationType = z.infer<typeof RelationType>;

/** The six relations that a text states between named things. */
export const STATED_RELATIONS = RELATION_TYPES.filter(
  type => type !== 'INTRODUCES' && type !== 'MENTIONS' && type !== 'ACHIEVES',
);
export type StatedRelation = (typeof STATED_RELATIONS)[number];

/** What each relation states, and between which nodes it may stand. */
export const RELATION_SHAPES: Record<
  RelationType,
  { from: readonly NodeLabel[]; to: readonly NodeLabel[]; states: string }
> = {
  INTRODUCES: { from: ['Paper'], to: ENTITY_TYPES, states: 'the paper presents it as its own' },
  MENTIONS: { from: ['Paper'], to: ENTITY_TYPES, states: 'it is named in the paper' },
  BUILDS_ON: {
    from: NODE_LABELS,
    to: ['Method'],
    states: 'lineage: extends, improves, ports, compresses, fine-tunes, is a successor of',
  },
  USES: { from: NODE_LABELS, to: ['Method'], states: 'employs it unchanged as a part' },
  APPLIED_TO: { from: NODE_LABELS, to: ['Method'], states: 'a technique applied to a model or system' },
  COMPARED_WITH: { from: NODE_LABELS, to: ['Method'], states: 'is evaluated against it' },
  RUNS_ON: { from: NODE_LABELS, to: ['Hardware'], states: 'implemented for, evaluated on or aimed at it' },
  EVALUATED_ON: { from: NODE_LABELS, to: ['Dataset'], states: 'trained, tested or scored on it' },
  ACHIEVES: { from: ['Paper', 'Method', 'Hardware', 'Dataset'], to: ['Metric'], states: 'a number that it reaches' },
};

/** Reported side of a comparison, as seen from the relation's start. */
export const OUTCOMES = ['better', 'worse', 'similar', 'unstated'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** Why an end of a claim is meant: it stands in the quote, or elsewhere for the reason said. */
export const END_REASONS = ['quoted', 'pronoun', 'title', 'inferred', 'paper', 'curated'] as const;
export const EndReason = z.enum(END_REASONS);
export type EndReason = z.infer<typeof EndReason>;

const key = z.string().min(1);
const text = z.string();
const textList = z.array(z.string());
const offset = z.int().min(0);

const named = {
  key: key.describe('folded name; version tokens kept; `~sense` added where one name has two meanings'),
  name: z.string().min(1).describe('the commonest spelling'),
  aliases: textList.describe('every other spelling met, sorted'),
  aliasReasons: textList.optional().describe('why each of `aliases` is the same thing, in their order'),
};
const generic = z.boolean().describe('a common term rather than a proper name');

/** Properties of each node label; `key` is unique within the label. */
export const NODE_SCHEMAS = {
  Paper: z.strictObject({
    key: key.describe('`arXiv:…` or `doi:…` where known, else the slug of the normalised title'),
    title: z.string().min(1),
    abstract: text,
    authors: textList.describe('in the order of the source'),
    organisation: text.describe('empty where no source gives one'),
    published: text.describe('ISO date, as exact as the source gives it; empty where it gives no year'),
    url: text,
    sources: textList.describe('names of the sources that hold it, sorted'),
  }),
  Method: z.strictObject({ ...named, kind: text.describe('model, algorithm, system, kernel, library …'), generic }),
  Hardware: z.strictObject({
    ...named,
    vendor: text.describe('empty where unknown'),
    kind: text.describe('GPU, CPU, TPU, NPU, FPGA, ASIC …'),
    generic,
  }),
  Dataset: z.strictObject({ ...named, kind: text.describe('dataset, benchmark, corpus or challenge'), generic }),
  Metric: z.strictObject({
    ...named,
    unit: text.describe('the commonest unit of its results; empty where none'),
    higherIsBetter: z.boolean().optional().describe('absent where it depends'),
    generic,
  }),
} as const satisfies Record<NodeLabel, z.ZodObject>;

const endSpan = {
  fromReason: EndReason.describe('why the start is meant'),
  fromStart: offset.optional().describe('offset of the start’s own words'),
  fromEnd: offset.optional(),
  toReason: EndReason.describe('why the end is meant'),
  toStart: offset.optional(),
  toEnd: offset.optional(),
};

/** Properties that every relation carries. Offsets are UTF-16, into the paper's raw `title + "\n" + abstract`. */
const claimProperties = {
  id: z
    .string()
    .regex(/^[0-9a-f]{20}$/)
    .describe('hash of paper, type, from, to, and for results the figures'),
  paper: key.describe('key of the Paper that states it'),
  evidence: text.describe('the best quote, an exact slice of the paper’s text'),
  start: offset.describe('offset of the quote'),
  end: offset.describe('offset behind it'),
  moreEvidence: textList.describe('further quotes'),
  moreStarts: z.array(offset).describe('offsets of the further quotes'),
  moreEnds: z.array(offset).describe('offsets behind them'),
  confidence: z.number().min(0).max(1).describe('how sure it is that the paper states this'),
  rule: text.describe('what found it'),
  extractor: text.describe('version of the extractor'),
  curated: z.boolean().optional().describe('true: added by a person'),
  reason: text.optional().describe('of a curated claim: why it holds'),
  ...endSpan,
};

const claim = z.strictObject(claimProperties);

/** Properties of each relation type. */
export const RELATION_SCHEMAS = {
  INTRODUCES: claim,
  MENTIONS: z.strictObject({
    ...claimProperties,
    count: z.int().min(1).describe('how often the paper names it'),
    starts: z.array(offset).describe('where'),
    ends: z.array(offset),
  }),
  BUILDS_ON: claim,
  USES: claim,
  APPLIED_TO: claim,
  COMPARED_WITH: z.strictObject({ ...claimProperties, outcome: Outcome.describe('as seen from the relation’s start') }),
  RUNS_ON: claim,
  EVALUATED_ON: claim,
  ACHIEVES: z.strictObject({
    ...claimProperties,
    value: z.number(),
    valueMax: z.number().optional().describe('upper end of a range'),
    unit: text.describe('x, %, points, ms … ; empty where none'),
    qualifier: text.describe('up to, around, over … ; empty where none'),
    versus: key.optional().describe('key of the node it is measured against'),
    versusLabel: EntityType.optional(),
    dataset: key.optional().describe('key of a Dataset'),
    hardware: key.optional().describe('key of a Hardware'),
  }),
} as const satisfies Record<RelationType, z.ZodObject>;

/** Whether the model says that a property is a float; a whole number in it is still one. */
export function isFloat(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodOptional) return isFloat(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodNumber && !schema.isInt;
}

export type NodeProperties<L extends NodeLabel = NodeLabel> = z.infer<(typeof NODE_SCHEMAS)[L]>;
export type RelationProperties<T extends RelationType = RelationType> = z.infer<(typeof RELATION_SCHEMAS)[T]>;

export const NodeRef = z.strictObject({ label: NodeLabel, key });
export type NodeRef = z.infer<typeof NodeRef>;

/** A node of the graph: one label, and the properties that the label's schema says. */
export type GraphNode = { [L in NodeLabel]: { label: L; properties: NodeProperties<L> } }[NodeLabel];

/** One paper's claim: a relation of the graph with its evidence. */
export type Claim = {
  [T in RelationType]: { type: T; from: NodeRef; to: NodeRef; properties: RelationProperties<T> };
}[RelationType];

/** Compares by code point (as UTF-8 bytes do), so that order is the same in every engine and locale. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      // Surrogates stand for code points above every other unit.
      const high = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
      return high(x) - high(y);
    }
  }
  return a.length - b.length;
}

const labelRank = new Map<string, number>(NODE_LABELS.map((label, rank) => [label, rank]));
const typeRank = new Map<string, number>(RELATION_TYPES.map((type, rank) => [type, rank]));

/** Canonical order of nodes: by label as listed in the model, then by key. */
export function compareRefs(a: NodeRef, b: NodeRef): number {
  return labelRank.get(a.label)! - labelRank.get(b.label)! || compareText(a.key, b.key);
}

/** Canonical order of claims: by start, type, end, paper and id. Every export and every sync goes in this order. */
export function compareClaims(a: Claim, b: Claim): number {
  return (
    compareRefs(a.from, b.from) ||
    typeRank.get(a.type)! - typeRank.get(b.type)! ||
    compareRefs(a.to, b.to) ||
    compareText(a.properties.paper, b.properties.paper) ||
    compareText(a.properties.id, b.properties.id)
  );
}
