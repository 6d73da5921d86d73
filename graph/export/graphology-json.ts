import { claimAttributes, nodeAttributes, nodeId } from './attributes.js';
import type { ExportFormat, ExportGraph } from './export-format.js';

/** Graphology's own serialisation: what `graph.import` reads, and what sigma-based viewers open. */
export const graphologyJson: ExportFormat = {
  name: 'json',
  description: 'JSON as graphology and sigma viewers read it',
  files: [{ name: 'graph.json', mediaType: 'application/json', write: writeGraphologyJson }],
};

const OPTIONS = { type: 'directed', multi: true, allowSelfLoops: true };

async function* writeGraphologyJson(graph: ExportGraph): AsyncIterable<string> {
  yield `{"options":${JSON.stringify(OPTIONS)},"attributes":{"name":"Paperlineage"},\n"nodes":[`;
  let separator = '\n';
  for await (const node of graph.nodes()) {
    const key = nodeId({ label: node.label, key: node.properties.key });
    yield `${separator}${JSON.stringify({ key, attributes: nodeAttributes(node) })}`;
    separator = ',\n';
  }
  yield '\n],\n"edges":[';
  separator = '\n';
  for await (const claim of graph.claims()) {
    const ends = { key: claim.properties.id, source: nodeId(claim.from), target: nodeId(claim.to) };
    yield `${separator}${JSON.stringify({ ...ends, attributes: claimAttributes(claim) })}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
