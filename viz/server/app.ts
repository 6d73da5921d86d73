import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ZodType } from 'zod';
import { z } from 'zod';
import { StoreError } from '../../graph/store/port.js';
import type { ErrorAnswer } from '../api.js';
import { claimsBetween } from './claims.js';
import { makeDownload } from './download.js';
import type { ExplorerData } from './explorer-data.js';
import { pageOnly, safetyHeaders, sameServerOnly } from './guard.js';
import { LIMITS } from './limits.js';
import { readLineage } from './lineage.js';
import { readNodeDetails } from './node-details.js';
import { readSummaries } from './nodes.js';
import { type PageFile, pageWithToken } from './page-files.js';
import { askQuestion } from './question-desk.js';
import { readNeighbourhood, relationsAmong } from './relations.js';
import { RequestProblem } from './request-problem.js';
import {
  ClaimsRequest,
  DownloadRequest,
  LineageRequest,
  NeighbourhoodRequest,
  NodeRequest,
  OverviewRequest,
  PictureRequest,
  QuestionRequest,
  SearchRequest,
} from './requests.js';

export interface ExplorerAppOptions {
  data: ExplorerData;
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
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LIMITS.requestBytes,
      onError: context => context.json({ error: `A request holds at most ${LIMITS.requestBytes} bytes.` }, 413),
    }),
  );
  addApi(app, options.data);
  addPage(app, options);
  app.notFound(context => context.json({ error: 'There is nothing at this address.' } satisfies ErrorAnswer, 404));
  app.onError((error, context) => {
    if (error instanceof RequestProblem) return context.json({ error: error.message }, error.status);
    options.onError?.(error);
    if (error instanceof StoreError) return context.json({ error: error.message }, 503);
    return context.json({ error: 'The server could not answer this. Its log says why.' }, 500);
  });
  return app;
}

function addApi(app: Hono, data: ExplorerData): void {
  answer(app, '/api/overview', OverviewRequest, ask => data.read(reader => data.overview(reader, ask.minConfidence)));
  answer(app, '/api/search', SearchRequest, ask => data.read(reader => data.search(reader, ask.text, ask.limit)));
  answer(app, '/api/node', NodeRequest, async ask =>
    known(await data.read(reader => readNodeDetails(reader, ask.node, ask.minConfidence))),
  );
  answer(app, '/api/neighbourhood', NeighbourhoodRequest, async ask =>
    known(await data.read(reader => readNeighbourhood(reader, ask))),
  );
  answer(app, '/api/picture', PictureRequest, ask =>
    data.read(async reader => ({
      nodes: await readSummaries(reader, ask.nodes),
      relations: await relationsAmong(reader, ask.nodes, ask.minConfidence),
    })),
  );
  answer(app, '/api/lineage', LineageRequest, async ask =>
    known(
      await data.read(async reader => readLineage(reader, await data.lineageIndex(reader, ask.minConfidence), ask)),
    ),
  );
  answer(app, '/api/claims', ClaimsRequest, ask => data.read(reader => claimsBetween(reader, ask)));
  answer(app, '/api/question', QuestionRequest, ask => data.read(reader => askQuestion(reader, data.queries, ask)));
  addDownload(app, data);
}

function addDownload(app: Hono, data: ExplorerData): void {
  app.post('/api/download', async context => {
    const ask = await readRequest(context.req.raw, DownloadRequest);
    const { file, text } = await data.read(reader => makeDownload(reader, ask));
    return context.body(text, 200, {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'no-store',
    });
  });
}

function answer<T>(app: Hono, path: string, schema: ZodType<T>, give: (ask: T) => Promise<object>): void {
  app.post(path, async context => {
    const ask = await readRequest(context.req.raw, schema);
    return context.json(await give(ask), 200, { 'Cache-Control': 'no-store' });
  });
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new RequestProblem(404, 'The graph does not hold this node.');
  return found;
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
