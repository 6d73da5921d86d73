import { type StoreMark, storeMark, writeMark } from './mark.js';
import { type Claim, type GraphNode, SCHEMA_VERSION } from './model.js';
import { type GraphStore, StoreError } from './store/port.js';
import { type ClaimSyncOptions, syncClaims } from './sync/sync-claims.js';
import { deleteUnwantedNodes, writeNodes } from './sync/sync-nodes.js';
import { emptyReport, type SyncReport } from './sync/sync-report.js';

export type { SyncReport } from './sync/sync-report.js';

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
}

/**
 * Brings a store from what it holds to the desired graph by the difference: new nodes first, then claims, nodes that
 * are no longer wanted last. Memory grows with the nodes, not with the claims. Where the store holds the graph of
 * these inputs already, nothing is read or written. Broken off, an atomic store is as before; another keeps what was
 * written, says so in its mark, and the next sync goes on from there.
 * @param workspace Id of the workspace that the graph comes from.
 * @param inputs Digest of all that the graph is a function of.
 * @throws StoreError where the store was filled from another workspace, or by a newer version.
 */
export async function syncGraph(
  store: GraphStore,
  workspace: string,
  inputs: string,
  desired: DesiredGraph,
  { takeOver, signal, onProgress }: SyncOptions = {},
): Promise<SyncReport> {
  const report = emptyReport();
  const mark = (await store.exists()) ? await storeMark(store) : undefined;
  if (mark) checkMark(mark, workspace, takeOver === true, store.location);
  const done: StoreMark = { workspace, inputs, state: 'complete', schema: SCHEMA_VERSION };
  if (mark && isSame(mark, done)) return report;
  await store.edit(async editor => {
    await writeMark(editor, { ...done, state: 'syncing' });
    const nodes = await writeNodes(editor, desired.nodes, report, signal);
    await syncClaims(editor, desired.claims, nodes, report, { signal, onProgress });
    await deleteUnwantedNodes(editor, nodes, report, signal);
    await writeMark(editor, done);
  });
  return report;
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

function isSame(a: StoreMark, b: StoreMark): boolean {
  return a.workspace === b.workspace && a.inputs === b.inputs && a.state === b.state && a.schema === b.schema;
}
