import { Graph, layout } from '@dagrejs/dagre';
import type { Layout, Point } from './layout.js';
import { rounded } from './layout.js';
import type { LayeredNode, LayoutEdge } from './layout-request.js';

/** Pixels from one generation to the next, and between neighbours of one. */
const GENERATION_GAP = 190;
const NODE_WIDTH = 24;
const NODE_HEIGHT = 64;
const NODE_GAP = 24;

/**
 * Lays a lineage out from left to right: a column for each generation, few crossings within (dagre's layered layout
 * after Sugiyama, with the generations as given ranks). The same picture gives the same places.
 */
export function layoutLineage({ nodes, edges }: { nodes: LayeredNode[]; edges: LayoutEdge[] }): Layout {
  const graph = new Graph();
  // Dagre doubles ranks to have room for edge labels between any two.
  graph.setGraph({
    rankdir: 'LR',
    ranker: 'none',
    nodesep: NODE_GAP,
    edgesep: NODE_GAP,
    ranksep: GENERATION_GAP - NODE_WIDTH,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const generations = new Map(nodes.map(({ id, generation }) => [id, generation]));
  for (const { id, generation } of nodes) {
    graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT, rank: 2 * generation });
  }
  const forward = edges.filter(edge => generations.get(edge.source)! < generations.get(edge.target)!);
  for (const edge of forward) graph.setEdge(edge.source, edge.target);
  layout(graph);
  const place = ({ x, y }: Partial<Point>): Point => rounded({ x: x ?? 0, y: y ?? 0 });
  return {
    nodes: new Map(nodes.map(({ id }) => [id, place(graph.node(id))])),
    bends: new Map(
      forward.map(edge => [edge.id, columnPoints(graph.edge(edge.source, edge.target).points ?? []).map(place)]),
    ),
  };
}

/** Of a link's points those in the columns that it passes; the others are ends and places for edge labels. */
function columnPoints(points: readonly Point[]): Point[] {
  return points.slice(1, -1).filter((_, i) => i % 2 === 1);
}
