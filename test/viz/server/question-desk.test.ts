import { describe, expect, it } from '@jest/globals';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { askQuestion, questionSummaries } from '../../../viz/server/question-desk.js';
import type { RequestProblem } from '../../../viz/server/request-problem.js';
import { GraphBuilder } from '../../graph/graph-builder.js';
import { memoryReader } from '../../graph/memory-reader.js';

const queries = loadQueries();

describe('a name that several nodes have', () => {
  const builder = new GraphBuilder();
  builder.method('Alpha', { aliases: ['Twin'] });
  builder.method('Beta', { aliases: ['Twin'] });
  const reader = memoryReader(builder.build());

  it.each([
    ['beats', 'method', ['alpha', 'beta']],
    ['papers-on', 'node', ['Method:alpha', 'Method:beta']],
  ])('is refused by `%s` with what to give for each of them', async (name, parameter, values) => {
    const ask = async (value: string) =>
      askQuestion(await reader, queries, { name, parameters: { [parameter]: value } });
    const problem: RequestProblem = await ask('Twin').then(
      () => {
        throw new Error('it was answered');
      },
      error => error,
    );
    expect(problem.message).toMatch(/^More than one (method|node) is called "Twin"\.$/);
    expect(problem.about).toMatchObject({ parameter, suggestions: values.map(value => ({ value })) });
    for (const value of values) expect((await ask(value)).rows).toEqual([]);
  });
});

describe('the titles of the questions', () => {
  it('are each the only one, and no file names', () => {
    const titles = questionSummaries(queries).map(({ title }) => title);
    expect(new Set(titles).size).toBe(queries.length);
    for (const title of titles) expect(title).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
  });
});
