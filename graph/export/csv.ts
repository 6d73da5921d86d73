import { stringify } from 'csv-stringify/sync';
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

/** A node list and an edge list. Cells that a spreadsheet would take for a formula are defused unless `raw`. */
export const csv: ExportFormat = {
  name: 'csv',
  description: 'two CSV tables, nodes and edges; safe to open in a spreadsheet, or raw for machines',
  files: [
    { name: 'nodes.csv', mediaType: 'text/csv', write: writeNodes },
    { name: 'edges.csv', mediaType: 'text/csv', write: writeEdges },
  ],
};

const BYTE_ORDER_MARK = '\ufeff';

async function* writeNodes(graph: ExportGraph, options: ExportOptions): AsyncIterable<string> {
  yield head(['id', ...NODE_ATTRIBUTES.keys()], options);
  for await (const node of graph.nodes()) {
    const id = nodeId({ label: node.label, key: node.properties.key });
    yield line([id, ...cells(nodeAttributes(node), NODE_ATTRIBUTES)], options);
  }
}

async function* writeEdges(graph: ExportGraph, options: ExportOptions): AsyncIterable<string> {
  yield head(['source', 'target', 'id', ...CLAIM_ATTRIBUTES.keys()], options);
  for await (const claim of graph.claims()) {
    const ends = [nodeId(claim.from), nodeId(claim.to), claim.properties.id];
    yield line([...ends, ...cells(claimAttributes(claim), CLAIM_ATTRIBUTES)], options);
  }
}

type Cell = string | number | undefined;

/** Excel takes a file without a byte order mark for one in the machine's own code page. */
function head(columns: string[], options: ExportOptions): string {
  return (options.raw ? '' : BYTE_ORDER_MARK) + line(columns, options);
}

function line(record: Cell[], options: ExportOptions): string {
  return stringify([record], { escape_formulas: !options.raw });
}

function cells(attributes: Attributes, columns: ReadonlyMap<string, AttributeType>): Cell[] {
  return [...columns.keys()].map(name => {
    const value = attributes[name];
    if (typeof value === 'object') return JSON.stringify(value);
    return typeof value === 'boolean' ? String(value) : value;
  });
}
