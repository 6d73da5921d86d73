import neo4j, { type Node, type Path, type Relationship } from 'neo4j-driver';
import { isPlain } from './parameters.js';
import { type GraphValue, StoredNode, StoredPath, StoredRelationship, StoreError } from './port.js';

/**
 * A value of the Neo4j driver (set to `useBigInt`, so that integers and floats come apart) as a value of the port.
 * Dates and other values with a text of their own become that text.
 */
export function neo4jValue(value: unknown): GraphValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return exactNumber(value);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(neo4jValue);
      return neo4jObject(value);
  }
  return null;
}

function exactNumber(value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new StoreError(`The answer holds ${value}, an integer that is too large to be exact.`);
}

function neo4jObject(value: object): GraphValue {
  if (neo4j.isNode(value)) return storedNode(value);
  if (neo4j.isRelationship(value)) return storedRelationship(value);
  if (neo4j.isPath(value)) return storedPath(value);
  if (ArrayBuffer.isView(value)) throw new StoreError('The answer holds bytes; return text, numbers, lists or maps.');
  return isPlain(value) ? properties(value) : String(value);
}

function storedNode({ elementId, labels, properties: own }: Node): StoredNode {
  return new StoredNode(elementId, labels, properties(own));
}

function storedRelationship(value: Relationship): StoredRelationship {
  const { elementId, type, startNodeElementId, endNodeElementId } = value;
  return new StoredRelationship(elementId, type, startNodeElementId, endNodeElementId, properties(value.properties));
}

function storedPath({ start, segments }: Path): StoredPath {
  const nodes = [start, ...segments.map(segment => segment.end)];
  return new StoredPath(
    nodes.map(storedNode),
    segments.map(segment => storedRelationship(segment.relationship)),
  );
}

/** Converts in place: the object was made for this answer. */
function properties(map: Record<string, unknown>): Record<string, GraphValue> {
  for (const name of Object.keys(map)) map[name] = neo4jValue(map[name]);
  return map as Record<string, GraphValue>;
}
