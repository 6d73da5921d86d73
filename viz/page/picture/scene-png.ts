import { drawLabels } from './draw-label.js';
import { AXIS_HEIGHT } from './links-layer.js';
import type { Scene } from './scene.js';
import { drawStroke, drawStrokeLabel } from './stroke.js';

/** Pixels of the image for a pixel of the stage, so that it is sharp in print. */
const SHARPNESS = 2;

/**
 * A scene as a PNG image. It is drawn anew rather than read from the screen, which may hold nothing to be read.
 * @throws Error where the browser makes no image of that size
 */
export function pngOf(scene: Scene): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(scene.width * SHARPNESS);
  canvas.height = Math.round(scene.height * SHARPNESS);
  const context = canvas.getContext('2d')!;
  context.scale(SHARPNESS, SHARPNESS);
  drawScene(context, scene);
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not make the image; a smaller window may help.'));
    }, 'image/png');
  });
}

function drawScene(context: CanvasRenderingContext2D, scene: Scene): void {
  const { width, height, theme } = scene;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, width, height);
  for (const { x, text } of scene.ticks) {
    context.fillStyle = theme.line;
    context.fillRect(x, 0, 1, height - AXIS_HEIGHT);
    context.fillStyle = theme.quiet;
    context.font = `500 12px ${theme.font}`;
    context.textAlign = 'center';
    context.fillText(text, x, height - AXIS_HEIGHT / 2 + 4);
  }
  for (const stroke of scene.strokes) drawStroke(context, stroke);
  for (const { x, y, radius, colour, opacity } of scene.nodes) {
    context.globalAlpha = opacity;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  }
  context.globalAlpha = 1;
  for (const stroke of scene.strokes) drawStrokeLabel(context, stroke, theme);
  for (const { text, note, strong, box, opacity } of scene.names) {
    const data = { x: 0, y: 0, size: 0, label: text, note, strong };
    drawLabels(context, [{ data, box }], theme, opacity);
  }
}
