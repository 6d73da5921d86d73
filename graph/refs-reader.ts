import { graphClaim, graphNode, isOurs } from './graph-reader.js';
import {
  type Claim,
  compareClaims,
  compareRefs,
  type GraphNode,
  NODE_LABELS,
  type NodeLabel,
  type NodeRef,
  RelationType,
} from './model.js';
import { type GraphReader, type Parameters, StoredNode, StoredRelationship } from './store/port.js';

const PAGE = 500;

/** Reads nodes, in canonical order; what the store does not hold is left out. */
export async function readRefs(reader: GraphReader, refs: readonly NodeRef[]): Promise<GraphNode[]> {
  const nodes: GraphNode[] = [];
  for (const { label, keys } of pages(refs)) {
    const question = `UNWIND $keys AS key MATCH (n:${label} {key: key}) RETURN n`;
    for await (const [node] of await reader.query(question, { keys })) {
      if (node instanceof StoredNode && isOurs(node)) nodes.push(graphNode(label, node));
    }
  }
  return nodes.sort((a, b) => compareRefs(refOf(a), refOf(b)));
}

/** Label and key of a node. */
export function refOf(node: GraphNode): NodeRef {
  return { label: node.label, key: node.properties.key };
}

/** A node as one text, the same for the same node. */
export function refId({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}

/** Keys of nodes, label by label, as many at a time as one question takes. */
export function* pages(refs: readonly NodeRef[]): Iterable<{ label: NodeLabel; keys: string[] }> {
  for (const label of NODE_LABELS) {
    const keys = refs.filter(ref => ref.label === label).map(ref => ref.key);
    for (let i = 0; i < keys.length; i += PAGE) yield { label, keys: keys.slice(i, i + PAGE) };
  }
}

/** The part of a pattern that names relation types. They come from the model only. */
export function typePattern(types: readonly RelationType[]): string {
  return types.map(type => RelationType.parse(type)).join('|');
}

/** Reads the claims that start at some nodes and meet a condition on the relation `r` and its end `b`. */
export async function claimsFrom(
  reader: GraphReader,
  refs: readonly NodeRef[],
  types: readonly RelationType[],
  condition: string,
  parameters: Parameters,
): Promise<Claim[]> {
  const claims: Claim[] = [];
  if (types.length === 0) return claims;
  for (const { label, keys } of pages(refs)) {
    const question = `UNWIND $keys AS key MATCH (a:${label} {key: key})-[r:${typePattern(types)}]->(b)
      WHERE ${condition} RETURN key, r, labels(b)[0], b.key`;
    for await (const [key, relationship, end, endKey] of await reader.query(question, { ...parameters, keys })) {
      if (!(relationship instanceof StoredRelationship) || !isOurs(relationship)) continue;
      const ends = { from: { label, key: key as string }, to: { label: end as NodeLabel, key: endKey as string } };
      claims.push(graphClaim(relationship, ends));
    }
  }
  return claims.sort(compareClaims);
}
