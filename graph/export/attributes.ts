import { type Claim, type GraphNode, NODE_SCHEMAS, type NodeRef, RELATION_SCHEMAS } from '../model.js';

/** A property as flat formats hold it. */
export type AttributeValue = string | number | boolean | readonly string[] | readonly number[];
export type AttributeType = 'string' | 'double' | 'integer' | 'boolean' | 'list';
export type Attributes = Record<string, AttributeValue>;

/** Id of a node in formats that have one id space for all nodes. */
export function nodeId(ref: NodeRef): string {
  return `${ref.label}:${ref.key}`;
}

/** What people call a node: a Paper's title, else the name. */
export function displayName(node: GraphNode): string {
  return node.label === 'Paper' ? node.properties.title : node.properties.name;
}

/** A node's properties in the model's order, whatever order they were read in; absent ones are left out. */
export function nodeProperties(node: GraphNode): Attributes {
  return inModelOrder(NODE_SCHEMAS[node.label].shape, node.properties);
}

/** A claim's properties in the model's order, whatever order they were read in; absent ones are left out. */
export function claimProperties(claim: Claim): Attributes {
  return inModelOrder(RELATION_SCHEMAS[claim.type].shape, claim.properties);
}

/** A node as a flat record: `label` (its name, as drawing programs expect), `nodeType` (its label here), its properties. */
export function nodeAttributes(node: GraphNode): Attributes {
  return { label: displayName(node), nodeType: node.label, ...nodeProperties(node) };
}

/** A claim as a flat record: `label` and `relation` (both its type), and its properties but the id. */
export function claimAttributes(claim: Claim): Attributes {
  const { id: _, ...properties } = claimProperties(claim);
  return { label: claim.type, relation: claim.type, ...properties };
}

function inModelOrder(shape: object, properties: object): Attributes {
  const values = properties as Record<string, AttributeValue | undefined>;
  const ordered: Attributes = {};
  for (const name of Object.keys(shape)) {
    const value = values[name];
    if (value !== undefined) ordered[name] = value;
  }
  return ordered;
}

/** Every attribute that `nodeAttributes` may give, with its type, in a fixed order. */
export const NODE_ATTRIBUTES: ReadonlyMap<string, AttributeType> = new Map([
  ['label', 'string'],
  ['nodeType', 'string'],
  ...Object.values(NODE_SCHEMAS).flatMap(schema => attributeTypes(schema.shape)),
]);

/** Every attribute that `claimAttributes` may give, with its type, in a fixed order. */
export const CLAIM_ATTRIBUTES: ReadonlyMap<string, AttributeType> = new Map([
  ['label', 'string'],
  ['relation', 'string'],
  ...Object.values(RELATION_SCHEMAS).flatMap(schema => attributeTypes(schema.shape).filter(([name]) => name !== 'id')),
]);

interface SchemaPart {
  type: string;
  isInt?: boolean | undefined;
  unwrap?: () => SchemaPart;
}

function attributeTypes(shape: object): [string, AttributeType][] {
  return Object.entries(shape as Record<string, SchemaPart>).map(([name, part]) => [name, attributeType(part)]);
}

function attributeType(part: SchemaPart): AttributeType {
  if (part.type === 'optional') return attributeType(part.unwrap!());
  if (part.type === 'array') return 'list';
  if (part.type === 'boolean') return 'boolean';
  if (part.type === 'number') return part.isInt ? 'integer' : 'double';
  return 'string';
}
