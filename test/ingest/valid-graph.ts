import { expect } from '@jest/globals';
import {
  type Claim,
  compareClaims,
  compareRefs,
  type GraphNode,
  NODE_SCHEMAS,
  type NodeRef,
  RELATION_SCHEMAS,
  RELATION_SHAPES,
} from '../../graph/model.js';

/** Holds a claim to the model: its schema, its shape, and evidence that is the slice it says it is. */
export function expectValidClaim(claim: Claim, text: string): void {
  const { type, from, to, properties } = claim;
  RELATION_SCHEMAS[type].parse(properties);
  expect(RELATION_SHAPES[type].from).toContain(from.label);
  expect(RELATION_SHAPES[type].to).toContain(to.label);
  expect([from.label, from.key]).not.toEqual([to.label, to.key]);
  if (properties.curated) return;
  expect(properties.evidence).toBe(text.slice(properties.start, properties.end));
  expect(properties.evidence).not.toBe('');
  properties.moreEvidence.forEach((quote, i) => {
    expect(quote).toBe(text.slice(properties.moreStarts[i], properties.moreEnds[i]));
  });
  expect(properties.moreStarts).toHaveLength(properties.moreEvidence.length);
  if (type === 'MENTIONS') {
    expect(properties.starts).toHaveLength(properties.count);
    expect(properties.ends).toHaveLength(properties.count);
  }
}

/** Holds a graph to the model: valid nodes and claims, canonical order, nothing twice, every end a node. */
export function expectValidGraph(nodes: readonly GraphNode[], claims: readonly Claim[]): void {
  const texts = new Map<string, string>();
  const refs = nodes.map(({ label, properties }): NodeRef => {
    NODE_SCHEMAS[label].parse(properties);
    if (label === 'Paper') texts.set(properties.key, `${properties.title}\n${properties.abstract}`);
    return { label, key: properties.key };
  });
  refs.slice(1).forEach((ref, i) => {
    expect(compareRefs(refs[i]!, ref)).toBeLessThan(0);
  });
  claims.slice(1).forEach((claim, i) => {
    expect(compareClaims(claims[i]!, claim)).toBeLessThan(0);
  });
  expect(new Set(claims.map(({ properties }) => properties.id)).size).toBe(claims.length);
  const known = new Set(refs.map(({ label, key }) => `${label} ${key}`));
  for (const claim of claims) {
    expectValidClaim(claim, texts.get(claim.properties.paper)!);
    for (const { label, key } of endsOf(claim)) expect(known).toContain(`${label} ${key}`);
  }
}

/** All nodes that a claim names. */
function endsOf(claim: Claim): NodeRef[] {
  const ends = [claim.from, claim.to, { label: 'Paper' as const, key: claim.properties.paper }];
  if (claim.type !== 'ACHIEVES') return ends;
  const { versus, versusLabel, dataset, hardware } = claim.properties;
  expect(versus === undefined).toBe(versusLabel === undefined);
  if (versus !== undefined && versusLabel !== undefined) ends.push({ label: versusLabel, key: versus });
  if (dataset !== undefined) ends.push({ label: 'Dataset', key: dataset });
  if (hardware !== undefined) ends.push({ label: 'Hardware', key: hardware });
  return ends;
}
