import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Neo4jConfig, Neo4jStore } from '../../graph/store/neo4j-store.js';
import { allRows, StoreError } from '../../graph/store/port.js';
import { describeOnNeo4j } from '../neo4j.js';
import { type BoltProxy, openBoltProxy } from './bolt-proxy.js';
import { describeMigrationContract } from './migration-contract.js';
import { describeStoreContract } from './store-contract.js';
import type { StoreUnderTest } from './store-under-test.js';
import { describeSyncContract } from './sync-contract.js';
import { describeValueContract } from './value-contract.js';

const SLOW = 'UNWIND range(1, 20000) AS i UNWIND range(1, 20000) AS j WITH i WHERE i < 0 RETURN count(i) AS n';
const CREATE = 'UNWIND $rows AS row CREATE (n:Method {key: row.key})';
/** Nothing but who writes it keeps this from making a second one. */
const CREATE_AGAIN = 'UNWIND $rows AS row CREATE (:Note {key: row.key})';
const COUNT = 'MATCH (n:Method) RETURN count(n) AS n';
const KEYS = 'MATCH (n) WHERE n:Method OR n:Note RETURN n.key AS key ORDER BY key';

async function troubleWith(config: Neo4jConfig): Promise<StoreError> {
  const store = new Neo4jStore(config);
  try {
    const trouble = await store.query('RETURN 1 AS one').catch(error => error);
    expect(trouble).toBeInstanceOf(StoreError);
    return trouble as StoreError;
  } finally {
    await store.close();
  }
}

describeOnNeo4j('the Neo4j store', server => {
  const underTest: StoreUnderTest = {
    again: () => new Neo4jStore(server()),
    async empty() {
      await server().empty();
      return new Neo4jStore(server());
    },
  };
  describeValueContract(underTest);
  describeStoreContract(underTest);
  describe('its schema', () => describeMigrationContract(underTest, 'neo4j'));
  describe('a sync', () => describeSyncContract(underTest, { propertyRuns: 6 }));

  describe('trouble with a server', () => {
    it('is told for a wrong password, without the password', async () => {
      const { message, retriable } = await troubleWith({ ...server(), password: 'letmein-please' });
      expect(message).toMatch(/refused the user `neo4j`: check NEO4J_USERNAME and NEO4J_PASSWORD/);
      expect(message).not.toContain('letmein');
      expect(retriable).toBe(false);
    });

    it('is told when no password is given', async () => {
      const { message } = await troubleWith({ uri: server().uri });
      expect(message).toMatch(/wants a password: set NEO4J_USERNAME and NEO4J_PASSWORD/);
    });

    it('is told for a database that it does not have', async () => {
      const { message } = await troubleWith({ ...server(), database: 'no-such-db' });
      expect(message).toMatch(/has no database `no-such-db`: name one that it has/);
    });

    it.each(['bolt', 'neo4j'])('is told at once when nobody is there (%s)', async scheme => {
      const from = performance.now();
      const { message, retriable } = await troubleWith({ ...server(), uri: `${scheme}://127.0.0.1:1` });
      expect(message).toMatch(/No Neo4j answers at .*:\/\/127\.0\.0\.1:1/);
      expect(retriable).toBe(true);
      expect(performance.now() - from).toBeLessThan(10_000);
    });

    it('is told for an address without encryption where `+s` is asked for', async () => {
      const { message } = await troubleWith({ ...server(), uri: server().uri.replace(/^\w+:/, 'bolt+s:') });
      expect(message).toMatch(/No Neo4j answers/);
    });

    it('is told for the port of a web server', async () => {
      const web = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
      await once(web, 'listening');
      const uri = `bolt://127.0.0.1:${(web.address() as AddressInfo).port}`;
      const { message } = await troubleWith({ ...server(), uri });
      expect(message).toMatch(/is a web address of Neo4j; give its Bolt port/);
      web.closeAllConnections();
      web.close();
    });
  });

  it('ends a question on the server when the signal is given', async () => {
    const store = await underTest.empty();
    const controller = new AbortController();
    const asked = store.query(SLOW, {}, { signal: controller.signal }).then(allRows);
    setTimeout(() => controller.abort(new Error('enough')), 300);
    await expect(asked).rejects.toThrow('enough');
    const running =
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' RETURN currentQuery";
    const { driver, database } = server();
    expect((await driver.executeQuery(running, {}, { database })).records).toEqual([]);
    await store.close();
  });

  it('works in the home database when none is named', async () => {
    const { uri, username, password } = server();
    const store = new Neo4jStore({ uri, username, password });
    expect(await store.exists()).toBe(false);
    await store.close();
  });

  it('sends no more of an answer than is read', async () => {
    const proxy = await openBoltProxy(server().uri);
    const store = new Neo4jStore({ ...server(), uri: proxy.uri });
    const text = 'x'.repeat(1_000);
    let read = 0;
    for await (const [i] of await store.query('UNWIND range(1, 1000000) AS i RETURN i, $text', { text })) {
      expect(i).toBe(++read);
      if (read % 500 === 0) await sleep(100);
      if (read === 2_000) break;
    }
    expect(proxy.received).toBeLessThan(20 * read * text.length);
    expect(await allRows(await store.query('RETURN 1 AS one'))).toEqual([{ one: 1 }]);
    await store.close();
    await proxy.close();
  });

  describe('a connection that breaks', () => {
    let proxy: BoltProxy;
    let store: Neo4jStore;

    beforeEach(async () => {
      await server().empty();
      proxy = await openBoltProxy(server().uri);
      store = new Neo4jStore({ ...server(), uri: proxy.uri });
      expect(await allRows(await store.query('RETURN 1 AS one'))).toEqual([{ one: 1 }]);
    });
    afterEach(async () => {
      await store.close();
      await proxy.close();
    });

    it.each(['before it arrives', 'before it is answered'] as const)(
      'under a question, %s: it is asked again',
      async moment => {
        proxy.breakAt('run', moment);
        expect(await allRows(await store.query(COUNT))).toEqual([{ n: 0 }]);
      },
    );

    it.each(['before it arrives', 'before it is answered'] as const)(
      'under a batch, %s: it is written once',
      async moment => {
        await store.edit(async editor => {
          proxy.breakAt('run', moment);
          await editor.write(CREATE, [{ key: 'a' }]);
        });
        expect(await allRows(await store.query(COUNT))).toEqual([{ n: 1 }]);
      },
    );

    it.each(['before it arrives', 'before it is answered'] as const)(
      'under a commit, %s: it is written once',
      async moment => {
        await store.edit(async editor => {
          await editor.write(CREATE, [{ key: 'a' }]);
          proxy.breakAt('commit', moment);
          await editor.write(CREATE_AGAIN, [{ key: 'b' }]);
          await editor.write(CREATE, [{ key: 'c' }]);
        });
        expect(await allRows(await store.query(KEYS))).toEqual(['a', 'b', 'c'].map(key => ({ key })));
      },
    );

    it('under a question of an edit is asked again', async () => {
      await store.edit(async editor => {
        proxy.breakAt('run', 'before it is answered');
        expect(await allRows(await editor.query(COUNT))).toEqual([{ n: 0 }]);
      });
    });
  });
});
