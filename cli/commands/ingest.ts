import type { Command } from 'commander';
import { type BuildReport, buildGraph } from '../../ingest/build.js';
import { readSources, type SourcesReport } from '../../ingest/read-sources.js';
import { count } from '../console.js';
import { Context } from '../context.js';
import { layOutMap } from '../lay-out-map.js';
import { positiveInteger } from '../option-values.js';
import { Progress } from '../progress.js';
import { tellTroubles, tellWarnings, unreadable } from '../source-troubles.js';

interface IngestOptions {
  workers?: number;
  as?: string;
  takeOver?: boolean;
  shared?: boolean;
  json?: boolean;
}

export function addIngest(program: Command): void {
  program
    .command('ingest')
    .description(
      'read papers into the workspace and bring the graph up to date; without inputs, go on with what is there',
    )
    .argument('[inputs...]', 'files, folders, or - for standard input')
    .option('--workers <n>', 'threads that read texts (default: all cores)', positiveInteger)
    .option('--as <name>', 'store the one input under another name')
    .option('--take-over', 'write to a database that was filled from another workspace')
    .option('--shared', 'write beside what others keep in the same database')
    .option('--json', 'print the report as JSON')
    .action(async (inputs: string[], options: IngestOptions, command: Command) =>
      ingest(inputs, options, Context.of(command)),
    );
}

async function ingest(inputs: string[], options: IngestOptions, context: Context): Promise<void> {
  const { console, signal } = context;
  const progress = new Progress(console);
  const report = await context
    .withStore(
      (store, workspace) =>
        workspace.exclusively(async () => {
          const sources = await readSources(workspace, inputs, {
            as: options.as,
            signal,
            onSource: ({ source, entries }) => console.detail(`${source}: ${entries} entries`),
          });
          tellTroubles(console, sources);
          const { workers, takeOver, shared } = options;
          const onProgress = progress.show;
          const build = await buildGraph(workspace, store, { workers, takeOver, shared, signal, onProgress });
          progress.end();
          await layOutMap(store, workspace, { console, signal });
          return { sources, build };
        }),
      true,
    )
    .finally(() => progress.end());
  tellWarnings(console, report.build.warnings);
  if (options.json) await console.line(JSON.stringify(asJson(report), null, 2));
  else for (const line of summary(report)) console.info(line);
  if (report.sources.failed.length > 0) throw unreadable(report.sources);
}

interface IngestReport {
  sources: SourcesReport;
  build: BuildReport;
}

function* summary({ sources: { stored, warnings: read }, build }: IngestReport): Generator<string> {
  const warnings = [...read, ...build.warnings];
  if (stored.length > 0) {
    const entries = stored.reduce((sum, source) => sum + source.entries, 0);
    yield `read ${count(entries, 'entry', 'entries')} from ${count(stored.length, 'source')}, ${count(warnings.length, 'warning')}`;
  }
  if (!build.changed) yield 'nothing to do: the graph is up to date';
  else {
    const { nodesCreated, nodesUpdated, nodesDeleted, claimsCreated, claimsUpdated, claimsDeleted } = build.sync!;
    yield `${count(build.papers, 'paper')} from ${count(build.entries, 'entry', 'entries')}, ${build.read} texts read now`;
    yield `nodes: ${nodesCreated} new, ${nodesUpdated} changed, ${nodesDeleted} gone; claims: ${claimsCreated} new, ${claimsUpdated} changed, ${claimsDeleted} gone`;
  }
}

function asJson({ sources, build }: IngestReport) {
  return {
    sources: sources.stored.map(({ source, entries, changed }) => ({ source, entries, changed })),
    failed: sources.failed.map(({ message }) => message),
    ...build,
    warnings: [...sources.warnings, ...build.warnings],
  };
}
