import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import type { CypherAnswer, StateAnswer } from '../../../../viz/api.js';
import { type OwnCypher, ownCypher } from '../../../../viz/server/own-cypher/own-cypher.js';
import { describeOnNeo4j } from '../../../neo4j.js';
import { answer, fixtureApp, post } from '../fixture-app.js';
import { embeddedStore, type FilledStore, neo4jStore } from './filled-store.js';

describe('own Cypher on the embedded store', () => ownCypherContract(() => embeddedStore()));
describeOnNeo4j('own Cypher on Neo4j', server => ownCypherContract(() => neo4jStore(server())));

function ownCypherContract(fill: () => Promise<FilledStore>): void {
  let filled: FilledStore;
  let own: OwnCypher;
  let app: Hono;
  beforeAll(async () => {
    filled = await fill();
    own = ownCypher(filled.choice, { rows: 5, bytes: 4000, ms: 20_000 });
    app = await fixtureApp(filled.store, { cypher: own });
  });
  afterAll(async () => {
    own?.close();
    await filled?.remove();
  });
  const ask = (cypher: string, parameters = {}) => answer<CypherAnswer>(app, '/api/cypher', { cypher, parameters });
  const refusal = async (cypher: string) => {
    const response = await post(app, '/api/cypher', { cypher });
    return [response.status, await response.json()];
  };

  it('answers in plain values, and nodes that can be opened', async () => {
    const { columns, rows, cut } = await ask(
      'MATCH (m:Method {key: $key}) RETURN m, m.name AS name, m.generic AS generic, [1, 2.5] AS list, {a: null} AS map',
      { key: 'flashattention' },
    );
    expect(columns).toEqual(['m', 'name', 'generic', 'list', 'map']);
    const node = { label: 'Method', key: 'flashattention', name: 'FlashAttention' };
    expect(rows).toEqual([[node, 'FlashAttention', false, [1, 2.5], { map: { a: null } }]]);
    expect(cut).toBe('');
  });

  it('answers with relations that name both ends, also where the question names none', async () => {
    const { rows } = await ask(
      "MATCH ()-[r:BUILDS_ON]->() WHERE r.paper = 'arXiv:2307.08691' RETURN r ORDER BY r.id LIMIT 1",
    );
    expect(rows[0]?.[0]).toMatchObject({
      type: 'BUILDS_ON',
      from: { label: 'Method', key: 'flashattention2', name: 'FlashAttention-2' },
      to: { label: 'Method', key: 'flashattention', name: 'FlashAttention' },
    });
  });

  it('answers with paths in walking order', async () => {
    const { rows } = await ask(
      "MATCH p = (:Method {key: 'flashattention2'})-[:BUILDS_ON]->(:Method {key: 'flashattention'}) RETURN p LIMIT 1",
    );
    const path = rows.flat(2) as unknown as { key?: string; type?: string }[];
    expect(path.map(each => each.type ?? each.key)).toEqual(['flashattention2', 'BUILDS_ON', 'flashattention']);
  });

  it('takes texts with escapes and comments for what they are', async () => {
    const { rows } = await ask(String.raw`RETURN 'it\'s "x"' AS a /* no */, "a\\b\n" AS b // end`);
    expect(rows).toEqual([['it\'s "x"', 'a\\b\n']]);
  });

  it('cuts an answer of many rows, and says so', async () => {
    const { rows, cut } = await ask('UNWIND range(1, 100) AS x RETURN x');
    expect([rows.length, cut]).toEqual([5, 'rows']);
    expect((await ask('UNWIND range(1, 5) AS x RETURN x')).cut).toBe('');
  });

  it('cuts an answer of many bytes, and says so', async () => {
    const { rows, cut } = await ask(
      "UNWIND range(1, 4) AS x RETURN x, reduce(s = '', i IN range(1, 150) | s + 'a paper ') AS s",
    );
    expect([rows.length, cut]).toEqual([3, 'bytes']);
  });

  it.each([
    ['MATCH (n)\nRETURN n +', 2],
    ['MATCH (n)\n\n  WHERE n.x == = 3 RETURN n', 3],
  ])('tells where a question is not understood: %j', async (cypher, line) => {
    expect(await refusal(cypher)).toEqual([
      400,
      { error: expect.stringMatching(/^Syntax error: .*\S$/s), line, column: expect.any(Number) },
    ]);
  });

  it('tells what is wrong with a question that has no place of trouble', async () => {
    const [status, told] = await refusal('RETURN $missing');
    expect([status, (told as { error: string }).error]).toEqual([400, expect.stringContaining('missing')]);
  });

  it('refuses what does not only read, with the place', async () => {
    expect(await refusal('MATCH (n)\n  DETACH DELETE n')).toEqual([
      400,
      { error: '`DETACH` is not taken: a question only reads.', line: 2, column: 3 },
    ]);
  });

  it('takes no parameter that could be one of its own', async () => {
    const response = await post(app, '/api/cypher', { cypher: 'RETURN 1', parameters: { _0: 'x' } });
    expect(response.status).toBe(400);
  });

  it('is told to the page', async () => {
    expect((await answer<StateAnswer>(app, '/api/state', {})).ownCypher).toBe(true);
    const without = await fixtureApp(filled.store);
    expect((await answer<StateAnswer>(without, '/api/state', {})).ownCypher).toBe(false);
    const response = await post(without, '/api/cypher', { cypher: 'RETURN 1' });
    expect([response.status, await response.json()]).toEqual([403, { error: expect.stringContaining('--own-cypher') }]);
  });
}

describe('own Cypher where no graph is yet', () => {
  it('is answered when there is one', async () => {
    const filled = await embeddedStore();
    const elsewhere = { ...filled.choice, folder: `${filled.choice.folder}-not-there` };
    const own = ownCypher(elsewhere);
    const app = await fixtureApp(filled.store, { cypher: own });
    const response = await post(app, '/api/cypher', { cypher: 'RETURN 1' });
    expect([response.status, await response.json()]).toEqual([
      503,
      { error: expect.stringContaining('paperlineage ingest') },
    ]);
    own.close();
    await filled.remove();
  });
});
