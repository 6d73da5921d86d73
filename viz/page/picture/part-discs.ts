import type { Point } from './layout.js';

/** What the stage of a usual window has room for, in pixels, without its padding. */
const STAGE = { width: 900, height: 450 };

/** Pixels between the middles of two discs: at best so many, fewer where there are more discs than that has room for. */
const WANTED = 44;
const SHARE_OF_ROOM = 0.6;

/** Moving discs apart makes the picture larger and so, seen as a whole, the discs nearer: it is done so often. */
const ROUNDS = 3;
const STEPS_PER_ROUND = 40;

/** Of the golden angle's turns no two point the same way. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** A place that discs may be moved from, unless it is fixed. */
export type Place = Point & { fixed: boolean };

/**
 * Moves the discs of a picture apart, in place, so that they do not cover each other where the whole of it is seen. Each
 * two that are too near go half of what is missing each, again and again; the order of the places decides all else.
 * @param scale pixels of a unit of the places
 */
export function partDiscs(places: readonly Place[], scale: number): void {
  const wanted = Math.min(WANTED, SHARE_OF_ROOM * Math.sqrt((STAGE.width * STAGE.height) / places.length));
  for (let round = 0; round < ROUNDS; round++) {
    const least = wanted / (scale * fitting(places, scale));
    for (let step = 0; step < STEPS_PER_ROUND; step++) if (!partOnce(places, least)) break;
  }
}

/** How much smaller the picture is drawn where the whole of it is seen. */
function fitting(places: readonly Place[], scale: number): number {
  const extent = (values: number[]) => scale * (Math.max(...values) - Math.min(...values));
  const width = extent(places.map(({ x }) => x));
  const height = extent(places.map(({ y }) => y));
  return Math.min(1, STAGE.width / width, STAGE.height / height);
}

/** @returns whether any two were nearer than `least` */
function partOnce(places: readonly Place[], least: number): boolean {
  const cells = new Map<string, number[]>();
  let moved = false;
  places.forEach((place, i) => {
    const [column, row] = [Math.floor(place.x / least), Math.floor(place.y / least)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const j of cells.get(`${column + dx} ${row + dy}`) ?? []) {
          if (partTwo(places[j]!, place, least, i)) moved = true;
        }
      }
    }
    const cell = `${column} ${row}`;
    const inside = cells.get(cell);
    if (inside) inside.push(i);
    else cells.set(cell, [i]);
  });
  return moved;
}

function partTwo(one: Place, other: Place, least: number, turn: number): boolean {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const distance = Math.hypot(dx, dy);
  // What is missing by less than this is not seen, and would be moved to and fro for ever.
  if (distance >= 0.99 * least || (one.fixed && other.fixed)) return false;
  const angle = distance === 0 ? turn * GOLDEN_ANGLE : Math.atan2(dy, dx);
  const way = (least - distance) / (one.fixed || other.fixed ? 1 : 2);
  move(one, angle + Math.PI, way);
  move(other, angle, way);
  return true;
}

function move(place: Place, angle: number, way: number): void {
  if (place.fixed) return;
  place.x += way * Math.cos(angle);
  place.y += way * Math.sin(angle);
}
