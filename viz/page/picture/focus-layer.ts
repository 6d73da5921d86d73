import { drawLabels, drawRing, type LabelData, labelBoxes, type PlacedLabel } from './draw-label.js';
import { type Box, LabelSpace } from './label-space.js';
import { drawStroke, drawStrokeLabel, type Stroke } from './stroke.js';
import type { Theme } from './theme.js';

/** What stands out, in pixels of the stage; of the nodes those that are named first come first. */
export interface Focus {
  /** All else steps back behind a veil. */
  dimsOthers: boolean;
  strokes: readonly Stroke[];
  nodes: readonly FocusNode[];
}

export interface FocusNode extends LabelData {
  colour: string;
  ringed: boolean;
  /** Where its name stands already; absent where it was not named. */
  box: Box | undefined;
}

/** How much of what steps back the veil hides. */
export const VEIL = 0.68;

/**
 * What stands out is drawn once more on a canvas above the picture, over a veil that dims the rest: a highlight costs
 * as much as what it highlights, however large the picture, and the renderer has nothing to do.
 */
export class FocusLayer {
  readonly #context: CanvasRenderingContext2D;

  constructor(canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext('2d')!;
  }

  draw(focus: Focus, stage: { width: number; height: number; theme: Theme }): void {
    const context = this.#context;
    const { width, height, theme } = stage;
    context.clearRect(0, 0, width, height);
    if (focus.dimsOthers) {
      context.globalAlpha = VEIL;
      context.fillStyle = theme.ground;
      context.fillRect(0, 0, width, height);
      context.globalAlpha = 1;
    }
    for (const stroke of focus.strokes) drawStroke(context, stroke);
    for (const stroke of focus.strokes) drawStrokeLabel(context, stroke, theme);
    for (const node of focus.nodes) drawNode(context, node, theme);
    this.#drawNames(focus.nodes, stage);
  }

  #drawNames(
    nodes: readonly FocusNode[],
    { width, height, theme }: { width: number; height: number; theme: Theme },
  ): void {
    const room = new LabelSpace();
    const placed: PlacedLabel[] = [];
    for (const { x, y, size } of nodes) room.take({ left: x - size, top: y - size, right: x + size, bottom: y + size });
    for (const node of nodes) {
      if (!node.label || node.x < 0 || node.y < 0 || node.x > width || node.y > height) continue;
      const boxes = node.box ? [node.box] : labelBoxes(node, theme);
      const box = node.ringed ? boxes[0] : boxes.find(each => room.isFree(each));
      if (box === undefined) continue;
      room.take(box);
      placed.push({ data: node, box });
    }
    drawLabels(this.#context, placed, theme);
  }
}

function drawNode(context: CanvasRenderingContext2D, node: FocusNode, theme: Theme): void {
  context.beginPath();
  context.arc(node.x, node.y, node.size, 0, 2 * Math.PI);
  context.fillStyle = node.colour;
  context.fill();
  if (node.ringed) drawRing(context, node, theme);
}
