import type { EndReason, NodeLabel, NodeRef, Outcome, RelationType } from '../graph/model.js';

/**
 * What the server and the page say to each other: the answers of `POST /api/…`. Types only, so that both sides can
 * import them; requests are validated in `server/requests.ts`.
 */

/** A node as it is drawn and listed. */
export interface NodeSummary extends NodeRef {
  name: string;
  kind: string;
  /** ISO date of the paper, or of the first paper that introduces it; empty where unknown. */
  published: string;
  generic: boolean;
}

/** All claims of one type from one node to another, as one line of a picture. */
export interface RelationSummary {
  type: RelationType;
  from: NodeRef;
  to: NodeRef;
  claims: number;
  papers: number;
  /** The highest of the claims. */
  confidence: number;
}

/** Nodes, and every relation among them at the confidence asked for. */
export interface PictureAnswer {
  nodes: NodeSummary[];
  relations: RelationSummary[];
}

export interface LineageSummary {
  root: NodeSummary;
  methods: number;
  generations: number;
  /** First and last year of its methods; empty where unknown. */
  firstYear: string;
  lastYear: string;
}

export interface PaperSummary {
  key: string;
  title: string;
  published: string;
}

export interface QuestionParameter {
  name: string;
  /** `string`, `integer`, `float`, `boolean`, `relation`, `label`, `node`, or a node label: the name of such a node. */
  type: string;
  description: string;
  required: boolean;
  /** What it is when left out; empty where nothing. */
  default: string;
  min?: number;
  max?: number;
  /** All that it can be, where these are few. */
  choices?: string[];
}

/** A canned query, as a form can be made of it. */
export interface QuestionSummary {
  name: string;
  description: string;
  parameters: QuestionParameter[];
}

export interface OverviewAnswer {
  nodes: Record<NodeLabel, number>;
  relations: Record<RelationType, number>;
  lineages: LineageSummary[];
  /** How many lineages there are; the list is cut. */
  lineagesTotal: number;
  newest: PaperSummary[];
  questions: QuestionSummary[];
  defaultMinConfidence: number;
  exportFormats: DownloadSummary[];
  /** Papers are coming in, and the store may show an edit half done. */
  syncing: boolean;
}

/** A file that a view can be taken along as. */
export interface DownloadSummary {
  format: string;
  file: string;
  description: string;
}

export interface SearchHit extends NodeSummary {
  /** The alias that was found, where it was not the name. */
  alias?: string;
}

export interface SearchAnswer {
  hits: SearchHit[];
  total: number;
}

export interface NeighbourhoodAnswer {
  centre: NodeSummary;
  /** A page of its neighbours, best connected first. */
  neighbours: NodeSummary[];
  offset: number;
  total: number;
}

export interface LineageNode extends NodeSummary {
  /** Longest way from a node without parents, in steps. */
  generation: number;
}

/** `child` builds on `parent`. */
export interface LineageStep {
  child: NodeRef;
  parent: NodeRef;
  claims: number;
  papers: number;
  confidence: number;
  /** What a paper of this step reports of the child against the parent, such as `2x speedup`; empty where nothing. */
  gain: string;
}

export interface LineageAnswer {
  focus: NodeSummary;
  nodes: LineageNode[];
  steps: LineageStep[];
  /** Methods in the lineage; more than `nodes` holds where it was cut. */
  total: number;
}

export interface NamedRef extends NodeRef {
  name: string;
}

/** A claim with what is needed to show why it is there. Offsets are UTF-16, into `title + "\n" + abstract`. */
export interface ClaimView {
  id: string;
  type: RelationType;
  from: NamedRef;
  to: NamedRef;
  paper: string;
  quotes: { start: number; end: number }[];
  confidence: number;
  rule: string;
  curated: boolean;
  fromReason: EndReason;
  toReason: EndReason;
  outcome?: Outcome;
  /** Of a result: its figure and what it is measured against, such as `up to 1.43x`. */
  figure?: string;
  versus?: NamedRef;
  dataset?: NamedRef;
  hardware?: NamedRef;
}

export interface PaperView extends PaperSummary {
  abstract: string;
  authors: string[];
  organisation: string;
  url: string;
}

export interface ClaimsAnswer {
  claims: ClaimView[];
  papers: Record<string, PaperView>;
  /** Claims there are; more than `claims` holds where the answer was cut. */
  total: number;
}

export interface NodeAnswer extends ClaimsAnswer {
  node: NodeSummary;
  /** Name and value of each property that is worth a line. */
  facts: [name: string, value: string][];
  aliases: string[];
  /** Of a Paper: itself. */
  paper?: PaperView;
  /** Papers that name it, newest first. */
  mentionedIn: PaperSummary[];
  mentionedInTotal: number;
}

/** A value of a table: a plain one, a node that can be opened, or a list of these. */
export type Cell = null | boolean | number | string | NamedRef | Cell[];

export interface QuestionColumn {
  name: string;
  description: string;
}

export interface QuestionAnswer {
  columns: QuestionColumn[];
  rows: Cell[][];
  /** Rows there are; more than `rows` holds where the answer was cut. */
  total: number;
}

/** Any refused or failed request. */
export interface ErrorAnswer {
  error: string;
}
