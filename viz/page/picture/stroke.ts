import { textWidth } from './draw-label.js';
import type { Box } from './label-space.js';
import type { Point } from './layout.js';
import { type Curve, curvePoint } from './link-path.js';

/** A link as it is drawn, in pixels of the stage. */
export interface Stroke {
  id: string;
  curves: readonly Curve[];
  colour: string;
  width: number;
  dashed: boolean;
  /** With a tip at its end. */
  arrow: boolean;
  /** Stands on its middle; may be empty. */
  label: string;
  labelColour: string;
  opacity: number;
}

/** Length of an arrow's tip. */
export const ARROW = 7;

/** Size of a link's label. */
export const STROKE_LABEL = 11;

/** Where a link's label stands, and where it can be pointed at. */
export function middleOf({ curves }: Pick<Stroke, 'curves'>): Point {
  return curvePoint(curves[Math.floor(curves.length / 2)]!, 0.5);
}

/** So much of a link is seen beside its label. */
const BESIDE = 40;

/** Height of a link's label. */
const LABEL_LINE = 14;

function labelFont(font: string): string {
  return `500 ${STROKE_LABEL}px ${font}`;
}

/** Boxes of links' labels by link, where the links are long enough for them. */
export function strokeLabelBoxes(strokes: readonly Stroke[], { font }: { font: string }): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const stroke of strokes) {
    if (stroke.label === '') continue;
    const width = textWidth(stroke.label, labelFont(font));
    if (lengthOf(stroke) < width + BESIDE) continue;
    const { x, y } = middleOf(stroke);
    const [left, top] = [x - width / 2, y - LABEL_LINE / 2];
    boxes.set(stroke.id, { left, top, right: left + width, bottom: top + LABEL_LINE });
  }
  return boxes;
}

function lengthOf({ curves }: Stroke): number {
  const [start, end] = [curves[0]!.from, curves.at(-1)!.to];
  return Math.hypot(end.x - start.x, end.y - start.y);
}

/** The corners of a link's tip: its point, then the two behind. */
export function tipOf({ curves }: Stroke): [Point, Point, Point] {
  const { control2, from, to } = curves.at(-1)!;
  const before = control2.x === to.x && control2.y === to.y ? from : control2;
  const length = Math.hypot(to.x - before.x, to.y - before.y) || 1;
  const [dx, dy] = [(to.x - before.x) / length, (to.y - before.y) / length];
  const base = { x: to.x - dx * ARROW, y: to.y - dy * ARROW };
  const half = ARROW / 2;
  return [
    { x: to.x, y: to.y },
    { x: base.x - dy * half, y: base.y + dx * half },
    { x: base.x + dy * half, y: base.y - dx * half },
  ];
}

/** Draws a link's line and tip. */
export function drawStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const { curves, colour, width } = stroke;
  context.save();
  context.globalAlpha = stroke.opacity;
  context.beginPath();
  context.moveTo(curves[0]!.from.x, curves[0]!.from.y);
  for (const { control1, control2, to } of curves) {
    context.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, to.x, to.y);
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(stroke.dashed ? [4, 4] : []);
  context.stroke();
  if (stroke.arrow) drawTip(context, stroke);
  context.restore();
}

function drawTip(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const [point, left, right] = tipOf(stroke);
  context.beginPath();
  context.moveTo(point.x, point.y);
  context.lineTo(left.x, left.y);
  context.lineTo(right.x, right.y);
  context.closePath();
  context.fillStyle = stroke.colour;
  context.fill();
}

/** Draws a link's label, with a rim in the ground's colour. */
export function drawStrokeLabel(
  context: CanvasRenderingContext2D,
  stroke: Stroke,
  look: { ground: string; font: string },
): void {
  if (stroke.label === '') return;
  context.save();
  context.globalAlpha = stroke.opacity;
  context.font = labelFont(look.font);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 6;
  context.strokeStyle = look.ground;
  context.fillStyle = stroke.labelColour;
  const { x, y } = middleOf(stroke);
  context.strokeText(stroke.label, x, y);
  context.fillText(stroke.label, x, y);
  context.restore();
}
