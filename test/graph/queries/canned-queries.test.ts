import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_MIN_CONFIDENCE, RELATION_TYPES } from '../../../graph/model.js';
import type { QueryColumn } from '../../../graph/queries/canned-query.js';
import { loadQueries } from '../../../graph/queries/load-queries.js';
import { runQuery } from '../../../graph/queries/run-query.js';
import type { GraphReader, GraphValue } from '../../../graph/store/port.js';
import { packageFile } from '../../../package-root.js';
import { attentionGraph } from '../attention-graph.js';
import { memoryReader } from '../memory-reader.js';
import { ATTENTION_CASES } from './question-cases.js';

const queries = loadQueries();
const withoutStrings = (cypher: string) => cypher.replace(/'[^']*'/g, "''");

describe('every file of queries/', () => {
  it('is read', () => {
    const files = readdirSync(packageFile('queries'));
    expect(queries.map(query => `${query.name}.cypher`)).toEqual(files.sort());
  });

  it.each(queries.map(query => [query.name, query] as const))('%s asks in what both stores understand', (_, query) => {
    const cypher = withoutStrings(query.cypher);
    expect(cypher).not.toMatch(/\(\w*:\w+\|/);
    expect(cypher).not.toMatch(/\b(date|datetime|round|percentile\w*)\(/);
    expect(cypher).not.toMatch(/\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD|FOREACH)\b/);
    expect(cypher).not.toMatch(/\b(collect|head|last)\([^()]*\)\[/);
    // Grafeo takes no index for these: it scans the label once a row.
    expect(cypher).not.toMatch(/OPTIONAL MATCH \(\w*:\w+ \{/);
    expect(cypher).not.toMatch(/\{key: \$\w+\.\w+\}/);
    expect(cypher).toMatch(/\nORDER BY [^\n]+(\nLIMIT \$limit)?$/);
  });

  it.each(queries.map(query => [query.name, query] as const))(
    '%s looks at claims from the usual confidence on',
    (_, query) => {
      const types = [...query.cypher.matchAll(/\w+/g)].filter(([word]) =>
        (RELATION_TYPES as readonly string[]).includes(word),
      );
      expect(types.length === 0 || query.cypher.includes('$minConfidence')).toBe(true);
      const parameter = query.parameters.find(({ name }) => name === 'minConfidence');
      expect(parameter).toMatchObject({ type: 'float', default: DEFAULT_MIN_CONFIDENCE, min: 0, max: 1 });
    },
  );

  it.each(queries.map(query => [query.name] as const))('%s is asked in the cases', name => {
    expect(ATTENTION_CASES.some(({ query }) => query === name)).toBe(true);
  });
});

describe('an answer', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  it.each(ATTENTION_CASES)('has the columns and types of its header: $query $given', async ({ query: name, given }) => {
    const query = queries.find(each => each.name === name)!;
    const answer = await runQuery(reader, query, given);
    const raw = await reader.query(query.cypher, answer.parameters);
    expect(raw.columns).toEqual(query.columns.map(column => column.name));
    for (const row of answer.rows) {
      query.columns.forEach((column, place) => {
        expect([column.name, row[place], fits(row[place]!, column)]).toEqual([column.name, row[place], true]);
      });
    }
  });

  it('comes in the same order each time', async () => {
    for (const { query: name, given } of ATTENTION_CASES) {
      const query = queries.find(each => each.name === name)!;
      const first = await runQuery(reader, query, given);
      for (let i = 0; i < 3; i++) expect((await runQuery(reader, query, given)).rows).toEqual(first.rows);
    }
  });
});

function fits(value: GraphValue, column: QueryColumn): boolean {
  if (value === null) return column.nullable;
  if (column.list)
    return Array.isArray(value) && value.every(item => fits(item, { ...column, list: false, nullable: false }));
  if (column.type === 'boolean') return typeof value === 'boolean';
  if (column.type === 'integer') return Number.isInteger(value);
  return typeof value === (column.type === 'float' ? 'number' : 'string');
}
