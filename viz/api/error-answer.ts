import { z } from 'zod';

/** Any refused or failed request. */
export const ErrorAnswer = z.strictObject({
  error: z.string(),
  line: z.int().optional().describe('of own Cypher: where the trouble is, from 1'),
  column: z.int().optional(),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
