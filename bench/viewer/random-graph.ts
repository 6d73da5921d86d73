import { NODE_LABELS, type NodeLabel } from '../../graph/model.js';

/** A graph to measure with: ends of edges are places in the list of nodes. */
export interface RandomGraph {
  labels: NodeLabel[];
  edges: [from: number, to: number][];
  /** Where each node lies; the same for every page that draws it. */
  places: [x: number, y: number][];
}

const COLOURS: Record<NodeLabel, string> = {
  Paper: '#8b919c',
  Method: '#2b73b8',
  Hardware: '#d5652a',
  Dataset: '#12936c',
  Metric: '#d9a514',
};

/** Numbers from 0 to 1 in an order that a seed fixes (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A tree grown by preferential attachment, and as many edges again to well connected nodes: twice as many as nodes. */
export function randomGraph(order: number, seed = 7): RandomGraph {
  const next = numbers(seed);
  const below = (end: number) => Math.floor(next() * end);
  const ends = [0];
  const seen = new Set<number>();
  const edges: RandomGraph['edges'] = [];
  const add = (from: number, to: number) => {
    const pair = Math.min(from, to) * order + Math.max(from, to);
    if (from === to || seen.has(pair)) return;
    seen.add(pair);
    ends.push(from, to);
    edges.push([from, to]);
  };
  for (let node = 1; node < order; node++) add(node, ends[below(ends.length)]!);
  while (edges.length < 2 * order) add(below(order), ends[below(ends.length)]!);
  return {
    edges,
    labels: Array.from({ length: order }, () => NODE_LABELS[1 + below(NODE_LABELS.length - 1)]!),
    places: Array.from({ length: order }, () => [next() * 1000, next() * 1000]),
  };
}

/** The graph as graphology's JSON, the way a page with nothing but Sigma takes it. */
export function graphologyJson({ labels, edges, places }: RandomGraph): string {
  const degree = new Uint32Array(labels.length);
  for (const end of edges.flat()) degree[end]!++;
  return JSON.stringify({
    options: { type: 'directed', multi: false, allowSelfLoops: false },
    attributes: {},
    nodes: labels.map((label, i) => ({
      key: `n${i}`,
      attributes: {
        x: places[i]![0],
        y: places[i]![1],
        size: 2 + Math.min(12, Math.log2(1 + degree[i]!)),
        color: COLOURS[label],
        label: `${label} ${i}`,
        kind: label,
      },
    })),
    edges: edges.map(([from, to], i) => ({
      key: `e${i}`,
      source: `n${from}`,
      target: `n${to}`,
      attributes: { size: 1, color: '#ccc', type: 'line' },
    })),
  });
}
