import { z } from 'zod';
import { EndReason, Outcome, RelationType } from '../../graph/model.js';
import { NamedRef, NodeSummary, PaperSummary } from './nodes.js';

const Quote = z.strictObject({ start: z.int(), end: z.int() });

/** A claim with what is needed to show why it is there. Offsets are UTF-16, into `title + "\n" + abstract`. */
export const ClaimView = z.strictObject({
  id: z.string(),
  type: RelationType,
  from: NamedRef,
  to: NamedRef,
  paper: z.string(),
  quotes: z.array(Quote),
  confidence: z.number(),
  rule: z.string(),
  curated: z.boolean(),
  fromReason: EndReason,
  toReason: EndReason,
  outcome: Outcome.optional(),
  figure: z.string().optional().describe('of a result: its figure, such as `up to 1.43x`'),
  versus: NamedRef.optional().describe('of a result: what it is measured against'),
  dataset: NamedRef.optional(),
  hardware: NamedRef.optional(),
});
export type ClaimView = z.infer<typeof ClaimView>;

export const PaperView = z.strictObject({
  ...PaperSummary.shape,
  abstract: z.string(),
  authors: z.array(z.string()),
  organisation: z.string(),
  url: z.string(),
});
export type PaperView = z.infer<typeof PaperView>;

export const ClaimsAnswer = z.strictObject({
  claims: z.array(ClaimView),
  papers: z.record(z.string(), PaperView).describe('the papers of the claims, by key'),
  total: z.int().describe('claims there are; more than `claims` holds where the answer was cut'),
});
export type ClaimsAnswer = z.infer<typeof ClaimsAnswer>;

export const NodeAnswer = z.strictObject({
  ...ClaimsAnswer.shape,
  node: NodeSummary,
  facts: z.array(z.tuple([z.string(), z.string()])).describe('name and value of each property that is worth a line'),
  aliases: z.array(z.string()),
  paper: PaperView.optional().describe('of a Paper: itself'),
  mentionedIn: z.array(PaperSummary).describe('papers that name it, newest first'),
  mentionedInTotal: z.int(),
});
export type NodeAnswer = z.infer<typeof NodeAnswer>;
