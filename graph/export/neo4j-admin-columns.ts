import { z } from 'zod';
import { isFloat, NODE_SCHEMAS, RELATION_SCHEMAS } from '../model.js';
import type { Attributes } from './attributes.js';

/** Types of columns as `neo4j-admin` knows them. */
type ColumnType = 'string' | 'long' | 'double' | 'boolean' | 'string[]' | 'long[]';

/** Properties by name with the types of their columns, in a fixed order. */
export type Columns = ReadonlyMap<string, ColumnType>;

export const NODE_COLUMNS: Columns = columnsOf(Object.values(NODE_SCHEMAS));
export const RELATIONSHIP_COLUMNS: Columns = columnsOf(Object.values(RELATION_SCHEMAS));

/**
 * Names the lists of a row that no cell can hold: the import takes an empty cell for no property at all. An entry is
 * the list's name (it is empty), or `blankEntry` of it (it holds one empty text). `finish.cypher` puts these lists
 * right, and takes this property away.
 */
export const EMPTY_LISTS = 'paperlineageEmptyLists';

export const blankEntry = (name: string) => `${name} ""`;

/** The columns of some labels or types together; these agree on the type of a property that they share. */
export function columnsOf(schemas: readonly { shape: object }[]): Columns {
  const columns = new Map<string, ColumnType>();
  for (const { shape } of schemas) {
    for (const [name, schema] of Object.entries<z.ZodType>(shape as Record<string, z.ZodType>)) {
      const type = columnType(schema);
      if ((columns.get(name) ?? type) !== type) throw new Error(`${name} is ${columns.get(name)} and ${type}.`);
      columns.set(name, type);
    }
  }
  return columns;
}

function columnType(schema: z.ZodType): ColumnType {
  if (schema instanceof z.ZodOptional) return columnType(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return columnType(schema.element as z.ZodType) === 'long' ? 'long[]' : 'string[]';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodNumber) return isFloat(schema) ? 'double' : 'long';
  return 'string';
}

/** A cell: text is quoted, the rest is not; undefined is a property that is not there. */
export type Cell = string | number | undefined;

/** The cells of a row in the order of the columns, and after them that of `EMPTY_LISTS`. */
export function cells(attributes: Attributes, columns: Columns, arrayDelimiter: string): Cell[] {
  const unheld: string[] = [];
  const held = Array.from(columns.keys(), name => {
    const value = attributes[name];
    if (typeof value === 'boolean') return String(value);
    if (typeof value !== 'object') return value;
    const cell = value.join(arrayDelimiter);
    if (cell !== '') return cell;
    unheld.push(value.length === 0 ? name : blankEntry(name));
    return undefined;
  });
  return [...held, unheld.length > 0 ? unheld.join(arrayDelimiter) : undefined];
}
