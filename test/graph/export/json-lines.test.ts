import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonLines } from '../../../graph/export/json-lines.js';
import { SCHEMA_VERSION } from '../../../graph/model.js';
import { arbitraryGraph } from '../arbitrary-graph.js';
import type { SampleGraph } from '../graph-builder.js';
import { writtenText } from './written.js';

function parse(text: string): { head: unknown } & SampleGraph {
  const [head, ...records] = text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  return {
    head,
    nodes: records.filter(record => 'label' in record),
    claims: records.filter(record => 'type' in record),
  };
}

describe('JSON lines', () => {
  it('hold any graph whole, nodes before claims, in the order given', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, async graph => {
        const { head, ...read } = parse(await writtenText(jsonLines, graph));
        expect(head).toEqual({ schema: SCHEMA_VERSION });
        expect(JSON.stringify(read)).toBe(JSON.stringify({ nodes: graph.nodes, claims: graph.claims }));
      }),
    );
  });
});
