import type { Camera } from '../view-state.js';
import { EdgeGeometry, isLayered } from './edge-geometry.js';
import { type Chosen, type Emphasis, emphasisOf, NO_EMPHASIS } from './emphasis.js';
import type { Layout, Point } from './layout.js';
import { ALL_NAMED_UP_TO, isLarge } from './look.js';
import { nearestEdge } from './nearest-edge.js';
import { nearestNode } from './nearest-node.js';
import { NOTHING_VISIBLE, type Picture, sameSet, sameVisible, type Visible } from './picture.js';
import { focusOf, strokesOf, ticksOf } from './picture-parts.js';
import { type Scene, sceneOf } from './scene.js';
import { StageCamera } from './stage-camera.js';
import { hideAllBut, relook, type StageGraph, stageGraph } from './stage-graph.js';
import { type PointerEvents, StagePointer } from './stage-pointer.js';
import { StageRenderer } from './stage-renderer.js';
import { readTheme, type Theme } from './theme.js';

export { NoWebGlError } from './stage-renderer.js';

export interface GraphViewEvents extends PointerEvents {
  /** The camera rests somewhere else; undefined: where the picture opened. */
  onCamera(camera: Camera | undefined): void;
  /** The browser took the drawing away, or gave it back. */
  onLost(lost: boolean): void;
}

/** A picture with all that its view says of it. */
export interface Shown {
  picture: Picture;
  layout: Layout;
  visible: Visible;
  /** Places that win over the layout's. */
  pins: ReadonlyMap<string, Point>;
  camera: Camera | undefined;
}

/** How long after the drawing was taken away it is asked for again, and how often. */
const RESTART_MS = 500;
const RESTARTS = 20;

/** The canvas: shows a picture at given places, tells what was clicked, and makes stand out what is chosen. */
export class GraphView {
  #renderer: StageRenderer;
  #camera!: StageCamera;
  #pointer!: StagePointer;
  #geometry: EdgeGeometry | undefined;
  #theme: Theme = readTheme();
  #picture: Picture | undefined;
  #layout: Layout = { nodes: new Map(), bends: new Map() };
  #pins: ReadonlyMap<string, Point> = new Map();
  #visible: Visible = NOTHING_VISIBLE;
  #chosen: Chosen;
  #hovered: Chosen;
  #emphasis: Emphasis = NO_EMPHASIS;

  /** @throws NoWebGlError */
  constructor(
    private readonly container: HTMLElement,
    private readonly events: GraphViewEvents,
  ) {
    this.#renderer = this.#start();
    new ResizeObserver(() => this.#resize()).observe(container);
  }

  #start(): StageRenderer {
    const view = this;
    const source = {
      get theme() {
        return view.#theme;
      },
      get namedNodes() {
        return view.#visible.nodes.size <= ALL_NAMED_UP_TO ? view.#visible.nodes : [];
      },
    };
    const renderer = new StageRenderer(this.container, source, () => this.#lost());
    this.#camera = new StageCamera(renderer.sigma, camera => this.events.onCamera(camera));
    const targets = {
      edgeAt: (point: Point) => this.#edgeAt(point),
      nodeNear: (point: Point) => nearestNode(this.#visible.nodes, id => this.placeOf(id), point),
    };
    this.#pointer = new StagePointer(renderer, targets, this.events, hovered => this.#hover(hovered));
    renderer.sigma.on('afterRender', () => this.#drawLayers());
    return renderer;
  }

  /** Asks for the drawing again until the browser gives it. */
  #lost(): void {
    this.events.onLost(true);
    const camera = this.#camera.current;
    this.#camera.end();
    this.#renderer.kill();
    let tries = 0;
    const again = () => {
      try {
        this.#renderer = this.#start();
      } catch {
        if (++tries < RESTARTS) setTimeout(again, RESTART_MS);
        return;
      }
      this.events.onLost(false);
      if (!this.#picture) return;
      const shown = { picture: this.#picture, layout: this.#layout, visible: this.#visible, pins: this.#pins };
      this.show({ ...shown, camera });
    };
    setTimeout(again, RESTART_MS);
  }

  /** Shows a picture in place of the one before: as a link says, else as it opens. */
  show({ picture, layout, visible, pins, camera }: Shown): void {
    const { sigma } = this.#renderer;
    this.#picture = picture;
    this.#layout = layout;
    this.#visible = visible;
    this.#pins = pins;
    this.#hovered = undefined;
    this.#pointer.reset();
    this.#emphasis = emphasisOf(picture, visible, this.#chosen, undefined);
    this.#geometry = new EdgeGeometry(sigma, picture, layout);
    this.#camera.reset();
    this.#camera.fit(layout);
    this.#setGraph(picture);
    this.#camera.lookAt(camera, picture);
  }

  #setGraph(picture: Picture): void {
    const graph = stageGraph(picture, this.#visible, this.#theme, id => this.#graphPlace(id));
    this.#renderer.setGraph(graph, { thin: picture.kind === 'map', large: isLarge(picture) });
  }

  /** A node's place in the graph, where y grows upwards. */
  #graphPlace(id: string): Point {
    const { x, y } = this.#pins.get(id) ?? this.#layout.nodes.get(id) ?? { x: 0, y: 0 };
    return { x, y: -y };
  }

  /** Takes nodes and edges out, and brings them back. */
  filter(visible: Visible): void {
    const before = this.#visible;
    this.#visible = visible;
    if (sameVisible(visible, before) || !this.#picture) return;
    // Arrows may turn with the types that are seen; a whole graph's lines, which are many, have none.
    const turned = this.#picture.kind === 'answer' && !sameSet(visible.hiddenTypes, before.hiddenTypes);
    if (turned) this.#setGraph(this.#picture);
    else hideAllBut(this.#stageGraph, visible);
    this.#redraw(this.#picture);
  }

  retheme(): void {
    this.#theme = readTheme();
    this.#relook();
  }

  #relook(): void {
    if (!this.#picture) return;
    relook(this.#stageGraph, this.#picture, this.#visible, this.#theme);
    this.#redraw(this.#picture);
  }

  get #stageGraph(): StageGraph {
    return this.#renderer.sigma.getGraph() as StageGraph;
  }

  #redraw(picture: Picture): void {
    this.#emphasis = emphasisOf(picture, this.#visible, this.#chosen, this.#hovered);
    // Drawn with the next frame: two tasks hold the page for less long than one.
    this.#renderer.sigma.refresh({ skipIndexation: true, schedule: true });
  }

  choose(chosen: Chosen): void {
    if (JSON.stringify(chosen) === JSON.stringify(this.#chosen)) return;
    this.#chosen = chosen;
    this.#emphasise();
  }

  /** Moves the camera where a state of the history had it. */
  lookAt(camera: Camera | undefined): void {
    if (this.#picture && JSON.stringify(camera) !== JSON.stringify(this.#camera.current)) {
      this.#camera.lookAt(camera, this.#picture);
    }
  }

  /** Puts nodes where they are pinned, and those that no longer are back to where they were laid. */
  pin(pins: ReadonlyMap<string, Point>): void {
    const { sigma } = this.#renderer;
    const graph = sigma.getGraph();
    const touched = [...this.#pins.keys(), ...pins.keys()].filter(id => graph.hasNode(id));
    this.#pins = pins;
    const before = touched.map(id => ({ ...graph.getNodeAttributes(id) }));
    for (const id of touched) Object.assign(graph.getNodeAttributes(id), this.#graphPlace(id));
    if (
      touched.some(
        (id, i) => graph.getNodeAttribute(id, 'x') !== before[i]!.x || graph.getNodeAttribute(id, 'y') !== before[i]!.y,
      )
    ) {
      sigma.refresh();
    }
  }

  zoom(direction: 'in' | 'out' | 'fit'): void {
    this.#camera.zoom(direction);
  }

  /** Place of a visible node, or of an edge where it can be pointed at, on the stage. */
  placeOf(id: string): Point | undefined {
    const { sigma, links } = this.#renderer;
    if (this.#visible.nodes.has(id)) {
      const shown = sigma.getNodeDisplayData(id);
      return shown && sigma.framedGraphToViewport(shown);
    }
    const edge = this.#visible.edges.has(id) ? this.#picture?.edges.get(id) : undefined;
    if (!edge || !this.#picture) return undefined;
    if (isLayered(this.#picture)) return links.middleOf(id);
    const [a, b] = [this.placeOf(edge.source)!, this.placeOf(edge.target)!];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  /** Place of a node in units of the layout. */
  layoutPlaceOf(id: string): Point | undefined {
    const graph = this.#renderer.sigma.getGraph();
    if (!graph.hasNode(id)) return undefined;
    const { x, y } = graph.getNodeAttributes(id);
    return { x, y: -y };
  }

  /** What is seen at present, to be drawn elsewhere. */
  scene(): Scene | undefined {
    if (!this.#picture || !this.#geometry) return undefined;
    this.#renderer.sigma.refresh({ skipIndexation: true });
    return sceneOf(this.#renderer, { ...this.#shown(), picture: this.#picture, geometry: this.#geometry });
  }

  #shown() {
    return { layout: this.#layout, visible: this.#visible, emphasis: this.#emphasis, theme: this.#theme };
  }

  /**
   * The edge at a point of the stage. The renderer's own picking misses thin edges, and draws each frame twice. Of a
   * large picture only the edges that stand out can be pointed at.
   */
  #edgeAt(point: Point): string | undefined {
    const picture = this.#picture;
    if (!picture) return undefined;
    if (isLayered(picture)) return this.#renderer.links.linkAt(point);
    const candidates = isLarge(picture)
      ? emphasisOf(picture, this.#visible, this.#chosen, undefined).edges
      : this.#visible.edges;
    return nearestEdge(picture, candidates, id => this.placeOf(id)!, point);
  }

  #hover(hovered: Chosen): void {
    this.#hovered = hovered;
    this.container.classList.toggle('pointing', hovered !== undefined);
    this.#emphasise();
  }

  #emphasise(): void {
    if (!this.#picture) return;
    this.#emphasis = emphasisOf(this.#picture, this.#visible, this.#chosen, this.#hovered);
    this.#drawFocus();
  }

  #resize(): void {
    const { width, height } = this.#renderer.size;
    const isHidden = this.container.offsetWidth === 0;
    if (isHidden || (width === this.container.offsetWidth && height === this.container.offsetHeight)) return;
    const camera = this.#camera.current;
    this.#renderer.sigma.resize();
    if (!this.#picture) return;
    const refitted = this.#camera.fit(this.#layout);
    // Where the bounds stay, as those of a large picture do, nothing is to be read again.
    this.#renderer.sigma.refresh(refitted ? {} : { skipIndexation: true, partialGraph: {} });
    this.#camera.lookAt(camera, this.#picture);
  }

  #drawLayers(): void {
    const { sigma, links, size } = this.#renderer;
    const picture = this.#picture;
    if (!picture || !this.#geometry) return;
    const strokes = isLayered(picture)
      ? strokesOf({ ...this.#shown(), picture, geometry: this.#geometry }, this.#visible.edges)
      : [];
    links.draw(this.#renderer.drawLabels(strokes), ticksOf(sigma, this.#layout), { ...size, theme: this.#theme });
    this.#drawFocus();
  }

  #drawFocus(): void {
    const { focus, size } = this.#renderer;
    if (!this.#picture || !this.#geometry) return;
    const chosen = this.#hovered ?? this.#chosen;
    const pointing = this.#hovered !== undefined && JSON.stringify(this.#hovered) !== JSON.stringify(this.#chosen);
    const parts = { ...this.#shown(), picture: this.#picture, geometry: this.#geometry, chosen, pointing };
    focus.draw(focusOf(this.#renderer, parts), { ...size, theme: this.#theme });
  }
}
