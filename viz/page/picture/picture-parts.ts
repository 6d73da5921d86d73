import type Sigma from 'sigma';
import type { NodeDisplayData } from 'sigma/types';
import type { EdgeGeometry } from './edge-geometry.js';
import { isLayered } from './edge-geometry.js';
import type { Chosen, Emphasis } from './emphasis.js';
import type { Focus, FocusNode } from './focus-layer.js';
import type { Layout } from './layout.js';
import type { Tick } from './links-layer.js';
import { edgeWidth } from './look.js';
import type { Picture } from './picture.js';
import type { StageRenderer } from './stage-renderer.js';
import type { Stroke } from './stroke.js';
import type { Theme } from './theme.js';

/** Of a node with more neighbours only so many are named when it stands out. */
const MOST_NAMED = 40;

/** The links of a picture as they are drawn while nothing stands out. */
export function strokesOf(picture: Picture, geometry: EdgeGeometry, ids: Iterable<string>, theme: Theme): Stroke[] {
  const plain = { colour: theme.edge, labelColour: theme.quiet };
  const strokes = [...ids].flatMap(id => strokeOf(picture, geometry, id, plain) ?? []);
  return strokes.sort((a, b) => Number(b.dashed) - Number(a.dashed));
}

function strokeOf(
  picture: Picture,
  geometry: EdgeGeometry,
  id: string,
  { colour, labelColour, wider = 0 }: { colour: string; labelColour: string; wider?: number },
): Stroke | undefined {
  const edge = picture.edges.get(id);
  const curves = edge && geometry.curvesOf(edge);
  if (!curves) return undefined;
  return {
    id,
    curves,
    colour,
    width: (picture.kind === 'map' ? 1 : edgeWidth(edge)) + wider,
    dashed: edge.aside,
    arrow: !edge.aside && picture.kind !== 'map',
    label: isLayered(picture) ? edge.label : '',
    labelColour,
    opacity: 1,
  };
}

/** Marks of a time axis that are in view; none where the picture goes along no time. */
export function ticksOf(sigma: Sigma, { marks = [] }: Layout): Tick[] {
  const { width } = sigma.getDimensions();
  return marks
    .map(({ x, text }) => ({ text, x: sigma.graphToViewport({ x, y: 0 }).x }))
    .filter(({ x }) => x > -40 && x < width + 40);
}

/** What stands out of a picture, at its present places. */
export function focusOf(
  { sigma, labels }: StageRenderer,
  parts: { picture: Picture; geometry: EdgeGeometry; emphasis: Emphasis; chosen: Chosen; theme: Theme },
): Focus {
  const { picture, geometry, emphasis, chosen, theme } = parts;
  const accent = { colour: theme.accent, labelColour: theme.accent, wider: 1 };
  const chosenNode = chosen && 'node' in chosen ? chosen.node : undefined;
  const wanted = new Set(chosenNode === undefined ? emphasis.nodes : [...emphasis.nodes, chosenNode]);
  // While one picture gives way to another, the renderer does not hold the nodes yet.
  const ids = [...wanted].filter(id => sigma.getNodeDisplayData(id)).sort((a, b) => rank(b) - rank(a));
  return {
    dimsOthers: emphasis.dimsOthers,
    strokes: [...emphasis.edges].flatMap(id => strokeOf(picture, geometry, id, accent) ?? []),
    nodes: ids.map((id, i) => focusNode(id, i < MOST_NAMED)),
  };

  function rank(id: string): number {
    return id === chosenNode ? Number.POSITIVE_INFINITY : (picture.nodes.get(id)?.edges.length ?? 0);
  }

  function focusNode(id: string, named: boolean): FocusNode {
    const shown = sigma.getNodeDisplayData(id) as NodeDisplayData & { note: string; strong: boolean };
    return {
      ...sigma.framedGraphToViewport(shown),
      size: sigma.scaleSize(shown.size),
      label: named || labels.placed.has(id) ? shown.label : '',
      note: shown.note,
      strong: shown.strong || id === chosenNode,
      colour: shown.color,
      ringed: id === chosenNode,
      box: labels.placed.get(id)?.box,
    };
  }
}
