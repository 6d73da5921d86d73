import { describe, expect, it } from '@jest/globals';
import type { CypherCell, FacetsAnswer, NamedRef } from '../../../viz/api.js';
import type { Filters } from '../../../viz/page/filter/filters.js';
import { narrowedRows } from '../../../viz/page/filter/narrowed-rows.js';

const node = (label: NamedRef['label'], key: string): NamedRef => ({ label, key, name: key });
const [old, fresh, undated] = ['old', 'fresh', 'undated'].map(key => node('Method', key)) as [
  NamedRef,
  NamedRef,
  NamedRef,
];
const paper = node('Paper', 'p');
const [gpu, npu] = [node('Hardware', 'gpu'), node('Hardware', 'npu')];
const relation = (from: NamedRef, to: NamedRef): CypherCell => ({ id: 'c', type: 'BUILDS_ON', from, to });

const value = (key: string, ...nodes: string[]) => ({ key, name: key, nodes });
const facets: FacetsAnswer = {
  leftOut: { organisation: 0, hardware: 0, metric: 0 },
  year: [value('2019', 'Method:old'), value('2024', 'Method:fresh', 'Paper:p')],
  organisation: [value('Lab', 'Method:fresh')],
  hardware: [value('gpu', 'Method:old', 'Method:fresh'), value('npu', 'Method:fresh')],
  metric: [],
};

function left(rows: CypherCell[][], filters: Filters, ...asked: string[]): { rows: number[]; idle: string[] } {
  const narrowed = narrowedRows(rows, filters, facets, new Set(asked));
  return { rows: narrowed.rows.map(row => rows.indexOf(row)), idle: narrowed.idle };
}

describe('filters leave of an answer', () => {
  it.each<[name: string, rows: CypherCell[][], filters: Filters, expected: number[]]>([
    ['all without filters', [[old], [1]], {}, [0, 1]],
    ['the rows whose method is of these years', [[old], [fresh], [undated]], { fromYear: 2020 }, [1]],
    [
      'the rows by the first method or paper that they name',
      [
        [old, paper],
        [paper, old],
        ['x', fresh, old],
      ],
      { fromYear: 2020 },
      [1, 2],
    ],
    ['a relation by both its ends', [[relation(fresh, old)], [relation(fresh, fresh)]], { fromYear: 2020 }, [1]],
    ['a list by any that it holds', [[[old, fresh]], [[old]], [[]]], { fromYear: 2020 }, [0]],
    ['a map by any that it holds', [[{ map: { a: 1, b: fresh } }], [{ map: { a: old } }]], { fromYear: 2020 }, [0]],
    ['no row that names none, where others do', [[fresh], ['text']], { organisation: 'Lab' }, [0]],
    [
      'rows by the hardware that they name themselves',
      [[fresh, gpu], [fresh, npu], [fresh]],
      { hardware: 'npu' },
      [1, 2],
    ],
    ['what passes all filters', [[fresh], [old], [paper]], { fromYear: 2020, organisation: 'Lab' }, [0]],
    ['nothing by a value that nothing has', [[fresh], [old]], { metric: 'unknown' }, []],
  ])('%s', (_, rows, filters, expected) => {
    expect(left(rows, filters).rows).toEqual(expected);
  });

  it('rows by what they name beside what was asked for', () => {
    const rows = [
      [old, fresh],
      [old, undated],
    ];
    expect(left(rows, { fromYear: 2020 }, 'Method:old').rows).toEqual([0]);
    expect(left(rows, { fromYear: 2020 }).rows).toEqual([]);
  });

  it('everything where they have nothing to go by, which is told', () => {
    const rows = [
      ['x', 1],
      [null, gpu],
    ];
    expect(left(rows, { fromYear: 2020, organisation: 'Lab' })).toEqual({
      rows: [0, 1],
      idle: ['year', 'organisation'],
    });
    expect(left(rows, { fromYear: 2020, hardware: 'gpu' })).toEqual({ rows: [1], idle: ['year'] });
  });
});
