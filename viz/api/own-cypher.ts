import { z } from 'zod';
import { NodeLabel, RelationType } from '../../graph/model.js';
import { NamedRef } from './nodes.js';

/** One claim, as a row of own Cypher holds it: its id, and the nodes that it joins. */
export const RelationCell = z.strictObject({ id: z.string(), type: RelationType, from: NamedRef, to: NamedRef });
export type RelationCell = z.infer<typeof RelationCell>;

/** A map, or a node or relation that is none of the model's. */
export type MapCell = { map: Record<string, CypherCell> };

/** A value of own Cypher. A path is the list of its nodes and relations in walking order. */
export type CypherCell = null | boolean | number | string | NamedRef | RelationCell | MapCell | CypherCell[];

export const CypherCell: z.ZodType<CypherCell> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    NamedRef,
    RelationCell,
    z.strictObject({ map: z.record(z.string(), CypherCell) }),
    z.array(CypherCell),
  ]),
);

export const CypherAnswer = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(z.array(CypherCell)),
  cut: z.enum(['', 'rows', 'bytes']).describe('the limit that the answer was cut at; empty where it is whole'),
});
export type CypherAnswer = z.infer<typeof CypherAnswer>;

/** What own Cypher can be written with: the model's closed lists. */
export const SchemaProperty = z.strictObject({ name: z.string(), description: z.string() });
export type SchemaProperty = z.infer<typeof SchemaProperty>;

export const SchemaAnswer = z.strictObject({
  labels: z.array(z.strictObject({ name: NodeLabel, properties: z.array(SchemaProperty) })),
  relations: z.array(
    z.strictObject({
      name: RelationType,
      states: z.string(),
      from: z.array(NodeLabel),
      to: z.array(NodeLabel),
      properties: z.array(SchemaProperty),
    }),
  ),
  keywords: z.array(z.string()),
  functions: z.array(z.string()),
});
export type SchemaAnswer = z.infer<typeof SchemaAnswer>;
