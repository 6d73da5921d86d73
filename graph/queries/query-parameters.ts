import { NODE_LABELS, NodeLabel, NodeRef, RELATION_TYPES, RelationType } from '../model.js';
import { findNode, NodeNameError } from '../names.js';
import type { GraphReader, Parameters } from '../store/port.js';
import type { CannedQuery, QueryParameter } from './canned-query.js';

/** A parameter that is missing, unknown or of the wrong type. The message says what the query takes. */
export class QueryParameterError extends Error {
  /** @param parameter the one it is about */
  constructor(
    query: CannedQuery,
    readonly parameter: string,
    readonly reason: string,
  ) {
    super(`query \`${query.name}\`: ${reason}`);
    this.name = 'QueryParameterError';
  }
}

/** A name that was given for a parameter, and that no node has or more than one. */
export class ParameterNameError extends NodeNameError {
  constructor(
    readonly parameter: string,
    ...about: ConstructorParameters<typeof NodeNameError>
  ) {
    super(...about);
    this.name = 'ParameterNameError';
  }
}

/**
 * Makes the parameters that a query runs with of what people typed: texts become numbers and booleans, names become
 * keys, what is left out gets its default.
 * @param given by name; `undefined` counts as left out
 * @throws QueryParameterError, ParameterNameError
 */
export async function queryParameters(
  reader: GraphReader,
  query: CannedQuery,
  given: Readonly<Record<string, unknown>>,
): Promise<Parameters> {
  for (const name of Object.keys(given)) {
    if (query.parameters.some(parameter => parameter.name === name)) continue;
    throw new QueryParameterError(query, name, `there is no parameter \`${name}\`; ${listParameters(query)}`);
  }
  const parameters: Parameters = {};
  for (const parameter of query.parameters) {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
    if (value === undefined && parameter.required) {
      const reason = `parameter \`${parameter.name}\` is missing; ${listParameters(query)}`;
      throw new QueryParameterError(query, parameter.name, reason);
    }
    parameters[parameter.name] = await coerce(reader, query, parameter, value ?? parameter.default);
  }
  return parameters;
}

function listParameters(query: CannedQuery): string {
  const list = query.parameters.map(({ name, type, required, default: standard }) => {
    if (required) return `${name} (${type})`;
    return `${name} (${type}, ${standard === null ? 'may be left out' : `${standard} by default`})`;
  });
  return list.length === 0 ? 'it takes none' : `it takes ${list.join(', ')}`;
}

async function coerce(
  reader: GraphReader,
  query: CannedQuery,
  parameter: QueryParameter,
  value: unknown,
): Promise<unknown> {
  if (value === null && !parameter.required) return null;
  const wrong = (expected: string) =>
    new QueryParameterError(
      query,
      parameter.name,
      `parameter \`${parameter.name}\` must be ${expected}, not ${JSON.stringify(value)}`,
    );
  switch (parameter.type) {
    case 'string':
      if (typeof value === 'string') return value;
      throw wrong('a text');
    case 'boolean':
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      throw wrong('true or false');
    case 'integer':
    case 'float':
      return readNumber(parameter, value, wrong);
    case 'relation': {
      const type = RelationType.safeParse(typeof value === 'string' ? value.toUpperCase() : value);
      if (type.success) return type.data;
      throw wrong(`one of ${RELATION_TYPES.join(', ')}`);
    }
    case 'label': {
      const label = NODE_LABELS.find(known => typeof value === 'string' && known.toLowerCase() === value.toLowerCase());
      if (label) return label;
      throw wrong(`one of ${NODE_LABELS.join(', ')}`);
    }
    default:
      return readNode(reader, parameter, value, wrong);
  }
}

function readNumber(parameter: QueryParameter, value: unknown, wrong: (expected: string) => Error): number {
  const { type, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = parameter;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong(kind);
  if (type === 'integer' && !Number.isSafeInteger(number)) throw wrong(kind);
  if (number < min || number > max) throw wrong(`${kind} from ${min} to ${max}`);
  return number;
}

/** A name, a key, or for a `node` also `{label, key}`: gives the key, for a `node` both. */
async function readNode(
  reader: GraphReader,
  parameter: QueryParameter,
  value: unknown,
  wrong: (expected: string) => Error,
): Promise<unknown> {
  const label = NodeLabel.safeParse(parameter.type);
  if (typeof value === 'string') {
    const options = label.success ? { label: label.data } : {};
    const match = await findNode(reader, value, options);
    if (match.kind !== 'found') throw new ParameterNameError(parameter.name, value, match, options);
    const { node } = match;
    return label.success ? node.key : { label: node.label, key: node.key };
  }
  const ref = NodeRef.safeParse(value);
  if (!label.success && ref.success) return ref.data;
  throw wrong(label.success ? `the name of a ${label.data}` : 'the name of a node');
}
