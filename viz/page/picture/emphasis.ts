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

const NOTHING: Emphasis = { nodes: new Set(), edges: new Set(), dimsOthers: false };

/**
 * What stands out: around a node its edges and neighbours, of an edge its ends. What is pointed at goes before what is
 * selected. A neighbourhood's own focus touches nearly all of it, so that selecting it would tell nothing.
 */
export function emphasisOf(picture: Picture, visible: Visible, selected: Chosen, hovered: Chosen): Emphasis {
  const chosen = hovered ?? (isOwnFocus(picture, selected) ? undefined : selected);
  if (chosen === undefined) return NOTHING;
  if ('edge' in chosen) {
    const edge = picture.edges.get(chosen.edge);
    if (!edge || !visible.edges.has(edge.id)) return NOTHING;
    const nodes = new Set([edge.source, edge.target]);
    return { nodes, edges: new Set([edge.id]), dimsOthers: selected !== undefined };
  }
  if (!visible.nodes.has(chosen.node)) return NOTHING;
  const touching = [...visible.edges]
    .map(id => picture.edges.get(id)!)
    .filter(edge => edge.source === chosen.node || edge.target === chosen.node);
  const nodes = new Set([chosen.node, ...touching.flatMap(edge => [edge.source, edge.target])]);
  return { nodes, edges: new Set(touching.map(edge => edge.id)), dimsOthers: true };
}

function isOwnFocus(picture: Picture, chosen: Chosen): boolean {
  const node = chosen !== undefined && 'node' in chosen ? chosen.node : undefined;
  return picture.kind === 'neighbourhood' && node === nodeId(picture.focus);
}
