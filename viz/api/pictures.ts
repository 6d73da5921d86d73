import { z } from 'zod';
import { NodeLabel, NodeRef, RelationType } from '../../graph/model.js';
import { ClaimsAnswer } from './evidence.js';
import { NodeSummary, RelationSummary } from './nodes.js';

/** Nodes, and every relation among them at the confidence asked for. */
export const PictureAnswer = z.strictObject({ nodes: z.array(NodeSummary), relations: z.array(RelationSummary) });
export type PictureAnswer = z.infer<typeof PictureAnswer>;

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

/** A value that methods and papers can be narrowed down by, with those that have it. */
export const FacetValue = z.strictObject({
  key: z.string(),
  name: z.string(),
  nodes: z.array(z.string()).describe('as `Method:key`'),
});
export type FacetValue = z.infer<typeof FacetValue>;

/** The commonest values of each facet first. */
export const FacetsAnswer = z.strictObject({
  year: z.array(FacetValue).describe('of a method, of the first paper that introduces it'),
  organisation: z.array(FacetValue),
  hardware: z.array(FacetValue),
  metric: z.array(FacetValue),
  leftOut: z
    .strictObject({ organisation: z.int(), hardware: z.int(), metric: z.int() })
    .describe('how many more values there are, each rarer than those that are listed'),
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
