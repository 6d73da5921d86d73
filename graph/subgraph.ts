import {
  type Claim,
  compareRefs,
  DEFAULT_MIN_CONFIDENCE,
  type GraphNode,
  type NodeLabel,
  type NodeRef,
  RELATION_TYPES,
  type RelationType,
} from './model.js';
import { claimsFrom, pages, readRefs, refId, typePattern } from './refs-reader.js';
import type { GraphReader } from './store/port.js';

/** A part of the graph, in canonical order. Both ends of every claim are among the nodes. */
export interface Subgraph {
  nodes: GraphNode[];
  claims: Claim[];
}

export interface NeighbourhoodOptions {
  /** Steps from the node, either way; 1 by default. */
  depth?: number;
  /** Relation types that count as a step; all but MENTIONS by default. */
  types?: readonly RelationType[];
  minConfidence?: number;
  /** Nodes at most; no limit by default. */
  limit?: number;
}

/** A node's surroundings. `omitted`: how many neighbours at the last depth reached did not fit under the limit. */
export interface Neighbourhood extends Subgraph {
  omitted: number;
}

const STATEMENTS = RELATION_TYPES.filter(type => type !== 'MENTIONS');

/**
 * Reads what is around a node: all nodes within `depth` steps and every claim between two of them. Where there are
 * more than `limit`, those with the most claims to what is nearer come first, then the surest.
 */
export async function aroundNode(
  reader: GraphReader,
  ref: NodeRef,
  options: NeighbourhoodOptions = {},
): Promise<Neighbourhood> {
  const { depth = 1, limit = Number.POSITIVE_INFINITY } = options;
  const chosen = new Map<string, NodeRef>([[refId(ref), ref]]);
  let frontier = [ref];
  let omitted = 0;
  for (let step = 0; step < depth && frontier.length > 0 && omitted === 0; step++) {
    const ranked = (await neighbours(reader, frontier, options)).filter(found => !chosen.has(refId(found)));
    frontier = ranked.slice(0, Math.max(0, limit - chosen.size));
    omitted = ranked.length - frontier.length;
    for (const found of frontier) chosen.set(refId(found), found);
  }
  const refs = [...chosen.values()];
  return { nodes: await readRefs(reader, refs), claims: await claimsBetween(reader, refs, options), omitted };
}

async function neighbours(
  reader: GraphReader,
  refs: readonly NodeRef[],
  { types = STATEMENTS, minConfidence = DEFAULT_MIN_CONFIDENCE }: NeighbourhoodOptions,
): Promise<NodeRef[]> {
  const found = new Map<string, { ref: NodeRef; claims: number; confidence: number }>();
  if (types.length === 0) return [];
  for (const { label, keys } of pages(refs)) {
    const question = `UNWIND $keys AS key MATCH (n:${label} {key: key})-[r:${typePattern(types)}]-(m)
      WHERE r.confidence >= $minConfidence
      RETURN labels(m)[0] AS label, m.key AS key, count(r) AS claims, max(r.confidence) AS confidence`;
    for await (const row of await reader.query(question, { keys, minConfidence })) {
      const [other, key, claims, confidence] = row as [NodeLabel, string, number, number];
      const ref = { label: other, key };
      const known = found.get(refId(ref)) ?? { ref, claims: 0, confidence: 0 };
      known.claims += claims;
      known.confidence = Math.max(known.confidence, confidence);
      found.set(refId(ref), known);
    }
  }
  const ranked = [...found.values()].sort(
    (a, b) => b.claims - a.claims || b.confidence - a.confidence || compareRefs(a.ref, b.ref),
  );
  return ranked.map(({ ref }) => ref);
}

/** Reads every claim between two of some nodes, in canonical order. */
export async function claimsBetween(
  reader: GraphReader,
  refs: readonly NodeRef[],
  { types = STATEMENTS, minConfidence = DEFAULT_MIN_CONFIDENCE }: NeighbourhoodOptions,
): Promise<Claim[]> {
  const ids = new Set(refs.map(refId));
  const claims = await claimsFrom(reader, refs, types, 'r.confidence >= $minConfidence AND b.key IN $ends', {
    minConfidence,
    ends: refs.map(ref => ref.key),
  });
  return claims.filter(claim => ids.has(refId(claim.to)));
}
