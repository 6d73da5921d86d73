import type { ZodType, z } from 'zod';
import {
  ClaimsAnswer,
  CypherAnswer,
  FacetsAnswer,
  LineageAnswer,
  MapAnswer,
  NeighbourhoodAnswer,
  NodeAnswer,
  OverviewAnswer,
  PathAnswer,
  PictureAnswer,
  QuestionAnswer,
  SchemaAnswer,
  SearchAnswer,
  StateAnswer,
} from '../api.js';
import { claimsBetween } from './claims.js';
import { makeDownload } from './download.js';
import type { ExplorerData } from './explorer-data.js';
import { readFacets } from './facets.js';
import { LIMITS } from './limits.js';
import { readLineage } from './lineage.js';
import type { GraphMap } from './map/graph-map.js';
import { readNodeDetails } from './node-details.js';
import { readSummaries } from './nodes.js';
import type { OwnCypher } from './own-cypher/own-cypher.js';
import { readSchema } from './own-cypher/schema.js';
import { readPath } from './path.js';
import { askQuestion } from './question-desk.js';
import { readNeighbourhood, relationsAmong } from './relations.js';
import { RequestProblem } from './request-problem.js';
import {
  ClaimsRequest,
  CypherRequest,
  DownloadRequest,
  FacetsRequest,
  LineageRequest,
  MapRequest,
  NeighbourhoodRequest,
  NodeRequest,
  OverviewRequest,
  PathRequest,
  PictureRequest,
  QuestionRequest,
  SchemaRequest,
  SearchRequest,
  StateRequest,
} from './requests.js';

/** What the endpoints answer from. */
export interface Backend {
  data: ExplorerData;
  map: GraphMap;
  /** Absent where own Cypher is off. */
  cypher: OwnCypher | undefined;
}

export interface Reply {
  body: string;
  mediaType: string;
  /** The answer is a file to be saved under this name. */
  fileName?: string;
}

/** One `POST /api/…`: what it takes and answers, and how. */
export interface Endpoint {
  name: string;
  summary: string;
  request: ZodType;
  /** Absent where the answer is a file. */
  answer?: ZodType;
  /** It may be asked of as many nodes as a view holds, so that requests are larger. */
  listsNodes?: true;
  /**
   * @param ask What `request` made of the body.
   * @param asked The request, whose signal tells when its asker has gone; made only for those who look at it.
   */
  reply(ask: unknown, backend: Backend, asked: Pick<Request, 'signal'>): Promise<Reply>;
}

const JSON_TYPE = 'application/json';

/** An endpoint whose answer is made of a schema's type. */
function answering<Q extends ZodType, A extends ZodType>(
  name: string,
  summary: string,
  request: Q,
  answer: A,
  give: (ask: z.output<Q>, backend: Backend) => Promise<z.input<A>>,
): Endpoint {
  const reply: Endpoint['reply'] = async (ask, backend) => {
    return { body: JSON.stringify(await give(ask as z.output<Q>, backend)), mediaType: JSON_TYPE };
  };
  return { name, summary, request, answer, reply };
}

const cypher: Endpoint = {
  name: 'cypher',
  summary: 'Answers a question in Cypher that reads only; cut where it is long, ended where it takes too much.',
  request: CypherRequest,
  answer: CypherAnswer,
  async reply(ask, { cypher: own }, asked) {
    if (!own) throw new RequestProblem(403, 'Own Cypher is off here; `paperlineage serve --own-cypher` allows it.');
    return { body: await own.ask(ask as CypherRequest, asked.signal), mediaType: JSON_TYPE };
  },
};

const download: Endpoint = {
  name: 'download',
  summary: 'The nodes in view and all claims among them, as a file.',
  request: DownloadRequest,
  listsNodes: true,
  async reply(ask, { data }) {
    const { file, text } = await data.read(reader => makeDownload(reader, ask as DownloadRequest), LIMITS.downloadMs);
    return { body: text, mediaType: file.mediaType, fileName: file.name };
  },
};

/** All that can be asked under `/api/`. */
export const ENDPOINTS: readonly Endpoint[] = [
  answering(
    'state',
    'Whether the graph is still the one that the page shows.',
    StateRequest,
    StateAnswer,
    async (_, { data, cypher: own }) => ({ ...(await data.read(reader => data.state(reader))), ownCypher: !!own }),
  ),
  answering(
    'overview',
    'What the graph holds, and what can be asked of it.',
    OverviewRequest,
    OverviewAnswer,
    ({ minConfidence }, { data }) => data.read(reader => data.overview(reader, minConfidence)),
  ),
  answering(
    'search',
    'Nodes by name, alias or title; small typos are forgiven.',
    SearchRequest,
    SearchAnswer,
    ({ text, limit }, { data }) => data.read(reader => data.search(reader, text, limit)),
  ),
  answering('node', 'All about one node.', NodeRequest, NodeAnswer, async ({ node, minConfidence }, { data }) =>
    known(await data.read(reader => readNodeDetails(reader, node, minConfidence))),
  ),
  answering(
    'neighbourhood',
    'A page of the nodes that a node is related to.',
    NeighbourhoodRequest,
    NeighbourhoodAnswer,
    async (ask, { data }) => known(await data.read(reader => readNeighbourhood(reader, ask))),
  ),
  answering(
    'picture',
    'Nodes with every relation among them.',
    PictureRequest,
    PictureAnswer,
    ({ nodes, minConfidence }, { data }) =>
      data.read(async reader => ({
        nodes: await readSummaries(reader, nodes),
        relations: await relationsAmong(reader, nodes, minConfidence),
      })),
  ),
  answering('map', 'The whole graph, laid out.', MapRequest, MapAnswer, (ask, { data, map }) =>
    data.read(reader => map.read(reader, ask)),
  ),
  {
    ...answering(
      'facets',
      'What the methods and papers of a view can be narrowed down by.',
      FacetsRequest,
      FacetsAnswer,
      (ask, { data }) => data.read(reader => readFacets(reader, ask)),
    ),
    listsNodes: true,
  },
  answering(
    'lineage',
    'What a method comes from and what came from it.',
    LineageRequest,
    LineageAnswer,
    async (ask, { data }) =>
      known(
        await data.read(async reader => readLineage(reader, await data.lineageIndex(reader, ask.minConfidence), ask)),
      ),
  ),
  answering('path', 'The shortest way between two nodes.', PathRequest, PathAnswer, async (ask, { data }) =>
    known(await data.read(reader => readPath(reader, data.queries, ask))),
  ),
  answering('claims', 'Every claim between two nodes, with its quotes.', ClaimsRequest, ClaimsAnswer, (ask, { data }) =>
    data.read(reader => claimsBetween(reader, ask)),
  ),
  answering('question', 'Answers a canned question.', QuestionRequest, QuestionAnswer, (ask, { data }) =>
    data.read(reader => askQuestion(reader, data.queries, ask)),
  ),
  answering('schema', 'What own Cypher can be written with.', SchemaRequest, SchemaAnswer, async () => readSchema()),
  cypher,
  download,
];

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new RequestProblem(404, 'The graph does not hold this node.');
  return found;
}
