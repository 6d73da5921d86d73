import type { Point } from './layout.js';

/** A cubic curve from the end of the one before it. */
export interface Curve {
  from: Point;
  control1: Point;
  control2: Point;
  to: Point;
}

/**
 * The way of a link through its bends: curves that leave and reach every point horizontally, so that links flow from
 * column to column.
 */
export function linkCurves(points: readonly Point[]): Curve[] {
  return points.slice(1).map((to, i) => {
    const from = points[i]!;
    const middle = (from.x + to.x) / 2;
    return { from, control1: { x: middle, y: from.y }, control2: { x: middle, y: to.y }, to };
  });
}

/** The point of a curve at `t` from 0 to 1. */
export function curvePoint({ from, control1, control2, to }: Curve, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {
    x: a * from.x + b * control1.x + c * control2.x + d * to.x,
    y: a * from.y + b * control1.y + c * control2.y + d * to.y,
  };
}

/** A link can be pointed at from so many pixels off. */
export const REACH = 7;

const SAMPLES = 24;

/** Distance of a point from the curves, by samples along them. */
export function distanceToCurves(curves: readonly Curve[], point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (const curve of curves) {
    let before = curve.from;
    for (let i = 1; i <= SAMPLES; i++) {
      const next = curvePoint(curve, i / SAMPLES);
      least = Math.min(least, distanceToSegment(before, next, point));
      before = next;
    }
  }
  return least;
}

/** Distance of a point from the straight way between two others. */
export function distanceToSegment(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}
