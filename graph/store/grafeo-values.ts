import { type GraphValue, StoredNode, StoredPath, StoredRelationship, StoreError } from './port.js';

/**
 * A value of Grafeo as a value of the port. Grafeo has no classes for nodes (`{_id, _labels, …}`), relationships
 * (`{_id, _type, _source, _target, …}`) and paths (`{nodes, edges}`), so a map made with just these names is taken
 * for one.
 */
export function grafeoValue(value: unknown): GraphValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      throw new StoreError(`The answer holds ${value}, an integer that is too large to be exact.`);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(grafeoValue);
      return grafeoObject(value);
  }
  return null;
}

function grafeoObject(value: object): GraphValue {
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Date]') return (value as Date).toISOString();
  if (kind !== '[object Object]')
    throw new StoreError('The answer holds bytes or a vector; return text, numbers, lists or maps.');
  const map = value as Record<string, unknown>;
  if ('_id' in map && Array.isArray(map._labels)) return grafeoNode(map);
  if ('_id' in map && typeof map._type === 'string' && '_source' in map) return grafeoRelationship(map);
  return grafeoPath(map) ?? properties(map);
}

function grafeoNode({ _id, _labels, ...rest }: Record<string, unknown>): StoredNode {
  return new StoredNode(String(_id), (_labels as unknown[]).map(String), properties(rest));
}

function grafeoRelationship({ _id, _type, _source, _target, ...rest }: Record<string, unknown>): StoredRelationship {
  return new StoredRelationship(String(_id), String(_type), String(_source), String(_target), properties(rest));
}

function grafeoPath({ nodes, edges, ...rest }: Record<string, unknown>): StoredPath | undefined {
  if (!Array.isArray(nodes) || !Array.isArray(edges) || nodes.length !== edges.length + 1) return undefined;
  if (Object.keys(rest).length > 0) return undefined;
  const storedNodes = nodes.map(grafeoValue).filter(node => node instanceof StoredNode);
  const relationships = edges.map(grafeoValue).filter(edge => edge instanceof StoredRelationship);
  const whole = storedNodes.length === nodes.length && relationships.length === edges.length;
  return whole ? new StoredPath(storedNodes, relationships) : undefined;
}

/** Converts in place: the object was made for this answer. */
function properties(map: Record<string, unknown>): Record<string, GraphValue> {
  for (const name of Object.keys(map)) map[name] = grafeoValue(map[name]);
  return map as Record<string, GraphValue>;
}
