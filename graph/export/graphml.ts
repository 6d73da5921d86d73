import {
  type Attributes,
  type AttributeType,
  CLAIM_ATTRIBUTES,
  claimAttributes,
  NODE_ATTRIBUTES,
  nodeAttributes,
  nodeId,
} from './attributes.js';
import type { ExportFormat, ExportGraph, ExportOptions } from './export-format.js';
import { degreesOf, NODE_COLOURS, nodeSize } from './node-look.js';
import { escapeXml } from './xml-text.js';

/** GraphML, for yEd, Gephi, Cytoscape, igraph and NetworkX. */
export const graphml: ExportFormat = {
  name: 'graphml',
  description: 'GraphML, for yEd, Cytoscape, igraph and NetworkX; lists as JSON text',
  files: [{ name: 'graph.graphml', mediaType: 'application/graphml+xml', write: writeGraphml }],
};

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;
const TYPES: Record<AttributeType, string> = {
  string: 'string',
  double: 'double',
  integer: 'int',
  boolean: 'boolean',
  list: 'string',
};

/** How a node is drawn, by the names that Gephi and sigma-based viewers give it. */
const LOOK_ATTRIBUTES = new Map<string, AttributeType>([
  ['color', 'string'],
  ['size', 'double'],
]);
const PLACE_ATTRIBUTES = new Map<string, AttributeType>([
  ['x', 'double'],
  ['y', 'double'],
]);

async function* writeGraphml(graph: ExportGraph, { places }: ExportOptions): AsyncIterable<string> {
  const degrees = await degreesOf(graph);
  yield HEAD;
  yield declarations(
    'node',
    'n',
    new Map([...NODE_ATTRIBUTES, ...LOOK_ATTRIBUTES, ...(places ? PLACE_ATTRIBUTES : [])]),
  );
  yield declarations('edge', 'e', CLAIM_ATTRIBUTES);
  yield '  <graph edgedefault="directed">\n';
  for await (const node of graph.nodes()) {
    const id = nodeId({ label: node.label, key: node.properties.key });
    const look = { color: NODE_COLOURS[node.label], size: nodeSize(degrees.get(id) ?? 0), ...places?.get(id) };
    yield `    <node id="${escapeXml(id)}">\n${data('n', { ...nodeAttributes(node), ...look })}    </node>\n`;
  }
  for await (const claim of graph.claims()) {
    const ends = `source="${escapeXml(nodeId(claim.from))}" target="${escapeXml(nodeId(claim.to))}"`;
    yield `    <edge id="${claim.properties.id}" ${ends}>\n${data('e', claimAttributes(claim))}    </edge>\n`;
  }
  yield '  </graph>\n</graphml>\n';
}

function declarations(element: string, prefix: string, attributes: ReadonlyMap<string, AttributeType>): string {
  const lines = [...attributes].map(
    ([name, type]) =>
      `  <key id="${prefix}_${name}" for="${element}" attr.name="${name}" attr.type="${TYPES[type]}"/>\n`,
  );
  return lines.join('');
}

function data(prefix: string, attributes: Attributes): string {
  const lines = Object.entries(attributes).map(([name, value]) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `      <data key="${prefix}_${name}">${escapeXml(text)}</data>\n`;
  });
  return lines.join('');
}
