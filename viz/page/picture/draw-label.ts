import type { Theme } from './theme.js';

/** What a label needs to know of its node, in pixels of the stage. */
export interface LabelData {
  x: number;
  y: number;
  size: number;
  label?: string | null;
  /** Second line, quieter. */
  note?: string;
  strong?: boolean;
  dimmed?: boolean;
}

const LONGEST = 30;
const LINE = 15;

/** Draws a node's name below it, with a rim in the ground's colour so that it stays readable over links. */
export function drawLabel(context: CanvasRenderingContext2D, data: LabelData, theme: Theme): void {
  if (!data.label) return;
  const top = data.y + data.size + 5;
  context.save();
  context.globalAlpha = data.dimmed ? 0.35 : 1;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  line(context, shortened(data.label), data.x, top, `${data.strong ? 650 : 500} 13px ${theme.font}`, theme.text, theme);
  if (data.note) line(context, data.note, data.x, top + LINE, `400 11px ${theme.font}`, theme.quiet, theme);
  context.restore();
}

function line(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
  theme: Theme,
): void {
  context.font = font;
  context.lineWidth = 4;
  context.strokeStyle = theme.ground;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** A text short enough for a picture, cut at a character. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST
    ? text
    : `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}

/** Draws a ring around a node that is pointed at or selected. */
export function drawRing(context: CanvasRenderingContext2D, data: LabelData, theme: Theme): void {
  context.save();
  context.beginPath();
  context.arc(data.x, data.y, data.size + 3.5, 0, 2 * Math.PI);
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
}
