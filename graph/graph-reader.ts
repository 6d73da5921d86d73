import type { Claim, GraphNode } from './model.js';
import type { GraphReader } from './store/port.js';

/**
 * Reads a store's whole graph in canonical order (`compareRefs`, `compareClaims`), a page at a time, so that memory
 * does not grow with the graph. What the store keeps for itself (the mark, digests) is left out.
 */
export async function* readNodes(_reader: GraphReader): AsyncIterable<GraphNode> {}
export async function* readClaims(_reader: GraphReader): AsyncIterable<Claim> {}
