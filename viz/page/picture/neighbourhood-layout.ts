import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import { nodeId } from '../node-id.js';
import type { Layout, Point } from './layout.js';
import { rounded } from './layout.js';
import type { Picture } from './picture.js';

// The package is CommonJS, its types are written as if it were not.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Iterations at most and at least; between them so many that forces between all pairs are summed `PAIRS` times. */
const MOST_ITERATIONS = 300;
const LEAST_ITERATIONS = 60;
const PAIRS = 6_000_000;

/** Above so many nodes repulsion is approximated (Barnes-Hut). */
const EXACT_UP_TO = 1000;

/** Mean distance between joined nodes, in pixels: more where more nodes need room around the focus. */
const LEAST_EDGE_LENGTH = 150;
const EDGE_LENGTH_PER_NODE = 5;

/**
 * Lays a neighbourhood out around its focus: ForceAtlas2 (Jacomy et al. 2014) from a circle in canonical order, with no
 * random number, so that the same nodes and edges always lie the same.
 */
export function layoutNeighbourhood(picture: Picture): Layout {
  const focus = nodeId(picture.focus);
  const graph = new UndirectedGraph<Point & { fixed?: boolean; size: number }>();
  const others = [...picture.nodes.keys()].filter(id => id !== focus).sort(byCode);
  graph.addNode(focus, { x: 0, y: 0, size: 20, fixed: true });
  others.forEach((id, i) => {
    const angle = (2 * Math.PI * i) / others.length - Math.PI / 2;
    // Two radii keep nodes off the exact circle, which forces alone would not leave.
    const radius = i % 2 === 0 ? 100 : 120;
    graph.addNode(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), size: 20 });
  });
  for (const id of [...picture.edges.keys()].sort(byCode)) {
    const { source, target } = picture.edges.get(id)!;
    graph.addUndirectedEdge(source, target);
  }
  forceAtlas2.assign(graph, {
    iterations: iterationsFor(graph.order),
    settings: {
      gravity: 0.3,
      scalingRatio: 20,
      slowDown: 6,
      adjustSizes: false,
      barnesHutOptimize: graph.order > EXACT_UP_TO,
    },
  });
  return { nodes: scaled(graph), bends: new Map() };
}

function iterationsFor(nodes: number): number {
  return Math.min(MOST_ITERATIONS, Math.max(LEAST_ITERATIONS, Math.round(PAIRS / nodes ** 2)));
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function scaled(graph: UndirectedGraph<Point>): Map<string, Point> {
  const lengths = graph.mapEdges((_edge, _attributes, _source, _target, a, b) => Math.hypot(a.x - b.x, a.y - b.y));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const length = Math.max(LEAST_EDGE_LENGTH, EDGE_LENGTH_PER_NODE * graph.order);
  const scale = mean > 0 ? length / mean : 1;
  return new Map(graph.mapNodes((id, { x, y }) => [id, rounded({ x: x * scale, y: y * scale })]));
}
