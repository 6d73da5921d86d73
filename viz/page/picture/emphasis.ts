import { nodeId } from '../node-id.js';
import type { Picture, Visible } from './picture.js';

/** A node or an edge that is pointed at or selected. */
export type Chosen = { node: string } | { edge: string } | undefined;

/** What stands out of a picture, by ids. */
export interface Emphasis {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
  /** All else steps back. */
  dimsOthers: boolean;
}

export const NO_EMPHASIS: Emphasis = { nodes: new Set(), edges: new Set(), dimsOthers: false };

/**
 * What stands out: around a node its edges and neighbours, of an edge its ends. What is pointed at goes before what is
 * selected. A neighbourhood's own focus touches nearly all of it, so that selecting it would tell nothing. Takes as long
 * as there are edges at the node, however large the picture.
 */
export function emphasisOf(picture: Picture, visible: Visible, selected: Chosen, hovered: Chosen): Emphasis {
  const chosen = hovered ?? (isOwnFocus(picture, selected) ? undefined : selected);
  if (chosen === undefined) return NO_EMPHASIS;
  if ('edge' in chosen) {
    const edge = picture.edges.get(chosen.edge);
    if (!edge || !visible.edges.has(edge.id)) return NO_EMPHASIS;
    const nodes = new Set([edge.source, edge.target]);
    return { nodes, edges: new Set([edge.id]), dimsOthers: selected !== undefined };
  }
  const node = picture.nodes.get(chosen.node);
  if (!node || !visible.nodes.has(node.id)) return NO_EMPHASIS;
  const touching = node.edges.filter(edge => visible.edges.has(edge.id));
  const nodes = new Set([node.id, ...touching.flatMap(edge => [edge.source, edge.target])]);
  // Across a whole graph the mouse meets nodes all the time: what it points at there stands out, but dims nothing.
  const dimsOthers = picture.kind !== 'map' || selected !== undefined;
  return { nodes, edges: new Set(touching.map(edge => edge.id)), dimsOthers };
}

function isOwnFocus(picture: Picture, chosen: Chosen): boolean {
  const node = chosen !== undefined && 'node' in chosen ? chosen.node : undefined;
  return picture.kind === 'neighbourhood' && picture.focus !== undefined && node === nodeId(picture.focus);
}
