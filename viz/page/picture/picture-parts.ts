import type Sigma from 'sigma';
import type { NodeDisplayData } from 'sigma/types';
import type { EdgeGeometry } from './edge-geometry.js';
import { isLayered } from './edge-geometry.js';
import type { Chosen, Emphasis } from './emphasis.js';
import type { Focus, FocusNode } from './focus-layer.js';
import type { Layout } from './layout.js';
import type { Tick } from './links-layer.js';
import { ALL_NAMED_UP_TO, edgeWidth } from './look.js';
import { type Picture, seenEdge, type Visible } from './picture.js';
import type { StageRenderer } from './stage-renderer.js';
import type { Stroke } from './stroke.js';
import type { Theme } from './theme.js';

/** Of a node with more neighbours only so many are named when it stands out. */
const MOST_NAMED = 40;

/** As many where the mouse passes over a large picture. */
const MOST_NAMED_IN_PASSING = 12;

/** What is drawn, and where it is at present. */
interface Drawn {
  picture: Picture;
  geometry: EdgeGeometry;
  visible: Visible;
  theme: Theme;
}

/** The links of a picture as they are drawn while nothing stands out. */
export function strokesOf(drawn: Drawn, ids: Iterable<string>): Stroke[] {
  const plain = { colour: drawn.theme.edge, labelColour: drawn.theme.quiet };
  const strokes = [...ids].flatMap(id => strokeOf(drawn, id, plain) ?? []);
  return strokes.sort((a, b) => Number(b.dashed) - Number(a.dashed));
}

function strokeOf(
  { picture, geometry, visible }: Drawn,
  id: string,
  { colour, labelColour, wider = 0 }: { colour: string; labelColour: string; wider?: number },
): Stroke | undefined {
  const whole = picture.edges.get(id);
  const edge = whole && seenEdge(picture, whole, visible);
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
  parts: Drawn & { emphasis: Emphasis; chosen: Chosen; pointing: boolean },
): Focus {
  const { picture, emphasis, chosen, pointing, theme } = parts;
  const accent = { colour: theme.accent, labelColour: theme.accent, wider: 1 };
  const chosenNode = chosen && 'node' in chosen ? chosen.node : undefined;
  const wanted = new Set(chosenNode === undefined ? emphasis.nodes : [...emphasis.nodes, chosenNode]);
  // While one picture gives way to another, the renderer does not hold the nodes yet.
  const ids = [...wanted].filter(id => sigma.getNodeDisplayData(id)).sort((a, b) => rank(b) - rank(a));
  const most = pointing && picture.nodes.size > ALL_NAMED_UP_TO ? MOST_NAMED_IN_PASSING : MOST_NAMED;
  return {
    dimsOthers: emphasis.dimsOthers,
    strokes: labels.labelled([...emphasis.edges].flatMap(id => strokeOf(parts, id, accent) ?? [])),
    nodes: ids.map((id, i) => focusNode(id, i <= most)),
    otherNames: [...labels.placed].flatMap(([id, { box }]) => (wanted.has(id) ? [] : [box])),
  };

  function rank(id: string): number {
    return id === chosenNode ? Number.POSITIVE_INFINITY : (picture.nodes.get(id)?.edges.length ?? 0);
  }

  function focusNode(id: string, named: boolean): FocusNode {
    const shown = sigma.getNodeDisplayData(id) as NodeDisplayData & { note: string; strong: boolean };
    return {
      id,
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
