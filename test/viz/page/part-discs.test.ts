import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Place, partDiscs } from '../../../viz/page/picture/part-discs.js';

const coordinate = fc.integer({ min: -300, max: 300 });
const crowd = fc.array(fc.record({ x: coordinate, y: coordinate, fixed: fc.constant(false) }), {
  minLength: 2,
  maxLength: 60,
});
const parted = (places: readonly Place[], scale = 1): Place[] => {
  const copy = places.map(place => ({ ...place }));
  partDiscs(copy, scale);
  return copy;
};
const least = (places: readonly Place[]) =>
  Math.min(...places.flatMap((a, i) => places.slice(i + 1).map(b => Math.hypot(a.x - b.x, a.y - b.y))));

describe('parting discs', () => {
  it('leaves none on another', () => {
    fc.assert(fc.property(crowd, places => expect(least(parted(places))).toBeGreaterThan(20)));
  });

  it('does the same every time', () => {
    fc.assert(fc.property(crowd, places => expect(parted(places)).toEqual(parted(places))));
  });

  it('leaves alone what has room, and what is fixed', () => {
    const roomy = [0, 60, 120].map(x => ({ x, y: 0, fixed: false }));
    expect(parted(roomy)).toEqual(roomy);
    const [fixed, moved] = parted([
      { x: 0, y: 0, fixed: true },
      { x: 0, y: 0, fixed: false },
    ]);
    expect(fixed).toEqual({ x: 0, y: 0, fixed: true });
    expect(Math.hypot(moved!.x, moved!.y)).toBeCloseTo(44, 0);
  });

  it('counts in pixels, whatever the unit', () => {
    const [a, b] = parted(
      [
        { x: 0, y: 0, fixed: false },
        { x: 1, y: 0, fixed: false },
      ],
      4,
    );
    expect(b!.x - a!.x).toBeCloseTo(11, 0);
  });
});
