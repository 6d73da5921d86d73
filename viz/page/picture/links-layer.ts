import type { Point } from './layout.js';
import { distanceToCurves, REACH } from './link-path.js';
import { drawStroke, drawStrokeLabel, middleOf, type Stroke } from './stroke.js';
import type { Theme } from './theme.js';

/** A mark of a time axis, in pixels of the stage. */
export interface Tick {
  x: number;
  text: string;
}

/** Height of the strip that a time axis takes at the foot of the picture. */
export const AXIS_HEIGHT = 22;

/**
 * Draws a lineage's links as curves, with their gains, and its time axis on a canvas below the nodes. Straight edges of
 * the renderer can't follow the layout's bends; a lineage has few enough links to draw them one by one.
 */
export class LinksLayer {
  readonly #context: CanvasRenderingContext2D;
  #drawn: readonly Stroke[] = [];

  constructor(canvas: HTMLCanvasElement) {
    this.#context = canvas.getContext('2d')!;
  }

  draw(
    strokes: readonly Stroke[],
    ticks: readonly Tick[],
    stage: { width: number; height: number; theme: Theme },
  ): void {
    this.#context.clearRect(0, 0, stage.width, stage.height);
    this.#drawn = strokes;
    for (const tick of ticks) drawTick(this.#context, tick, stage);
    for (const stroke of strokes) drawStroke(this.#context, stroke);
    for (const stroke of strokes) drawStrokeLabel(this.#context, stroke, stage.theme);
  }

  /** Id of the link at a point of the stage, if one is near enough. */
  linkAt(point: Point): string | undefined {
    let nearest: { id: string; distance: number } | undefined;
    for (const { id, curves } of this.#drawn) {
      const distance = distanceToCurves(curves, point);
      if (distance <= REACH && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = { id, distance };
    }
    return nearest?.id;
  }

  /** Where on the stage a link can be pointed at. */
  middleOf(id: string): Point | undefined {
    const found = this.#drawn.find(stroke => stroke.id === id);
    return found && middleOf(found);
  }
}

function drawTick(
  context: CanvasRenderingContext2D,
  { x, text }: Tick,
  { height, theme }: { height: number; theme: Theme },
): void {
  context.save();
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, 0);
  context.lineTo(Math.round(x) + 0.5, height - AXIS_HEIGHT);
  context.stroke();
  context.fillStyle = theme.quiet;
  context.font = `500 12px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, height - AXIS_HEIGHT / 2);
  context.restore();
}
