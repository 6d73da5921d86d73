import { generationsOf } from './generations.js';
import {
  type Claim,
  compareClaims,
  compareText,
  DEFAULT_MIN_CONFIDENCE,
  type GraphNode,
  type NodeProperties,
  type NodeRef,
} from './model.js';
import { claimsFrom, pages, readRefs } from './refs-reader.js';
import type { GraphReader } from './store/port.js';

export interface LineageOptions {
  minConfidence?: number;
  direction?: 'ancestors' | 'descendants' | 'both';
  /** Methods at most, the nearest first; no limit by default. */
  limit?: number;
}

export interface LineageNode {
  method: NodeProperties<'Method'>;
  /** 0 for methods that build on none of the others; else higher than all that it builds on, but for steps back. */
  generation: number;
}

/** That one method builds on another, with each paper's claim of it, the surest first. */
export interface LineageStep {
  /** Key of the method that builds on the other. */
  from: string;
  /** Key of the method built upon. */
  to: string;
  claims: Claim[];
  /** True where the step closes a circle: generations take no notice of it. */
  back: boolean;
}

/** A method with what it came from and what came from it. */
export interface Lineage {
  root: NodeRef;
  /** By generation, then by key. */
  nodes: LineageNode[];
  /** By start, then by end. */
  steps: LineageStep[];
  /** How many methods, one step on from those here, did not fit under the limit. */
  omitted: number;
}

type Way = 'ancestors' | 'descendants';

/**
 * Reads the lineage of a method, however deep: its ancestors, its descendants, and all steps between two of them. No
 * step starts or ends at a generic method. Memory grows with what is read; `limit` bounds it.
 */
export async function lineageOf(reader: GraphReader, root: NodeRef, options: LineageOptions = {}): Promise<Lineage> {
  const { minConfidence = DEFAULT_MIN_CONFIDENCE, direction = 'both' } = options;
  const members = new Set([root.key]);
  let omitted = 0;
  for (const way of ['ancestors', 'descendants'] as const) {
    if (direction === 'both' || direction === way) omitted += await widen(reader, members, root.key, way, options);
  }
  const refs = [...members].map(key => ({ label: 'Method' as const, key }));
  const condition = 'r.confidence >= $minConfidence AND NOT a.generic AND NOT b.generic AND b.key IN $members';
  const claims = await claimsFrom(reader, refs, ['BUILDS_ON'], condition, { minConfidence, members: [...members] });
  const between = claims.filter(({ from, to }) => to.label === 'Method' && from.key !== to.key);
  return assemble(root, await readRefs(reader, refs), between, omitted);
}

/** Adds, step by step, all that can be reached one way to the members; says how many of a step did not fit. */
async function widen(
  reader: GraphReader,
  members: Set<string>,
  root: string,
  way: Way,
  { minConfidence = DEFAULT_MIN_CONFIDENCE, limit = Number.POSITIVE_INFINITY }: LineageOptions,
): Promise<number> {
  const reached = new Set([root]);
  for (let frontier = [root]; frontier.length > 0; ) {
    const found = await oneStep(reader, frontier, way, minConfidence);
    const next = found.filter(key => !reached.has(key));
    const omitted = new Set(next.filter(key => !members.has(key)).slice(Math.max(0, limit - members.size)));
    frontier = next.filter(key => !omitted.has(key));
    for (const key of frontier) {
      reached.add(key);
      members.add(key);
    }
    if (omitted.size > 0) return omitted.size;
  }
  return 0;
}

async function oneStep(reader: GraphReader, from: string[], way: Way, minConfidence: number): Promise<string[]> {
  const found = new Set<string>();
  const pattern = way === 'ancestors' ? '-[r:BUILDS_ON]->' : '<-[r:BUILDS_ON]-';
  for (const { keys } of pages(from.map(key => ({ label: 'Method', key })))) {
    const question = `UNWIND $keys AS key MATCH (a:Method {key: key})${pattern}(b:Method)
      WHERE r.confidence >= $minConfidence AND NOT a.generic AND NOT b.generic RETURN DISTINCT b.key`;
    for await (const [key] of await reader.query(question, { keys, minConfidence })) found.add(key as string);
  }
  return [...found].sort(compareText);
}

function assemble(root: NodeRef, nodes: GraphNode[], claims: Claim[], omitted: number): Lineage {
  const steps = new Map<string, Omit<LineageStep, 'back'>>();
  for (const claim of claims) {
    const [from, to] = [claim.from.key, claim.to.key];
    const place = JSON.stringify([from, to]);
    const step = steps.get(place) ?? { from, to, claims: [] };
    step.claims.push(claim);
    steps.set(place, step);
  }
  const methods = nodes.flatMap(node => (node.label === 'Method' ? [node.properties] : []));
  const keys = methods.map(method => method.key);
  const { generation, back } = generationsOf(keys, [...steps.values()], root.key);
  return {
    root,
    nodes: methods
      .map(method => ({ method, generation: generation.get(method.key)! }))
      .sort((a, b) => a.generation - b.generation || compareText(a.method.key, b.method.key)),
    steps: [...steps.values()]
      .map(step => ({ ...step, claims: step.claims.sort(bySureness), back: back.has(step) }))
      .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
    omitted,
  };
}

function bySureness(a: Claim, b: Claim): number {
  return b.properties.confidence - a.properties.confidence || compareClaims(a, b);
}
