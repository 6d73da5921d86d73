import { setImmediate as otherWork } from 'node:timers/promises';
import iterate from 'graphology-layout-forceatlas2/iterate.js';

/** What is laid out: ends of edges are places in the list of nodes. */
export interface ForceGraph {
  /** How many nodes; those that matter most come first. */
  order: number;
  sources: ArrayLike<number>;
  targets: ArrayLike<number>;
  /** How closely each edge binds. */
  weights: ArrayLike<number>;
}

/** Columns of the layout's matrices. */
const NODE_COLUMNS = 10;
const EDGE_COLUMNS = 3;

/** Iterations: many for a small graph, where they cost nothing, few for a large one, which shows no detail. */
const MOST_ITERATIONS = 400;
const LEAST_ITERATIONS = 150;
const NODE_ITERATIONS = 400_000;

/** Above so many nodes repulsion is approximated (Barnes-Hut). */
const EXACT_UP_TO = 500;

/** Degrees between one node and the next on a spiral that leaves no gaps. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Longest time without letting other work in, in milliseconds. */
const SLICE_MS = 20;

/** The map's radius, by the root of how many nodes share it. */
const SPREAD = 20;

/** How far distances from the middle are evened out, from 0 (as forces leave them) to 1 (each ring as full as another). */
const EVENNESS = 0.7;

/**
 * Lays a whole graph out by forces: ForceAtlas2 (Jacomy et al. 2014) from a spiral on which what is joined stands
 * near, with no random number: the same graph lies the same. Lets other work in between iterations.
 * @returns x and y of each node in turn, in whole units
 */
export async function forceLayout(graph: ForceGraph, signal?: AbortSignal): Promise<Int32Array> {
  const nodes = startingPlaces(graph);
  const edges = new Float32Array(graph.sources.length * EDGE_COLUMNS);
  for (let i = 0; i < graph.sources.length; i++) {
    edges.set(
      [graph.sources[i]! * NODE_COLUMNS, graph.targets[i]! * NODE_COLUMNS, graph.weights[i]!],
      i * EDGE_COLUMNS,
    );
    for (const end of [graph.sources[i]!, graph.targets[i]!]) nodes[end * NODE_COLUMNS + 6]! += graph.weights[i]!;
  }
  const settings = settingsFor(graph.order);
  const iterations = Math.max(LEAST_ITERATIONS, Math.min(MOST_ITERATIONS, Math.round(NODE_ITERATIONS / graph.order)));
  let sliceEnd = performance.now() + SLICE_MS;
  for (let i = 0; i < iterations; i++) {
    signal?.throwIfAborted();
    iterate(settings, nodes, edges);
    if (performance.now() < sliceEnd) continue;
    await otherWork();
    sliceEnd = performance.now() + SLICE_MS;
  }
  return finalPlaces(graph.order, nodes);
}

function settingsFor(order: number): Record<string, number | boolean> {
  return {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.05,
    slowDown: 1 + Math.log(order + 1),
    barnesHutOptimize: order > EXACT_UP_TO,
    barnesHutTheta: 0.8,
  };
}

/** Breadth-first from the first node on, then from the first that is left: what is joined comes close after. */
function startingPlaces(graph: ForceGraph): Float32Array {
  const nodes = new Float32Array(graph.order * NODE_COLUMNS);
  breadthFirst(graph).forEach((node, i) => {
    const radius = 10 * Math.sqrt(i + 1);
    const at = node * NODE_COLUMNS;
    nodes[at] = radius * Math.cos(i * GOLDEN_ANGLE);
    nodes[at + 1] = radius * Math.sin(i * GOLDEN_ANGLE);
    nodes.fill(1, at + 6, at + 9);
  });
  return nodes;
}

function breadthFirst({ order, sources, targets }: ForceGraph): number[] {
  const near: number[][] = Array.from({ length: order }, () => []);
  for (let i = 0; i < sources.length; i++) {
    near[sources[i]!]!.push(targets[i]!);
    near[targets[i]!]!.push(sources[i]!);
  }
  const seen = new Uint8Array(order);
  const queue: number[] = [];
  for (let start = 0, head = 0; start < order; start++) {
    if (seen[start]) continue;
    seen[start] = 1;
    queue.push(start);
    for (; head < queue.length; head++) {
      for (const next of near[queue[head]!]!) {
        if (seen[next]) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
  }
  return queue;
}

/**
 * Places in whole units around 0. Forces crowd the middle and leave a wide rim: distances from the middle are evened
 * out by their rank, directions stay, so that names find room and a node has the same room on every map.
 */
function finalPlaces(order: number, nodes: Float32Array): Int32Array {
  const middle = [0, 0];
  for (let node = 0; node < order; node++) {
    for (const column of [0, 1]) middle[column]! += nodes[node * NODE_COLUMNS + column]! / order;
  }
  const x = (node: number) => nodes[node * NODE_COLUMNS]! - middle[0]!;
  const y = (node: number) => nodes[node * NODE_COLUMNS + 1]! - middle[1]!;
  const distances = Float64Array.from({ length: order }, (_, node) => Math.hypot(x(node), y(node)));
  const outwards = [...distances.keys()].sort((a, b) => distances[a]! - distances[b]! || a - b);
  const furthest = distances[outwards.at(-1) ?? 0] || 1;
  const radius = SPREAD * Math.sqrt(order);
  const places = new Int32Array(order * 2);
  outwards.forEach((node, rank) => {
    const even = Math.sqrt((rank + 0.5) / order);
    const wanted = radius * (EVENNESS * even + (1 - EVENNESS) * (distances[node]! / furthest));
    const scale = wanted / (distances[node] || 1);
    places[2 * node] = Math.round(x(node) * scale);
    places[2 * node + 1] = Math.round(y(node) * scale);
  });
  return places;
}
