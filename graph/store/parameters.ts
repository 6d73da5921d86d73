import { type Parameters, StoreError } from './port.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Parameters as every driver takes them: nulls, booleans, numbers, well-formed strings, lists and plain objects.
 * `undefined` becomes null. Whole numbers go through `integer`, for drivers whose numbers are floats otherwise.
 * @throws StoreError naming the parameter that no database could hold as it is.
 */
export function databaseParameters(parameters: Parameters, integer: (value: number) => unknown = same): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, databaseValue(value, name, integer)]),
  );
}

const same = (value: number) => value;

function databaseValue(value: unknown, place: string, integer: (value: number) => unknown): unknown {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'boolean':
      return value;
    case 'number':
      return Number.isSafeInteger(value) ? integer(value) : value;
    case 'string':
      if (LONE_SURROGATE.test(value))
        throw new StoreError(`Parameter ${place} is no well-formed text: it holds half of a surrogate pair.`);
      return value;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map((item, i) => databaseValue(item, `${place}[${i}]`, integer));
      if (isPlain(value)) return databaseMap(value, place, integer);
  }
  const kind = typeof value === 'object' ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
  throw new StoreError(`Parameter ${place} is a ${kind}; text, numbers, booleans, lists and maps can be given.`);
}

/** Whether an object is a map: of no class, whichever realm it comes from. */
export function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function databaseMap(map: Record<string, unknown>, place: string, integer: (value: number) => unknown): Parameters {
  const entries = Object.entries(map).map(([name, item]) => [name, databaseValue(item, `${place}.${name}`, integer)]);
  return Object.fromEntries(entries);
}
