import type { MouseCoords } from 'sigma/types';
import type { Point } from './layout.js';
import type { StageRenderer } from './stage-renderer.js';

/** Lets people move nodes with the mouse; a node stays where it is put. */
export class NodeDragging {
  #node: string | undefined;
  #moved = false;

  /** @param onDropped told of a node that was moved, with its new place in units of the layout */
  constructor(
    private readonly renderer: StageRenderer,
    onDropped: (id: string, place: Point) => void,
  ) {
    const { sigma } = renderer;
    const drop = () => {
      const node = this.#node;
      this.#node = undefined;
      if (node === undefined || !this.#moved) return;
      const { x, y } = sigma.getGraph().getNodeAttributes(node);
      onDropped(node, { x: Math.round(x * 10) / 10, y: Math.round(-y * 10) / 10 });
    };
    sigma.on('downNode', ({ node }) => {
      this.#node = node;
      this.#moved = false;
    });
    sigma.on('moveBody', ({ event }) => this.#move(event));
    sigma.on('upNode', drop);
    sigma.on('upStage', drop);
  }

  /** A node is under way. */
  get active(): boolean {
    return this.#node !== undefined;
  }

  /** Whether the last press moved a node, so that it is no click. */
  get moved(): boolean {
    return this.#moved;
  }

  #move(event: MouseCoords): void {
    const node = this.#node;
    if (node === undefined) return;
    const { sigma } = this.renderer;
    const graph = sigma.getGraph();
    // Changed in place: an event of the graph would make the renderer index all of it anew.
    const place = sigma.viewportToGraph(event);
    Object.assign(graph.getNodeAttributes(node), place);
    sigma.refresh({ partialGraph: { nodes: [node], edges: graph.edges(node) }, skipIndexation: true });
    this.#moved = true;
    event.preventSigmaDefault();
    event.original.preventDefault();
  }
}
