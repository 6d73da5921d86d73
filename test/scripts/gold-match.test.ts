import { describe, expect, it } from '@jest/globals';
import type { GoldPaper } from '../../scripts/gold-documents.js';
import { matchGold, meantByGold } from '../../scripts/gold-match.js';

const paper: GoldPaper = {
  id: 'p1',
  title: 'Sorting parcels by weight',
  abstract: '',
  introduces: [],
  entities: [
    { type: 'Method', name: 'ParcelNet', surfaces: ['ParcelNet', 'ParcelNet sorter'] },
    { type: 'Method', name: 'conveyor', surfaces: ['conveyor', 'conveyor belts'], generic: true },
    { type: 'Metric', name: 'latency', surfaces: ['delay'] },
  ],
  relations: [],
  results: [],
};

const groups = (...names: string[][]) => names.map(surfaces => ({ surfaces, weight: 0 }));

describe('matching what was found with the annotation', () => {
  it('takes the group that has the very name before one that shares more surfaces', () => {
    expect(matchGold(paper, groups(['ParcelNet sorter', 'ParcelNet sorters'], ['ParcelNet']))).toEqual([-1, 0]);
  });

  it('finds an entity once, but takes further groups to mean it', () => {
    const found = groups(['ParcelNet'], ['ParcelNet sorter'], ['conveyor belt'], ['shelf']);
    expect(matchGold(paper, found)).toEqual([0, -1, 1, -1]);
    expect(meantByGold(paper, found)).toEqual([0, 0, 1, -1]);
  });

  it('knows a metric by any of its words', () => {
    expect(meantByGold(paper, groups(['delay', 'time']))).toEqual([2]);
  });
});
