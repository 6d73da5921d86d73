import type { MouseCoords } from 'sigma/types';
import type { Point } from './layout.js';
import type { StageRenderer } from './stage-renderer.js';

/** A press that moves less is none: hands and fingers tremble. In pixels. */
const TREMBLING = { mouse: 2, touch: 10 };

/** A node that is held, and where it was taken. */
interface Grip {
  node: string;
  /** On the stage, in pixels. */
  from: Point;
  /** Of the node, in units of the graph. */
  place: Point;
}

/** Lets people move nodes with the mouse or a finger; a node stays where it is put. */
export class NodeDragging {
  #grip: Grip | undefined;
  #moved = false;

  /** @param onDropped told of a node that was moved, with its new place in units of the layout */
  constructor(
    private readonly renderer: StageRenderer,
    private readonly onDropped: (id: string, place: Point) => void,
  ) {
    const { sigma } = renderer;
    sigma.on('downNode', ({ node, event }) => {
      this.#letGo();
      if (fingersOf(event) > 1) return;
      const { x, y } = sigma.getGraph().getNodeAttributes(node);
      this.#grip = { node, from: { x: event.x, y: event.y }, place: { x, y } };
      this.#moved = false;
    });
    sigma.on('downStage', () => this.#letGo());
    sigma.on('moveBody', ({ event }) => this.#move(event));
    sigma.on('upNode', () => this.#drop());
    sigma.on('upStage', () => this.#drop());
  }

  /** A node is under way. */
  get active(): boolean {
    return this.#grip !== undefined;
  }

  /** Whether the last press moved a node, so that it is no click. */
  get moved(): boolean {
    return this.#moved;
  }

  #move(event: MouseCoords): void {
    const grip = this.#grip;
    if (grip === undefined) return;
    // The picture stays where it is, also before the node moves.
    event.preventSigmaDefault();
    event.original.preventDefault();
    const trembling = TREMBLING[fingersOf(event) > 0 ? 'touch' : 'mouse'];
    if (!this.#moved && Math.hypot(event.x - grip.from.x, event.y - grip.from.y) <= trembling) return;
    this.#place(grip.node, this.renderer.sigma.viewportToGraph(event));
    this.#moved = true;
  }

  #drop(): void {
    const node = this.#grip?.node;
    this.#grip = undefined;
    if (node === undefined || !this.#moved) return;
    const { x, y } = this.renderer.sigma.getGraph().getNodeAttributes(node);
    this.onDropped(node, { x: Math.round(x * 10) / 10, y: Math.round(-y * 10) / 10 });
  }

  /** Another finger came down: the picture is meant, and the node goes back. */
  #letGo(): void {
    if (this.#grip && this.#moved) this.#place(this.#grip.node, this.#grip.place);
    this.#grip = undefined;
  }

  #place(node: string, place: Point): void {
    const { sigma } = this.renderer;
    const graph = sigma.getGraph();
    // Changed in place: an event of the graph would make the renderer index all of it anew.
    Object.assign(graph.getNodeAttributes(node), place);
    sigma.refresh({ partialGraph: { nodes: [node], edges: graph.edges(node) }, skipIndexation: true });
  }
}

/** Fingers on the stage; 0 for the mouse. */
export function fingersOf({ original }: Pick<MouseCoords, 'original'>): number {
  // A finger that was lifted is no longer among the touches.
  return 'touches' in original ? Math.max(1, (original as TouchEvent).touches.length) : 0;
}
