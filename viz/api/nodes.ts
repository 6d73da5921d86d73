import { z } from 'zod';
import { NodeRef, RelationType } from '../../graph/model.js';

/** A node as it is drawn and listed. */
export const NodeSummary = z.strictObject({
  ...NodeRef.shape,
  name: z.string(),
  kind: z.string(),
  published: z.string().describe('ISO date of the paper, or of the first that introduces it; empty where unknown'),
  generic: z.boolean(),
});
export type NodeSummary = z.infer<typeof NodeSummary>;

/** All claims of one type from one node to another, as one line of a picture. */
export const RelationSummary = z.strictObject({
  type: RelationType,
  from: NodeRef,
  to: NodeRef,
  claims: z.int(),
  papers: z.int(),
  confidence: z.number().describe('the highest of the claims'),
});
export type RelationSummary = z.infer<typeof RelationSummary>;

export const PaperSummary = z.strictObject({ key: z.string(), title: z.string(), published: z.string() });
export type PaperSummary = z.infer<typeof PaperSummary>;

export const NamedRef = z.strictObject({ ...NodeRef.shape, name: z.string() });
export type NamedRef = z.infer<typeof NamedRef>;
