import { once } from 'node:events';
import type { Command } from 'commander';
import open from 'open';
import type { NodeRef } from '../../graph/model.js';
import { resolveNode } from '../../graph/names.js';
import { DEFAULT_PORT, startServer } from '../../viz/server/start-server.js';
import { Context } from '../context.js';
import { port } from '../option-values.js';

interface ServeOptions {
  port: number;
  host: string;
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
    .option('--no-open', 'leave the browser alone')
    .action(async (name: string | undefined, options: ServeOptions, command: Command) =>
      serve(name, options, Context.of(command)),
    );
}

async function serve(name: string | undefined, options: ServeOptions, context: Context): Promise<void> {
  const { console, signal } = context;
  await context.withStore(async store => {
    const focus = name === undefined ? '' : viewOf(await resolveNode(store, name));
    const server = await startServer({
      store,
      port: options.port,
      host: options.host,
      onError: error => console.error(error instanceof Error ? error.message : String(error)),
    });
    const address = `${server.url}${focus}`;
    await console.line(`explorer: ${address}`);
    console.info('Ctrl-C ends it');
    if (options.open && canShowBrowser()) await open(address);
    if (!signal.aborted) await once(signal, 'abort');
    await server.stop();
  });
}

/** The part of the page's address that names its view: a method's lineage, the neighbourhood of anything else. */
function viewOf({ label, key }: NodeRef): string {
  return `?${new URLSearchParams({ [label === 'Method' ? 'lineage' : 'around']: `${label}:${key}` })}`;
}

/** A browser is opened where a person sits at a terminal of a machine with a display. */
function canShowBrowser(): boolean {
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return Boolean(process.stdout.isTTY) && display && !process.env.CI && !process.env.SSH_CONNECTION;
}
