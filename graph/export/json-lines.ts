import { SCHEMA_VERSION } from '../model.js';
import { claimProperties, nodeProperties } from './attributes.js';
import type { ExportFormat, ExportGraph } from './export-format.js';

/** The canonical form: a line for the schema version, a line a node, a line a claim, all whole. */
export const jsonLines: ExportFormat = {
  name: 'jsonl',
  description: 'JSON lines: the schema version, then every node and claim whole',
  files: [{ name: 'graph.jsonl', mediaType: 'application/x-ndjson', write: writeJsonLines }],
};

async function* writeJsonLines(graph: ExportGraph): AsyncIterable<string> {
  yield line({ schema: SCHEMA_VERSION });
  for await (const node of graph.nodes()) yield line({ label: node.label, properties: nodeProperties(node) });
  for await (const claim of graph.claims()) {
    const { type, from, to } = claim;
    yield line({
      type,
      from: { label: from.label, key: from.key },
      to: { label: to.label, key: to.key },
      properties: claimProperties(claim),
    });
  }
}

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}
