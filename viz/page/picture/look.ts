import { nodeRadius } from '../../../graph/node-radius.js';
import { nodeId } from '../node-id.js';
import type { Picture, PictureEdge, PictureNode, Visible } from './picture.js';
import type { Theme } from './theme.js';

/** Up to so many nodes every one shows its name where there is room; above, the renderer's label grid chooses. */
export const ALL_NAMED_UP_TO = 300;

/** Above so many edges they are lines of one pixel, hidden with the names while the picture moves. */
export const LARGE_EDGES = 3000;

/** How the renderer shows a node; `note` and `strong` are for its label. */
export interface NodeLook {
  x: number;
  y: number;
  size: number;
  color: string;
  label: string;
  note: string;
  strong: boolean;
  forceLabel: boolean;
  hidden: boolean;
}

export interface EdgeLook {
  size: number;
  color: string;
  hidden: boolean;
}

/** A node's look; its place is that of the graph, where y grows upwards. */
export function nodeLook(
  node: PictureNode,
  picture: Picture,
  visible: Visible,
  theme: Theme,
): Omit<NodeLook, 'x' | 'y'> {
  const isFocus = picture.focus !== undefined && node.id === nodeId(picture.focus);
  return {
    size: nodeSize(node, picture, isFocus),
    color: theme.labels[node.label],
    label: node.name,
    note: picture.kind === 'map' ? '' : node.published.slice(0, 4),
    strong: isFocus,
    forceLabel: isFocus || picture.nodes.size <= ALL_NAMED_UP_TO || hubsOf(picture).has(node.id),
    hidden: !visible.nodes.has(node.id),
  };
}

/** So many nodes of a large picture are named first, whatever the renderer's label grid chooses. */
const HUBS = 12;

const hubs = new WeakMap<Picture, ReadonlySet<string>>();

/** The nodes that are joined most; a picture keeps its edges, so that they are looked for once. */
function hubsOf(picture: Picture): ReadonlySet<string> {
  const known = hubs.get(picture);
  if (known) return known;
  const most = [...picture.nodes.values()].sort((a, b) => b.edges.length - a.edges.length).slice(0, HUBS);
  const found = new Set(most.map(({ id }) => id));
  hubs.set(picture, found);
  return found;
}

export function edgeLook(edge: PictureEdge, picture: Picture, visible: Visible, theme: Theme): EdgeLook {
  const map = picture.kind === 'map';
  return {
    size: map ? 1 : edgeWidth(edge),
    color: map ? theme.faint : theme.edge,
    hidden: !visible.edges.has(edge.id),
  };
}

export function isLarge(picture: Picture): boolean {
  return picture.edges.size > LARGE_EDGES;
}

function nodeSize(node: PictureNode, picture: Picture, isFocus: boolean): number {
  const degree = node.edges.length;
  const many = picture.kind !== 'lineage' && picture.nodes.size > ALL_NAMED_UP_TO;
  if (picture.kind === 'map' || many) return nodeRadius(degree, isFocus ? 2 : 0);
  return Math.min(16, 7 + 1.2 * Math.sqrt(degree) + (isFocus ? 2 : 0));
}

export function edgeWidth(edge: PictureEdge): number {
  const claims = edge.relations.reduce((sum, relation) => sum + relation.claims, 0);
  return edge.aside ? 1.2 : Math.min(4, 1.2 + 0.5 * Math.log2(claims));
}
