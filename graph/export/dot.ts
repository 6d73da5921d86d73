import { drawingOf, plainLine } from './drawing.js';
import type { ExportFormat, ExportGraph } from './export-format.js';

/** DOT, for Graphviz. Arrows point at what is built upon, ancestors stand on the left. */
export const dot: ExportFormat = {
  name: 'dot',
  description: 'DOT for Graphviz, without mentions',
  files: [{ name: 'graph.dot', mediaType: 'text/vnd.graphviz', write: writeDot }],
};

const SHAPES: Record<string, string> = {
  Paper: 'note',
  Method: 'box',
  Hardware: 'box3d',
  Dataset: 'cylinder',
  Metric: 'hexagon',
};

/** A text as a quoted label that shows just this text: Graphviz reads `\N` and the like, and entities, as its own. */
function quoted(text: string): string {
  return `"${plainLine(text).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

async function* writeDot(graph: ExportGraph): AsyncIterable<string> {
  const { nodes, arrows } = await drawingOf(graph);
  yield 'digraph "Paperlineage" {\n  rankdir=RL;\n  node [fontname="sans-serif"];\n';
  for (const { id, name, nodeType } of nodes) yield `  ${id} [label=${quoted(name)}, shape=${SHAPES[nodeType]}];\n`;
  for (const { from, to, type, papers } of arrows) {
    const label = papers === 1 ? type : `${type} (${papers} papers)`;
    yield `  ${from} -> ${to} [label="${label}"${type === 'BUILDS_ON' ? '' : ', style=dashed'}];\n`;
  }
  yield '}\n';
}
