import type { OverviewAnswer } from '../api.js';
import { refOf } from './node-id.js';
import { lineageView, NEIGHBOUR_PAGE, type View } from './view-state.js';

/** The largest lineage; where there is none, the newest paper; of an empty graph nothing. */
export function startingView(overview: OverviewAnswer): Exclude<View, { kind: 'start' }> | undefined {
  const [largest] = overview.lineages;
  if (largest) return lineageView(refOf(largest.root));
  const [paper] = overview.newest;
  if (!paper) return undefined;
  return { kind: 'neighbourhood', node: { label: 'Paper', key: paper.key }, shown: NEIGHBOUR_PAGE, expanded: [] };
}
