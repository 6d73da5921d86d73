import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { Layout, Point } from './layout.js';
import { rounded } from './layout.js';
import type { LayoutEdge } from './layout-request.js';
import { partDiscs } from './part-discs.js';

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

type Place = Point & { fixed: boolean; size: number };
type Link = Pick<LayoutEdge, 'unseen'>;
type ForceGraph = UndirectedGraph<Place, Link>;

export interface Around {
  focus: string;
  /** Ids of the nodes in the order in which they came into view: each wave finds its place beside those before. */
  waves: readonly (readonly string[])[];
  edges: readonly LayoutEdge[];
  /** So much wider than high: 1 unless said otherwise. */
  stretch?: number;
}

/**
 * Lays a neighbourhood out around its focus: ForceAtlas2 (Jacomy et al. 2014) from a circle in canonical order, with no
 * random number, so that the same nodes and edges always lie the same. What was there before an expansion stays.
 */
export function layoutNeighbourhood({ focus, waves, edges, stretch = 1 }: Around): Layout {
  const graph: ForceGraph = new UndirectedGraph();
  graph.addNode(focus, { x: 0, y: 0, size: 20, fixed: true });
  const sorted = [...edges].sort((a, b) => byCode(a.id, b.id));
  let scale: number | undefined;
  for (const wave of waves) {
    const fresh = [...new Set(wave)].filter(id => !graph.hasNode(id)).sort(byCode);
    if (fresh.length === 0) continue;
    addWave(graph, fresh, sorted);
    settle(graph);
    scale ??= scaleOf(graph);
    spread(graph, scale);
    graph.updateEachNodeAttributes((_id, place) => ({ ...place, fixed: true }));
  }
  const by = scale ?? 1;
  return {
    nodes: new Map(graph.mapNodes((id, { x, y }) => [id, rounded({ x: x * by * stretch, y: y * by })])),
    bends: new Map(),
  };
}

/** Starts new nodes on a circle around the middle of those before that they are joined with. */
function addWave(graph: ForceGraph, fresh: string[], edges: readonly LayoutEdge[]): void {
  const before = new Set(graph.nodes());
  const centres = new Map(fresh.map(id => [id, centreFor(graph, before, id, edges)]));
  const reach = before.size === 1 ? 0 : 1.2 * Math.max(...graph.mapNodes((_id, { x, y }) => Math.hypot(x, y)), 100);
  fresh.forEach((id, i) => {
    const angle = (2 * Math.PI * i) / fresh.length - Math.PI / 2;
    // Two radii keep nodes off the exact circle, which forces alone would not leave.
    const radius = i % 2 === 0 ? 100 : 120;
    const centre = outward(centres.get(id)!, reach);
    const place = { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
    graph.addNode(id, { ...place, size: 20, fixed: false });
  });
  for (const { source, target, unseen } of edges) {
    const known = graph.hasNode(source) && graph.hasNode(target);
    if (!known || source === target || graph.hasEdge(source, target)) continue;
    graph.addUndirectedEdge(source, target, unseen ? { unseen } : {});
  }
}

function centreFor(graph: ForceGraph, before: ReadonlySet<string>, id: string, edges: readonly LayoutEdge[]): Point {
  const joined = edges.flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : []));
  const places = joined.filter(each => before.has(each)).map(each => graph.getNodeAttributes(each));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) };
}

/** A place outside what is there, in the direction of the one given. */
function outward({ x, y }: Point, reach: number): Point {
  const length = Math.hypot(x, y);
  return length === 0 || reach === 0 ? { x, y } : { x: (x / length) * reach, y: (y / length) * reach };
}

function settle(graph: ForceGraph): void {
  forceAtlas2.assign(graph, {
    iterations: Math.min(MOST_ITERATIONS, Math.max(LEAST_ITERATIONS, Math.round(PAIRS / graph.order ** 2))),
    settings: {
      gravity: 0.3,
      scalingRatio: 20,
      slowDown: 6,
      adjustSizes: false,
      barnesHutOptimize: graph.order > EXACT_UP_TO,
    },
  });
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Parts the discs that the forces left on each other. */
function spread(graph: ForceGraph, scale: number): void {
  const places = graph.mapNodes((_id, { x, y, fixed }) => ({ x, y, fixed }));
  partDiscs(places, scale);
  graph.nodes().forEach((id, i) => {
    graph.mergeNodeAttributes(id, places[i]!);
  });
}

/** From forces' units to pixels, by the first wave, so that later ones leave the scale as it is. */
function scaleOf(graph: ForceGraph): number {
  const lengths = graph
    .filterEdges((_edge, { unseen }) => !unseen)
    .map(edge => {
      const [a, b] = graph.extremities(edge).map(id => graph.getNodeAttributes(id));
      return Math.hypot(a!.x - b!.x, a!.y - b!.y);
    });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const wanted = Math.max(LEAST_EDGE_LENGTH, EDGE_LENGTH_PER_NODE * graph.order);
  return mean > 0 ? wanted / mean : 1;
}
