import { z } from 'zod';
import { NODE_LABELS } from '../model.js';

/** A parameter of a node label takes a name and gives its key; `node` takes one of any label and gives both. */
export const PARAMETER_TYPES = [
  'string',
  'integer',
  'float',
  'boolean',
  'relation',
  'label',
  'node',
  ...NODE_LABELS,
] as const;
export const ParameterType = z.enum(PARAMETER_TYPES);
export type ParameterType = z.infer<typeof ParameterType>;

/** A column of a node label holds a key, `node` a key whose label is in the column beside it, `claim` a claim's id. */
export const COLUMN_TYPES = [...PARAMETER_TYPES, 'claim'] as const;
export const ColumnType = z.enum(COLUMN_TYPES);
export type ColumnType = z.infer<typeof ColumnType>;

const identifier = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be letters and digits, a small letter first');

export const QueryParameter = z.strictObject({
  name: identifier,
  type: ParameterType,
  description: z.string(),
  required: z.boolean(),
  /** What a parameter left out is; null where the header gives no default. */
  default: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type QueryParameter = z.infer<typeof QueryParameter>;

export const QueryColumn = z.strictObject({
  name: identifier,
  type: ColumnType,
  list: z.boolean(),
  nullable: z.boolean(),
  description: z.string(),
});
export type QueryColumn = z.infer<typeof QueryColumn>;

/** A question with its Cypher: one file of `queries/`. */
export const CannedQuery = z.strictObject({
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be small letters and hyphens'),
  /** The question as a list for people names it. */
  title: z.string().min(1),
  description: z.string().min(1),
  parameters: z.array(QueryParameter),
  columns: z.array(QueryColumn).min(1),
  cypher: z.string().min(1),
});
export type CannedQuery = z.infer<typeof CannedQuery>;

/** Name of the column that holds the label of a `node` column: `fromLabel` for `fromKey`, `label` for `key`. */
export function labelColumn(keyColumn: string): string {
  return keyColumn === 'key' ? 'label' : keyColumn.replace(/Key$/, 'Label');
}

/** True for columns that name nodes and claims for programs; what people read stands in the others. */
export function isReference(column: QueryColumn, columns: readonly QueryColumn[]): boolean {
  if (column.type === 'claim' || column.type === 'node') return true;
  if (column.type === 'label')
    return columns.some(other => other.type === 'node' && labelColumn(other.name) === column.name);
  return (NODE_LABELS as readonly string[]).includes(column.type);
}
