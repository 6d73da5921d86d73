import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Neo4jStore, type Neo4jStoreConfig } from '../../graph/store/neo4j-store.js';
import { StoreError } from '../../graph/store/port.js';
import { syncGraph } from '../../graph/sync.js';
import { describeOnNeo4j } from '../neo4j.js';
import { streamOf } from '../streams.js';
import { attentionGraph } from './attention-graph.js';
import { CREATE_METHODS, writeChain } from './store-under-test.js';

const LEASE_MS = 1_000;
/** Has `a` and waits for `b`, which another one has who then wants `a`. */
const RENAME = `UNWIND $rows AS row MATCH (a:Method {key: 'a'}) SET a.name = row.name
  WITH row MATCH (b:Method {key: 'b'}) SET b.name = row.name`;
const LOCK = "MATCH (l:Paperlineage {key: 'lock'})";

describeOnNeo4j('several who write to one Neo4j', server => {
  const opened: Neo4jStore[] = [];
  const open = (config: Partial<Neo4jStoreConfig> = {}) => {
    const store = new Neo4jStore({ ...server(), leaseMs: LEASE_MS, ...config });
    opened.push(store);
    return store;
  };
  const run = async (cypher: string, parameters = {}) => {
    const { driver, database } = server();
    return (await driver.executeQuery(cypher, parameters, { database })).records;
  };
  const add = (store: Neo4jStore, key: string) =>
    store.edit(editor => editor.write(CREATE_METHODS, [{ key, name: key }]));
  const keysIn = async () =>
    (await run('MATCH (n:Method) RETURN n.key AS key ORDER BY key')).map(record => record.get('key'));
  /** What a process leaves that dies while it writes. */
  const leaveLock = (holder: string, ms: number) =>
    run(
      "MERGE (l:Paperlineage {key: 'lock'}) SET l.holder = $holder, l.by = 'process 1 on elsewhere', l.until = timestamp() + $ms",
      { holder, ms },
    );

  beforeEach(() => server().empty());
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  it('are let in one at a time: who comes while another writes is told who that is', async () => {
    const [first, second] = [open(), open()];
    await first.edit(async editor => {
      const trouble = await add(second, 'b').catch(error => error);
      expect(trouble).toBeInstanceOf(StoreError);
      expect(trouble.message).toMatch(
        /process \d+ on \S+ is writing to bolt:\/\/.*\/neo4j; try again when it has ended/,
      );
      expect(trouble.retriable).toBe(true);
      await editor.write(CREATE_METHODS, [{ key: 'a', name: 'a' }]);
    });
    await add(second, 'b');
    expect(await keysIn()).toEqual(['a', 'b']);
  });

  it('keep each other out for as long as one works, however long nothing is written', async () => {
    const [first, second] = [open(), open()];
    await first.edit(async editor => {
      await sleep(3 * LEASE_MS);
      await expect(add(second, 'b')).rejects.toThrow(/is writing to/);
      await editor.write(CREATE_METHODS, [{ key: 'a', name: 'a' }]);
    });
    expect(await keysIn()).toEqual(['a']);
  });

  it('are let in by the lease alone when many come at once', async () => {
    const edits = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => add(open(), `method ${i}`)));
    const done = edits.flatMap(({ status }, i) => (status === 'fulfilled' ? [`method ${i}`] : []));
    expect(done.length).toBeGreaterThan(0);
    expect(await keysIn()).toEqual(done);
    for (const edit of edits) if (edit.status === 'rejected') expect(edit.reason.message).toMatch(/is writing to/);
  });

  it('follow one that died when its lease has run out', async () => {
    await add(open(), 'a');
    await leaveLock('dead', LEASE_MS);
    await add(open(), 'b');
    expect(await keysIn()).toEqual(['a', 'b']);
  });

  it('write nothing any more after another has followed', async () => {
    const store = open();
    const edit = store.edit(async editor => {
      await editor.write(CREATE_METHODS, [{ key: 'a', name: 'a' }]);
      await leaveLock('follower', 60_000);
      await editor.write(CREATE_METHODS, [{ key: 'b', name: 'b' }]);
    });
    await expect(edit).rejects.toThrow(/Another process has begun to write to .* Run the same again/);
    expect(await keysIn()).toEqual(['a']);
    const [lock] = await run(`${LOCK} RETURN l.holder AS holder`);
    expect(lock!.get('holder')).toBe('follower');
  });

  it('leave nothing of the lease behind but its node', async () => {
    await add(open(), 'a');
    const [lock] = await run(`${LOCK} RETURN properties(l) AS properties`);
    expect(Object.keys(lock!.get('properties')).sort()).toEqual(['key', 'until']);
  });

  it('do not overwrite the graph of another workspace that was written meanwhile', async () => {
    const { nodes, claims } = attentionGraph();
    const sync = (store: Neo4jStore, workspace: string) =>
      syncGraph(store, workspace, workspace, { nodes: streamOf(nodes), claims: streamOf(claims) });
    const late = open();
    const { edit } = late;
    // Another one syncs just between this one's look at the store and its edit.
    late.edit = async work => {
      await sync(open(), 'first');
      return edit.call(late, work) as never;
    };
    await expect(sync(late, 'second')).rejects.toThrow(/filled from another workspace/);
  });

  describe('a deadlock with somebody else', () => {
    it('that ends ours is tried again until it is written', async () => {
      const told: string[] = [];
      const store = open({ leaseMs: 60_000, onRetry: reason => told.push(reason) });
      await store.edit(writeChain);
      const session = server().driver.session({ database: server().database });
      const other = await session.beginTransaction();
      // Neo4j ends the one that holds fewer locks.
      await other.run('UNWIND range(1, 50) AS i CREATE (:Note {i: i})');
      await other.run("MATCH (n:Method {key: 'b'}) SET n.seen = true");
      await store.edit(async editor => {
        const ours = editor.write(RENAME, [{ name: 'new' }]);
        await oneIsBlocked();
        await other.run("MATCH (n:Method {key: 'a'}) SET n.seen = true");
        await other.commit();
        await ours;
      });
      await session.close();
      expect(told).toEqual([expect.stringMatching(/deadlock/i)]);
      const found = await run("MATCH (n:Method) WHERE n.key < 'c' RETURN n.name AS name, n.seen AS seen");
      expect(found.map(record => record.toObject())).toEqual(Array(2).fill({ name: 'new', seen: true }));
    });

    async function oneIsBlocked(): Promise<void> {
      const waiting = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status";
      for (let time = 0; (await run(waiting)).length === 0; time++) {
        expect(time).toBeLessThan(5000);
        await sleep(20);
      }
    }
  });
});
