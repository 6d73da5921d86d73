import type { z } from 'zod';
import { isFloat, NODE_SCHEMAS, type NodeLabel, RELATION_SCHEMAS, type RelationType } from '../model.js';
import { DIGEST_PROPERTY } from './digest.js';

/**
 * The writing statements of a sync, over the parameter `rows`. Labels, types and property names stand in them as the
 * model lists them; a row holds the properties by name and the digest, a claim's also `fromKey` and `toKey`.
 */
export const createNodes = perKind(
  (label: NodeLabel) => `UNWIND $rows AS row CREATE (n:${label} ${properties(NODE_SCHEMAS[label])})`,
);

/** What others added to a node stays. */
export const updateNodes = perKind(
  (label: NodeLabel) =>
    `UNWIND $rows AS row MATCH (n:${label} {key: row.key}) WHERE ${isOurs('n')} ` +
    `SET n += ${properties(NODE_SCHEMAS[label])}`,
);

/** Refused by the database while a relationship stands at one of them. */
export const deleteNodes = perKind(
  (label: NodeLabel) => `UNWIND $rows AS row MATCH (n:${label} {key: row.key}) WHERE ${isOurs('n')} DELETE n`,
);

export const createClaims = perKind(
  (type: RelationType, from: NodeLabel, to: NodeLabel) =>
    `UNWIND $rows AS row MATCH (a:${from} {key: row.fromKey}) MATCH (b:${to} {key: row.toKey}) ` +
    `CREATE (a)-[r:${type} ${properties(RELATION_SCHEMAS[type])}]->(b)`,
);

/**
 * A row is a start with the digests of its claims that go. One walk over its relationships finds them all: through both
 * ends, Grafeo would walk them anew for every claim.
 */
export const deleteClaims = perKind(
  (type: RelationType, from: NodeLabel, to: NodeLabel) =>
    `UNWIND $rows AS row MATCH (a:${from} {key: row.fromKey})-[r:${type}]->(b:${to}) ` +
    `WHERE r.${DIGEST_PROPERTY} IN row.digests DELETE r`,
);

/** Types of the relationships that others have at some nodes. */
export const foreignTypes = perKind(
  (label: NodeLabel) =>
    `UNWIND $keys AS key MATCH (n:${label} {key: key})-[r]-() WHERE r.${DIGEST_PROPERTY} IS NULL ` +
    `RETURN key, collect(DISTINCT type(r)) AS types ORDER BY key`,
);

export const nodeDigests = perKind(
  (label: NodeLabel) => `MATCH (n:${label}) RETURN n.key AS key, n.${DIGEST_PROPERTY} AS digest`,
);

/** Digests of the claims that start at some nodes, a row a start; what others wrote has none. */
export const claimDigests = perKind(
  (from: NodeLabel) =>
    `UNWIND $keys AS key MATCH (a:${from} {key: key})-[r]->() RETURN key, collect(r.${DIGEST_PROPERTY}) AS digests`,
);

/** What is stored of the claims that start at some nodes. Filtered by the asker: Grafeo can fail at a filter here. */
export const claimsAt = perKind(
  (from: NodeLabel) =>
    `UNWIND $keys AS key MATCH (a:${from} {key: key})-[r]->(b) ` +
    `RETURN key AS fromKey, type(r) AS type, labels(b) AS labels, b.key AS toKey, r.id AS id, r.${DIGEST_PROPERTY} AS digest`,
);

function isOurs(name: string): string {
  return `${name}.${DIGEST_PROPERTY} IS NOT NULL`;
}

/**
 * A map of a row's properties. One that the row does not have is null, and so none in the graph. A whole number arrives
 * as an integer, so what the model says is a float is made one: 5 / 2 is 2 for integers.
 */
function properties({ shape }: { shape: Record<string, z.ZodType> }): string {
  const entries = Object.entries(shape).map(
    ([name, schema]) => `${name}: ${isFloat(schema) ? `toFloat(row.${name})` : `row.${name}`}`,
  );
  return `{${[...entries, `${DIGEST_PROPERTY}: row.${DIGEST_PROPERTY}`].join(', ')}}`;
}

/** Builds each statement once. */
function perKind<Names extends string[]>(build: (...names: Names) => string): (...names: Names) => string {
  const built = new Map<string, string>();
  return (...names) => {
    const kind = names.join(' ');
    const statement = built.get(kind) ?? build(...names);
    built.set(kind, statement);
    return statement;
  };
}
