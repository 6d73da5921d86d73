import type { Chosen } from './emphasis.js';
import type { Point } from './layout.js';
import { fingersOf, NodeDragging } from './node-dragging.js';
import { pinchZoom } from './pinch-zoom.js';
import type { StageRenderer } from './stage-renderer.js';

/** What a mouse or a finger did to the picture. */
export interface PointerEvents {
  onNode(id: string): void;
  onNodeOpen(id: string): void;
  onEdge(id: string): void;
  onGround(): void;
  /** A node was put elsewhere by hand. */
  onMoved(id: string, place: Point): void;
}

/** What lies where on the stage. */
export interface PointerTargets {
  edgeAt(point: Point): string | undefined;
  /** The node that a finger may mean, though it is not right on it. */
  nodeNear(point: Point): string | undefined;
}

/** Tells what is pointed at, clicked or tapped, and lets people move the picture and its nodes. */
export class StagePointer {
  readonly #dragging: NodeDragging;
  #hovered: Chosen;
  /** The node of the last click, for telling a double click on it. */
  #clicked: string | undefined;

  /** @param onHover told of what is pointed at, once each time it is something else */
  constructor(
    private readonly renderer: StageRenderer,
    private readonly targets: PointerTargets,
    private readonly events: PointerEvents,
    private readonly onHover: (hovered: Chosen) => void,
  ) {
    this.#dragging = new NodeDragging(renderer, (id, place) => events.onMoved(id, place));
    pinchZoom(renderer.sigma);
    this.#listenToClicks();
    this.#listenToMoves();
  }

  /** Forgets what was pointed at, without telling: another picture is there. */
  reset(): void {
    this.#hovered = undefined;
  }

  #listenToClicks(): void {
    const { sigma } = this.renderer;
    sigma.on('clickNode', ({ node }) => {
      if (!this.#dragging.moved) this.#click(node);
    });
    sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.#clickAgain(node);
    });
    sigma.on('clickStage', ({ event }) => {
      const node = fingersOf(event) > 0 ? this.targets.nodeNear(event) : undefined;
      if (node === undefined) this.#clickBeside(event);
      else this.#click(node);
    });
    sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
      const node = fingersOf(event) > 0 ? this.targets.nodeNear(event) : undefined;
      if (node === undefined) return;
      preventSigmaDefault();
      this.#clickAgain(node);
    });
  }

  #click(node: string): void {
    this.#clicked = node;
    this.events.onNode(node);
  }

  /** The renderer takes any two quick clicks for a double one, also on two nodes. */
  #clickAgain(node: string): void {
    if (node === this.#clicked) this.events.onNodeOpen(node);
    else this.#click(node);
  }

  #clickBeside(point: Point): void {
    this.#clicked = undefined;
    const edge = this.targets.edgeAt(point);
    if (edge === undefined) this.events.onGround();
    else this.events.onEdge(edge);
  }

  #listenToMoves(): void {
    const { sigma } = this.renderer;
    sigma.on('enterNode', ({ node }) => this.#hover({ node }));
    sigma.on('leaveNode', () => this.#hover(undefined));
    sigma.on('moveBody', ({ event }) => {
      if (this.#dragging.active || sigma.getMouseCaptor().isMouseDown || fingersOf(event) > 0) return;
      if (this.#hovered && 'node' in this.#hovered) return;
      const edge = this.targets.edgeAt(event);
      this.#hover(edge === undefined ? undefined : { edge });
    });
    sigma.getTouchCaptor().on('touchup', () => this.#hover(undefined));
  }

  #hover(hovered: Chosen): void {
    if (JSON.stringify(hovered) === JSON.stringify(this.#hovered)) return;
    this.#hovered = hovered;
    this.onHover(hovered);
  }
}
