import { DirectedGraph } from 'graphology';
import { isLayered } from './edge-geometry.js';
import type { Point } from './layout.js';
import { ALL_NAMED_UP_TO, type EdgeLook, edgeLook, type NodeLook, nodeLook } from './look.js';
import { type Picture, seenEdge, type Visible } from './picture.js';
import type { Theme } from './theme.js';

/** A picture as the renderer takes it: places and looks. */
export type StageGraph = DirectedGraph<NodeLook, EdgeLook>;

/** Makes the renderer's graph of a picture. Links that are curves are none of its edges. */
export function stageGraph(
  picture: Picture,
  visible: Visible,
  theme: Theme,
  placeOf: (id: string) => Point,
): StageGraph {
  const graph: StageGraph = new DirectedGraph();
  let nodes = [...picture.nodes.values()];
  // Names are drawn in this order: what is joined most is named first.
  if (nodes.length <= ALL_NAMED_UP_TO) nodes = nodes.sort((a, b) => b.edges.length - a.edges.length);
  for (const node of nodes) graph.addNode(node.id, { ...placeOf(node.id), ...nodeLook(node, picture, visible, theme) });
  if (isLayered(picture)) return graph;
  for (const whole of picture.edges.values()) {
    const edge = seenEdge(picture, whole, visible);
    graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, edgeLook(edge, picture, visible, theme));
  }
  return graph;
}

/** Hides what is not visible, and nothing else. In place: an event of the graph would make the renderer index it anew. */
export function hideAllBut(graph: StageGraph, visible: Visible): void {
  graph.forEachNode((id, look) => {
    look.hidden = !visible.nodes.has(id);
  });
  graph.forEachEdge((id, look) => {
    look.hidden = !visible.edges.has(id);
  });
}

/** Changes all looks in place, as `hideAllBut` does. */
export function relook(graph: StageGraph, picture: Picture, visible: Visible, theme: Theme): void {
  graph.forEachNode((id, look) => Object.assign(look, nodeLook(picture.nodes.get(id)!, picture, visible, theme)));
  graph.forEachEdge((id, look) =>
    Object.assign(look, edgeLook(seenEdge(picture, picture.edges.get(id)!, visible), picture, visible, theme)),
  );
}
