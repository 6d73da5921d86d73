import { storeMark } from '../../../graph/mark.js';
import type { GraphReader } from '../../../graph/store/port.js';
import { countRelations } from '../relations.js';
import { GraphMap } from './graph-map.js';
import { PlacesFile } from './map-places.js';

/**
 * Graphs of more claims are laid out when an explorer first asks. The layout itself takes as long for all large graphs,
 * since a map holds so many nodes at most, but to choose these every pair of nodes is held in memory.
 */
export const AHEAD_CLAIMS = 500_000;

export interface AheadOptions {
  /** Where places are kept. */
  folder: string;
  signal?: AbortSignal;
  /** Told before a layout, which takes seconds. */
  onStart?: () => void;
}

/**
 * Lays a graph out and keeps the places, so that no explorer has to: `kept` where they are kept already, `left` where
 * the graph is too large to be laid out ahead, or is not whole at present.
 */
export async function layOutAhead(
  reader: GraphReader,
  { folder, signal, onStart }: AheadOptions,
): Promise<'laid out' | 'kept' | 'left'> {
  const mark = await storeMark(reader);
  if (mark?.state !== 'complete') return 'left';
  if (await new PlacesFile(folder).read(mark.inputs)) return 'kept';
  const claims = Object.values(await countRelations(reader, 0)).reduce((sum, count) => sum + count, 0);
  if (claims > AHEAD_CLAIMS) return 'left';
  if (claims > 0) onStart?.();
  await new GraphMap(folder).places(reader, signal);
  return 'laid out';
}
