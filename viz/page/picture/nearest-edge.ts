import type { Point } from './layout.js';
import { distanceToSegment, REACH } from './link-path.js';
import type { Picture } from './picture.js';

/** The straight edge nearest to a point of the stage, if one can be reached from there. */
export function nearestEdge(
  picture: Picture,
  candidates: Iterable<string>,
  placeOf: (id: string) => Point,
  point: Point,
): string | undefined {
  let nearest: { id: string; distance: number } | undefined;
  for (const id of candidates) {
    const { source, target } = picture.edges.get(id)!;
    const distance = distanceToSegment(placeOf(source), placeOf(target), point);
    if (distance <= REACH && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = { id, distance };
  }
  return nearest?.id;
}
