import type { NodeRef, RelationType } from '../../graph/model.js';
import type {
  ClaimsAnswer,
  CypherAnswer,
  ErrorAnswer,
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

interface Endpoints {
  overview: { ask: { minConfidence: number }; answer: OverviewAnswer };
  search: { ask: { text: string; limit?: number }; answer: SearchAnswer };
  node: { ask: { node: NodeRef; minConfidence: number }; answer: NodeAnswer };
  neighbourhood: {
    ask: { node: NodeRef; minConfidence: number; types: RelationType[]; offset: number; limit: number };
    answer: NeighbourhoodAnswer;
  };
  picture: { ask: { nodes: NodeRef[]; minConfidence: number }; answer: PictureAnswer };
  lineage: { ask: { node: NodeRef; direction: string; minConfidence: number }; answer: LineageAnswer };
  map: { ask: { minConfidence: number; types: RelationType[] }; answer: MapAnswer };
  path: { ask: { from: NodeRef; to: NodeRef; minConfidence: number; throughAll: boolean }; answer: PathAnswer };
  facets: { ask: { nodes?: NodeRef[]; minConfidence: number }; answer: FacetsAnswer };
  claims: { ask: { a: NodeRef; b: NodeRef; minConfidence: number }; answer: ClaimsAnswer };
  question: { ask: { name: string; parameters: Record<string, string> }; answer: QuestionAnswer };
  schema: { ask: object; answer: SchemaAnswer };
  cypher: { ask: { cypher: string; parameters: Record<string, unknown> }; answer: CypherAnswer };
  state: { ask: object; answer: StateAnswer };
}

/** The server takes so many nodes in one request (`LIMITS.listedNodes`). */
export const MOST_LISTED = 10_000;

const TOKEN = document.querySelector<HTMLMetaElement>('meta[name="paperlineage-token"]')?.content ?? '';

/** An answer that did not come, told for people. */
export class AnswerError extends Error {
  /**
   * @param status of the server's answer; 0 where it gave none
   * @param place of own Cypher: where the trouble is, both from 1
   * @param about of a canned question: the parameter that does not fit, and what may have been meant
   */
  constructor(
    message: string,
    readonly status = 0,
    readonly place?: { line: number; column: number },
    readonly about: Pick<ErrorAnswer, 'parameter' | 'suggestions'> = {},
  ) {
    super(message);
  }
}

/** What a reader is told of an error. */
export function sentenceOf(error: unknown): string {
  return error instanceof AnswerError ? error.message : 'The page met an error of its own; its console says more.';
}

/**
 * Asks the page's own server.
 * @throws AnswerError with the server's sentence; the signal's own error when it was aborted.
 */
export async function ask<E extends keyof Endpoints>(
  endpoint: E,
  question: Endpoints[E]['ask'],
  signal?: AbortSignal,
): Promise<Endpoints[E]['answer']> {
  const response = await post(endpoint, question, signal);
  return (await response.json()) as Endpoints[E]['answer'];
}

/** Fetches an export of some nodes with all claims among them. */
export async function download(question: {
  format: string;
  file: string;
  types: RelationType[];
  /** At most `MOST_LISTED`. */
  nodes: NodeRef[];
  /** Where each of them is drawn, y growing upwards. */
  places?: [x: number, y: number][];
  minConfidence: number;
}): Promise<{ name: string; content: Blob }> {
  const response = await post('download', question);
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'paperlineage';
  return { name, content: await response.blob() };
}

async function post(endpoint: string, question: object, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(`/api/${endpoint}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Paperlineage-Token': TOKEN },
    body: JSON.stringify(question),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new AnswerError('The server does not answer. Is `paperlineage serve` still running?');
  });
  if (response.ok) return response;
  const failure = (await response.json().catch(() => undefined)) as ErrorAnswer | undefined;
  const { error, line, column, ...about } = failure ?? {};
  const place = line !== undefined && column !== undefined ? { line, column } : undefined;
  throw new AnswerError(error ?? `The server answered with ${response.status}.`, response.status, place, about);
}
