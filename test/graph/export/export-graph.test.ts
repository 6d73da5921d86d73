import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ExportGraph } from '../../../graph/export/export-format.js';
import { exportOf, graphOfTypes, wholeGraph } from '../../../graph/export/export-graph.js';
import type { GraphReader } from '../../../graph/store/port.js';
import { attentionGraph } from '../attention-graph.js';
import type { SampleGraph } from '../graph-builder.js';
import { memoryReader } from '../memory-reader.js';

async function collect(graph: ExportGraph): Promise<SampleGraph> {
  const found: SampleGraph = { nodes: [], claims: [] };
  for await (const node of graph.nodes()) found.nodes.push(node);
  for await (const claim of graph.claims()) found.claims.push(claim);
  return found;
}

describe('what is exported', () => {
  const graph = attentionGraph();
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(graph);
  });

  it('is all of a store, weak claims too', async () => {
    expect(await collect(wholeGraph(reader))).toEqual(graph);
  });

  it('is a subgraph as it was read', async () => {
    expect(await collect(exportOf(graph))).toEqual(graph);
  });

  it('is the claims of some types with their ends and papers', async () => {
    const part = await collect(graphOfTypes(reader, ['RUNS_ON', 'APPLIED_TO'], 0.5));
    const expected = graph.claims.filter(claim => claim.type === 'RUNS_ON' || claim.type === 'APPLIED_TO');
    expect(part.claims).toEqual(expected);
    expect(part.nodes.map(node => node.properties.key)).toEqual([
      'a-study-of-kernels',
      'arXiv:2205.14135',
      'arXiv:2307.08691',
      'arXiv:2410.16663',
      'fastattention',
      'flashattention',
      'flashattention2',
      'gpt2',
      'a100',
      'ascend910b',
      'edgedevice',
    ]);
  });

  it('leaves out claims below a confidence', async () => {
    const part = await collect(graphOfTypes(reader, ['INTRODUCES'], 0.95));
    expect(part.claims.map(claim => claim.to.key)).toEqual(['flashattention2']);
    expect(part.nodes).toHaveLength(2);
  });
});
