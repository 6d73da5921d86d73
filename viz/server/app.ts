import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ZodType } from 'zod';
import { z } from 'zod';
import { StoreError } from '../../graph/store/port.js';
import { packageVersion } from '../../package-root.js';
import type { ErrorAnswer } from '../api.js';
import { type Backend, ENDPOINTS } from './endpoints.js';
import type { ExplorerData } from './explorer-data.js';
import { pageOnly, safetyHeaders, sameServerOnly } from './guard.js';
import { LIMITS } from './limits.js';
import { GraphMap } from './map/graph-map.js';
import { openApi } from './open-api.js';
import { CypherBusy } from './own-cypher/cypher-pool.js';
import { CypherProblem } from './own-cypher/cypher-problem.js';
import type { OwnCypher } from './own-cypher/own-cypher.js';
import { type PageFile, pageWithToken } from './page-files.js';
import { RequestProblem } from './request-problem.js';

type Refusal = 400 | 403 | 404 | 429 | 500 | 503;

export interface ExplorerAppOptions {
  data: ExplorerData;
  /** The whole graph's picture; by default one whose places are not kept. */
  map?: GraphMap;
  /** Answers questions that people write themselves; absent, they are refused. */
  cypher?: OwnCypher | undefined;
  /** The built page, by path. */
  page: ReadonlyMap<string, PageFile>;
  /** Secret of this start; the page carries it, the API asks for it. */
  token: string;
  /** `host:port` names that the server answers to, lower case. */
  hosts: readonly string[];
  /** Told of failures that are not the asker's; the asker reads only that it failed. */
  onError?: (error: unknown) => void;
}

/** The explorer's server without a port: `app.request(…)` answers as the running one does. */
export function createExplorerApp(options: ExplorerAppOptions): Hono {
  const app = new Hono();
  app.use(safetyHeaders);
  app.use(sameServerOnly(options.hosts));
  app.use('/api/*', pageOnly(options.token));
  addApi(app, { data: options.data, map: options.map ?? new GraphMap(), cypher: options.cypher });
  const description = openApi(ENDPOINTS, packageVersion());
  app.get('/openapi.json', context => context.json(description, 200, { 'Cache-Control': 'no-cache' }));
  addPage(app, options);
  app.notFound(context => context.json({ error: 'There is nothing at this address.' } satisfies ErrorAnswer, 404));
  app.onError((error, context) => {
    const { status, answer } = told(error, options.onError);
    return context.json(answer, status);
  });
  return app;
}

function addApi(app: Hono, backend: Backend): void {
  for (const { name, request, reply, listsNodes } of ENDPOINTS) {
    app.use(`/api/${name}`, requestLimit(listsNodes ? LIMITS.listBytes : LIMITS.requestBytes));
    app.post(`/api/${name}`, async context => {
      const ask = await readRequest(context.req.raw, request);
      const { body, mediaType, fileName } = await reply(ask, backend, context.req.raw);
      return context.body(body, 200, {
        'Content-Type': mediaType,
        'Cache-Control': 'no-store',
        ...(fileName !== undefined && { 'Content-Disposition': `attachment; filename="${fileName}"` }),
      });
    });
  }
}

/** The bytes are counted only where the request does not say how many it holds: Node reads no more than it says. */
function requestLimit(maxSize: number): MiddlewareHandler {
  const onError = (context: Context) => context.json({ error: `A request holds at most ${maxSize} bytes.` }, 413);
  const counted = bodyLimit({ maxSize, onError });
  return async (context, next) => {
    const told = context.req.header('content-length');
    if (told === undefined || context.req.header('transfer-encoding') !== undefined) return counted(context, next);
    return Number(told) > maxSize ? onError(context) : next();
  };
}

/** Tells a failure to whom it concerns: the asker, who reads nothing of the server's insides, and its log. */
function told(error: Error, onError: ExplorerAppOptions['onError']): { status: Refusal; answer: ErrorAnswer } {
  if (error instanceof RequestProblem)
    return { status: error.status, answer: { error: error.message, ...error.about } };
  if (error instanceof CypherProblem) return { status: 400, answer: { error: error.message, ...error.place } };
  if (error instanceof CypherBusy) return { status: 429, answer: { error: error.message } };
  onError?.(error);
  if (error instanceof StoreError) return { status: 503, answer: { error: error.message } };
  return { status: 500, answer: { error: 'The server could not answer this. Its log says why.' } };
}

async function readRequest<T>(request: Request, schema: ZodType<T>): Promise<T> {
  const body: unknown = await request.json().catch(() => {
    throw new RequestProblem(400, 'The request is not JSON.');
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new RequestProblem(400, `The request does not fit: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function addPage(app: Hono, { page, token }: ExplorerAppOptions): void {
  const html = pageWithToken(page, token);
  app.get('/', context => context.html(html, 200, { 'Cache-Control': 'no-store' }));
  for (const [path, file] of page) {
    if (path === '/index.html') continue;
    app.get(path, context => {
      const headers = { 'Content-Type': file.type, 'Cache-Control': 'no-cache', ETag: file.etag };
      if (context.req.header('if-none-match') === file.etag) return context.body(null, 304, headers);
      return context.body(file.bytes, 200, headers);
    });
  }
}
