import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { storeMark } from '../graph/mark.js';
import { SCHEMA_VERSION } from '../graph/model.js';
import type { GraphStore } from '../graph/store/port.js';
import { type OnChange, type SyncReport, syncGraph } from '../graph/sync.js';
import { readCorrections } from './corrections.js';
import { EXTRACTOR_VERSION } from './extract/extractor.js';
import { readTexts } from './extract/reading-pool.js';
import type { Paper, SourceWarning } from './paper.js';
import { PaperList } from './paper-list.js';
import { ReadingFile, textHash } from './workspace/reading-file.js';
import { digestOf, listSources } from './workspace/source-file.js';
import type { Workspace } from './workspace/workspace.js';
import { WorkspaceError } from './workspace/workspace-error.js';
import { factsOf, RESOLUTION_VERSION, type StatedPaper, WorkspaceGraph } from './workspace-graph.js';

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
  /** Write beside what others keep in the same database. */
  shared?: boolean | undefined;
  /** Refuse texts that have no reading yet, instead of reading them. */
  onlyRead?: boolean | undefined;
  /** Write nothing to the store, and report what would be written. */
  dryRun?: boolean | undefined;
  /** Told of each change in the store. */
  onChange?: OnChange | undefined;
  onProgress?: ((progress: BuildProgress) => void) | undefined;
}

export interface BuildReport {
  /** False: the store holds this very graph already, and nothing was read or written. */
  changed: boolean;
  entries: number;
  papers: number;
  /** Papers whose text was read by the extractor now. */
  read: number;
  /** Entries that are one paper but give it different texts. */
  warnings: SourceWarning[];
  sync: SyncReport | undefined;
}

/** Names what a graph is a function of: sources, corrections, model, extractor and the rules from facts to graph. */
export async function inputsDigest(workspace: Workspace): Promise<string> {
  const hash = createHash('sha256').update(`${SCHEMA_VERSION} ${EXTRACTOR_VERSION} ${RESOLUTION_VERSION}`);
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
    return { changed: false, entries: 0, papers: 0, read: 0, warnings: [], sync: undefined };
  const corrections = await readCorrections(workspace.correctionsFile);
  const list = await PaperList.of(workspace.sourcesFolder, workspace.scratchFolder);
  const readings = await ReadingFile.open(workspace.readingsFolder);
  const papers = () => list.papers();
  try {
    const { read, live } = await readMissing(papers, readings, options);
    options.onProgress?.({ stage: 'resolving names', done: 0, total: 0 });
    const facts = factsOf({ papers, reading: paper => readings.get(textHash(paper)), corrections });
    const space = { scratchFolder: workspace.scratchFolder, signal: options.signal };
    const graph = await WorkspaceGraph.build({ facts, corrections }, space);
    const content = { nodes: graph.nodes(), claims: graph.claims() };
    const sync = await syncGraph(store, workspace.id, inputs, content, syncOptions(options));
    if (!options.dryRun) await readings.compactAndClose(live);
    const warnings: SourceWarning[] = [];
    for await (const warning of list.conflicts()) warnings.push(warning);
    await graph.dispose();
    return { changed: true, entries: list.entries, papers: graph.paperCount, read, warnings, sync };
  } finally {
    await Promise.all([readings.close(), list.dispose()]);
  }
}

/**
 * Facts of each paper of a workspace, in the order of their keys; no store is touched. The caller owns the workspace.
 */
export async function* workspaceFacts(workspace: Workspace, options: BuildOptions = {}): AsyncGenerator<StatedPaper> {
  const corrections = await readCorrections(workspace.correctionsFile);
  const list = await PaperList.of(workspace.sourcesFolder, workspace.scratchFolder);
  const readings = await ReadingFile.open(workspace.readingsFolder);
  const papers = () => list.papers();
  try {
    await readMissing(papers, readings, options);
    yield* factsOf({ papers, reading: paper => readings.get(textHash(paper)), corrections });
  } finally {
    await Promise.all([readings.close(), list.dispose()]);
  }
}

async function isUpToDate(workspace: Workspace, store: GraphStore, inputs: string): Promise<boolean> {
  const mark = (await store.exists()) ? await storeMark(store) : undefined;
  return mark?.workspace === workspace.id && mark.inputs === inputs && mark.state === 'complete';
}

function syncOptions({ takeOver, shared, dryRun, signal, onChange, onProgress }: BuildOptions) {
  return {
    takeOver,
    shared,
    dryRun,
    signal,
    onChange,
    onProgress: (done: number) => onProgress?.({ stage: 'writing the graph', done, total: 0 }),
  };
}

const unreadTexts = (n: number) =>
  new WorkspaceError(
    `${n === 1 ? 'one text has' : `${n} texts have`} no reading by this version yet; \`paperlineage ingest\` makes it, and then run this again`,
  );

/** Reads the texts that have no reading yet; says how many these were, and which texts papers have now. */
async function readMissing(papers: () => AsyncIterable<Paper>, readings: ReadingFile, options: BuildOptions) {
  const live = new Set<string>();
  const missing = new Set<string>();
  for await (const paper of papers()) {
    const hash = textHash(paper);
    live.add(hash);
    if (!readings.has(hash)) missing.add(hash);
  }
  const expected = missing.size;
  if (options.onlyRead && expected > 0) throw unreadTexts(expected);
  async function* texts() {
    for await (const { title, abstract } of papers()) {
      const hash = textHash({ title, abstract });
      if (missing.delete(hash)) yield { hash, title, abstract };
    }
  }
  let read = 0;
  const store = async ({ hash }: { hash: string }, json: string) => {
    await readings.add(hash, json);
    read += 1;
    options.onProgress?.({ stage: 'reading papers', done: read, total: expected });
  };
  if (expected > 0) await readTexts(texts(), store, { workers: options.workers, signal: options.signal, expected });
  return { read, live };
}
