import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closeness } from '../../../viz/server/name-closeness.js';

describe('of two names nearer to what is looked for is', () => {
  it.each([
    ['the same', 'lora', 'lora', 'lorafa'],
    ['what begins so and ends sooner', 'flashatt', 'flashattention', 'flashattention2'],
    ['what begins so, not what is one letter off', 'lora', 'loraprune', 'dora'],
    ['what misses a letter, not what has one more as well', 'flashatention', 'flashattention', 'flashattention2'],
    ['what has the number too', 'resnt50', 'resnet50', 'resnet'],
  ])('%s', (_, sought, near, far) => {
    expect(closeness(sought, near)).toBeGreaterThan(closeness(sought, far));
  });

  it('none than the name itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (sought, name) => {
        const near = closeness(sought, name);
        expect(near >= 0 && (near === closeness(sought, sought)) === (sought === name)).toBe(true);
      }),
    );
  });
});
