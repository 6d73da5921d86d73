import type { GraphStore } from '../../graph/store/port.js';
import type { SampleGraph } from '../graph/graph-builder.js';
import { memoryReader } from '../graph/memory-reader.js';
import { fixtureClaims, fixtureNodes } from './fixture-graph.js';

/** A store in memory that holds the fixture graph, or another. */
export async function fixtureStore(
  graph: SampleGraph = { nodes: fixtureNodes(), claims: fixtureClaims() },
): Promise<Pick<GraphStore, 'read'>> {
  const reader = await memoryReader(graph);
  return { read: work => work(reader) };
}
