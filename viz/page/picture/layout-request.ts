import type { Axis } from '../view-state.js';
import type { Layout } from './layout.js';
import { layoutLineage } from './lineage-layout.js';
import { layoutNeighbourhood } from './neighbourhood-layout.js';
import { alongTime } from './time-layout.js';

/** What a layout depends on, and nothing else of the picture. */
export type LayoutRequest =
  | { kind: 'layered'; axis: Axis; nodes: LayeredNode[]; edges: LayoutEdge[] }
  | { kind: 'around'; focus: string; waves: string[][]; edges: LayoutEdge[]; stretch?: number };

export interface LayeredNode {
  id: string;
  generation: number;
  /** ISO date, as exact as it is known; empty where it is not. */
  published: string;
}

export interface LayoutEdge {
  id: string;
  source: string;
  target: string;
  /** No link that is drawn: it only holds near the rest what nothing joins to it. */
  unseen?: true;
}

export interface LayoutAnswer {
  id: number;
  layout: Layout;
}

/** The layout that a request asks for; a function of the request alone. */
export function layoutFor(request: LayoutRequest): Layout {
  if (request.kind === 'around') return layoutNeighbourhood(request);
  const layout = layoutLineage(request);
  return request.axis === 'time' ? alongTime(request, layout) : layout;
}
