import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Descent, generationsOf } from '../../graph/generations.js';

const descents = (...pairs: string[]): Descent[] => pairs.map(pair => ({ from: pair[0]!, to: pair[1]! }));

describe('generationsOf', () => {
  it.each([
    ['a chain', 'abc', ['ba', 'cb'], { a: 0, b: 1, c: 2 }],
    ['two parents, one deeper', 'abc', ['ba', 'cb', 'ca'], { a: 0, b: 1, c: 2 }],
    ['two origins', 'abcd', ['ca', 'cb', 'dc'], { a: 0, b: 0, c: 1, d: 2 }],
    ['one alone', 'a', [], { a: 0 }],
  ])('lays out %s', (_, keys, pairs, expected) => {
    const { generation, back } = generationsOf([...keys], descents(...pairs), keys[0]!);
    expect(Object.fromEntries(generation)).toEqual(expected);
    expect(back.size).toBe(0);
  });

  it('breaks a circle at the step that leads back to where the search began', () => {
    const steps = descents('ba', 'cb', 'ac');
    const { generation, back } = generationsOf(['a', 'b', 'c'], steps, 'b');
    expect(Object.fromEntries(generation)).toEqual({ b: 0, c: 1, a: 2 });
    expect([...back]).toEqual([steps[0]]);
  });

  const anyGraph = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 60 }).map(pairs => ({
    keys: Array.from({ length: 12 }, (_, i) => `k${i}`),
    steps: pairs.map(([from, to]) => ({ from: `k${from}`, to: `k${to}` })),
  }));

  it('has every step but those back lead to a lower generation, and each generation rest on the one below', () => {
    fc.assert(
      fc.property(anyGraph, ({ keys, steps }) => {
        const { generation, back } = generationsOf(keys, steps, 'k0');
        const forward = steps.filter(step => !back.has(step));
        for (const { from, to } of forward) expect(generation.get(from)!).toBeGreaterThan(generation.get(to)!);
        for (const key of keys) {
          const parents = forward.filter(step => step.from === key).map(step => generation.get(step.to)!);
          expect(generation.get(key)).toBe(Math.max(-1, ...parents) + 1);
        }
      }),
    );
  });

  it('does not see the order in which keys and steps are given', () => {
    fc.assert(
      fc.property(anyGraph, ({ keys, steps }) => {
        const one = generationsOf(keys, steps, 'k0');
        const other = generationsOf([...keys].reverse(), [...steps].reverse(), 'k0');
        expect(Object.fromEntries(other.generation)).toEqual(Object.fromEntries(one.generation));
      }),
    );
  });

  it('takes a chain of a hundred thousand', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => String(i).padStart(6, '0'));
    const steps = keys.slice(1).map((from, i) => ({ from, to: keys[i]! }));
    expect(generationsOf(keys, steps, keys[0]!).generation.get(keys.at(-1)!)).toBe(99_999);
  });
});
