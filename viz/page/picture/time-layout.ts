import type { Layout, Point, TimeMark } from './layout.js';
import { rounded } from './layout.js';
import type { LayeredNode } from './layout-request.js';

/** Pixels of a year: more where methods crowd. */
const LEAST_YEAR = 150;
const YEAR_PER_NODE = 14;

/** Room that a node takes with its name. */
const ROOM = { width: 132, height: 70 };

/**
 * Puts a lineage's nodes on a time axis: across by date, down near their place in the layered layout, moved aside where
 * two would cover each other. Nodes without a date stand in a column of their own before the first year.
 */
export function alongTime({ nodes }: { nodes: LayeredNode[] }, layered: Layout): Layout {
  const dated = nodes.filter(({ published }) => published !== '');
  const times = dated.map(({ published }) => yearOf(published));
  if (times.length === 0) return layered;
  const first = Math.floor(Math.min(...times));
  const last = Math.floor(Math.max(...times)) + 1;
  const year = Math.max(LEAST_YEAR, (YEAR_PER_NODE * dated.length) / (last - first));
  const across = ({ published }: LayeredNode) => (published === '' ? -ROOM.width : (yearOf(published) - first) * year);
  const places = spread(nodes.map(node => ({ id: node.id, x: across(node), y: layered.nodes.get(node.id)!.y })));
  const undated = nodes.length > dated.length;
  const marks: TimeMark[] = [
    ...(undated ? [{ x: -ROOM.width, text: 'no date' }] : []),
    ...Array.from({ length: last - first + 1 }, (_, i) => ({ x: Math.round(i * year), text: String(first + i) })),
  ];
  return { nodes: places, bends: new Map(), marks };
}

/** A date as years, `2023.5`; of a year alone its middle, of a month alone the month's. */
export function yearOf(iso: string): number {
  const [year, month, day] = iso.split('-').map(Number);
  const months = month === undefined ? 6 : month - 1 + (day === undefined ? 0.5 : (day - 1) / 31);
  return (year ?? 0) + months / 12;
}

/** Moves nodes up or down, no further than needed, to where nothing else is; those further left stay first. */
function spread(wanted: (Point & { id: string })[]): Map<string, Point> {
  const ordered = [...wanted].sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1));
  const taken: Point[] = [];
  const places = new Map<string, Point>();
  for (const { id, x, y } of ordered) {
    const near = taken.filter(other => Math.abs(other.x - x) < ROOM.width);
    const isFree = (candidate: number) => near.every(other => Math.abs(other.y - candidate) >= ROOM.height);
    const edges = near.flatMap(other => [other.y - ROOM.height, other.y + ROOM.height]);
    const [best] = [y, ...edges].filter(isFree).sort((a, b) => Math.abs(a - y) - Math.abs(b - y) || a - b);
    const place = { x, y: best ?? y };
    taken.push(place);
    places.set(id, rounded(place));
  }
  return places;
}
