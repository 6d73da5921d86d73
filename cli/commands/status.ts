import type { Command } from 'commander';
import { storeMark } from '../../graph/mark.js';
import { NODE_LABELS, RELATION_TYPES } from '../../graph/model.js';
import type { GraphReader, GraphStore } from '../../graph/store/port.js';
import { inputsDigest } from '../../ingest/build.js';
import { countEntries, listSources } from '../../ingest/workspace/source-file.js';
import type { Workspace } from '../../ingest/workspace/workspace.js';
import { Context } from '../context.js';

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('what the workspace and its graph hold, and whether the graph is up to date')
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }, command: Command) => {
      const context = Context.of(command);
      const status = await context.withStore((store, workspace) => readStatus(store, workspace));
      if (options.json) await context.console.line(JSON.stringify(status, null, 2));
      else for (const line of describe(status)) await context.console.line(line);
    });
}

/** A graph is `current` when it is that of the workspace's files, `behind` until the next ingest, `half written` when a sync was broken off. */
type GraphState = 'none yet' | 'current' | 'behind' | 'half written' | 'of another workspace';

interface Status {
  workspace: string;
  sources: { source: string; entries: number }[];
  database: string;
  graph: GraphState;
  nodes: Record<string, number>;
  claims: Record<string, number>;
}

async function readStatus(store: GraphStore, workspace: Workspace): Promise<Status> {
  const sources = [];
  for (const { source, path } of await listSources(workspace.sourcesFolder)) {
    sources.push({ source, entries: await countEntries(path) });
  }
  const exists = await store.exists();
  const nodes = exists ? await countEach(store, NODE_LABELS, label => `MATCH (n:${label}) RETURN count(n) AS n`) : {};
  const claims = exists
    ? await countEach(store, RELATION_TYPES, type => `MATCH ()-[r:${type}]->() RETURN count(r) AS n`)
    : {};
  return {
    workspace: workspace.folder,
    sources,
    database: store.location,
    graph: await stateOf(store, workspace),
    nodes,
    claims,
  };
}

async function countEach<T extends string>(reader: GraphReader, kinds: readonly T[], question: (kind: T) => string) {
  const counts: Record<string, number> = {};
  for (const kind of kinds) for await (const [n] of await reader.query(question(kind))) counts[kind] = Number(n);
  return counts;
}

async function stateOf(store: GraphStore, workspace: Workspace): Promise<GraphState> {
  const mark = (await store.exists()) ? await storeMark(store) : undefined;
  if (!mark) return 'none yet';
  if (mark.workspace !== workspace.id) return 'of another workspace';
  if (mark.state === 'syncing') return 'half written';
  return mark.inputs === (await inputsDigest(workspace)) ? 'current' : 'behind';
}

const ADVICE: Record<GraphState, string> = {
  'none yet': 'none yet; `paperlineage ingest` makes it',
  current: 'up to date with the sources',
  behind: 'older than the sources; `paperlineage ingest` brings it up to date',
  'half written': 'half written; `paperlineage ingest` ends it',
  'of another workspace': 'filled from another workspace; `paperlineage ingest --take-over` replaces it',
};

function* describe({ workspace, sources, database, graph, nodes, claims }: Status): Generator<string> {
  yield `workspace  ${workspace}`;
  yield `database   ${database}`;
  yield `graph      ${ADVICE[graph]}`;
  yield `sources    ${sources.length}`;
  for (const { source, entries } of sources) yield `  ${String(entries).padStart(6)}  ${source}`;
  for (const [heading, counts] of [
    ['nodes', nodes],
    ['claims', claims],
  ] as const) {
    yield heading;
    for (const [kind, n] of Object.entries(counts)) yield `  ${String(n).padStart(6)}  ${kind}`;
  }
}
