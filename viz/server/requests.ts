import { z } from 'zod';
import { DEFAULT_MIN_CONFIDENCE, NodeRef, RELATION_TYPES, RelationType } from '../../graph/model.js';
import { LIMITS } from './limits.js';
import { MAP_LIMITS } from './map/graph-map.js';

/** The shapes of what the page may ask; anything else is answered with 400. */
const minConfidence = z.number().min(0).max(1).default(DEFAULT_MIN_CONFIDENCE);
const node = NodeRef;

export const OverviewRequest = z.strictObject({ minConfidence });
export const SearchRequest = z.strictObject({
  text: z.string().max(200),
  limit: z.int().min(1).max(LIMITS.searchHits).default(LIMITS.searchHits),
});
export const NodeRequest = z.strictObject({ node, minConfidence });
export const NeighbourhoodRequest = z.strictObject({
  node,
  minConfidence,
  types: z.array(RelationType).optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(LIMITS.neighbours).default(12),
});
export const PictureRequest = z.strictObject({ nodes: z.array(node).max(LIMITS.pictureNodes), minConfidence });
export const LineageRequest = z.strictObject({
  node,
  direction: z.enum(['ancestors', 'descendants', 'both']).default('both'),
  minConfidence,
});
export const MapRequest = z.strictObject({
  minConfidence,
  types: z.array(RelationType).default([...RELATION_TYPES]),
  limit: z.int().min(1).max(MAP_LIMITS.nodes).default(MAP_LIMITS.nodes),
});
export const PathRequest = z.strictObject({
  from: node,
  to: node,
  minConfidence,
  throughAll: z.boolean().default(false).describe('also through hardware, datasets, metrics and common terms'),
});
export type PathRequest = z.infer<typeof PathRequest>;
export const ClaimsRequest = z.strictObject({ a: node, b: node, minConfidence });
export const QuestionRequest = z.strictObject({
  name: z.string().max(100),
  parameters: z
    .record(z.string().max(100), z.union([z.string().max(1000), NodeRef]))
    .default({})
    .describe('as people type them; a node of any label also by label and key'),
});

const scalar = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);

/** A question in the asker's own words. Parameters begin with a letter; other names are the server's. */
export const CypherRequest = z.strictObject({
  cypher: z.string().max(LIMITS.cypherCharacters),
  parameters: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,99}$/), z.union([scalar, NodeRef, z.array(scalar).max(1000)]))
    .default({}),
});
export type CypherRequest = z.infer<typeof CypherRequest>;

export const SchemaRequest = z.strictObject({});

/** Without nodes, all of the graph is asked about. */
export const FacetsRequest = z.strictObject({
  nodes: z.array(node).max(LIMITS.listedNodes).optional(),
  minConfidence,
});

export const StateRequest = z.strictObject({});

const coordinate = z.number().min(-1e6).max(1e6);

/** A subgraph as a file: the nodes in view, with all claims among them; without nodes, the whole graph. */
export const DownloadRequest = z
  .strictObject({
    format: z.string().max(40),
    file: z.string().max(80),
    types: z.array(RelationType).default([...RELATION_TYPES]),
    nodes: z.array(node).max(LIMITS.listedNodes).optional(),
    places: z
      .array(z.tuple([coordinate, coordinate]))
      .max(LIMITS.listedNodes)
      .optional()
      .describe('x and y of each of `nodes`, y growing upwards; for forms that hold places'),
    minConfidence,
  })
  .refine(({ nodes, places }) => places === undefined || places.length === nodes?.length, {
    path: ['places'],
    message: 'give one place for each of `nodes`, or none',
  });
export type DownloadRequest = z.infer<typeof DownloadRequest>;
