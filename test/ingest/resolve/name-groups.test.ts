import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NameGroups } from '../../../ingest/resolve/name-groups.js';
import { expectLinear } from '../../growth.js';

const BARE = { kind: 'bare' } as const;
const names = 'abcdefgh'.split('');
const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).filter(([a, b]) => a !== b);

describe('groups of names', () => {
  it('never bring two together that are kept apart, by no way', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 5 }), fc.array(pair, { maxLength: 20 }), (apart, joins) => {
        const groups = new NameGroups();
        for (const [a, b] of apart) groups.keepApart(a, b);
        for (const [a, b] of joins) groups.join(a, b, BARE);
        for (const [a, b] of apart) expect(groups.of(a)).not.toBe(groups.of(b));
      }),
    );
  });

  it('know their members, and for each a join towards any other one', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), joins => {
        const groups = new NameGroups();
        for (const [a, b] of joins) groups.join(a, b, BARE);
        for (const name of names) {
          const members = names.filter(other => groups.of(other) === groups.of(name));
          expect([...groups.membersOf(groups.of(name))].sort()).toEqual(members);
          expect([...groups.mergesFrom(name).keys(), name].sort()).toEqual(members);
        }
      }),
    );
  });

  it.each(['rising', 'falling'])('grow one by one in time that grows as they do, in %s order', order => {
    const join = (n: number) => {
      const groups = new NameGroups();
      groups.keepApart('x', 'y');
      const all = Array.from({ length: n }, (_, i) => String(order === 'rising' ? i + 1e6 : 2e6 - i));
      for (let i = 1; i < n; i++) groups.join(all[i - 1]!, all[i]!, BARE);
      expect(groups.membersOf(groups.of(all[0]!))).toHaveLength(n);
    };
    expectLinear(join, 10_000);
  });
});
