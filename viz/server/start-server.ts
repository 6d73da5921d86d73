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
import { type AllowedHost, hostNames, isLoopback, urlHost } from './host-names.js';
import { LIMITS } from './limits.js';
import { GraphMap } from './map/graph-map.js';
import type { OwnCypher } from './own-cypher/own-cypher.js';
import { readPageFiles } from './page-files.js';

export const DEFAULT_PORT = 4173;

/** So many ports are tried, from the one asked for upwards. */
const PORT_TRIES = 20;

/** What is still being answered when the server stops has so long to end. */
const STOP_GRACE_MS = 1000;

/**
 * A connection that does not say in time what it wants is closed, so that idle ones do not pile up. Node takes heads of
 * 16 KiB unless told otherwise: links with long questions would be refused.
 */
const HTTP_OPTIONS = {
  headersTimeout: 5000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: LIMITS.headBytes,
};

export interface ServerOptions {
  store: Pick<GraphStore, 'read'>;
  /** The first port to try; 0 takes any free one. */
  port?: number;
  /** Address to listen on; others than loopback can be reached by the network. */
  host?: string;
  /** Names that the server answers to besides those of this machine's loopback and `host`. */
  allowHosts?: readonly AllowedHost[];
  /** Starts what answers questions that people write themselves; absent, they are refused. */
  cypher?: () => OwnCypher;
  /** Whether they may be asked; by default over loopback only, and only where no other name is allowed. */
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
  const { port: wanted = DEFAULT_PORT, host = '127.0.0.1', allowHosts = [] } = options;
  const page = await readPageFiles(options.pageFolder ?? packageFile('dist', 'page'));
  const data = new ExplorerData(options.store, loadQueries());
  const token = randomBytes(32).toString('base64url');
  let app: Hono | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? new Response('starting', { status: 503 }),
    serverOptions: HTTP_OPTIONS,
  }) as Server;
  const port = await listen(server, wanted, host);
  const cypher = (options.ownCypher ?? (isLoopback(host) && allowHosts.length === 0)) ? options.cypher?.() : undefined;
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
    hosts: hostNames(host, port, allowHosts),
    ...(options.onError && { onError: options.onError }),
  });
  const stopAll = () => {
    stopping.abort();
    return stop(server, cypher);
  };
  return { url: `http://${urlHost(host)}:${port}/`, port, stop: stopAll };
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
