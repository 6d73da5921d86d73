import { beforeAll, describe, expect, it } from '@jest/globals';
import { NODE_LABELS } from '../../../graph/model.js';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { queryParameters } from '../../../graph/queries/query-parameters.js';
import { runQuery } from '../../../graph/queries/run-query.js';
import { type GraphReader, StoreError } from '../../../graph/store/port.js';
import { runSoon } from '../../../viz/server/run-soon.js';
import { attentionGraph } from '../../graph/attention-graph.js';
import { memoryReader } from '../../graph/memory-reader.js';
import { ATTENTION_CASES } from '../../graph/queries/question-cases.js';

const queries = new Map(loadQueries().map(query => [query.name, query]));
const beats = queries.get('beats')!;

describe('a canned query that is run soon', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  /** The reader, with what it is asked noted. */
  const noting = (asked: string[]): GraphReader => ({
    query: (cypher, ...rest) => {
      asked.push(cypher);
      return reader.query(cypher, ...rest);
    },
  });

  it.each(ATTENTION_CASES)(
    'answers nothing where a node that it is given is not there: $query $given',
    async ({ query: name, given }) => {
      const query = queries.get(name)!;
      const known = await queryParameters(reader, query, given).catch(() => undefined);
      const nodes = query.parameters.filter(({ type }) => type === 'node' || NODE_LABELS.some(label => label === type));
      const found: unknown[] = [];
      for (const { name: parameter, type } of known ? nodes : []) {
        const missing = type === 'node' ? { label: 'Method', key: 'not there' } : 'not there';
        const answer = await reader.query(query.cypher, { ...known, [parameter]: missing });
        for await (const row of answer) found.push([parameter, row]);
      }
      expect(found).toEqual([]);
    },
  );

  it.each(ATTENTION_CASES)(
    'answers as it does when names are looked up first: $query $given',
    async ({ query: name, given }) => {
      const query = queries.get(name)!;
      const told = (answer: Promise<unknown>) => answer.catch((error: Error) => error.message);
      expect(await told(runSoon(reader, query, given, {}))).toEqual(await told(runQuery(reader, query, given)));
    },
  );

  it('asks the store once where it is given a key', async () => {
    const asked: string[] = [];
    const { rows } = await runSoon(noting(asked), beats, { method: 'flashattention2' }, {});
    expect(rows.length).toBeGreaterThan(0);
    expect(asked).toEqual([beats.cypher]);
  });

  it('looks a name up while the store is slow', async () => {
    const asked: string[] = [];
    const slow: GraphReader = {
      query: async (cypher, ...rest) => {
        const answer = await noting(asked).query(cypher, ...rest);
        while (cypher === beats.cypher && asked.length < 2) await new Promise(resolve => setTimeout(resolve, 5));
        return answer;
      },
    };
    const { rows } = await runSoon(slow, beats, { method: 'flashattention2' }, {});
    expect(rows.length).toBeGreaterThan(0);
    expect(asked).toHaveLength(2);
  });

  it('does not ask again what the store gave up', async () => {
    const asked: string[] = [];
    const ended: GraphReader = {
      query: async cypher => {
        asked.push(cypher);
        throw new StoreError('The question took longer than it was given, and was ended.');
      },
    };
    await expect(runSoon(ended, beats, { method: 'flashattention2' }, {})).rejects.toThrow('was ended');
    expect(asked).toEqual([beats.cypher]);
  });
});
