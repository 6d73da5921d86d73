import type Sigma from 'sigma';
import type { NodeDisplayData } from 'sigma/types';
import { drawLabels, type LabelData, labelBoxes, type PlacedLabel } from './draw-label.js';
import type { Box } from './label-space.js';
import { type Disc, placeLabels, toolsBox } from './place-labels.js';
import { type Stroke, strokeLabelBoxes } from './stroke.js';
import type { Theme } from './theme.js';

/** What is named in a frame. */
export interface NamedNodes {
  renderer: Sigma;
  /** Nodes that names keep clear of. */
  ids: Iterable<string>;
  theme: Theme;
}

/** A node as the renderer asks for its name. */
export interface NamedNode extends LabelData {
  key: string;
  forceLabel: boolean;
}

/** The names of a picture's nodes, and the labels of its links where these leave room. */
export class NodeLabels {
  #asked: NamedNode[] = [];
  readonly #placed = new Map<string, PlacedLabel>();
  #linkLabels: ReadonlyMap<string, Box> = new Map();

  constructor(private readonly named: () => NamedNodes) {}

  /** The names in view with their boxes, by node. */
  get placed(): ReadonlyMap<string, PlacedLabel> {
    return this.#placed;
  }

  /** Notes a name to be drawn in this frame: the renderer asks for them cell by cell, not the largest first. */
  ask(node: NamedNode): void {
    if (node.label) this.#asked.push(node);
  }

  /** Places all that was asked for in this frame, and draws the names: what stands out first, then larger nodes. */
  draw(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
    const { renderer, theme } = this.named();
    const stage = renderer.getDimensions();
    const asked = this.#asked.sort(
      (a, b) =>
        Number(b.strong === true) - Number(a.strong === true) ||
        Number(b.forceLabel) - Number(a.forceLabel) ||
        b.size - a.size,
    );
    this.#asked = [];
    const { names, linkLabels } = placeLabels({
      stage,
      taken: [toolsBox(stage)],
      discs: this.#discs(),
      names: asked.map(data => ({
        id: data.key,
        size: data.size,
        boxes: labelBoxes(data, theme),
        needed: data.strong === true,
      })),
      linkLabels: strokeLabelBoxes(strokes, theme),
    });
    this.#linkLabels = linkLabels;
    this.#placed.clear();
    for (const data of asked) {
      const box = names.get(data.key);
      if (box) this.#placed.set(data.key, { data, box });
    }
    drawLabels(context, [...this.#placed.values()], theme);
  }

  /** Links without the labels that have no room in this frame. */
  labelled(strokes: readonly Stroke[]): Stroke[] {
    return strokes.map(stroke => (this.#linkLabels.has(stroke.id) ? stroke : { ...stroke, label: '' }));
  }

  /** Draws the name of a node that is pointed at, over whatever is there. */
  drawOver(context: CanvasRenderingContext2D, data: NamedNode): void {
    const { theme } = this.named();
    if (!data.label) return;
    const box = this.#placed.get(data.key)?.box ?? labelBoxes(data, theme)[0];
    drawLabels(context, [{ data, box }], theme);
  }

  #discs(): Disc[] {
    const { renderer, ids } = this.named();
    const discs: Disc[] = [];
    for (const id of ids) {
      const shown = renderer.getNodeDisplayData(id) as NodeDisplayData | undefined;
      if (!shown) continue;
      discs.push({ ...renderer.framedGraphToViewport(shown), size: renderer.scaleSize(shown.size) });
    }
    return discs;
  }
}
