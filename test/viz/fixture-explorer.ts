import { loadQueries } from '../../graph/queries/load-queries.js';
import type { GraphReader } from '../../graph/store/port.js';
import { ExplorerData } from '../../viz/server/explorer-data.js';
import type { SampleGraph } from '../graph/graph-builder.js';
import { memoryReader } from '../graph/memory-reader.js';
import { fixtureClaims, fixtureNodes } from './fixture-graph.js';

/** A store in memory that holds the fixture graph, or another. */
export async function fixtureStore(
  graph: SampleGraph = { nodes: fixtureNodes(), claims: fixtureClaims() },
): Promise<{ read<T>(work: (reader: GraphReader) => Promise<T>): Promise<T> }> {
  const reader = await memoryReader(graph);
  return { read: work => work(reader) };
}

/** The explorer's data over it. */
export async function fixtureExplorer(graph?: SampleGraph): Promise<ExplorerData> {
  return new ExplorerData(await fixtureStore(graph), loadQueries());
}
