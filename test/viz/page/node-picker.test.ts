import { describe, expect, it } from '@jest/globals';
import { circleAt } from '../../../viz/page/picture/node-picker.js';

const CIRCLES = new Float64Array([0, 0, 5, 20, 0, 2, 3, 0, 1]);

describe('the node at a point', () => {
  it.each<[string, number, number, number, number]>([
    ['in the middle of one', 20, 0, 1, 1],
    ['on a rim', 22, 0, 1, 1],
    ['beside all', 25, 0, 1, -1],
    ['in two: the one drawn later', 3, 0.5, 1, 2],
    ['in the larger of two alone', -3, 0, 1, 0],
    ['in one that the zoom makes larger', 25, 0, 3, 1],
    ['in one that the zoom makes smaller', 4, 0, 0.5, -1],
  ])('is found: %s', (_, x, y, scale, found) => {
    expect(circleAt(CIRCLES, { x, y }, scale)).toBe(found);
  });
});
