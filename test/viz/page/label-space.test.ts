import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Box, LabelSpace } from '../../../viz/page/picture/label-space.js';

const box: fc.Arbitrary<Box> = fc
  .record({
    left: fc.integer({ min: -300, max: 300 }),
    top: fc.integer({ min: -300, max: 300 }),
    w: fc.nat(200),
    h: fc.nat(200),
  })
  .map(({ left, top, w, h }) => ({ left, top, right: left + w, bottom: top + h }));

describe('the room for labels', () => {
  it('is free where no taken box overlaps', () => {
    fc.assert(
      fc.property(fc.array(box), box, (taken, asked) => {
        const space = new LabelSpace();
        for (const each of taken) space.take(each);
        const overlaps = taken.some(
          each =>
            each.left < asked.right && asked.left < each.right && each.top < asked.bottom && asked.top < each.bottom,
        );
        expect(space.isFree(asked)).toBe(!overlaps);
      }),
    );
  });
});
