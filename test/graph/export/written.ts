import type { ExportFormat, ExportOptions } from '../../../graph/export/export-format.js';
import { exportOf } from '../../../graph/export/export-graph.js';
import type { SampleGraph } from '../graph-builder.js';

/** What a format writes of a graph, by file name. */
export async function written(
  format: ExportFormat,
  graph: SampleGraph,
  options: ExportOptions = {},
): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const file of format.files) {
    const chunks: string[] = [];
    for await (const chunk of file.write(exportOf(graph), options)) chunks.push(chunk);
    texts[file.name] = chunks.join('');
  }
  return texts;
}

/** What a format of one file writes of a graph. */
export async function writtenText(
  format: ExportFormat,
  graph: SampleGraph,
  options: ExportOptions = {},
): Promise<string> {
  return Object.values(await written(format, graph, options))[0]!;
}

/** The same graph, its properties in another order and its optional ones undefined: what another store might give. */
export function shuffledProperties(graph: SampleGraph): SampleGraph {
  const turn = <T extends { properties: object }>(item: T): T => ({
    ...item,
    properties: { reason: undefined, ...Object.fromEntries(Object.entries(item.properties).reverse()) },
  });
  return { nodes: graph.nodes.map(turn), claims: graph.claims.map(turn) };
}
