import { type Claim, compareClaims, type NodeRef, RELATION_TYPES } from './model.js';
import { claimsFrom } from './refs-reader.js';
import type { GraphReader } from './store/port.js';

/**
 * Every claim between two nodes, in either direction, and the results of one that are measured against the other;
 * from a confidence on, in canonical order.
 */
export async function pairClaims(reader: GraphReader, a: NodeRef, b: NodeRef, minConfidence: number): Promise<Claim[]> {
  const sides = [
    { from: a, to: b },
    { from: b, to: a },
  ];
  const claims = new Map<string, Claim>();
  for (const { from, to } of sides) {
    for (const claim of [...(await direct(reader, from, to)), ...(await against(reader, from, to))]) {
      if (claim.properties.confidence >= minConfidence) claims.set(claim.properties.id, claim);
    }
  }
  return [...claims.values()].sort(compareClaims);
}

async function direct(reader: GraphReader, from: NodeRef, to: NodeRef): Promise<Claim[]> {
  const claims = await claimsFrom(reader, [from], RELATION_TYPES, 'b.key = $key', { key: to.key });
  return claims.filter(claim => claim.to.label === to.label);
}

function against(reader: GraphReader, from: NodeRef, { label, key }: NodeRef): Promise<Claim[]> {
  const condition = 'r.versus = $key AND r.versusLabel = $label';
  return claimsFrom(reader, [from], ['ACHIEVES'], condition, { key, label });
}
