import type { NodeRef, RelationType } from './model.js';
import { allRows, type GraphReader, type GraphValue } from './store/port.js';
import { DIGEST_PROPERTY } from './sync/digest.js';

/** A claim at a node, as people read it. */
export interface NodeClaim {
  type: RelationType;
  /** True: the node is the start of the relation. */
  outgoing: boolean;
  otherLabel: string;
  otherName: string;
  paper: string;
  paperTitle: string;
  evidence: string;
  confidence: number;
  properties: Record<string, GraphValue>;
}

/** One node with all claims at it but that papers mention it, surest first; `mentionedBy` counts those papers. */
export interface NodeFacts {
  properties: Record<string, GraphValue>;
  claims: NodeClaim[];
  mentionedBy: number;
}

/** Reads what the graph says of a node. */
export async function nodeFacts(
  reader: GraphReader,
  { label, key }: NodeRef,
  minConfidence: number,
): Promise<NodeFacts> {
  const [node] = await allRows<{ properties: Record<string, GraphValue> }>(
    await reader.query(`MATCH (n:${label} {key: $key}) RETURN properties(n) AS properties`, { key }),
  );
  const claims = (direction: string, outgoing: boolean) => `
    MATCH (n:${label} {key: $key})${direction}(m)
    WHERE r.confidence >= $minConfidence AND type(r) <> 'MENTIONS'
    MATCH (p:Paper {key: r.paper})
    RETURN type(r) AS type, ${outgoing} AS outgoing, labels(m)[0] AS otherLabel, coalesce(m.name, m.title) AS otherName,
      r.paper AS paper, p.title AS paperTitle, r.evidence AS evidence, r.confidence AS confidence,
      properties(r) AS properties
    ORDER BY type, confidence DESC, otherLabel, otherName, paper, r.id`;
  const read = async (direction: string, outgoing: boolean) =>
    allRows<NodeClaim>(await reader.query(claims(direction, outgoing), { key, minConfidence }));
  const [mentions] = await allRows<{ papers: number }>(
    await reader.query(
      `MATCH (n:${label} {key: $key})<-[r:MENTIONS]-(p:Paper) WHERE r.confidence >= $minConfidence
        RETURN count(DISTINCT p.key) AS papers`,
      { key, minConfidence },
    ),
  );
  const properties = node?.properties ?? {};
  const all = [...(await read('-[r]->', true)), ...(await read('<-[r]-', false))];
  for (const shown of [properties, ...all.map(claim => claim.properties)]) delete shown[DIGEST_PROPERTY];
  return { properties, claims: all, mentionedBy: mentions?.papers ?? 0 };
}
