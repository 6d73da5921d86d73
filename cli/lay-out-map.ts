import { join } from 'node:path';
import type { GraphStore } from '../graph/store/port.js';
import type { Workspace } from '../ingest/workspace/workspace.js';
import { layOutAhead } from '../viz/server/map/lay-out-ahead.js';
import type { Console } from './console.js';

/** Where the places of the whole graph's picture are kept. */
export function mapFolder({ folder }: Workspace): string {
  return join(folder, 'map');
}

/** Lays a graph that is up to date out for the explorer, unless it is laid out already. */
export async function layOutMap(
  store: GraphStore,
  workspace: Workspace,
  { console, signal }: { console: Console; signal: AbortSignal },
): Promise<void> {
  const onStart = () => console.info('laying out the map …');
  const folder = mapFolder(workspace);
  if ((await store.read(reader => layOutAhead(reader, { folder, signal, onStart }))) === 'left') {
    console.detail('the map is laid out when an explorer first asks for it');
  }
}
