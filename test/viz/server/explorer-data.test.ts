import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import type { QueryOptions } from '../../../graph/store/port.js';
import { ENDPOINTS } from '../../../viz/server/endpoints.js';
import { LIMITS } from '../../../viz/server/limits.js';
import { fixtureStore } from '../fixture-store.js';
import { fixtureApp, post } from './fixture-app.js';

const A = { label: 'Method', key: 'flashattention' };
const B = { label: 'Method', key: 'flashattention2' };

/** Of each endpoint that asks the database a request, and the time-out of its own question; names are looked up besides. */
const REQUESTS: Record<string, [request: object, timeoutMs: number]> = {
  state: [{}, LIMITS.queryMs],
  overview: [{}, LIMITS.queryMs],
  search: [{ text: 'attention' }, LIMITS.queryMs],
  node: [{ node: A }, LIMITS.queryMs],
  neighbourhood: [{ node: A }, LIMITS.queryMs],
  picture: [{ nodes: [A, B] }, LIMITS.queryMs],
  map: [{}, LIMITS.queryMs],
  facets: [{}, LIMITS.queryMs],
  lineage: [{ node: A }, LIMITS.queryMs],
  path: [{ from: A, to: B }, LIMITS.queryMs],
  claims: [{ a: A, b: B }, LIMITS.queryMs],
  question: [{ name: 'successors', parameters: { method: 'FlashAttention' } }, LIMITS.questionMs],
  download: [{ format: 'graphml', file: 'graph.graphml' }, LIMITS.downloadMs],
};
/** These ask no database, or in a process of its own. */
const OTHERS = ['schema', 'cypher'];

describe('a query of the explorer', () => {
  const asked: (QueryOptions | undefined)[] = [];
  let app: Hono;
  beforeAll(async () => {
    const store = await fixtureStore();
    app = await fixtureApp({
      read: work =>
        store.read(reader =>
          work({
            query: (cypher, parameters, options) => {
              asked.push(options);
              return reader.query(cypher, parameters, options);
            },
          }),
        ),
    });
  });

  it('is tested for every endpoint', () => {
    expect([...Object.keys(REQUESTS), ...OTHERS].sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort());
  });

  it.each(Object.entries(REQUESTS))('has a time-out: %s', async (name, [request, timeoutMs]) => {
    asked.length = 0;
    const response = await post(app, `/api/${name}`, request);
    expect([response.status, response.status === 200 ? '' : await response.text()]).toEqual([200, '']);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.map(options => options?.timeoutMs)).toContain(timeoutMs);
    for (const options of asked) expect([LIMITS.queryMs, timeoutMs]).toContain(options?.timeoutMs);
  });
});
