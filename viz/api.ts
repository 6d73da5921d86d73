import { z } from 'zod';
import { EndReason, NodeLabel, NodeRef, Outcome, RelationType } from '../graph/model.js';

/**
 * What the server answers to `POST /api/…`: schemas, and the types made of them. The API's description is made of the
 * same schemas; what the page may ask stands in `server/requests.ts`. The page imports types only.
 */

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

/** Nodes, and every relation among them at the confidence asked for. */
export const PictureAnswer = z.strictObject({ nodes: z.array(NodeSummary), relations: z.array(RelationSummary) });
export type PictureAnswer = z.infer<typeof PictureAnswer>;

const year = z.string().describe('empty where unknown');

export const LineageSummary = z.strictObject({
  root: NodeSummary,
  methods: z.int(),
  generations: z.int(),
  firstYear: year,
  lastYear: year,
});
export type LineageSummary = z.infer<typeof LineageSummary>;

export const PaperSummary = z.strictObject({ key: z.string(), title: z.string(), published: z.string() });
export type PaperSummary = z.infer<typeof PaperSummary>;

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
  description: z.string(),
  parameters: z.array(QuestionParameter),
});
export type QuestionSummary = z.infer<typeof QuestionSummary>;

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

export const NeighbourhoodAnswer = z.strictObject({
  centre: NodeSummary,
  neighbours: z.array(NodeSummary).describe('a page of them, best connected first'),
  offset: z.int(),
  total: z.int(),
});
export type NeighbourhoodAnswer = z.infer<typeof NeighbourhoodAnswer>;

export const LineageNode = z.strictObject({
  ...NodeSummary.shape,
  generation: z.int().describe('longest way from a node without parents, in steps'),
});
export type LineageNode = z.infer<typeof LineageNode>;

/** `child` builds on `parent`. */
export const LineageStep = z.strictObject({
  child: NodeRef,
  parent: NodeRef,
  claims: z.int(),
  papers: z.int(),
  confidence: z.number(),
  gain: z
    .string()
    .describe('what a paper of this step reports of the child against the parent, such as `2x speedup`; may be empty'),
});
export type LineageStep = z.infer<typeof LineageStep>;

export const LineageAnswer = z.strictObject({
  focus: NodeSummary,
  nodes: z.array(LineageNode),
  steps: z.array(LineageStep),
  total: z.int().describe('methods in the lineage; more than `nodes` holds where it was cut'),
});
export type LineageAnswer = z.infer<typeof LineageAnswer>;

export const NamedRef = z.strictObject({ ...NodeRef.shape, name: z.string() });
export type NamedRef = z.infer<typeof NamedRef>;

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

/** Any refused or failed request. */
export const ErrorAnswer = z.strictObject({
  error: z.string(),
  line: z.int().optional().describe('of own Cypher: where the trouble is, from 1'),
  column: z.int().optional(),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

/** A value that methods and papers can be narrowed down by, with those that have it. */
export const FacetValue = z.strictObject({
  key: z.string(),
  name: z.string(),
  nodes: z.array(z.string()).describe('as `Method:key`'),
});
export type FacetValue = z.infer<typeof FacetValue>;

/** The commonest values of each facet first. */
export const FacetsAnswer = z.strictObject({
  organisation: z.array(FacetValue),
  hardware: z.array(FacetValue),
  metric: z.array(FacetValue),
});
export type FacetsAnswer = z.infer<typeof FacetsAnswer>;

/** The whole graph, or its best connected part, as columns: places in `nodes` are what `relations` counts from. */
export const MapAnswer = z.strictObject({
  nodes: z.strictObject({
    label: z.array(NodeLabel),
    key: z.array(z.string()),
    name: z.array(z.string()),
    published: z.array(z.string()),
    kind: z.array(z.string()),
    generic: z.array(z.boolean()),
    x: z.array(z.int()).describe('where it was laid out, once for the graph'),
    y: z.array(z.int()).describe('grows downwards'),
  }),
  relations: z
    .strictObject({
      from: z.array(z.int()),
      to: z.array(z.int()),
      type: z.array(RelationType),
      claims: z.array(z.int()),
      papers: z.array(z.int()),
      confidence: z.array(z.number()),
    })
    .describe('every relation among the nodes, of the types asked for'),
  totalNodes: z.int().describe('nodes that such relations join; more than `nodes` holds where it was cut'),
  totalRelations: z.int(),
});
export type MapAnswer = z.infer<typeof MapAnswer>;

/** The shortest way from one node to another. */
export const PathAnswer = z.strictObject({
  from: NodeSummary,
  to: NodeSummary,
  nodes: z.array(NodeSummary).describe('in walking order, both ends included; empty where there is no way'),
  relations: z.array(RelationSummary).describe('every relation among them'),
  steps: z.array(ClaimsAnswer).describe('what is claimed between each node and the next'),
});
export type PathAnswer = z.infer<typeof PathAnswer>;
