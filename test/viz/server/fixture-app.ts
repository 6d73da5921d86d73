import type { Hono } from 'hono';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import type { GraphStore } from '../../../graph/store/port.js';
import { createExplorerApp, type ExplorerAppOptions } from '../../../viz/server/app.js';
import { ENDPOINTS } from '../../../viz/server/endpoints.js';
import { ExplorerData } from '../../../viz/server/explorer-data.js';
import type { PageFile } from '../../../viz/server/page-files.js';
import { fixtureStore } from '../fixture-store.js';

export const HOST = '127.0.0.1:4173';
export const TOKEN = 'token-of-this-start';

const file = (text: string, type: string): PageFile => ({
  bytes: new TextEncoder().encode(text),
  type,
  etag: `"${text.length}"`,
});

/** A page of three small files in place of the built one. */
const PAGE = new Map([
  ['/index.html', file('<meta name="paperlineage-token" content=""><p>page</p>', 'text/html; charset=utf-8')],
  ['/icon.svg', file('<svg/>', 'image/svg+xml')],
  ['/assets/main.js', file('export {};', 'text/javascript; charset=utf-8')],
]);

/** The server over the fixture graph, or over another store. */
export async function fixtureApp(
  store?: Pick<GraphStore, 'read'>,
  options: Pick<ExplorerAppOptions, 'onError' | 'cypher'> = {},
): Promise<Hono> {
  const data = new ExplorerData(store ?? (await fixtureStore()), loadQueries());
  return createExplorerApp({ data, page: PAGE, token: TOKEN, hosts: [HOST, 'localhost:4173'], ...options });
}

/** A request as a browser sends it from the page itself, but for what the headers change; `''` takes one away. */
export function request(app: Hono, path: string, headers: Record<string, string> = {}, init: RequestInit = {}) {
  const all = Object.entries({ host: HOST, ...headers }).filter(([, value]) => value !== '');
  return app.request(`http://${HOST}${path}`, { ...init, headers: Object.fromEntries(all) });
}

/** Asks the API as the page does. */
export function post(app: Hono, path: string, body: unknown, headers: Record<string, string> = {}) {
  const own = { 'content-type': 'application/json', 'x-paperlineage-token': TOKEN, ...headers };
  return request(app, path, own, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
}

/** The answer to a question that is fine, checked against what the API's description says of it. */
export async function answer<T>(app: Hono, path: string, body: unknown): Promise<T> {
  const response = await post(app, path, body);
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  const told: unknown = await response.json();
  ENDPOINTS.find(({ name }) => path === `/api/${name}`)?.answer?.parse(told);
  return told as T;
}
