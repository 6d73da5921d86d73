import { type StoreMark, storeMark, writeMark } from './mark.js';
import { type Claim, type GraphNode, SCHEMA_VERSION } from './model.js';
import { type GraphEditor, type GraphReader, type GraphStore, type Rows, StoreError } from './store/port.js';
import { refuseForeignNodes } from './sync/foreign-nodes.js';
import { type ClaimSyncOptions, syncClaims } from './sync/sync-claims.js';
import { deleteUnwantedNodes, writeNodes } from './sync/sync-nodes.js';
import { type OnChange, SyncCounter, type SyncReport } from './sync/sync-report.js';

export type { Change, OnChange, SyncReport } from './sync/sync-report.js';

/** The graph that a store is brought to; each node and claim once, and every claim between nodes that are there. */
export interface DesiredGraph {
  /** In the order of `compareRefs`. */
  nodes: AsyncIterable<GraphNode>;
  /** In the order of `compareClaims`. Read after the nodes. */
  claims: AsyncIterable<Claim>;
}

export interface SyncOptions extends ClaimSyncOptions {
  /** Write to a store that was filled from another workspace. */
  takeOver?: boolean | undefined;
  /** Write beside what others keep in the same database. */
  shared?: boolean | undefined;
  /** Write nothing, and report what would be written. */
  dryRun?: boolean | undefined;
  onChange?: OnChange | undefined;
}

/**
 * Brings a store from what it holds to the desired graph by the difference: new nodes first, then claims, nodes that
 * are no longer wanted last. Memory grows with the nodes, not with the claims. Where the store holds the graph of
 * these inputs already, nothing is read or written. Broken off, an atomic store is as before; another keeps what was
 * written, says so in its mark, and the next sync goes on from there.
 * @param workspace Id of the workspace that the graph comes from.
 * @param inputs Digest of all that the graph is a function of.
 * @throws StoreError where the store was filled from another workspace, by a newer version, or is shared unasked.
 */
export async function syncGraph(
  store: GraphStore,
  workspace: string,
  inputs: string,
  desired: DesiredGraph,
  { takeOver, shared, dryRun, signal, onProgress, onChange }: SyncOptions = {},
): Promise<SyncReport> {
  const counter = new SyncCounter(onChange);
  const { location } = store;
  const check = async (reader: GraphReader) => {
    const mark = await storeMark(reader);
    if (mark) checkMark(mark, workspace, takeOver === true, location);
    return mark;
  };
  const exists = await store.exists();
  const done: StoreMark = { workspace, inputs, state: 'complete', schema: SCHEMA_VERSION };
  // An atomic edit that writes nothing costs no more than a look, which would open the store one time more.
  const looks = exists && !store.capabilities.atomicEdits;
  if (looks && isSame(await check(store), done)) return counter.report;
  if (!exists && !shared && !store.capabilities.ownDatabase) await refuseForeignNodes(store);
  await (dryRun ? onPaper : inStore)(store, async editor => {
    // Another may have written between the look above and the beginning of this edit.
    if (isSame(await check(editor), done)) return;
    await writeMark(editor, { ...done, state: 'syncing' });
    const nodes = await writeNodes(editor, desired.nodes, counter, signal);
    await syncClaims(editor, desired.claims, nodes, counter, { signal, onProgress });
    await deleteUnwantedNodes(editor, nodes, counter, signal);
    await writeMark(editor, done);
  });
  return counter.report;
}

type Work = (editor: GraphEditor) => Promise<void>;

const inStore = (store: GraphStore, work: Work) => store.edit(work);

const NO_ROWS: Rows = { columns: [], async *[Symbol.asyncIterator]() {} };

/** Runs `work` with an editor that reads what is there and writes nothing. */
async function onPaper(store: GraphStore, work: Work): Promise<void> {
  const write = async () => {};
  if (store.capabilities.ownDatabase && !(await store.exists())) await work({ query: async () => NO_ROWS, write });
  else await store.read(reader => work({ query: (...question) => reader.query(...question), write }));
}

function checkMark(mark: StoreMark, workspace: string, takeOver: boolean, location: string): void {
  if (mark.schema > SCHEMA_VERSION) {
    throw new StoreError(`The store ${location} was written by a newer version of Paperlineage; update this one.`);
  }
  if (mark.workspace !== workspace && !takeOver) {
    throw new StoreError(
      `The store ${location} was filled from another workspace. \`--take-over\` replaces its graph by this workspace's.`,
    );
  }
}

function isSame(a: StoreMark | undefined, b: StoreMark): boolean {
  if (a === undefined) return false;
  return a.workspace === b.workspace && a.inputs === b.inputs && a.state === b.state && a.schema === b.schema;
}
