import {
  compareRefs,
  compareText,
  NODE_LABELS,
  type NodeLabel,
  type NodeRef,
  RELATION_TYPES,
  type RelationType,
} from '../../../graph/model.js';
import { refId } from '../../../graph/refs-reader.js';
import type { GraphReader } from '../../../graph/store/port.js';

/** All claims of one type from one node to another; ends are places in `MapPairs.refs`. */
export interface MapPair {
  from: number;
  to: number;
  type: RelationType;
  claims: number;
  papers: number;
  confidence: number;
}

/** Every pair of nodes that some claim joins, in canonical order, and the nodes. */
export interface MapPairs {
  refs: NodeRef[];
  pairs: MapPair[];
}

/** Reads what joins the nodes of a whole graph. Claims from a node to itself are left out. */
export async function readPairs(
  reader: GraphReader,
  minConfidence: number,
  types: readonly RelationType[],
): Promise<MapPairs> {
  const places = new Map<string, number>();
  const refs: NodeRef[] = [];
  const placeOf = (ref: NodeRef): number => {
    const id = refId(ref);
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, refs.length);
    return refs.push(ref) - 1;
  };
  const pairs: MapPair[] = [];
  for (const label of NODE_LABELS) {
    const question = `MATCH (a:${label})-[r]->(b) WHERE r.confidence >= $minConfidence AND type(r) IN $types
      RETURN a.key, labels(b)[0], b.key, type(r), count(r), count(DISTINCT r.paper), max(r.confidence)`;
    for await (const row of await reader.query(question, { minConfidence, types })) {
      const [key, end, endKey, type, claims, papers, confidence] = row as [
        string,
        NodeLabel,
        string,
        RelationType,
        number,
        number,
        number,
      ];
      if (label === end && key === endKey) continue;
      const [from, to] = [placeOf({ label, key }), placeOf({ label: end, key: endKey })];
      pairs.push({ from, to, type, claims, papers, confidence });
    }
  }
  return inCanonicalOrder({ refs, pairs });
}

/** Stores give rows in any order. */
function inCanonicalOrder({ refs, pairs }: MapPairs): MapPairs {
  const order = refs.map((_, i) => i).sort((a, b) => compareRefs(refs[a]!, refs[b]!));
  const rank = new Int32Array(refs.length);
  order.forEach((place, i) => {
    rank[place] = i;
  });
  return {
    refs: order.map(place => refs[place]!),
    pairs: pairs
      .map(pair => ({ ...pair, from: rank[pair.from]!, to: rank[pair.to]! }))
      .sort((a, b) => a.from - b.from || a.to - b.to || typeRank(a.type) - typeRank(b.type)),
  };
}

function typeRank(type: RelationType): number {
  return RELATION_TYPES.indexOf(type);
}

/** How much joins each node, by place. */
export function degreesOf({ refs, pairs }: MapPairs): Float64Array {
  const degrees = new Float64Array(refs.length);
  for (const { from, to, type } of pairs) {
    const weight = type === 'MENTIONS' ? 0.1 : 1;
    degrees[from]! += weight;
    degrees[to]! += weight;
  }
  return degrees;
}

/** Places of the best connected nodes, at most so many, the best first. */
export function bestConnected(graph: MapPairs, most: number): number[] {
  const degrees = degreesOf(graph);
  const { refs } = graph;
  return refs
    .map((_, i) => i)
    .sort(
      (a, b) => degrees[b]! - degrees[a]! || compareText(refs[a]!.key, refs[b]!.key) || compareRefs(refs[a]!, refs[b]!),
    )
    .slice(0, most);
}
