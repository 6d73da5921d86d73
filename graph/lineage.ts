import { generationsOf } from './generations.js';
import { type Direction, IS_STEP, LineageWalk, type Way, waysOf } from './lineage-walk.js';
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
  direction?: Direction;
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

/**
 * Reads the lineage of a method, however deep: its ancestors, its descendants, and all steps between two of them. No
 * step starts or ends at a generic method. Memory grows with what is read; `limit` bounds it.
 */
export async function lineageOf(reader: GraphReader, root: NodeRef, options: LineageOptions = {}): Promise<Lineage> {
  const { minConfidence = DEFAULT_MIN_CONFIDENCE, direction = 'both', limit } = options;
  const members = new Set([root.key]);
  let omitted = 0;
  for (const way of waysOf(direction)) {
    const walk = new LineageWalk(root.key, members, limit);
    while (walk.frontier.length > 0) walk.take(await oneStep(reader, walk.frontier, way, minConfidence));
    omitted += walk.omitted;
  }
  const refs = [...members].map(key => ({ label: 'Method' as const, key }));
  const condition = `${IS_STEP} AND b.key IN $members`;
  const claims = await claimsFrom(reader, refs, ['BUILDS_ON'], condition, { minConfidence, members: [...members] });
  const between = claims.filter(({ from, to }) => to.label === 'Method' && from.key !== to.key);
  return assemble(root, await readRefs(reader, refs), between, omitted);
}

async function oneStep(
  reader: GraphReader,
  frontier: readonly string[],
  way: Way,
  minConfidence: number,
): Promise<string[]> {
  const found: string[] = [];
  const pattern =
    way === 'ancestors'
      ? '(a:Method {key: key})-[r:BUILDS_ON]->(b:Method)'
      : '(b:Method {key: key})<-[r:BUILDS_ON]-(a:Method)';
  const far = way === 'ancestors' ? 'b' : 'a';
  for (const { keys } of pages(frontier.map(key => ({ label: 'Method', key })))) {
    const question = `UNWIND $keys AS key MATCH ${pattern} WHERE ${IS_STEP} RETURN DISTINCT ${far}.key`;
    for await (const [key] of await reader.query(question, { keys, minConfidence })) found.push(key as string);
  }
  return found;
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
