import type { Claim } from '../model.js';
import { displayName, nodeId } from './attributes.js';
import type { ExportGraph } from './export-format.js';

/** What a drawing shows of a graph: short ids, and one arrow for all claims of a type between two nodes. */
export interface Drawing {
  nodes: { id: string; name: string; nodeType: string }[];
  arrows: { from: string; to: string; type: Claim['type']; papers: number }[];
}

/**
 * Gathers what a drawing shows. That a paper mentions something is left out, and so are nodes that nothing else
 * touches, unless they are all there is.
 */
export async function drawingOf(graph: ExportGraph): Promise<Drawing> {
  const arrows = new Map<string, { from: string; to: string; type: Claim['type']; papers: Set<string> }>();
  for await (const { type, from, to, properties } of graph.claims()) {
    if (type === 'MENTIONS') continue;
    const ends = { from: nodeId(from), to: nodeId(to) };
    const place = JSON.stringify([ends.from, type, ends.to]);
    const arrow = arrows.get(place) ?? { ...ends, type, papers: new Set() };
    arrow.papers.add(properties.paper);
    arrows.set(place, arrow);
  }
  const touched = new Set([...arrows.values()].flatMap(({ from, to }) => [from, to]));
  const ids = new Map<string, string>();
  const nodes: Drawing['nodes'] = [];
  for await (const node of graph.nodes()) {
    const id = nodeId({ label: node.label, key: node.properties.key });
    if (arrows.size > 0 && !touched.has(id)) continue;
    ids.set(id, `n${nodes.length}`);
    nodes.push({ id: `n${nodes.length}`, name: displayName(node), nodeType: node.label });
  }
  const drawn = [...arrows.values()].map(({ from, to, type, papers }) => ({
    from: ids.get(from)!,
    to: ids.get(to)!,
    type,
    papers: papers.size,
  }));
  return { nodes, arrows: drawn };
}

/** A name on one line, without control characters and those that turn the direction of what follows. */
export function plainLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}
