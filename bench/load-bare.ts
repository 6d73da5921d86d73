import grafeo from '@grafeo-db/js';
import neo4j, { type Driver } from 'neo4j-driver';
import { type Claim, type GraphNode, NODE_LABELS } from '../graph/model.js';
import { claimDigest, DIGEST_PROPERTY, nodeDigest } from '../graph/sync/digest.js';

const { GrafeoDB } = grafeo;

/** Rows of one transaction. */
const BATCH = 5_000;

const KEYS = NODE_LABELS.map(
  label => `CREATE CONSTRAINT bare_${label} IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`,
);
const INDEXES = NODE_LABELS.map(label => `CREATE INDEX bare_${label}_index IF NOT EXISTS FOR (n:${label}) ON (n.key)`);

/** A statement with all rows that it creates something of. */
export interface BareRows {
  statement: string;
  rows: object[];
}

/** What a program would write that knows the graph and an empty database: the same nodes, relations and properties. */
export function bareRows(nodes: readonly GraphNode[], claims: readonly Claim[]): BareRows[] {
  const byStatement = new Map<string, object[]>();
  const add = (statement: string, row: object) => {
    const rows = byStatement.get(statement);
    if (rows) rows.push(row);
    else byStatement.set(statement, [row]);
  };
  for (const node of nodes) {
    const row = { ...node.properties, [DIGEST_PROPERTY]: nodeDigest(node) };
    add(`UNWIND $rows AS row CREATE (n:${node.label}) SET n = row`, row);
  }
  for (const claim of claims) {
    const { type, from, to, properties } = claim;
    const ends = `MATCH (a:${from.label} {key: row.from}) MATCH (b:${to.label} {key: row.to})`;
    const row = { from: from.key, to: to.key, properties: { ...properties, [DIGEST_PROPERTY]: claimDigest(claim) } };
    add(`UNWIND $rows AS row ${ends} CREATE (a)-[r:${type}]->(b) SET r = row.properties`, row);
  }
  return Array.from(byStatement, ([statement, rows]) => ({ statement, rows }));
}

/** Writes a new embedded database with its driver alone. */
export async function writeBareGrafeo(path: string, all: readonly BareRows[]): Promise<void> {
  const database = GrafeoDB.create(path);
  for (const statement of [...KEYS, ...INDEXES]) await database.executeCypher(statement);
  for (const [statement, rows] of batches(all)) await database.executeCypher(statement, { rows });
  database.walCheckpoint();
  database.close();
}

/** Writes an empty Neo4j with its driver alone. */
export async function writeBareNeo4j(driver: Driver, database: string, all: readonly BareRows[]): Promise<void> {
  for (const statement of KEYS) await driver.executeQuery(statement, {}, { database });
  const session = driver.session({ database });
  for (const [statement, rows] of batches(all)) {
    const parameters = { rows: rows.map(withIntegers) };
    await session.executeWrite(transaction => transaction.run(statement, parameters));
  }
  await session.close();
}

function* batches(all: readonly BareRows[]): Generator<[statement: string, rows: object[]]> {
  for (const { statement, rows } of all) {
    for (let from = 0; from < rows.length; from += BATCH) yield [statement, rows.slice(from, from + BATCH)];
  }
}

/** Neo4j's driver sends a number as a float unless it is told that it is an integer. */
function withIntegers(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, integers(item)]));
}

function integers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(integers);
  return typeof value === 'object' && value !== null ? withIntegers(value) : value;
}
