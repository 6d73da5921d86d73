import { z } from 'zod';
import { NodeLabel, RelationType } from '../../graph/model.js';
import { NodeSummary, PaperSummary } from './nodes.js';
import { QuestionSummary } from './questions.js';

const year = z.string().describe('empty where unknown');

export const LineageSummary = z.strictObject({
  root: NodeSummary,
  methods: z.int(),
  generations: z.int(),
  firstYear: year,
  lastYear: year,
});
export type LineageSummary = z.infer<typeof LineageSummary>;

/** A file that a view can be taken along as. */
export const DownloadSummary = z.strictObject({ format: z.string(), file: z.string(), description: z.string() });
export type DownloadSummary = z.infer<typeof DownloadSummary>;

export const OverviewAnswer = z.strictObject({
  nodes: z.record(NodeLabel, z.int()),
  relations: z.record(RelationType, z.int()),
  lineages: z.array(LineageSummary),
  lineagesTotal: z.int().describe('how many lineages there are; the list is cut'),
  newest: z.array(PaperSummary),
  questions: z.array(QuestionSummary),
  defaultMinConfidence: z.number(),
  exportFormats: z.array(DownloadSummary),
  syncing: z.boolean().describe('papers are coming in, and the store may show an edit half done'),
});
export type OverviewAnswer = z.infer<typeof OverviewAnswer>;

/** Where the graph stands, asked every few seconds by a page that is open. */
export const StateAnswer = z.strictObject({
  revision: z.string().describe('another text whenever the graph is another; empty where the store never says'),
  syncing: OverviewAnswer.shape.syncing,
  ownCypher: z.boolean().describe('`/api/cypher` answers'),
});
export type StateAnswer = z.infer<typeof StateAnswer>;

export const SearchHit = z.strictObject({
  ...NodeSummary.shape,
  alias: z.string().optional().describe('the alias that was found, where it was not the name'),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchAnswer = z.strictObject({ hits: z.array(SearchHit), total: z.int() });
export type SearchAnswer = z.infer<typeof SearchAnswer>;
