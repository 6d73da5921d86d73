import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { runQuery } from '../../../graph/queries/run-query.js';
import type { GraphReader } from '../../../graph/store/port.js';
import { memoryReader } from '../memory-reader.js';
import { seededGraph } from '../seeded-graph.js';

const queries = new Map(loadQueries().map(query => [query.name, query]));

/** Every method builds on some twenty others: the number of paths of eight steps is past 10^10. */
describe('on a dense graph full of circles', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(seededGraph(7, { methods: 150, claims: 3000, types: ['BUILDS_ON', 'USES'] }));
  });

  it('lineage ends, and lists each claim once', async () => {
    const { rows, columns } = await runQuery(reader, queries.get('lineage')!, { method: 'm1' });
    const ids = rows.map(row => row[columns.findIndex(column => column.name === 'claim')]);
    expect(ids.length).toBeGreaterThan(500);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('path-between ends, where there is a way and where there is none', async () => {
    const query = queries.get('path-between')!;
    expect((await runQuery(reader, query, { from: 'm1', to: 'm2' })).rows.length).toBeGreaterThan(0);
    expect((await runQuery(reader, query, { from: 'm1', to: 'Metric:speedup' })).rows).toEqual([]);
  });
});
