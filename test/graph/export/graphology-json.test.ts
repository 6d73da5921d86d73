import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { claimAttributes, nodeAttributes, nodeId } from '../../../graph/export/attributes.js';
import { graphologyJson } from '../../../graph/export/graphology-json.js';
import { refOf } from '../../../graph/refs-reader.js';
import { arbitraryGraph } from '../arbitrary-graph.js';
import { writtenText } from './written.js';

describe('graphology’s JSON', () => {
  it('is imported whole by graphology', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, async graph => {
        const back = MultiDirectedGraph.from(JSON.parse(await writtenText(graphologyJson, graph)));
        expect(back.nodes()).toEqual(graph.nodes.map(node => nodeId(refOf(node))));
        expect(back.edges()).toEqual(graph.claims.map(claim => claim.properties.id));
        for (const node of graph.nodes)
          expect(back.getNodeAttributes(nodeId(refOf(node)))).toEqual(plain(nodeAttributes(node)));
        for (const claim of graph.claims) {
          expect(back.getEdgeAttributes(claim.properties.id)).toEqual(plain(claimAttributes(claim)));
        }
      }),
    );
  });
});

/** As JSON holds it: it has no negative zero. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
