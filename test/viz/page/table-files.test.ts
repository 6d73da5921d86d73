import { describe, expect, it } from '@jest/globals';
import { tableCsv, tableJson } from '../../../viz/page/take/table-files.js';

const node = { label: 'Method' as const, key: 'a', name: 'A "b", c' };
const relation = { id: 'x', type: 'USES' as const, from: node, to: { ...node, name: 'D' } };
const table = {
  columns: [{ name: 'one' }, { name: 'two' }],
  rows: [
    [node, relation],
    [-1.5, [true, null, 'x']],
    [{ map: { a: { map: { b: [1] } } } }, null],
  ],
};

describe('a table as CSV', () => {
  it('has names and sentences, quoted where they must be', () => {
    expect(tableCsv(table)).toBe(
      '\ufeffone,two\n"A ""b"", c","A ""b"", c uses D"\n-1.5,"yes, , x"\n"{""a"":{""b"":[1]}}",\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '="x"'])('defuses what a spreadsheet would run: %j', text => {
    const [, row = ''] = tableCsv({ columns: [{ name: 'x' }], rows: [[text]] }).split(/(?<=^\ufeffx)\n/);
    expect(row.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('names columns safely too', () => {
    expect(tableCsv({ columns: [{ name: '=x' }], rows: [] })).toBe("\ufeff'=x\n");
  });
});

describe('a table as JSON', () => {
  it('has a row as an object, and maps as themselves', () => {
    expect(JSON.parse(tableJson(table))).toEqual([
      { one: node, two: relation },
      { one: -1.5, two: [true, null, 'x'] },
      { one: { a: { b: [1] } }, two: null },
    ]);
  });
});
