import { z } from 'zod';
import { NamedRef } from './nodes.js';

/** A node that a name perhaps means. */
export const SuggestedNode = z.strictObject({
  ...NamedRef.shape,
  value: z.string().describe('what to give for the parameter, so that this node is meant'),
});
export type SuggestedNode = z.infer<typeof SuggestedNode>;

/** Any refused or failed request. */
export const ErrorAnswer = z.strictObject({
  error: z.string(),
  line: z.int().optional().describe('of own Cypher: where the trouble is, from 1'),
  column: z.int().optional(),
  parameter: z.string().optional().describe('of a canned question: the parameter whose value does not fit'),
  suggestions: z.array(SuggestedNode).optional().describe('what the value was perhaps to mean, best first'),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
