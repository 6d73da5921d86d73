import type { Box } from './label-space.js';
import type { Theme } from './theme.js';

/** What a label needs to know of its node, in pixels of the stage. */
export interface LabelData {
  x: number;
  y: number;
  size: number;
  label?: string | null;
  /** Second line, quieter; may be empty. */
  note?: string;
  strong?: boolean;
}

const LONGEST = 28;
const GAP = 5;
export const LINE = 15;
const NOTE_LINE = 13;

/** A label with the place where it stands. */
export interface PlacedLabel {
  data: LabelData;
  box: Box;
}

/** Draws nodes' names into their boxes, with a rim in the ground's colour so that they stay readable over links. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  labels: readonly PlacedLabel[],
  theme: Theme,
  opacity = 1,
): void {
  context.save();
  context.globalAlpha = opacity;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = theme.ground;
  for (const { data, box } of labels) {
    const middle = (box.left + box.right) / 2;
    drawLine(context, shortened(data.label ?? ''), middle, box.top, nameFont(data, theme), theme.text);
    if (data.note) drawLine(context, data.note, middle, box.top + LINE, `400 11px ${theme.font}`, theme.quiet);
  }
  context.restore();
}

/** Where a label may stand, the best place first: below its node, above, right, left. */
export function labelBoxes(data: LabelData, theme: Theme): [Box, ...Box[]] {
  const width = textWidth(shortened(data.label ?? ''), nameFont(data, theme));
  const height = LINE + (data.note ? NOTE_LINE : 0);
  const away = data.size + GAP;
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(data.x - width / 2, data.y + away),
    at(data.x - width / 2, data.y - away - height),
    at(data.x + away, data.y - height / 2),
    at(data.x - away - width, data.y - height / 2),
  ];
}

/** Widths of texts by font: measuring costs more than all else of a label. */
const widths = new Map<string, number>();
const MOST_WIDTHS = 20_000;

/** By font a canvas outside the page: to set the font of one in the page brings the whole page's style up to date. */
const rulers = new Map<string, CanvasRenderingContext2D>();

function rulerFor(font: string): CanvasRenderingContext2D {
  const known = rulers.get(font);
  if (known) return known;
  const ruler = document.createElement('canvas').getContext('2d')!;
  ruler.font = font;
  rulers.set(font, ruler);
  return ruler;
}

/** Width of a text in pixels; `font` as in CSS. */
export function textWidth(text: string, font: string): number {
  const key = `${font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= MOST_WIDTHS) widths.clear();
  const { width } = rulerFor(font).measureText(text);
  widths.set(key, width);
  return width;
}

function nameFont(data: LabelData, theme: Theme): string {
  return `${data.strong ? 650 : 500} 13px ${theme.font}`;
}

function drawLine(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  colour: string,
): void {
  context.font = font;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** A text short enough for a picture, cut at a character. */
export function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  return `${characters
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
