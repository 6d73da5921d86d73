import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { loadQueries } from '../../graph/queries/load-queries.js';
import type { GraphStore } from '../../graph/store/port.js';
import { packageFile } from '../../package-root.js';
import { createExplorerApp } from './app.js';
import { ExplorerData } from './explorer-data.js';
import { GraphMap } from './map/graph-map.js';
import type { OwnCypher } from './own-cypher/own-cypher.js';
import { readPageFiles } from './page-files.js';

export const DEFAULT_PORT = 4173;

/** So many ports are tried, from the one asked for upwards. */
const PORT_TRIES = 20;

/** What is still being answered when the server stops has so long to end. */
const STOP_GRACE_MS = 1000;

/** A connection that does not say in time what it wants is closed, so that idle ones do not pile up. */
const PATIENCE = { headersTimeout: 5000, requestTimeout: 15_000, connectionsCheckingInterval: 1000 };

export interface ServerOptions {
  store: Pick<GraphStore, 'read'>;
  /** The first port to try; 0 takes any free one. */
  port?: number;
  /** Address to listen on; others than loopback can be reached by the network. */
  host?: string;
  /** Starts what answers questions that people write themselves; absent, they are refused. */
  cypher?: () => OwnCypher;
  /** Whether they may be asked; by default over loopback only. */
  ownCypher?: boolean | undefined;
  /** Folder where the places of the whole graph's picture are kept; without one they are not. */
  mapFolder?: string;
  /** Folder of the built page. */
  pageFolder?: string;
  onError?: (error: unknown) => void;
}

export interface RunningServer {
  /** Address of the page. */
  url: string;
  port: number;
  /** Takes no more requests, lets those under way end for a moment, and closes. */
  stop(): Promise<void>;
}

/**
 * Starts the explorer's server. A busy port is passed over for the next free one; which it became is in the answer.
 * @throws Error when the page is not built, or no port of the range is free.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port: wanted = DEFAULT_PORT, host = '127.0.0.1' } = options;
  const page = await readPageFiles(options.pageFolder ?? packageFile('dist', 'page'));
  const data = new ExplorerData(options.store, loadQueries());
  const token = randomBytes(32).toString('base64url');
  let app: Hono | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response('starting', { status: 503 }),
    serverOptions: PATIENCE,
  }) as Server;
  const port = await listen(server, wanted, host);
  const cypher = (options.ownCypher ?? isLoopback(host)) ? options.cypher?.() : undefined;
  const map = new GraphMap(options.mapFolder);
  const stopping = new AbortController();
  // Laid out ahead of the first who asks; what goes wrong is told to whoever asks.
  if (options.mapFolder) options.store.read(reader => map.places(reader, stopping.signal)).catch(() => undefined);
  app = createExplorerApp({
    data,
    map,
    cypher,
    page,
    token,
    hosts: hostNames(host, port),
    ...(options.onError && { onError: options.onError }),
  });
  const stopAll = () => {
    stopping.abort();
    return stop(server, cypher);
  };
  return { url: `http://${urlHost(host)}:${port}/`, port, stop: stopAll };
}

/** Whether an address to listen on can be reached from this machine only. */
function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}

/** Names that the server answers to: those of this machine's loopback, and the address it was told to listen on. */
function hostNames(host: string, port: number): string[] {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', urlHost(host).toLowerCase()]);
  return [...names].flatMap(name => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

async function listen(server: Server, wanted: number, host: string): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(wanted + PORT_TRIES - 1, 65_535);
  for (let port = wanted; port <= last; port++) {
    try {
      return await listenOn(server, port, host);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No port from ${wanted} to ${last} is free on ${host}. Choose another with \`--port\`.`);
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: Server, cypher: OwnCypher | undefined): Promise<void> {
  cypher?.close();
  return new Promise(resolve => {
    const force = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
