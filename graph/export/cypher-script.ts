import type { z } from 'zod';
import { type Claim, isFloat, NODE_LABELS, type NodeLabel, RELATION_SCHEMAS, type RelationType } from '../model.js';
import { claimProperties, nodeProperties } from './attributes.js';
import { CypherFloat, type CypherValue, cypherLiteral } from './cypher-literal.js';
import type { ExportFormat, ExportGraph } from './export-format.js';

/** A script without parameters: run statement by statement (each ends in `;` and a line end), it makes the graph. */
export const cypherScript: ExportFormat = {
  name: 'cypher',
  description: 'a Cypher script that makes the graph in an empty database',
  files: [{ name: 'graph.cypher', mediaType: 'application/x-cypher-query', write: writeCypherScript }],
};

const ROWS_PER_STATEMENT = 200;

async function* writeCypherScript(graph: ExportGraph): AsyncIterable<string> {
  for (const label of NODE_LABELS) yield keyStatements(label);
  yield* batched(nodeRows(graph));
  yield* batched(claimRows(graph));
}

/** Neo4j's constraint brings the index, and passes over the second statement; Grafeo needs both. */
function keyStatements(label: NodeLabel): string {
  const name = `${label.toLowerCase()}_key`;
  return [
    `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE;\n`,
    `CREATE INDEX ${name}_index IF NOT EXISTS FOR (n:${label}) ON (n.key);\n`,
  ].join('');
}

/** A row of a statement: the literal, and the rest of the statement that makes something of it. */
interface ScriptRow {
  literal: string;
  statement: string;
}

async function* nodeRows(graph: ExportGraph): AsyncIterable<ScriptRow> {
  for await (const node of graph.nodes()) {
    yield { literal: cypherLiteral(nodeProperties(node)), statement: createNode(node.label) };
  }
}

async function* claimRows(graph: ExportGraph): AsyncIterable<ScriptRow> {
  for await (const claim of graph.claims()) {
    const { type, from, to } = claim;
    const literal = cypherLiteral({ from: from.key, to: to.key, claim: withFloats(claim) });
    yield { literal, statement: createClaim(from.label, type, to.label) };
  }
}

/** A claim's properties, with the model's floats marked as such. */
function withFloats(claim: Claim): Record<string, CypherValue> {
  const shape: Record<string, z.ZodType> = RELATION_SCHEMAS[claim.type].shape;
  return Object.fromEntries(
    Object.entries(claimProperties(claim)).map(([name, value]) => [
      name,
      typeof value === 'number' && isFloat(shape[name]!) ? new CypherFloat(value) : value,
    ]),
  );
}

function createNode(label: NodeLabel): string {
  return `CREATE (n:${label}) SET n = row`;
}

function createClaim(from: NodeLabel, type: RelationType, to: NodeLabel): string {
  const ends = `(a:${from} {key: row.from}), (b:${to} {key: row.to})`;
  return `MATCH ${ends} CREATE (a)-[r:${type}]->(b) SET r = row.claim`;
}

/** Puts rows of the same kind into one statement, also where rows of other kinds stand between them. */
async function* batched(rows: AsyncIterable<ScriptRow>): AsyncIterable<string> {
  const waiting = new Map<string, string[]>();
  for await (const { literal, statement } of rows) {
    const literals = waiting.get(statement) ?? [];
    literals.push(literal);
    waiting.set(statement, literals);
    if (literals.length < ROWS_PER_STATEMENT) continue;
    yield script(literals, statement);
    waiting.delete(statement);
  }
  for (const [statement, literals] of waiting) yield script(literals, statement);
}

function script(literals: readonly string[], statement: string): string {
  return `UNWIND [\n  ${literals.join(',\n  ')}\n] AS row ${statement};\n`;
}
