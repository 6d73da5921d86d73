import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClaims, readNodes } from '../../graph/graph-reader.js';
import type { GraphStore } from '../../graph/store/port.js';
import { PaperList } from '../paper-list.js';
import type { Workspace } from '../workspace/workspace.js';
import { type VerifyReport, verifyGraph } from './verify-graph.js';

/**
 * Rechecks every claim that the store of a workspace holds against the papers of the workspace's sources.
 * @throws StoreError where there is no graph, or something in it does not fit the model
 */
export async function verifyWorkspace(workspace: Workspace, store: GraphStore): Promise<VerifyReport> {
  // The workspace's own scratch folder belongs to whoever holds its lock.
  const scratch = await mkdtemp(join(tmpdir(), 'paperlineage-verify-'));
  try {
    const list = await PaperList.of(workspace.sourcesFolder, scratch);
    return await store.read(reader =>
      verifyGraph({ nodes: readNodes(reader), claims: readClaims(reader), papers: list.papers() }, scratch),
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
