import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../graph/queries/parse-query.js';
import { queryParameters } from '../../../graph/queries/query-parameters.js';
import type { GraphReader } from '../../../graph/store/port.js';
import { attentionGraph } from '../attention-graph.js';
import { memoryReader } from '../memory-reader.js';

const query = parseQuery(
  `// @name all-types
// @title All types
// @description Takes one of each.
// @param {Method} method
// @param {node} [node]
// @param {integer 1..9} [limit=5]
// @param {float} [share=0.25]
// @param {boolean} [generic=false]
// @param {relation} [type]
// @param {label} [label]
// @param {string} [since=2020]
// @column {string} x
RETURN $method + $node + $limit + $share + $generic + $type + $label + $since AS x ORDER BY x`,
  'all-types.cypher',
);

describe('queryParameters', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  it('fills in defaults, and nulls where there are none', async () => {
    expect(await queryParameters(reader, query, { method: 'FA2', limit: undefined })).toEqual({
      method: 'flashattention2',
      node: null,
      limit: 5,
      share: 0.25,
      generic: false,
      type: null,
      label: null,
      since: '2020',
    });
  });

  it('makes values of texts', async () => {
    const given = {
      method: 'triton',
      node: 'LRA',
      limit: '7',
      share: '1e-3',
      generic: 'true',
      type: 'uses',
      label: 'paper',
      since: '1',
    };
    expect(await queryParameters(reader, query, given)).toEqual({
      method: 'triton',
      node: { label: 'Dataset', key: 'longrangearena' },
      limit: 7,
      share: 0.001,
      generic: true,
      type: 'USES',
      label: 'Paper',
      since: '1',
    });
  });

  it('takes values as they are', async () => {
    const node = { label: 'Metric', key: 'speedup' };
    const given = { method: 'triton', node, limit: 7, share: 2, generic: true };
    expect(await queryParameters(reader, query, given)).toMatchObject({ node, limit: 7, share: 2, generic: true });
  });

  it.each([
    [
      {},
      'query `all-types`: parameter `method` is missing; it takes method (Method), node (node, may be left out), limit (integer, 5 by default)',
    ],
    [{ method: 'x', depth: 1 }, 'query `all-types`: there is no parameter `depth`; it takes method (Method)'],
    [{ method: 'x', toString: 1 }, 'there is no parameter `toString`'],
    [{ method: 'fa2', limit: '10' }, 'parameter `limit` must be a whole number from 1 to 9, not "10"'],
    [{ method: 'fa2', limit: '1.5' }, 'parameter `limit` must be a whole number, not "1.5"'],
    [{ method: 'fa2', limit: '' }, 'parameter `limit` must be a whole number, not ""'],
    [{ method: 'fa2', share: 'NaN' }, 'parameter `share` must be a number, not "NaN"'],
    [{ method: 'fa2', generic: 'yes' }, 'parameter `generic` must be true or false, not "yes"'],
    [{ method: 'fa2', type: 'CITES' }, 'parameter `type` must be one of INTRODUCES, MENTIONS'],
    [{ method: 'fa2', label: 'Model' }, 'parameter `label` must be one of Paper, Method'],
    [{ method: 'fa2', since: 2020 }, 'parameter `since` must be a text, not 2020'],
    [{ method: 3 }, 'parameter `method` must be the name of a Method, not 3'],
    [{ method: 'fa2', node: { label: 'X', key: 'y' } }, 'parameter `node` must be the name of a node'],
    [{ method: 'Tritn' }, 'no method is called "Tritn"; did you mean "Triton" (Method)'],
  ])('refuses %j, saying why', async (given, message) => {
    await expect(queryParameters(reader, query, given)).rejects.toThrow(message);
  });
});
