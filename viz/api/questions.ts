import { z } from 'zod';
import { NodeRef } from '../../graph/model.js';
import { NamedRef } from './nodes.js';

export const QuestionParameter = z.strictObject({
  name: z.string(),
  type: z
    .string()
    .describe('`string`, `integer`, `float`, `boolean`, `relation`, `label`, `node`, or a node label: its name'),
  description: z.string(),
  required: z.boolean(),
  default: z.string().describe('what it is when left out; empty where nothing'),
  min: z.number().optional(),
  max: z.number().optional(),
  choices: z.array(z.string()).optional().describe('all that it can be, where these are few'),
});
export type QuestionParameter = z.infer<typeof QuestionParameter>;

/** A canned query, as a form can be made of it. */
export const QuestionSummary = z.strictObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  parameters: z.array(QuestionParameter),
});
export type QuestionSummary = z.infer<typeof QuestionSummary>;

/** A value of a table: a plain one, a node that can be opened, or a list of these. */
export type Cell = null | boolean | number | string | NamedRef | Cell[];

export const Cell: z.ZodType<Cell> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), NamedRef, z.array(Cell)]),
);

export const QuestionColumn = z.strictObject({ name: z.string(), description: z.string() });
export type QuestionColumn = z.infer<typeof QuestionColumn>;

/** Cypher that gives an answer, with the values of its parameters. */
export const CypherText = z.strictObject({
  cypher: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), NodeRef])),
});
export type CypherText = z.infer<typeof CypherText>;

export const QuestionAnswer = z.strictObject({
  columns: z.array(QuestionColumn),
  rows: z.array(z.array(Cell)),
  total: z.int().describe('rows there are; more than `rows` holds where the answer was cut'),
  made: CypherText.describe('the question as the database was asked'),
});
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;
