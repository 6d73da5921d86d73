import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Hono } from 'hono';
import { allRows } from '../../../../graph/store/port.js';
import type { CypherAnswer, ErrorAnswer } from '../../../../viz/api.js';
import { type OwnCypher, ownCypher } from '../../../../viz/server/own-cypher/own-cypher.js';
import { describeOnNeo4j } from '../../../neo4j.js';
import { answer, fixtureApp, post } from '../fixture-app.js';
import { digestOf, embeddedStore, type FilledStore, neo4jStore } from './filled-store.js';
import { type Canaries, LONG, READINGS, RUNAWAYS, refusedPayloads, WRITINGS } from './payloads.js';

const SECRET = 'canary-of-the-file-6b1f';
const PLACES: Canaries = { file: '/FILE', url: 'http://ADDRESS' };

describe('attacks on the embedded store', () => attacks(() => embeddedStore(), askingProcesses));
describeOnNeo4j('attacks on Neo4j', server => {
  const transactions = async () => {
    const { records } = await server().driver.executeQuery('SHOW TRANSACTIONS YIELD transactionId, currentQuery');
    const queries = records.map(record => String(record.get('currentQuery')));
    return [...queries.filter(text => !text.startsWith('SHOW TRANSACTIONS')), ...(await askingProcesses())];
  };
  attacks(() => neo4jStore(server()), transactions);
});

/** @param running What is under way, in processes of this one or in a server. */
function attacks(fill: () => Promise<FilledStore>, running: () => Promise<string[]>): void {
  let filled: FilledStore;
  let own: OwnCypher;
  let app: Hono;
  let folder: string;
  let listener: Server;
  let canaries: Canaries;
  let before: string;
  const reached: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paperlineage-canary-'));
    await writeFile(join(folder, 'canary.csv'), `${SECRET},${SECRET}\n`);
    listener = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end(SECRET);
    });
    await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
    canaries = {
      file: join(folder, 'canary.csv'),
      url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}/canary.csv`,
    };
    filled = await fill();
    before = await digestOf(filled.store);
    own = ownCypher(filled.choice, { ms: 1500, memoryBytes: 256 * 2 ** 20 });
    app = await fixtureApp(filled.store, { cypher: own });
  });
  afterAll(async () => {
    own?.close();
    listener?.close();
    await filled?.remove();
    await rm(folder, { recursive: true, force: true });
  });
  const aimed = (cypher: string) => cypher.replaceAll(PLACES.file, canaries.file).replaceAll(PLACES.url, canaries.url);

  it.each(refusedPayloads(PLACES))('%s: refused, with nothing read and nothing changed', async (_, cypher) => {
    const parameters = cypher.includes('$file') ? { file: canaries.file } : {};
    const response = await post(app, '/api/cypher', { cypher: aimed(cypher), parameters });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain(SECRET);
    expect(reached).toEqual([]);
  });

  it('the canary is read by an engine that is asked without the check, and writing is not', async () => {
    const place = filled.choice.db === 'embedded' ? canaries.file : `file://${canaries.file}`;
    const read = await allRows(await filled.store.query(`LOAD CSV FROM '${place}' AS l RETURN l`));
    expect(JSON.stringify(read)).toContain(SECRET);
    for (const cypher of ['CREATE (n)', 'MATCH (n) SET n.x = 1', 'MATCH (n) DETACH DELETE n', 'MERGE (n:Evil)']) {
      const writing = filled.store.query(cypher).then(allRows);
      await expect(writing).rejects.toThrow(/write/);
    }
  });

  it.each(RUNAWAYS)('%s: answered or ended', async (_, cypher) => {
    const response = await post(app, '/api/cypher', { cypher });
    const told = (await response.json()) as CypherAnswer & ErrorAnswer;
    expect(response.status === 200 ? told.rows : told.error).toBeDefined();
    expect([200, 400]).toContain(response.status);
  });

  it('while questions run away, all others are answered', async () => {
    const long = ownCypher(filled.choice, { ms: 50_000 });
    const busy = await fixtureApp(filled.store, { cypher: long });
    let ended = 0;
    const runaways = [0, 1, 2].map(async () => {
      await post(busy, '/api/cypher', { cypher: LONG });
      ended++;
    });
    try {
      for (let i = 0; i < 5; i++) {
        await answer(busy, '/api/overview', { minConfidence: i / 20 });
        await answer(busy, '/api/state', {});
        await answer(busy, '/api/question', { name: 'beats', parameters: { method: 'FlashAttention' } });
      }
      expect(ended).toBe(0);
    } finally {
      long.close();
    }
    await Promise.all(runaways);
  });

  it('while own questions run away, another one is answered, and where there are too many only one gives way', async () => {
    const many = ownCypher(filled.choice, { ms: 100_000 });
    const ended: string[] = [];
    const runAway = () =>
      many.ask({ cypher: LONG, parameters: {} }).then(
        () => ended.push('answered'),
        (error: Error) => ended.push(error.message),
      );
    const ask = async () => JSON.parse(await many.ask({ cypher: 'RETURN 1 AS x', parameters: {} })) as CypherAnswer;
    const runaways = [runAway(), runAway(), runAway()];
    try {
      expect((await ask()).rows).toEqual([[1]]);
      expect(ended).toEqual([]);
      runaways.push(runAway());
      expect((await ask()).rows).toEqual([[1]]);
      expect(ended).toEqual([expect.stringContaining('for the others')]);
    } finally {
      many.close();
    }
    await Promise.all(runaways);
  });

  it('any question of pieces of readings and writings is refused, or changes nothing and reads the graph only', async () => {
    let accepted = 0;
    const piece = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...READINGS) },
      { weight: 1, arbitrary: fc.constantFrom(...WRITINGS(PLACES)) },
    );
    const questions = fc.array(fc.tuple(piece, fc.constantFrom(...GAPS), fc.boolean()), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(questions, async pieces => {
        const cypher = pieces.map(([piece, gap, loud]) => `${loud ? piece : lowerKeywords(piece)}${gap}`).join('');
        const response = await post(app, '/api/cypher', { cypher: aimed(`${cypher}RETURN 1 AS z`), parameters: {} });
        expect([200, 400]).toContain(response.status);
        expect(await response.text()).not.toContain(SECRET);
        if (response.status === 200) accepted += 1;
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(0);
    expect(await digestOf(filled.store)).toBe(before);
    expect(reached).toEqual([]);
  });

  it('what was ended is gone: nothing goes on in a process or a server', async () => {
    own.close();
    let left = await running();
    for (let i = 0; i < 60 && left.length > 0; i++) {
      await sleep(500);
      left = await running();
    }
    expect(left).toEqual([]);
    own = ownCypher(filled.choice, { ms: 1500, memoryBytes: 256 * 2 ** 20 });
  });

  it('a question that its asker no longer waits for is ended', async () => {
    const gone = new AbortController();
    const asked = own.ask({ cypher: LONG, parameters: {} }, gone.signal);
    gone.abort();
    await expect(asked).rejects.toThrow();
  });

  it('the next question is answered', async () => {
    const patient = ownCypher(filled.choice, { ms: 50_000 });
    const next = await fixtureApp(filled.store, { cypher: patient });
    const asked = answer<CypherAnswer>(next, '/api/cypher', { cypher: 'RETURN 1 AS x' });
    expect((await asked.finally(() => patient.close())).rows).toEqual([[1]]);
  });

  it('the graph is as it was, and nobody was reached', async () => {
    expect(await digestOf(filled.store)).toBe(before);
    expect(reached).toEqual([]);
  });
}

const GAPS = [' ', '\n', ' /* a */ ', ' // b\n', '\t', ' /**/'];

/** Words in capitals in small letters; texts and names have none. */
function lowerKeywords(piece: string): string {
  return piece.replace(/[A-Z]{2,}/g, word => word.toLowerCase());
}

/** Processes of this one that answer own Cypher. */
async function askingProcesses(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'ppid=,command=']);
  return stdout.split('\n').filter(line => Number.parseInt(line, 10) === process.pid && line.includes('cypher-child'));
}
