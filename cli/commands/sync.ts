import type { Command } from 'commander';
import { NODE_LABELS, type NodeLabel, RELATION_TYPES, type RelationType } from '../../graph/model.js';
import { type BuildReport, buildGraph } from '../../ingest/build.js';
import { Context } from '../context.js';
import { layOutMap } from '../lay-out-map.js';
import { Progress } from '../progress.js';

interface SyncCommandOptions {
  dryRun?: boolean;
  shared?: boolean;
  takeOver?: boolean;
  json?: boolean;
}

/** Changes by label of node or type of relation. */
type Changes = Map<NodeLabel | RelationType, { created: number; updated: number; deleted: number }>;

export function addSync(program: Command): void {
  program
    .command('sync')
    .description('bring a database to the workspace’s graph by the difference, without reading papers again')
    .option('--dry-run', 'say what would be added, changed and removed, and write nothing')
    .option('--shared', 'write beside what others keep in the same database')
    .option('--take-over', 'write to a database that was filled from another workspace')
    .option('--json', 'print the report as JSON')
    .action(async (options: SyncCommandOptions, command: Command) => sync(options, Context.of(command)));
}

async function sync(options: SyncCommandOptions, context: Context): Promise<void> {
  const { console, signal } = context;
  const { dryRun, shared, takeOver } = options;
  const progress = new Progress(console);
  const changes: Changes = new Map();
  const build = await context
    .withStore((store, workspace) =>
      workspace.exclusively(async () => {
        const report = await buildGraph(workspace, store, {
          onlyRead: true,
          dryRun,
          shared,
          takeOver,
          signal,
          onChange: (kind, change) => {
            const counts = changes.get(kind) ?? { created: 0, updated: 0, deleted: 0 };
            counts[change] += 1;
            changes.set(kind, counts);
          },
          onProgress: progress.show,
        });
        progress.end();
        if (!dryRun) await layOutMap(store, workspace, { console, signal });
        return report;
      }),
    )
    .finally(() => progress.end());
  if (options.json) await console.line(JSON.stringify(asJson(build, changes, dryRun === true), null, 2));
  else await tell(context, changes, dryRun === true);
}

function rows(changes: Changes) {
  return [...NODE_LABELS, ...RELATION_TYPES].flatMap(kind => {
    const counts = changes.get(kind);
    return counts ? [{ kind, ...counts }] : [];
  });
}

async function tell({ console }: Context, changes: Changes, dryRun: boolean): Promise<void> {
  const found = rows(changes);
  if (found.length === 0) {
    console.info('nothing to do: the database holds the workspace’s graph');
    return;
  }
  await console.rows(
    dryRun ? ['', 'to add', 'to change', 'to remove'] : ['', 'added', 'changed', 'removed'],
    found.map(({ kind, created, updated, deleted }) => [kind, created, updated, deleted]),
    'table',
  );
  if (dryRun) console.info('nothing was written; without --dry-run it is');
}

function asJson({ papers, sync }: BuildReport, changes: Changes, dryRun: boolean) {
  const kinds = rows(changes).map(({ kind, ...counts }) => [kind, counts]);
  return { dryRun, changed: kinds.length > 0, papers, ...sync, kinds: Object.fromEntries(kinds) };
}
