import type { NodeDisplayData } from 'sigma/types';
import { type LabelData, shortened } from './draw-label.js';
import { type EdgeGeometry, isLayered } from './edge-geometry.js';
import type { Emphasis } from './emphasis.js';
import { VEIL } from './focus-layer.js';
import type { Box } from './label-space.js';
import type { Layout, Point } from './layout.js';
import type { Tick } from './links-layer.js';
import type { Picture, Visible } from './picture.js';
import { strokesOf, ticksOf } from './picture-parts.js';
import type { StageRenderer } from './stage-renderer.js';
import type { Stroke } from './stroke.js';
import type { Theme } from './theme.js';

/** What is seen of a picture, told so that anything can draw it: all in pixels of the stage. */
export interface Scene {
  width: number;
  height: number;
  theme: Theme;
  ticks: readonly Tick[];
  strokes: readonly Stroke[];
  nodes: readonly SceneNode[];
  names: readonly SceneName[];
}

export interface SceneNode extends Point {
  radius: number;
  colour: string;
  opacity: number;
}

export interface SceneName {
  text: string;
  /** Second line, quieter; may be empty. */
  note: string;
  strong: boolean;
  box: Box;
  opacity: number;
}

/** How visible stays what steps back. */
const BACK = 1 - VEIL;

/** Gathers what is in view. */
export function sceneOf(
  renderer: StageRenderer,
  parts: {
    picture: Picture;
    geometry: EdgeGeometry;
    layout: Layout;
    visible: Visible;
    emphasis: Emphasis;
    theme: Theme;
  },
): Scene {
  const { picture, geometry, layout, visible, emphasis, theme } = parts;
  const { sigma, labels, focus, size } = renderer;
  const opacity = (stands: boolean) => (emphasis.dimsOthers && !stands ? BACK : 1);
  const strokes = labels
    .labelled(strokesOf({ picture, geometry, visible, theme }, visible.edges))
    .filter(stroke => mayCross(stroke, size))
    .map(stroke => dressed(stroke, emphasis.edges.has(stroke.id)));
  const nodes: SceneNode[] = [];
  for (const id of visible.nodes) {
    const shown = sigma.getNodeDisplayData(id) as NodeDisplayData;
    const { x, y } = sigma.framedGraphToViewport(shown);
    const radius = sigma.scaleSize(shown.size);
    if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) continue;
    nodes.push({ x, y, radius, colour: shown.color, opacity: opacity(emphasis.nodes.has(id)) });
  }
  const names = [...new Map([...labels.placed, ...focus.placed])].map(([id, { data, box }]) =>
    nameOf(data, box, opacity(emphasis.nodes.has(id))),
  );
  return { ...size, theme, ticks: ticksOf(sigma, layout), strokes, nodes, names };

  function dressed(stroke: Stroke, stands: boolean): Stroke {
    const colour = stands ? theme.accent : picture.kind === 'map' ? theme.faint : stroke.colour;
    const width = stroke.width + (stands && !isLayered(picture) ? 1 : 0);
    return {
      ...stroke,
      colour,
      width,
      labelColour: stands ? theme.accent : stroke.labelColour,
      opacity: opacity(stands),
    };
  }
}

function nameOf(data: LabelData, box: Box, opacity: number): SceneName {
  return {
    text: shortened(data.label ?? ''),
    note: data.note ?? '',
    strong: data.strong === true,
    box,
    opacity,
  };
}

/** Whether a link's bounds touch the stage. */
function mayCross({ curves }: Stroke, { width, height }: { width: number; height: number }): boolean {
  const points = curves.flatMap(({ from, control1, control2, to }) => [from, control1, control2, to]);
  const beside = (values: number[], end: number) =>
    values.every(value => value < 0) || values.every(value => value > end);
  return (
    !beside(
      points.map(({ x }) => x),
      width,
    ) &&
    !beside(
      points.map(({ y }) => y),
      height,
    )
  );
}
