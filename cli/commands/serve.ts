import { once } from 'node:events';
import type { Command } from 'commander';
import open from 'open';
import type { NodeRef } from '../../graph/model.js';
import { resolveNode } from '../../graph/names.js';
import type { AllowedHost } from '../../viz/server/host-names.js';
import { logLine } from '../../viz/server/log-line.js';
import { ownCypher } from '../../viz/server/own-cypher/own-cypher.js';
import { DEFAULT_PORT, startServer } from '../../viz/server/start-server.js';
import { Context } from '../context.js';
import { mapFolder } from '../lay-out-map.js';
import { allowedHosts, confidence, port } from '../option-values.js';

/** A page that waits is told after this that the database is away. */
const STORE_AWAY_MS = 2000;

interface ServeOptions {
  port: number;
  host: string;
  allowHost?: AllowedHost[];
  minConfidence?: number;
  ownCypher?: boolean;
  open: boolean;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the explorer on this machine until Ctrl-C')
    .argument('[name]', 'method, paper or other node to open on (default: the largest lineage)')
    .option('--port <n>', 'port; a busy one gives way to the next free one, 0 takes any', port, DEFAULT_PORT)
    .option(
      '--host <address>',
      'address to listen on; others than 127.0.0.1 can be reached from the network',
      '127.0.0.1',
    )
    .option(
      '--allow-host <name>',
      'answer requests for this name too, as name or name:port: what others enter in the browser (repeatable)',
      allowedHosts,
    )
    .option('--min-confidence <p>', 'open without claims below, 0 to 1 (the page can change it)', confidence)
    .option(
      '--own-cypher',
      'answer Cypher that people write themselves (default: on 127.0.0.1 and its like only, without --allow-host)',
    )
    .option('--no-own-cypher', 'refuse it everywhere')
    .option('--no-open', 'leave the browser alone')
    .action(async (name: string | undefined, options: ServeOptions, command: Command) =>
      serve(name, options, Context.of(command)),
    );
}

async function serve(name: string | undefined, options: ServeOptions, context: Context): Promise<void> {
  const { console, signal } = context;
  await context.withStore(
    async (store, workspace) => {
      const focus = viewOf(name === undefined ? undefined : await resolveNode(store, name), options.minConfidence);
      const server = await startServer({
        store,
        mapFolder: mapFolder(workspace),
        port: options.port,
        host: options.host,
        allowHosts: options.allowHost ?? [],
        cypher: () => ownCypher(context.storeChoice(workspace)),
        ownCypher: options.ownCypher,
        onError: error => console.error(logLine(error)),
      });
      const address = `${server.url}${focus}`;
      await console.line(`explorer: ${address}`);
      console.info('Ctrl-C ends it');
      if (options.open && canShowBrowser()) await open(address);
      if (!signal.aborted) await once(signal, 'abort');
      await server.stop();
    },
    false,
    STORE_AWAY_MS,
  );
}

/** The part of the page's address that names its view: a method's lineage, the neighbourhood of anything else. */
function viewOf(node: NodeRef | undefined, minConfidence: number | undefined): string {
  const query = new URLSearchParams();
  if (node) query.set(node.label === 'Method' ? 'lineage' : 'around', `${node.label}:${node.key}`);
  if (minConfidence !== undefined) query.set('confidence', String(minConfidence));
  return query.size === 0 ? '' : `?${query}`;
}

/** A browser is opened where a person sits at a terminal of a machine with a display. */
function canShowBrowser(): boolean {
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return Boolean(process.stdout.isTTY) && display && !process.env.CI && !process.env.SSH_CONNECTION;
}
