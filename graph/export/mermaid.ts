import { drawingOf, plainLine } from './drawing.js';
import type { ExportFormat, ExportGraph } from './export-format.js';

/** A Mermaid flowchart, for Markdown. Arrows point at what is built upon, ancestors stand on the left. */
export const mermaid: ExportFormat = {
  name: 'mermaid',
  description: 'a Mermaid flowchart for Markdown, without mentions',
  files: [{ name: 'graph.mmd', mediaType: 'text/vnd.mermaid', write: writeMermaid }],
};

// Mermaid reads labels as Markdown and HTML; its own entities (`#` and a code) are the only escape it knows.
const MEANS_SOMETHING = /[^\p{L}\p{M}\p{N} .,:()+/-]/gu;

/** A text as a label in quotes that shows just this text. */
function label(text: string): string {
  return `"${plainLine(text).replace(MEANS_SOMETHING, character => `#${character.codePointAt(0)};`)}"`;
}

const SHAPES: Record<string, [string, string]> = {
  Paper: ['>', ']'],
  Method: ['(', ')'],
  Hardware: ['[', ']'],
  Dataset: ['[(', ')]'],
  Metric: ['{{', '}}'],
};

async function* writeMermaid(graph: ExportGraph): AsyncIterable<string> {
  const { nodes, arrows } = await drawingOf(graph);
  yield 'flowchart RL\n';
  for (const { id, name, nodeType } of nodes) {
    const [open, close] = SHAPES[nodeType]!;
    yield `  ${id}${open}${label(name)}${close}\n`;
  }
  for (const { from, to, type, papers } of arrows) {
    const line = type === 'BUILDS_ON' ? '-->' : '-.->';
    yield `  ${from} ${line}|${papers === 1 ? type : `"${type} (${papers} papers)"`}| ${to}\n`;
  }
}
