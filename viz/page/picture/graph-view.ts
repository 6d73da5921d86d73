import { DirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeArrowProgram } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import { nodeId } from '../node-id.js';
import { drawRing, type LabelData } from './draw-label.js';
import { type Chosen, type Emphasis, emphasisOf } from './emphasis.js';
import type { Layout, Point } from './layout.js';
import { distanceToSegment, REACH } from './link-path.js';
import { type Link, LinksLayer } from './links-layer.js';
import { NodeLabels } from './node-labels.js';
import type { Picture, PictureEdge, PictureNode, Visible } from './picture.js';
import { prefersReducedMotion, readTheme, type Theme } from './theme.js';

export interface GraphViewEvents {
  onNode(id: string): void;
  onNodeOpen(id: string): void;
  onEdge(id: string): void;
  onGround(): void;
}

const STAGE_PADDING = 64;

/** A picture is not blown up beyond this, however small it is. */
const LARGEST_SCALE = 1.25;

/** A lineage does not open smaller than this, so that names do not run into each other. */
const LEAST_READABLE_SCALE = 0.7;

/** Up to so many nodes every one shows its name where there is room; above, the renderer's label grid chooses. */
const ALL_NAMED_UP_TO = 300;

/** Thrown where the browser can't draw graphs. */
export class NoWebGlError extends Error {}

/** The canvas: shows a picture at given places, tells what was clicked, and makes stand out what is chosen. */
export class GraphView {
  readonly #renderer: Sigma;
  readonly #links: LinksLayer;
  #theme: Theme = readTheme();
  #picture: Picture | undefined;
  #layout: Layout = { nodes: new Map(), bends: new Map() };
  #visible: Visible = { nodes: new Set(), edges: new Set() };
  #chosen: Chosen;
  readonly #labels = new NodeLabels(() => ({ renderer: this.#renderer, ids: this.#namedNodes(), theme: this.#theme }));
  #hovered: Chosen;
  #emphasis: Emphasis = { nodes: new Set(), edges: new Set(), dimsOthers: false };

  /** @throws NoWebGlError */
  constructor(
    private readonly container: HTMLElement,
    private readonly events: GraphViewEvents,
  ) {
    if (!document.createElement('canvas').getContext('webgl2')) throw new NoWebGlError();
    this.#renderer = new Sigma(new DirectedGraph(), container, {
      allowInvalidContainer: true,
      defaultEdgeType: 'arrow',
      edgeProgramClasses: { arrow: EdgeArrowProgram },
      stagePadding: STAGE_PADDING,
      minCameraRatio: 0.1,
      maxCameraRatio: 6,
      zIndex: true,
      labelRenderedSizeThreshold: 0,
      zoomToSizeRatioFunction: ratio => Math.max(1, ratio) ** 0.5,
      nodeReducer: (id, place) => ({ ...place, ...this.#nodeLook(id) }),
      edgeReducer: id => this.#edgeLook(id),
      defaultDrawNodeLabel: (context, data) => this.#labels.draw(context, data as LabelData),
      defaultDrawNodeHover: (context, data) => {
        drawRing(context, data as LabelData, this.#theme);
        this.#labels.drawOver(context, data as LabelData);
      },
    });
    this.#links = new LinksLayer(this.#renderer, this.#linksCanvas());
    this.#listen();
  }

  #linksCanvas(): HTMLCanvasElement {
    this.#renderer.createCanvasContext('links');
    const { links, nodes } = this.#renderer.getCanvases();
    nodes!.before(links!);
    return links!;
  }

  #listen(): void {
    const renderer = this.#renderer;
    renderer.on('beforeRender', () => this.#labels.startFrame());
    renderer.on('afterRender', () => this.#drawLinks());
    renderer.on('clickNode', ({ node }) => this.events.onNode(node));
    renderer.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.events.onNodeOpen(node);
    });
    renderer.on('clickStage', ({ event }) => {
      const edge = this.#edgeAt(event);
      if (edge === undefined) this.events.onGround();
      else this.events.onEdge(edge);
    });
    renderer.on('enterNode', ({ node }) => this.#hover({ node }));
    renderer.on('leaveNode', () => this.#hover(undefined));
    renderer.on('moveBody', ({ event }) => {
      if (this.#hovered && 'node' in this.#hovered) return;
      const edge = this.#edgeAt(event);
      this.#hover(edge === undefined ? undefined : { edge });
    });
    new ResizeObserver(() => this.#fitStage()).observe(this.container);
  }

  /** Shows a picture in place of the one before, whole in view. */
  show(picture: Picture, layout: Layout, visible: Visible): void {
    const graph = new DirectedGraph();
    // Labels are drawn in this order: what is joined most is named first.
    for (const { id } of [...picture.nodes.values()].sort((a, b) => b.degree - a.degree)) {
      const { x, y } = layout.nodes.get(id)!;
      graph.addNode(id, { x, y: -y });
    }
    for (const { id, source, target } of picture.edges.values()) graph.addDirectedEdgeWithKey(id, source, target);
    this.#picture = picture;
    this.#layout = layout;
    this.#visible = visible;
    this.#hovered = undefined;
    this.#emphasis = emphasisOf(picture, visible, this.#chosen, undefined);
    this.#renderer.setSetting('labelDensity', picture.nodes.size <= ALL_NAMED_UP_TO ? 100 : 1);
    this.#renderer.setGraph(graph);
    this.#fitStage();
    this.#lookAtStart(picture);
  }

  /** The whole picture; of a lineage too wide for the stage its focus, at a scale that names can be read at. */
  #lookAtStart(picture: Picture): void {
    const camera = this.#renderer.getCamera();
    camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    const scale = this.#renderer.graphToViewport({ x: 1, y: 0 }).x - this.#renderer.graphToViewport({ x: 0, y: 0 }).x;
    if (picture.kind !== 'lineage' || scale >= LEAST_READABLE_SCALE) return;
    const ratio = scale / LEAST_READABLE_SCALE;
    const { x, y } = this.#renderer.getNodeDisplayData(nodeId(picture.focus))!;
    const { width } = this.#renderer.getDimensions();
    const onePixel =
      this.#renderer.viewportToFramedGraph({ x: 1, y: 0 }).x - this.#renderer.viewportToFramedGraph({ x: 0, y: 0 }).x;
    camera.setState({ x: x + 0.3 * width * ratio * onePixel, y, ratio });
  }

  filter(visible: Visible): void {
    this.#visible = visible;
    this.#emphasise();
  }

  choose(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#emphasise();
  }

  #emphasise(): void {
    if (!this.#picture) return;
    this.#emphasis = emphasisOf(this.#picture, this.#visible, this.#chosen, this.#hovered);
    this.#renderer.refresh({ skipIndexation: true });
  }

  retheme(): void {
    this.#theme = readTheme();
    this.#renderer.refresh({ skipIndexation: true });
  }

  zoom(direction: 'in' | 'out' | 'fit'): void {
    const camera = this.#renderer.getCamera();
    const duration = prefersReducedMotion() ? 0 : 200;
    if (direction === 'in') void camera.animatedZoom({ duration });
    else if (direction === 'out') void camera.animatedUnzoom({ duration });
    else void camera.animatedReset({ duration });
  }

  /** Place of a visible node, or of an edge where it can be pointed at, on the stage. */
  placeOf(id: string): Point | undefined {
    if (this.#visible.nodes.has(id)) {
      const shown = this.#renderer.getNodeDisplayData(id);
      return shown && this.#renderer.framedGraphToViewport(shown);
    }
    const edge = this.#visible.edges.has(id) ? this.#picture?.edges.get(id) : undefined;
    if (!edge) return undefined;
    if (this.#picture?.kind === 'lineage') return this.#links.middleOf(id);
    const [a, b] = [this.placeOf(edge.source)!, this.placeOf(edge.target)!];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  /** The edge at a point of the stage. The renderer's own picking misses thin edges, and draws each frame twice. */
  #edgeAt(point: Point): string | undefined {
    if (this.#picture?.kind === 'lineage') return this.#links.linkAt(point);
    let nearest: { id: string; distance: number } | undefined;
    for (const id of this.#visible.edges) {
      const { source, target } = this.#picture!.edges.get(id)!;
      const distance = distanceToSegment(this.placeOf(source)!, this.placeOf(target)!, point);
      if (distance <= REACH && distance < (nearest?.distance ?? REACH + 1)) nearest = { id, distance };
    }
    return nearest?.id;
  }

  #hover(hovered: Chosen): void {
    if (JSON.stringify(hovered) === JSON.stringify(this.#hovered)) return;
    this.#hovered = hovered;
    this.container.classList.toggle('pointing', hovered !== undefined);
    this.#emphasise();
  }

  /** Widens the bounds of a small picture to those of the stage, so that it keeps its size. */
  #fitStage(): void {
    const { width, height } = this.container.getBoundingClientRect();
    const places = [...this.#layout.nodes.values()];
    if (width === 0 || height === 0 || places.length === 0) return;
    const bounds = (values: number[], stage: number): [number, number] => {
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const least = Math.max(1, stage - 2 * STAGE_PADDING) / LARGEST_SCALE;
      const half = Math.max(high - low, least) / 2;
      return [(low + high) / 2 - half, (low + high) / 2 + half];
    };
    this.#renderer.setCustomBBox({
      x: bounds(
        places.map(place => place.x),
        width,
      ),
      y: bounds(
        places.map(place => -place.y),
        height,
      ),
    });
    this.#renderer.resize();
    this.#renderer.refresh();
  }

  /** Nodes that all show their names; none where there are so many that the renderer chooses. */
  #namedNodes(): Iterable<string> {
    return this.#visible.nodes.size <= ALL_NAMED_UP_TO ? this.#visible.nodes : [];
  }

  #nodeLook(id: string): Partial<NodeDisplayData> & Partial<LabelData> {
    const node = this.#picture?.nodes.get(id);
    if (!node) return {};
    if (!this.#visible.nodes.has(id)) return { hidden: true };
    const dimmed = this.#emphasis.dimsOthers && !this.#emphasis.nodes.has(id);
    const isFocus = this.#picture !== undefined && id === nodeId(this.#picture.focus);
    const chosen = this.#chosen !== undefined && 'node' in this.#chosen && this.#chosen.node === id;
    return {
      size: nodeSize(node, isFocus),
      color: dimmed ? this.#theme.faint : this.#theme.labels[node.label],
      label: node.name,
      note: node.published.slice(0, 4),
      strong: isFocus || chosen,
      dimmed,
      highlighted: chosen,
      forceLabel: isFocus || chosen || this.#picture!.nodes.size <= ALL_NAMED_UP_TO,
      zIndex: chosen ? 2 : dimmed ? 0 : 1,
    };
  }

  #edgeLook(id: string): Partial<EdgeDisplayData> {
    const edge = this.#picture?.edges.get(id);
    if (!edge || !this.#visible.edges.has(id) || this.#picture?.kind === 'lineage') return { hidden: true };
    const look = this.#look(edge);
    const colour = { plain: this.#theme.edge, chosen: this.#theme.accent, dimmed: this.#theme.faint }[look];
    const size = edgeWidth(edge) + (look === 'chosen' ? 1 : 0);
    return { color: colour, size, zIndex: look === 'chosen' ? 2 : look === 'plain' ? 1 : 0 };
  }

  #look(edge: PictureEdge): Link['look'] {
    if (this.#emphasis.edges.has(edge.id)) return 'chosen';
    return this.#emphasis.dimsOthers ? 'dimmed' : 'plain';
  }

  #drawLinks(): void {
    const picture = this.#picture;
    const edges = picture?.kind === 'lineage' ? [...picture.edges.values()] : [];
    const links = edges
      .filter(edge => this.#visible.edges.has(edge.id))
      .map(edge => ({
        ...edge,
        bends: (this.#layout.bends.get(edge.id) ?? []).map(({ x, y }) => ({ x, y: -y })),
        width: edgeWidth(edge),
        look: this.#look(edge),
      }));
    this.#links.draw(links, this.#theme);
  }
}

function nodeSize(node: PictureNode, isFocus: boolean): number {
  return Math.min(16, 7 + 1.2 * Math.sqrt(node.degree) + (isFocus ? 2 : 0));
}

function edgeWidth(edge: PictureEdge): number {
  const claims = edge.relations.reduce((sum, relation) => sum + relation.claims, 0);
  return Math.min(4, 1.2 + 0.5 * Math.log2(claims));
}
