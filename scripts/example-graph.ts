import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrafeoStore } from '../graph/store/grafeo-store.js';
import type { GraphStore } from '../graph/store/port.js';
import { buildGraph } from '../ingest/build.js';
import { readSources } from '../ingest/read-sources.js';
import { Workspace } from '../ingest/workspace/workspace.js';
import { packageFile } from '../package-root.js';

/** Gives `work` an embedded store with the graph of the example papers, as an ingest makes it now. */
export async function withExampleGraph<T>(work: (store: GraphStore) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'paperlineage-example-'));
  try {
    const workspace = await Workspace.openOrCreate(join(folder, 'workspace'));
    const store = new GrafeoStore(workspace.storeFolder);
    try {
      await workspace.exclusively(async () => {
        await readSources(workspace, [packageFile('papers')]);
        await buildGraph(workspace, store);
      });
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
