import { DirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { createEdgeArrowProgram, EdgeLineProgram } from 'sigma/rendering';
import { drawRing } from './draw-label.js';
import { FocusLayer } from './focus-layer.js';
import { LinksLayer } from './links-layer.js';
import { ALL_NAMED_UP_TO } from './look.js';
import { type NamedNode, NodeLabels } from './node-labels.js';
import { NodePicker } from './node-picker.js';
import type { StageGraph } from './stage-graph.js';
import type { Stroke } from './stroke.js';
import type { Theme } from './theme.js';

/** Space around a picture that fits. */
export const STAGE_PADDING = 64;
const MAP_PADDING = 24;

/** Arrows that can be seen on thin edges. */
const ArrowProgram = createEdgeArrowProgram({ lengthToThicknessRatio: 5, widenessToThicknessRatio: 3.5 });

/** Names smaller than this are left to be seen closer by, where not all are shown. */
const SMALLEST_NAMED = 5;

/** Thrown where the browser can't draw graphs. */
export class NoWebGlError extends Error {}

/** What the renderer asks while it draws. */
export interface FrameSource {
  readonly theme: Theme;
  /** Nodes that all show their names. */
  readonly namedNodes: Iterable<string>;
}

/** Sigma with the two canvases of its own: links below the nodes, and what stands out above all. */
export class StageRenderer {
  readonly sigma: Sigma;
  readonly links: LinksLayer;
  readonly focus: FocusLayer;
  readonly labels: NodeLabels;
  readonly #ended = new AbortController();

  /**
   * @param onLost told when the browser takes the drawing away (`webglcontextlost`)
   * @throws NoWebGlError
   */
  constructor(container: HTMLElement, source: FrameSource, onLost: () => void) {
    if (!document.createElement('canvas').getContext('webgl2')) throw new NoWebGlError();
    this.labels = new NodeLabels(() => ({
      renderer: this.sigma,
      ids: source.namedNodes,
      theme: source.theme,
    }));
    this.sigma = new Sigma(new DirectedGraph(), container, {
      allowInvalidContainer: true,
      defaultEdgeType: 'arrow',
      edgeProgramClasses: { arrow: ArrowProgram, thin: EdgeLineProgram },
      stagePadding: STAGE_PADDING,
      minCameraRatio: 0.02,
      maxCameraRatio: 6,
      zIndex: false,
      enableCameraRotation: false,
      zoomToSizeRatioFunction: ratio => Math.max(1, ratio) ** 0.5,
      defaultDrawNodeLabel: (_, data) => this.labels.ask(data as unknown as NamedNode),
      defaultDrawNodeHover: (context, data) => {
        const node = data as unknown as NamedNode;
        drawRing(context, node, source.theme);
        if (!this.focus.placed.has(node.key)) this.labels.drawOver(context, node);
      },
    });
    new NodePicker(this.sigma);
    this.links = new LinksLayer(this.#layer('links', 'nodes', 'before'));
    this.focus = new FocusLayer(this.#layer('focus', 'labels', 'after'));
    for (const canvas of Object.values(this.sigma.getCanvases())) {
      canvas.addEventListener('webglcontextlost', event => {
        event.preventDefault();
        if (!this.#ended.signal.aborted) onLost();
      });
    }
    this.#endDrags();
  }

  /**
   * Where edges are hidden on move, Sigma ends a drag by indexing the whole graph anew. Drawing it is enough: done in a
   * timer that runs just before Sigma's own, after the click that may come of the same press.
   */
  #endDrags(): void {
    const { sigma } = this;
    const captor = sigma.getMouseCaptor();
    const redraw = () => {
      if (captor.draggedEvents === 0) return;
      captor.draggedEvents = 0;
      sigma.scheduleRender();
    };
    const options = { capture: true, signal: this.#ended.signal };
    document.addEventListener('mouseup', () => setTimeout(redraw), options);
  }

  /** Draws the names of this frame, then the links below: with the labels that the names leave room for. */
  drawLabels(strokes: readonly Stroke[]): Stroke[] {
    this.labels.draw(this.sigma.getCanvases().labels!.getContext('2d')!, strokes);
    return this.labels.labelled(strokes);
  }

  #layer(name: string, neighbour: string, side: 'before' | 'after'): HTMLCanvasElement {
    this.sigma.createCanvasContext(name);
    const canvases = this.sigma.getCanvases();
    canvases[neighbour]![side](canvases[name]!);
    return canvases[name]!;
  }

  /** Puts another graph in place of the one before: with thin lines for arrows, and plainer while it moves. */
  setGraph(graph: StageGraph, { thin, large }: { thin: boolean; large: boolean }): void {
    const { sigma } = this;
    const allNamed = graph.order <= ALL_NAMED_UP_TO;
    // Every change of a setting indexes the graph anew: of an empty one that costs nothing.
    sigma.setGraph(new DirectedGraph());
    sigma.setSetting('defaultEdgeType', thin ? 'thin' : 'arrow');
    sigma.setSetting('stagePadding', thin ? MAP_PADDING : STAGE_PADDING);
    sigma.setSetting('hideEdgesOnMove', large);
    sigma.setSetting('hideLabelsOnMove', large);
    sigma.setSetting('labelDensity', allNamed ? 100 : 1);
    sigma.setSetting('labelRenderedSizeThreshold', allNamed ? 0 : SMALLEST_NAMED);
    sigma.setGraph(graph as DirectedGraph);
  }

  /** Room of the stage, and its size. */
  get size(): { width: number; height: number } {
    return this.sigma.getDimensions();
  }

  kill(): void {
    this.#ended.abort();
    this.sigma.kill();
  }
}
