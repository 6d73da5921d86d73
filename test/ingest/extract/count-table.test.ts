import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CountTable } from '../../../ingest/extract/count-table.js';

it('counts as a map of names does, whatever the names and their order', () => {
  const entry = fc.tuple(fc.string({ maxLength: 6 }), fc.nat({ max: 2 }), fc.integer({ min: 0, max: 1000 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 400 }), entries => {
      const counts = new CountTable(3);
      const expected = new Map<string, number[]>();
      for (const [name, column, amount] of entries) {
        counts.add(counts.rowFor(name), column, amount);
        const row = expected.get(name) ?? [0, 0, 0];
        row[column]! += amount;
        expected.set(name, row);
      }
      for (const [name, row] of expected) {
        const place = counts.rowOf(name)!;
        expect([0, 1, 2].map(column => counts.get(place, column))).toEqual(row);
      }
    }),
  );
});

it('keeps thousands of names apart as it grows', () => {
  const counts = new CountTable(1);
  const names = Array.from({ length: 20_000 }, (_, i) => `name${i}`);
  for (const [i, name] of names.entries()) counts.add(counts.rowFor(name), 0, i);
  expect(names.map(name => counts.get(counts.rowOf(name)!, 0))).toEqual(names.map((_, i) => i));
});

it('has no row for a name that was never counted', () => {
  const counts = new CountTable(1);
  counts.rowFor('seen');
  expect(counts.rowOf('unseen')).toBeUndefined();
});
