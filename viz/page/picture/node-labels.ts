import type Sigma from 'sigma';
import type { NodeDisplayData } from 'sigma/types';
import { drawLabels, type LabelData, labelBoxes, type PlacedLabel } from './draw-label.js';
import { type Box, LabelSpace } from './label-space.js';
import type { Theme } from './theme.js';

/** What is named in a frame. */
export interface NamedNodes {
  renderer: Sigma;
  ids: Iterable<string>;
  theme: Theme;
}

/** What the tools in the corner of the stage cover, in pixels. */
const TOOLS = { width: 56, height: 122 };

/** The names of a picture's nodes: those that stand out first, the others where they cover nothing. */
export class NodeLabels {
  readonly #room = new LabelSpace();
  readonly #placed = new Map<string, PlacedLabel>();
  #started = false;

  constructor(private readonly named: () => NamedNodes) {}

  /** The names in view with their boxes, by node. */
  get placed(): ReadonlyMap<string, PlacedLabel> {
    return this.#placed;
  }

  startFrame(): void {
    this.#started = false;
    this.#placed.clear();
  }

  /** Draws one name, if there is room; the first of a frame finds all nodes at their places. */
  draw(context: CanvasRenderingContext2D, data: LabelData & { key: string }): void {
    if (!this.#started) this.#takeRoom();
    if (!data.label) return;
    const { renderer, theme } = this.named();
    const { width } = renderer.getDimensions();
    const boxes = labelBoxes(data, theme);
    const fits = (each: Box) => each.left >= 0 && each.right <= width && this.#room.isFree(each);
    const box = data.strong ? boxes[0] : boxes.find(fits);
    if (box === undefined) return;
    if (!data.strong) this.#room.take(box);
    this.#placed.set(data.key, { data, box });
    drawLabels(context, [{ data, box }], theme);
  }

  /** Draws the name of a node that is pointed at, over whatever is there. */
  drawOver(context: CanvasRenderingContext2D, data: LabelData & { key: string }): void {
    const { theme } = this.named();
    if (!data.label) return;
    const box = this.#placed.get(data.key)?.box ?? labelBoxes(data, theme)[0];
    drawLabels(context, [{ data, box }], theme);
  }

  #takeRoom(): void {
    this.#started = true;
    this.#room.clear();
    const { renderer, ids, theme } = this.named();
    const { width, height } = renderer.getDimensions();
    this.#room.take({ left: width - TOOLS.width, top: height - TOOLS.height, right: width, bottom: height });
    for (const id of ids) {
      const shown = renderer.getNodeDisplayData(id) as (NodeDisplayData & LabelData) | undefined;
      if (!shown) continue;
      const { x, y } = renderer.framedGraphToViewport(shown);
      const size = renderer.scaleSize(shown.size);
      this.#room.take({ left: x - size, top: y - size, right: x + size, bottom: y + size });
      if (shown.strong) this.#room.take(labelBoxes({ ...shown, x, y, size }, theme)[0]);
    }
  }
}
