import { MultiDirectedGraph } from 'graphology';
import { write } from 'graphology-gexf';
import { type Attributes, claimAttributes, nodeAttributes, nodeId } from './attributes.js';
import type { ExportFormat, ExportGraph, ExportOptions, Place } from './export-format.js';
import { NODE_COLOURS, nodeSize } from './node-look.js';
import { legalXmlText, referRareLineEnds } from './xml-text.js';

/** GEXF 1.3, for Gephi and its kin. The writer needs the whole graph in memory. */
export const gexf: ExportFormat = {
  name: 'gexf',
  description: 'GEXF 1.3, for Gephi; lists as JSON text',
  files: [{ name: 'graph.gexf', mediaType: 'application/gexf+xml', write: writeGexf }],
};

interface GexfNode {
  attributes: Attributes;
  colour: string;
  place: Place | undefined;
}

async function* writeGexf(graph: ExportGraph, { places }: ExportOptions): AsyncIterable<string> {
  const whole = new MultiDirectedGraph<GexfNode, Attributes>();
  whole.setAttribute('creator', 'Paperlineage');
  for await (const node of graph.nodes()) {
    const id = nodeId({ label: node.label, key: node.properties.key });
    const attributes = gexfAttributes(nodeAttributes(node));
    whole.addNode(gexfId(id), { attributes, colour: rgb(NODE_COLOURS[node.label]), place: places?.get(id) });
  }
  for await (const claim of graph.claims()) {
    const [source, target] = [gexfId(nodeId(claim.from)), gexfId(nodeId(claim.to))];
    whole.addEdgeWithKey(claim.properties.id, source, target, gexfAttributes(claimAttributes(claim)));
  }
  const formatNode = (id: string, { attributes, colour, place }: GexfNode) => ({
    ...labelled(attributes),
    viz: { color: colour, size: nodeSize(whole.degree(id)), ...place },
  });
  const formatEdge = (_: string, attributes: Attributes) => labelled(attributes);
  yield `${referRareLineEnds(write(whole, { version: '1.3', formatNode, formatEdge }))}\n`;
}

function labelled({ label, ...attributes }: Attributes): { label: string; attributes: Attributes } {
  return { label: String(label), attributes };
}

/** `#rrggbb` as red, green and blue apart: readers of GEXF before 1.3 know no other colours. */
function rgb(hex: string): string {
  const parts = [1, 3, 5].map(start => Number.parseInt(hex.slice(start, start + 2), 16));
  return `rgb(${parts.join(',')})`;
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
