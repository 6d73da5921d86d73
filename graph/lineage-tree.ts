import type { Lineage, LineageNode, LineageStep } from './lineage.js';
import { compareText } from './model.js';

/** A method in a tree of descent, below one that it builds on. */
export interface LineageTree {
  node: LineageNode;
  /** The step that hangs it here; absent at the top. */
  step?: LineageStep;
  /** True: it stands in full elsewhere, and here without its descendants. */
  reference: boolean;
  children: LineageTree[];
}

/**
 * Makes trees of a lineage, one for each method that builds on none of the others. A method with several parents
 * stands in full under its deepest one (of equals the first by key) and as a reference under the others; so does one
 * below itself, where a circle closes. Children are in order of names.
 */
export function lineageTree(lineage: Lineage): LineageTree[] {
  const nodes = new Map(lineage.nodes.map(node => [node.method.key, node]));
  const home = homes(lineage, nodes);
  const below = new Map<string, LineageStep[]>();
  for (const node of lineage.nodes) below.set(node.method.key, []);
  for (const step of lineage.steps) below.get(step.to)!.push(step);
  const grow = (node: LineageNode): LineageTree[] => {
    const children = below.get(node.method.key)!.map(step => {
      const child = nodes.get(step.from)!;
      const reference = home.get(step.from) !== step;
      return { node: child, step, reference, children: reference ? [] : grow(child) };
    });
    return children.sort((a, b) => byName(a.node, b.node));
  };
  const tops = lineage.nodes.filter(node => !home.has(node.method.key)).sort(byName);
  return tops.map(node => ({ node, reference: false, children: grow(node) }));
}

/** The step under which each method stands in full: the one to its deepest parent. */
function homes(lineage: Lineage, nodes: Map<string, LineageNode>): Map<string, LineageStep> {
  const home = new Map<string, LineageStep>();
  for (const step of lineage.steps) {
    if (step.back) continue;
    const known = home.get(step.from);
    const deeper = known === undefined || nodes.get(step.to)!.generation > nodes.get(known.to)!.generation;
    if (deeper) home.set(step.from, step);
  }
  return home;
}

function byName(a: LineageNode, b: LineageNode): number {
  return compareText(a.method.name, b.method.name) || compareText(a.method.key, b.method.key);
}
