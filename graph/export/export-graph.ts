import { readClaims, readNodes } from '../graph-reader.js';
import type { Claim, NodeRef, RelationType } from '../model.js';
import type { GraphReader } from '../store/port.js';
import type { Subgraph } from '../subgraph.js';
import { nodeId } from './attributes.js';
import type { ExportGraph } from './export-format.js';

/** All that a store holds, read anew for each pass. */
export function wholeGraph(reader: GraphReader): ExportGraph {
  return { nodes: () => readNodes(reader), claims: () => readClaims(reader) };
}

/** A subgraph that was read already. */
export function exportOf({ nodes, claims }: Subgraph): ExportGraph {
  return {
    async *nodes() {
      yield* nodes;
    },
    async *claims() {
      yield* claims;
    },
  };
}

/** The graph without the claims below a confidence; `onLeftOut` is called for each of them in the first pass. */
export function fromConfidence(graph: ExportGraph, minConfidence: number, onLeftOut: () => void): ExportGraph {
  let told = false;
  return {
    nodes: () => graph.nodes(),
    async *claims() {
      for await (const claim of graph.claims()) {
        if (claim.properties.confidence >= minConfidence) yield claim;
        else if (!told) onLeftOut();
      }
      told = true;
    },
  };
}

/** The claims of some types from a confidence on, and the nodes that they join or speak of; read anew for each pass. */
export function graphOfTypes(reader: GraphReader, types: readonly RelationType[], minConfidence: number): ExportGraph {
  async function* claims(): AsyncIterable<Claim> {
    for await (const claim of readClaims(reader)) {
      if (types.includes(claim.type) && claim.properties.confidence >= minConfidence) yield claim;
    }
  }
  async function* nodes() {
    const named = new Set<string>();
    for await (const claim of claims()) for (const ref of refsOf(claim)) named.add(nodeId(ref));
    for await (const node of readNodes(reader)) {
      if (named.has(nodeId({ label: node.label, key: node.properties.key }))) yield node;
    }
  }
  return { nodes, claims };
}

function refsOf({ from, to, properties }: Claim): NodeRef[] {
  return [from, to, { label: 'Paper', key: properties.paper }];
}
