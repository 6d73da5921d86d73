import type { NodeLabel } from '../model.js';
import { nodeRadius } from '../node-radius.js';
import { nodeId } from './attributes.js';
import type { ExportGraph } from './export-format.js';

/** Colours of the labels, as the explorer has them in light (`viz/page/styles/tokens.css`; a test compares the two). */
export const NODE_COLOURS: Readonly<Record<NodeLabel, string>> = {
  Paper: '#8b919c',
  Method: '#2b73b8',
  Hardware: '#d5652a',
  Dataset: '#12936c',
  Metric: '#d9a514',
};

/** Radius of a node by the number of claims that it is an end of, to two decimals. */
export function nodeSize(degree: number): number {
  return Math.round(100 * nodeRadius(degree)) / 100;
}

/**
 * Counts for each node the claims that it is an end of, both ends of a claim to itself; by `nodeId`, without those that
 * no claim joins. One pass over the claims, of which nothing but the counts is kept.
 */
export async function degreesOf(graph: ExportGraph): Promise<Map<string, number>> {
  const degrees = new Map<string, number>();
  for await (const { from, to } of graph.claims()) {
    for (const ref of [from, to]) degrees.set(nodeId(ref), (degrees.get(nodeId(ref)) ?? 0) + 1);
  }
  return degrees;
}
