import { escapeXml } from '../../../graph/export/xml-text.js';
import { LINE } from './draw-label.js';
import { AXIS_HEIGHT, type Tick } from './links-layer.js';
import type { Scene, SceneName, SceneNode } from './scene.js';
import { middleOf, STROKE_LABEL, type Stroke, tipOf } from './stroke.js';
import type { Theme } from './theme.js';

/**
 * A scene as an SVG document of shapes and texts alone: nothing in it runs, links or loads. Outside text stands in text
 * elements only, escaped.
 */
export function svgOf(scene: Scene): string {
  const { width, height, theme } = scene;
  const size = `width="${decimal(width)}" height="${decimal(height)}" viewBox="0 0 ${decimal(width)} ${decimal(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escapeXml(theme.font)}">`,
    `<rect width="100%" height="100%" fill="${escapeXml(theme.ground)}"/>`,
    ...scene.ticks.map(tick => tickSvg(tick, scene)),
    ...scene.strokes.map(strokeSvg),
    ...scene.nodes.map(nodeSvg),
    ...scene.strokes.filter(({ label }) => label !== '').map(stroke => strokeLabelSvg(stroke, theme)),
    ...scene.names.map(name => nameSvg(name, theme)),
    '</svg>\n',
  ].join('\n');
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function tickSvg({ x, text }: Tick, { height, theme }: Scene): string {
  const line = `<path d="M${decimal(x)} 0V${decimal(height - AXIS_HEIGHT)}" stroke="${escapeXml(theme.line)}"/>`;
  const place = `x="${decimal(x)}" y="${decimal(height - AXIS_HEIGHT / 2 + 4)}"`;
  return `${line}<text ${place} font-size="12" font-weight="500" text-anchor="middle" fill="${escapeXml(theme.quiet)}">${escapeXml(text)}</text>`;
}

function strokeSvg(stroke: Stroke): string {
  const { curves, colour, width, dashed, opacity } = stroke;
  const at = ({ x, y }: { x: number; y: number }) => `${decimal(x)} ${decimal(y)}`;
  const steps = curves.map(({ from, control1, control2, to }) =>
    control1 === from && control2 === to ? `L${at(to)}` : `C${at(control1)} ${at(control2)} ${at(to)}`,
  );
  const dash = dashed ? ' stroke-dasharray="4 4"' : '';
  const line = `<path d="M${at(curves[0]!.from)}${steps.join('')}" fill="none" stroke="${escapeXml(colour)}" stroke-width="${decimal(width)}"${dash}${faded(opacity)}/>`;
  if (!stroke.arrow) return line;
  return `${line}<path d="M${tipOf(stroke).map(at).join('L')}Z" fill="${escapeXml(colour)}"${faded(opacity)}/>`;
}

function nodeSvg({ x, y, radius, colour, opacity }: SceneNode): string {
  return `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="${decimal(radius)}" fill="${escapeXml(colour)}"${faded(opacity)}/>`;
}

function strokeLabelSvg(stroke: Stroke, theme: Theme): string {
  const { x, y } = middleOf(stroke);
  const look = { size: STROKE_LABEL, weight: 500, colour: stroke.labelColour, opacity: stroke.opacity };
  return textSvg(stroke.label, { x, y: y + STROKE_LABEL / 3 }, look, theme);
}

/** Letters stand so far below the top of their line. */
const ASCENT = 12;

function nameSvg({ text, note, strong, box, opacity }: SceneName, theme: Theme): string {
  const x = (box.left + box.right) / 2;
  const name = { size: 13, weight: strong ? 650 : 500, colour: theme.text, opacity };
  const line = textSvg(text, { x, y: box.top + ASCENT }, name, theme);
  if (note === '') return line;
  const quiet = { size: 11, weight: 400, colour: theme.quiet, opacity };
  return line + textSvg(note, { x, y: box.top + LINE + ASCENT - 1 }, quiet, theme);
}

function textSvg(
  text: string,
  { x, y }: { x: number; y: number },
  look: { size: number; weight: number; colour: string; opacity: number },
  { ground }: Theme,
): string {
  const font = `font-size="${look.size}" font-weight="${look.weight}" text-anchor="middle"`;
  const rim = `stroke="${escapeXml(ground)}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
  return `<text x="${decimal(x)}" y="${decimal(y)}" ${font} fill="${escapeXml(look.colour)}" ${rim}${faded(look.opacity)}>${escapeXml(text)}</text>`;
}

function faded(opacity: number): string {
  return opacity === 1 ? '' : ` opacity="${decimal(opacity)}"`;
}
