import type { Command } from 'commander';
import { buildGraph } from '../../ingest/build.js';
import { removeFrom } from '../../ingest/remove.js';
import { count } from '../console.js';
import { Context } from '../context.js';
import { layOutMap } from '../lay-out-map.js';

export function addRemove(program: Command): void {
  program
    .command('remove')
    .description('take a source or a paper out: exactly what it brought goes')
    .argument('<source-or-paper>', 'name of a source, or key, arXiv id or title of a paper')
    .action(async (what: string, _options: unknown, command: Command) => remove(what, Context.of(command)));
}

async function remove(what: string, context: Context): Promise<void> {
  const { console, signal } = context;
  await context.withStore((store, workspace) =>
    workspace.exclusively(async () => {
      const { kind, name, entries } = await removeFrom(workspace, what);
      const { sync } = await buildGraph(workspace, store, { signal });
      await layOutMap(store, workspace, { console, signal });
      console.info(
        `${kind} ${name} removed: ${count(entries, 'entry', 'entries')}, ${count(sync?.claimsDeleted ?? 0, 'claim')}, ${count(sync?.nodesDeleted ?? 0, 'node')}`,
      );
    }),
  );
}
