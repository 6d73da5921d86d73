import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { storeMark } from '../graph/mark.js';
import { SCHEMA_VERSION } from '../graph/model.js';
import type { GraphStore } from '../graph/store/port.js';
import { type SyncReport, syncGraph } from '../graph/sync.js';
import { readCorrections } from './corrections.js';
import { EXTRACTOR_VERSION } from './extract/extractor.js';
import { readTexts } from './extract/reading-pool.js';
import type { PaperFacts } from './facts.js';
import type { Paper } from './paper.js';
import { PaperList } from './paper-list.js';
import { ReadingFile, textHash } from './workspace/reading-file.js';
import { digestOf, listSources } from './workspace/source-file.js';
import type { Workspace } from './workspace/workspace.js';
import { factsOf, WorkspaceGraph } from './workspace-graph.js';

/** How far a build is; `total` is 0 where it is not known. */
export interface BuildProgress {
  stage: 'reading papers' | 'resolving names' | 'writing the graph';
  done: number;
  total: number;
}

export interface BuildOptions {
  workers?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Write to a store that was filled from another workspace. */
  takeOver?: boolean | undefined;
  onProgress?: ((progress: BuildProgress) => void) | undefined;
}

export interface BuildReport {
  /** False: the store holds this very graph already, and nothing was read or written. */
  changed: boolean;
  entries: number;
  papers: number;
  /** Papers whose text was read by the extractor now. */
  read: number;
  sync: SyncReport | undefined;
}

/** Names what a graph is a function of: sources, corrections, extractor and model. */
export async function inputsDigest(workspace: Workspace): Promise<string> {
  const hash = createHash('sha256').update(`${SCHEMA_VERSION} ${EXTRACTOR_VERSION}`);
  for (const { source, path } of await listSources(workspace.sourcesFolder)) {
    hash.update(`\n${source}\t${await digestOf(path)}`);
  }
  if (existsSync(workspace.correctionsFile)) hash.update(`\n${await digestOf(workspace.correctionsFile)}`);
  return hash.digest('hex');
}

/**
 * Brings a store to the graph of the workspace's files: reads texts that have no reading yet, resolves names over all
 * papers and writes the difference. The caller holds the workspace's lock. Broken off anywhere, the next call goes on
 * from the readings that were made.
 */
export async function buildGraph(
  workspace: Workspace,
  store: GraphStore,
  options: BuildOptions = {},
): Promise<BuildReport> {
  const inputs = await inputsDigest(workspace);
  if (await isUpToDate(workspace, store, inputs))
    return { changed: false, entries: 0, papers: 0, read: 0, sync: undefined };
  const corrections = await readCorrections(workspace.correctionsFile);
  const list = await PaperList.of(workspace.sourcesFolder, workspace.scratchFolder);
  const readings = await ReadingFile.open(workspace.readingsFolder);
  const papers = () => list.papers();
  const { read, live } = await readMissing(papers, readings, options);
  options.onProgress?.({ stage: 'resolving names', done: 0, total: 0 });
  const reading = (paper: Paper) => readings.get(textHash(paper));
  const graph = await WorkspaceGraph.build({ papers, reading, corrections }, workspace.scratchFolder, options.signal);
  const sync = await syncGraph(
    store,
    workspace.id,
    inputs,
    { nodes: graph.nodes(), claims: graph.claims() },
    syncOptions(options),
  );
  await readings.compactAndClose(live);
  await Promise.all([graph.dispose(), list.dispose()]);
  return { changed: true, entries: list.entries, papers: graph.paperCount, read, sync };
}

/**
 * Facts of each paper of a workspace, in the order of their keys; no store is touched. The caller owns the workspace.
 */
export async function* workspaceFacts(
  workspace: Workspace,
  options: BuildOptions = {},
): AsyncGenerator<{ paper: Paper; facts: PaperFacts }> {
  const corrections = await readCorrections(workspace.correctionsFile);
  const list = await PaperList.of(workspace.sourcesFolder, workspace.scratchFolder);
  const readings = await ReadingFile.open(workspace.readingsFolder);
  const papers = () => list.papers();
  await readMissing(papers, readings, options);
  yield* factsOf({ papers, reading: paper => readings.get(textHash(paper)), corrections });
  await readings.close();
  await list.dispose();
}

async function isUpToDate(workspace: Workspace, store: GraphStore, inputs: string): Promise<boolean> {
  const mark = (await store.exists()) ? await storeMark(store) : undefined;
  return mark?.workspace === workspace.id && mark.inputs === inputs && mark.state === 'complete';
}

function syncOptions({ takeOver, signal, onProgress }: BuildOptions) {
  return {
    takeOver: takeOver ?? false,
    ...(signal ? { signal } : {}),
    onProgress: (done: number) => onProgress?.({ stage: 'writing the graph', done, total: 0 }),
  };
}

/** Papers whose texts are gathered before they are read: bounds memory, and gives every worker enough to do. */
const GATHERED = 2000;

async function readMissing(papers: () => AsyncIterable<Paper>, readings: ReadingFile, options: BuildOptions) {
  const live = new Set<string>();
  let missing = 0;
  for await (const paper of papers()) {
    const hash = textHash(paper);
    if (!live.has(hash) && !readings.has(hash)) missing += 1;
    live.add(hash);
  }
  let read = 0;
  const readAll = async (texts: Map<string, Paper>) => {
    await readTexts(
      [...texts].map(([hash, { title, abstract }]) => ({ hash, title, abstract })),
      async ({ hash }, json) => {
        await readings.add(hash, json);
        read += 1;
        options.onProgress?.({ stage: 'reading papers', done: read, total: missing });
      },
      options,
    );
    texts.clear();
  };
  const gathered = new Map<string, Paper>();
  for await (const paper of papers()) {
    const hash = textHash(paper);
    if (!readings.has(hash)) gathered.set(hash, paper);
    if (gathered.size >= GATHERED) await readAll(gathered);
  }
  await readAll(gathered);
  return { read, live };
}
