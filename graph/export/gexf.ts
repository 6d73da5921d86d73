import { MultiDirectedGraph } from 'graphology';
import { write } from 'graphology-gexf';
import { type Attributes, claimAttributes, nodeAttributes, nodeId } from './attributes.js';
import type { ExportFormat, ExportGraph } from './export-format.js';
import { legalXmlText, referRareLineEnds } from './xml-text.js';

/** GEXF 1.3, for Gephi and its kin. The writer needs the whole graph in memory. */
export const gexf: ExportFormat = {
  name: 'gexf',
  description: 'GEXF 1.3, for Gephi; lists as JSON text',
  files: [{ name: 'graph.gexf', mediaType: 'application/gexf+xml', write: writeGexf }],
};

async function* writeGexf(graph: ExportGraph): AsyncIterable<string> {
  const whole = new MultiDirectedGraph<Attributes, Attributes>();
  whole.setAttribute('creator', 'Paperlineage');
  for await (const node of graph.nodes()) {
    whole.addNode(
      gexfId(nodeId({ label: node.label, key: node.properties.key })),
      gexfAttributes(nodeAttributes(node)),
    );
  }
  for await (const claim of graph.claims()) {
    const [source, target] = [gexfId(nodeId(claim.from)), gexfId(nodeId(claim.to))];
    whole.addEdgeWithKey(claim.properties.id, source, target, gexfAttributes(claimAttributes(claim)));
  }
  const format = (_: string, { label, ...attributes }: Attributes) => ({ label: String(label), attributes });
  yield `${referRareLineEnds(write(whole, { version: '1.3', formatNode: format, formatEdge: format }))}\n`;
}

function gexfId(id: string): string {
  return legalXmlText(id);
}

/** Lists go as JSON text: GEXF's own list notation has no way to tell a comma in an item from one between two. */
function gexfAttributes(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => [name, gexfValue(value)] as const);
  return Object.fromEntries(entries);
}

function gexfValue(value: Attributes[string]): string | number | boolean {
  if (typeof value === 'object') return legalXmlText(JSON.stringify(value));
  return typeof value === 'string' ? legalXmlText(value) : value;
}
