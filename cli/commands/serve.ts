import { once } from 'node:events';
import type { Command } from 'commander';
import open from 'open';
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
    .option('--port <n>', 'port; a busy one gives way to the next free one, 0 takes any', port, DEFAULT_PORT)
    .option(
      '--host <address>',
      'address to listen on; others than 127.0.0.1 can be reached from the network',
      '127.0.0.1',
    )
    .option('--no-open', 'leave the browser alone')
    .action(async (options: ServeOptions, command: Command) => serve(options, Context.of(command)));
}

async function serve(options: ServeOptions, context: Context): Promise<void> {
  const { console, signal } = context;
  await context.withStore(async store => {
    const server = await startServer({
      store,
      port: options.port,
      host: options.host,
      onError: error => console.error(error instanceof Error ? error.message : String(error)),
    });
    await console.line(`explorer: ${server.url}`);
    console.info('Ctrl-C ends it');
    if (options.open && canShowBrowser()) await open(server.url);
    if (!signal.aborted) await once(signal, 'abort');
    await server.stop();
  });
}

/** A browser is opened where a person sits at a terminal of a machine with a display. */
function canShowBrowser(): boolean {
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return Boolean(process.stdout.isTTY) && display && !process.env.CI && !process.env.SSH_CONNECTION;
}
