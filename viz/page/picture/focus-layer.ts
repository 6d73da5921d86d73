import { drawLabels, drawRing, type LabelData, labelBoxes, type PlacedLabel } from './draw-label.js';
import { type Box, type Extent, movedInside } from './label-space.js';
import { placeLabels, toolsBox } from './place-labels.js';
import { drawStroke, drawStrokeLabel, type Stroke, strokeLabelBoxes } from './stroke.js';
import type { Theme } from './theme.js';

/** What stands out, in pixels of the stage; of the nodes those that are named first come first. */
export interface Focus {
  /** All else steps back behind a veil. */
  dimsOthers: boolean;
  strokes: readonly Stroke[];
  nodes: readonly FocusNode[];
  /** Where other nodes' names stand, which are seen too. */
  otherNames: readonly Box[];
}

export interface FocusNode extends LabelData {
  id: string;
  colour: string;
  ringed: boolean;
  /** Where its name stands already; absent where it was not named. */
  box: Box | undefined;
}

/** How much of what steps back the veil hides. */
export const VEIL = 0.68;

interface Stage extends Extent {
  theme: Theme;
}

/**
 * What stands out is drawn once more on a canvas above the picture, over a veil that dims the rest: a highlight costs
 * as much as what it highlights, however large the picture, and the renderer has nothing to do.
 */
export class FocusLayer {
  readonly #context: CanvasRenderingContext2D;
  #placed: ReadonlyMap<string, PlacedLabel> = new Map();

  constructor(canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext('2d')!;
  }

  /** The names that stand out with their boxes, by node. */
  get placed(): ReadonlyMap<string, PlacedLabel> {
    return this.#placed;
  }

  draw(focus: Focus, stage: Stage): void {
    const context = this.#context;
    const { width, height, theme } = stage;
    context.clearRect(0, 0, width, height);
    if (focus.dimsOthers) {
      context.globalAlpha = VEIL;
      context.fillStyle = theme.ground;
      context.fillRect(0, 0, width, height);
      context.globalAlpha = 1;
    }
    const { names, linkLabels } = placed(focus, stage);
    this.#placed = names;
    for (const stroke of focus.strokes) drawStroke(context, stroke);
    for (const stroke of focus.strokes) if (linkLabels.has(stroke.id)) drawStrokeLabel(context, stroke, theme);
    for (const node of focus.nodes) drawNode(context, node, theme);
    drawLabels(context, [...names.values()], theme);
  }
}

/** Names that are there stay where they are; the others have the room that all these leave. */
function placed(
  { nodes, strokes, otherNames }: Focus,
  stage: Stage,
): { names: Map<string, PlacedLabel>; linkLabels: ReadonlyMap<string, Box> } {
  const { theme } = stage;
  const names = new Map<string, PlacedLabel>();
  for (const node of nodes) {
    const box = node.ringed ? grown(node, stage) : node.box;
    if (node.label && box) names.set(node.id, { data: node, box });
  }
  const fresh = nodes.filter(node => node.label && !names.has(node.id) && isOn(stage, node));
  const found = placeLabels({
    stage,
    taken: [toolsBox(stage), ...otherNames, ...[...names.values()].map(({ box }) => box)],
    discs: nodes.filter(node => isOn(stage, node)),
    names: fresh.map(node => ({ ...node, boxes: labelBoxes(node, theme), needed: node.ringed })),
    linkLabels: strokeLabelBoxes(strokes, theme),
  });
  for (const node of fresh) {
    const box = found.names.get(node.id);
    if (box) names.set(node.id, { data: node, box });
  }
  return { names, linkLabels: found.linkLabels };
}

/** The place of a name that is there already but was lighter, hence narrower. */
function grown(node: FocusNode, { theme, ...stage }: Stage): Box | undefined {
  const { box } = node;
  if (!box) return undefined;
  const off = (each: Box) =>
    Math.hypot(each.left + each.right - box.left - box.right, each.top + each.bottom - box.top - box.bottom);
  const nearest = labelBoxes(node, theme).reduce((least, each) => (off(each) < off(least) ? each : least));
  return movedInside(nearest, stage);
}

function isOn({ width, height }: Extent, { x, y }: FocusNode): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function drawNode(context: CanvasRenderingContext2D, node: FocusNode, theme: Theme): void {
  context.beginPath();
  context.arc(node.x, node.y, node.size, 0, 2 * Math.PI);
  context.fillStyle = node.colour;
  context.fill();
  if (node.ringed) drawRing(context, node, theme);
}
