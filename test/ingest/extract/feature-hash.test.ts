import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  begun,
  extended,
  FeatureList,
  finished,
  hashFeature,
  RowSet,
  rowsOf,
  rowsOfAllHashes,
  rowsOfHashes,
} from '../../../ingest/extract/feature-hash.js';

describe('hashes of features', () => {
  it('are those of the whole name, in whatever pieces the name comes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        const list = new FeatureList();
        list.add(begun(a), b, c);
        expect(list.hashes).toEqual([hashFeature(a + b + c)]);
        expect(finished(extended(extended(begun(a), b), c))).toBe(hashFeature(a + b + c));
      }),
    );
  });

  it('are those of the whole name with bars between its parts', () => {
    const list = new FeatureList();
    list.addParted(begun('own='), 'main', 'true', '');
    list.addParted(begun('own='), 'main');
    expect(list.hashes).toEqual([hashFeature('own=main|true|'), hashFeature('own=main')]);
  });

  it('stay what the shipped models were trained with', () => {
    expect(['', 'L1=use', 'kind=title'].map(name => hashFeature(name) & 0xffff)).toEqual([34126, 36485, 55096]);
  });
});

describe('rows of features', () => {
  it('are each there once, in the order that they came in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), hashes => {
        const expected = [...new Set(hashes.map(hash => hash & 63))];
        expect(rowsOfHashes(hashes, 64)).toEqual(expected);
      }),
    );
  });

  it('of several lists are those of the lists in a row', () => {
    expect(rowsOfAllHashes([[3, 4], [], [4, 70]], 64)).toEqual(rowsOfHashes([3, 4, 4, 70], 64));
  });

  it('by name are those of the names’ hashes', () => {
    const names = ['red', 'round', 'red', 'small'];
    expect(rowsOf(names, 1024)).toEqual(rowsOfHashes(names.map(hashFeature), 1024));
  });

  it('leave nothing behind when they are taken', () => {
    const set = new RowSet(64);
    set.add(3);
    set.add(67);
    expect(set.take()).toEqual([3]);
    set.add(3);
    expect(set.take()).toEqual([3]);
    expect(set.take()).toEqual([]);
  });
});
