import type { Point } from './layout.js';

/** How far from a node's middle a finger still means it, in pixels: half of what a finger covers. */
const FINGER_REACH = 22;

/** The node nearest to a point of the stage that a finger there may mean. */
export function nearestNode(
  nodes: Iterable<string>,
  placeOf: (id: string) => Point | undefined,
  point: Point,
): string | undefined {
  let nearest: string | undefined;
  let distance = FINGER_REACH;
  for (const id of nodes) {
    const place = placeOf(id);
    const away = place ? Math.hypot(place.x - point.x, place.y - point.y) : Number.POSITIVE_INFINITY;
    if (away > distance) continue;
    nearest = id;
    distance = away;
  }
  return nearest;
}
