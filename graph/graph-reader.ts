import {
  type Claim,
  compareClaims,
  compareText,
  type GraphNode,
  NODE_LABELS,
  NODE_SCHEMAS,
  type NodeLabel,
  RELATION_SCHEMAS,
  type RelationType,
} from './model.js';
import { type GraphReader, StoredNode, StoredRelationship, StoreError } from './store/port.js';
import { isRelationType, nodeLabel } from './stored-names.js';
import { DIGEST_PROPERTY } from './sync/digest.js';

/** Nodes of one page, and starts whose claims make one. */
const PAGE_NODES = 500;
const PAGE_STARTS = 200;

/**
 * Reads all nodes of a graph in canonical order (`compareRefs`), a page at a time: memory grows with the keys, not
 * with what the nodes hold. What the store keeps for itself (the mark, digests) and what others wrote is left out. To read a whole graph
 * beside edits, read it inside `GraphStore.read`.
 * @throws StoreError where something stored does not fit the model.
 */
export async function* readNodes(reader: GraphReader): AsyncIterable<GraphNode> {
  for (const label of NODE_LABELS) {
    const question = `UNWIND $keys AS key MATCH (n:${label} {key: key}) RETURN key, n`;
    for await (const keys of keyPages(reader, label, PAGE_NODES)) {
      const found = new Map<string, GraphNode>();
      for await (const [key, node] of await reader.query(question, { keys })) {
        if (node instanceof StoredNode && isOurs(node)) found.set(key as string, graphNode(label, node));
      }
      yield* keys.flatMap(key => found.get(key) ?? []);
    }
  }
}

/** Reads all claims in canonical order (`compareClaims`), those of some hundred starts at a time; see `readNodes`. */
export async function* readClaims(reader: GraphReader): AsyncIterable<Claim> {
  for (const label of NODE_LABELS) {
    const question = `UNWIND $keys AS key MATCH (a:${label} {key: key})-[r]->(b) RETURN key, r, labels(b), b.key`;
    for await (const keys of keyPages(reader, label, PAGE_STARTS)) {
      const claims: Claim[] = [];
      for await (const [from, relationship, labels, to] of await reader.query(question, { keys })) {
        const end = nodeLabel(labels);
        if (!(relationship instanceof StoredRelationship) || !isRelationType(relationship.type) || !end) continue;
        if (!isOurs(relationship)) continue;
        const ends = { from: { label, key: from as string }, to: { label: end, key: to as string } };
        claims.push(graphClaim(relationship, ends));
      }
      yield* claims.sort(compareClaims);
    }
  }
}

/** Keys of a label's nodes in canonical order, by pages. Sorted here: engines differ in how they order text. */
async function* keyPages(reader: GraphReader, label: NodeLabel, size: number): AsyncIterable<string[]> {
  const keys: string[] = [];
  for await (const [key] of await reader.query(`MATCH (n:${label}) RETURN n.key`)) {
    if (typeof key === 'string') keys.push(key);
  }
  keys.sort(compareText);
  for (let from = 0; from < keys.length; from += size) yield keys.slice(from, from + size);
}

/** A stored node as a node of the model: its properties checked, in the order of the schema. */
export function graphNode(label: NodeLabel, { properties }: StoredNode): GraphNode {
  const parsed = NODE_SCHEMAS[label].safeParse(pick(NODE_SCHEMAS[label].shape, properties));
  if (!parsed.success) throw misfit(`${label} ${properties.key}`, parsed.error.issues);
  return { label, properties: parsed.data } as GraphNode;
}

/** A stored relationship as a claim of the model. */
export function graphClaim({ type, properties }: StoredRelationship, ends: Pick<Claim, 'from' | 'to'>): Claim {
  const { shape } = RELATION_SCHEMAS[type as RelationType];
  const parsed = RELATION_SCHEMAS[type as RelationType].safeParse(pick(shape, properties));
  if (!parsed.success) throw misfit(`${type} ${properties.id}`, parsed.error.issues);
  return { type, ...ends, properties: parsed.data } as Claim;
}

/** Whether Paperlineage wrote it; in a database that is not its own others may use the same labels and types. */
export function isOurs({ properties }: StoredNode | StoredRelationship): boolean {
  return typeof properties[DIGEST_PROPERTY] === 'string';
}

/** The model's properties, without the store's own and those that others added. */
function pick(shape: object, properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name in shape));
}

function misfit(what: string, issues: { path: PropertyKey[]; message: string }[]): StoreError {
  const found = issues.map(({ path, message }) => `${path.join('.') || 'properties'}: ${message}`).join('; ');
  return new StoreError(
    `${what} in the store does not fit the model (${found}). Run \`paperlineage ingest\` to bring it there.`,
  );
}
