import { stringify } from 'csv-stringify/sync';
import { claimDigest, DIGEST_PROPERTY, nodeDigest } from '../sync/digest.js';
import { claimProperties, nodeId, nodeProperties } from './attributes.js';
import type { ExportFormat, ExportGraph } from './export-format.js';
import {
  type Cell,
  type Columns,
  cells,
  EMPTY_LISTS,
  NODE_COLUMNS,
  RELATIONSHIP_COLUMNS,
} from './neo4j-admin-columns.js';
import { finishStatements } from './neo4j-admin-finish.js';

/**
 * Tables that Neo4j's own import makes a whole database of, faster than any client can write it. Ids have a space of
 * their own, so that tables of others can be imported beside these. Empty text is quoted, a property that is not
 * there is nothing between two commas. Digests are in, so that a later sync finds the graph to be its own.
 *
 * https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/
 */
export const neo4jAdmin: ExportFormat = {
  name: 'neo4j-admin',
  description: 'tables for `neo4j-admin database import full`, with its arguments and what to run afterwards',
  together: true,
  files: [
    { name: 'node-header.csv', mediaType: 'text/csv', write: writeNodeHeader },
    { name: 'node-data.csv', mediaType: 'text/csv', write: writeNodes },
    { name: 'relationship-header.csv', mediaType: 'text/csv', write: writeRelationshipHeader },
    { name: 'relationship-data.csv', mediaType: 'text/csv', write: writeRelationships },
    { name: 'import.args', mediaType: 'text/plain', write: writeArguments },
    { name: 'finish.cypher', mediaType: 'application/x-cypher-query', write: writeFinish },
  ],
  nextStep: folder =>
    `To import it, with the server stopped and no database neo4j yet: cd ${folder} && neo4j-admin database import full neo4j @import.args; then start the server and run cypher-shell -d neo4j -f finish.cypher`,
};

const ID_SPACE = '(paperlineage)';

async function* writeNodeHeader(): AsyncIterable<string> {
  yield header([`:ID${ID_SPACE}`, ':LABEL'], NODE_COLUMNS);
}

async function* writeRelationshipHeader(): AsyncIterable<string> {
  yield header([`:START_ID${ID_SPACE}`, `:END_ID${ID_SPACE}`, ':TYPE'], RELATIONSHIP_COLUMNS);
}

async function* writeNodes(graph: ExportGraph): AsyncIterable<string> {
  const delimiter = await arrayDelimiter(graph);
  for await (const node of graph.nodes()) {
    const id = nodeId({ label: node.label, key: node.properties.key });
    yield line([id, node.label, nodeDigest(node), ...cells(nodeProperties(node), NODE_COLUMNS, delimiter)]);
  }
}

async function* writeRelationships(graph: ExportGraph): AsyncIterable<string> {
  const delimiter = await arrayDelimiter(graph);
  for await (const claim of graph.claims()) {
    const ends = [nodeId(claim.from), nodeId(claim.to), claim.type, claimDigest(claim)];
    yield line([...ends, ...cells(claimProperties(claim), RELATIONSHIP_COLUMNS, delimiter)]);
  }
}

/** Options as an argument file of the tool has them, a line each. */
async function* writeArguments(graph: ExportGraph): AsyncIterable<string> {
  const delimiter = (await arrayDelimiter(graph)).charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  yield `--nodes=node-header.csv,node-data.csv
--relationships=relationship-header.csv,relationship-data.csv
--id-type=string
--array-delimiter=U+${delimiter}
--multiline-fields=true
--bad-tolerance=0
`;
}

async function* writeFinish(): AsyncIterable<string> {
  for (const statement of finishStatements()) yield `${statement};\n`;
}

function header(first: string[], columns: Columns): string {
  const own = Array.from(columns, ([name, type]) => `${name}:${type}`);
  return `${[...first, `${DIGEST_PROPERTY}:string`, ...own, `${EMPTY_LISTS}:string[]`].join(',')}\n`;
}

function line(record: Cell[]): string {
  return stringify([record], { quoted_string: true });
}

/** The unit separator, which texts hardly have, and then characters that Unicode gives no meaning to. */
const UNIT_SEPARATOR = 0x1f;
const PRIVATE_USE = { first: 0xe000, last: 0xf8ff };
const CANDIDATES = /\p{Cc}|\p{Co}/gu;

const delimiters = new WeakMap<ExportGraph, Promise<string>>();

/** The first of some characters that no list of the graph has: the tool splits lists at it, and knows no escape. */
function arrayDelimiter(graph: ExportGraph): Promise<string> {
  const known = delimiters.get(graph) ?? findDelimiter(graph);
  delimiters.set(graph, known);
  return known;
}

async function findDelimiter(graph: ExportGraph): Promise<string> {
  const taken = new Set<string>();
  const look = (properties: object) => {
    for (const text of Object.values(properties).flat()) {
      if (typeof text === 'string') for (const [candidate] of text.matchAll(CANDIDATES)) taken.add(candidate);
    }
  };
  for await (const { properties } of graph.nodes()) look(properties);
  for await (const { properties } of graph.claims()) look(properties);
  for (let code = UNIT_SEPARATOR; code <= PRIVATE_USE.last; code = Math.max(code + 1, PRIVATE_USE.first)) {
    const candidate = String.fromCharCode(code);
    if (!taken.has(candidate)) return candidate;
  }
  throw new Error(
    'The texts of the graph have every character that could part the items of lists; use --format cypher.',
  );
}
