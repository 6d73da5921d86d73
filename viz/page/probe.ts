import type { Explorer } from './explorer.js';
import type { Point } from './picture/layout.js';
import { seenEdge } from './picture/picture.js';

/** What is on the stage, for tests and for people at the console: read only. */
export interface Probe {
  /** Everything that the address names is shown. */
  readonly settled: boolean;
  /** Ids of the nodes in view with their places on the stage, in pixels. */
  nodes(): { id: string; name: string; place: Point | undefined }[];
  /** The edges in view, with a point of each. */
  edges(): { source: string; target: string; label: string; place: Point | undefined }[];
}

declare global {
  interface Window {
    __explorer?: Probe;
  }
}

export function exposeProbe(explorer: Explorer): void {
  const shown = () => {
    const { loaded } = explorer;
    if (!loaded || !('picture' in loaded)) return { nodes: [], edges: [] };
    const { picture } = loaded;
    const { visible } = explorer.stage;
    return {
      nodes: [...visible.nodes].map(id => picture.nodes.get(id)!),
      edges: [...visible.edges].map(id => seenEdge(picture, picture.edges.get(id)!, visible)),
    };
  };
  const placeOf = (id: string) => explorer.stage.graphView?.placeOf(id);
  window.__explorer = Object.freeze({
    get settled() {
      return explorer.settled;
    },
    nodes: () => shown().nodes.map(({ id, name }) => ({ id, name, place: placeOf(id) })),
    edges: () => shown().edges.map(({ id, source, target, label }) => ({ source, target, label, place: placeOf(id) })),
  });
}
