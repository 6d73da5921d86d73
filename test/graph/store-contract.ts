import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { allRows, StoreError } from '../../graph/store/port.js';
import { HOSTILE_TEXTS } from './arbitrary-graph.js';
import { CREATE_METHODS, contractStore, type StoreUnderTest, writeChain } from './store-under-test.js';

/** What the port promises of questions and edits. */
export function describeStoreContract(underTest: StoreUnderTest): void {
  const on = contractStore(underTest);

  describe('rows', () => {
    beforeEach(() => on.store.edit(writeChain));

    it('come with their columns in order, also when there are none', async () => {
      const { columns } = await on.store.query('MATCH (n:Method) WHERE n.key = $key RETURN n.name AS name, 1 AS one', {
        key: 'z',
      });
      expect(columns).toEqual(['name', 'one']);
      expect(await on.ask('MATCH (n:Dataset) RETURN n.key AS key')).toEqual([]);
    });

    it('come all and in order when there are many', async () => {
      const rows = await on.ask('UNWIND range(1, 12000) AS i RETURN i');
      expect(rows.map(({ i }) => i)).toEqual(Array.from({ length: 12_000 }, (_, i) => i + 1));
    });

    it('can be left early, again and again', async () => {
      for (let time = 0; time < 120; time++) {
        for await (const [i] of await on.store.query('UNWIND range(1, 5000) AS i RETURN i')) {
          if (i === 3) break;
        }
      }
      expect(await on.one('RETURN 1 AS one')).toBe(1);
    });

    it('come for many questions at once', async () => {
      const answers = Array.from({ length: 40 }, (_, i) =>
        on.one('MATCH (n:Method) RETURN count(n) + $i AS value', { i }),
      );
      expect(await Promise.all(answers)).toEqual(Array.from({ length: 40 }, (_, i) => i + 3));
    });
  });

  describe('a question', () => {
    beforeEach(() => on.store.edit(writeChain));

    it.each([
      "CREATE (n:Method {key: 'new'})",
      "MERGE (n:Method {key: 'new'})",
      "MATCH (n:Method {key: 'a'}) SET n.name = 'changed'",
      "MATCH (n:Method {key: 'a'}) REMOVE n.name",
      'MATCH (n:Method) DETACH DELETE n',
      "FOREACH (i IN [1, 2] | CREATE (n:Method {key: 'new' + toString(i)}))",
    ])('cannot write: %s', async statement => {
      await expect(on.ask(statement)).rejects.toThrow('A question cannot write to the graph.');
      await on.store.edit(editor =>
        expect(editor.query(statement)).rejects.toThrow('A question cannot write to the graph.'),
      );
      expect(await on.ask('MATCH (n:Method) RETURN n.name AS name ORDER BY name')).toEqual([
        { name: 'A' },
        { name: 'B' },
        { name: 'C' },
      ]);
    });

    it.each([
      ['is no Cypher', 'RETRUN 1', /^Syntax error/],
      ['is two', 'RETURN 1 AS a; RETURN 2 AS b', /./],
      ['names an unknown function', 'RETURN no_such(1) AS x', /no_such/],
      ['has a column twice', 'RETURN 1 AS a, 2 AS a', /same name|duplicate/i],
      ['lacks a parameter', 'RETURN $missing AS x', /missing/],
      ['divides by zero', 'RETURN 1 / 0 AS x', /zero/],
    ])('that %s is told as a StoreError with its cause', async (_, question, message) => {
      const error = await on.ask(question).catch(error => error);
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toMatch(message);
      expect(error.cause).toBeDefined();
      expect(error.retriable).toBe(false);
    });

    it('that is empty is an error', async () => {
      await expect(on.ask(' ')).rejects.toBeInstanceOf(StoreError);
    });

    it('is not asked where the signal was given before', async () => {
      const reason = new Error('enough');
      await expect(on.store.query('RETURN 1 AS one', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });

    it('ends when the signal is given while its rows are read', async () => {
      const reason = new Error('enough');
      const controller = new AbortController();
      const read = async () => {
        const rows = await on.store.query('UNWIND range(1, 100000) AS i RETURN i', {}, { signal: controller.signal });
        for await (const [i] of rows) if (i === 1500) controller.abort(reason);
      };
      await expect(read()).rejects.toBe(reason);
      expect(await on.one('RETURN 1 AS one')).toBe(1);
    });

    it('ends after its time, where the driver can', async () => {
      if (!on.store.capabilities.timeout) return expect(await on.one('RETURN 1 AS one')).toBe(1);
      const slow = 'UNWIND range(1, 20000) AS i UNWIND range(1, 20000) AS j WITH i WHERE i < 0 RETURN count(i) AS n';
      const asked = on.store.query(slow, {}, { timeoutMs: 200 }).then(rows => allRows(rows));
      await expect(asked).rejects.toThrow(/took longer/);
    });
  });

  describe('an edit', () => {
    it('makes a store exist that did not', async () => {
      expect(await on.store.exists()).toBe(false);
      await on.store.edit(writeChain);
      expect(await on.store.exists()).toBe(true);
    });

    it('keeps whole numbers integers and makes floats of what the statement says', async () => {
      const row = { key: 'n', whole: 5, float: 5, list: [5, 3], none: null, empty: [], yes: true };
      const properties =
        'key: row.key, whole: row.whole, float: toFloat(row.float), list: row.list, none: row.none, empty: row.empty, yes: row.yes';
      await on.store.edit(editor => editor.write(`UNWIND $rows AS row CREATE (n:Method {${properties}})`, [row]));
      expect(await on.one('MATCH (n:Method) RETURN n')).toMatchObject({
        properties: { key: 'n', whole: 5, float: 5, list: [5, 3], empty: [], yes: true },
      });
      expect(
        await on.ask(
          'MATCH (n:Method) RETURN n.whole / 2 AS whole, n.float / 2 AS float, n.list[0] / n.list[1] AS list, n.none AS none',
        ),
      ).toEqual([{ whole: 2, float: 2.5, list: 1, none: null }]);
      expect(await on.one('MATCH (n:Method) RETURN size(keys(n)) AS properties')).toBe(6);
    });

    it('keeps hostile texts as they are and finds them by key', async () => {
      const rows = HOSTILE_TEXTS.map(key => ({ key, name: key }));
      await on.store.edit(editor => editor.write(CREATE_METHODS, rows));
      for (const key of HOSTILE_TEXTS) {
        expect(await on.ask('MATCH (n:Method {key: $key}) RETURN n.name AS name', { key })).toEqual([{ name: key }]);
      }
    });

    it('refuses a second node of one label with the same key, and writes none of the rows', async () => {
      const rows = ['x', 'y', 'x'].map(key => ({ key, name: key }));
      await on.store.edit(async editor => {
        await expect(editor.write(CREATE_METHODS, rows)).rejects.toThrow(/already exists/);
        expect(await allRows(await editor.query('MATCH (n:Method) RETURN n.key AS key'))).toEqual([]);
      });
    });

    it('sees at once what it wrote', async () => {
      await on.store.edit(async editor => {
        await writeChain(editor);
        expect(await allRows(await editor.query('MATCH (n:Method) RETURN count(n) AS n'))).toEqual([{ n: 3 }]);
      });
    });

    it('is seen at the next question, also through another store', async () => {
      await on.store.edit(writeChain);
      const other = on.other();
      const count = async () => allRows(await other.query('MATCH (n:Method) RETURN count(n) AS n'));
      expect(await count()).toEqual([{ n: 3 }]);
      await on.store.edit(editor => editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]));
      expect(await count()).toEqual([{ n: 4 }]);
    });

    it('goes on beside readers, who see it whole or not at all where edits are atomic', async () => {
      await on.store.edit(writeChain);
      const other = on.other();
      const seen: unknown[] = [];
      await on.store.edit(async editor => {
        for (let i = 0; i < 5; i++) {
          await editor.write(CREATE_METHODS, [{ key: `new ${i}`, name: 'new' }]);
          const counted = await Promise.all(
            [on.store, other].map(reader => reader.query('MATCH (n:Method) RETURN count(n) AS n')),
          );
          for (const rows of counted) seen.push((await allRows(rows))[0]!.n);
        }
      });
      if (on.store.capabilities.atomicEdits) expect(new Set(seen)).toEqual(new Set([3]));
      else expect(seen.at(-1)).toBe(8);
      expect(await on.one('MATCH (n:Method) RETURN count(n) AS n')).toBe(8);
    });

    it('goes on beside readers that ask all the while, none of whom sees half a batch', async () => {
      const [batches, rows] = [6, 40];
      const [store, other] = [on.store, on.other()];
      await store.edit(async () => {});
      const seen = new Set<number>();
      const asked = [0, 0, 0, 0];
      let writing = true;
      const readers = asked.map(async (_, i) => {
        for (let before = 0; writing; asked[i]! += 1) {
          const [row] = await allRows(await [store, other][i % 2]!.query('MATCH (n:Method) RETURN count(n) AS n'));
          expect(row!.n).toBeGreaterThanOrEqual(before);
          before = Number(row!.n);
          seen.add(before);
        }
      });
      const everyoneAsks = async () => {
        const goal = asked.map(times => times + 2);
        while (asked.some((times, i) => times < goal[i]!)) await Promise.race([sleep(1), ...readers]);
      };
      const edit = store.edit(async editor => {
        for (let batch = 0; batch < batches; batch++) {
          const keys = Array.from({ length: rows }, (_, row) => `${batch} ${row}`);
          await editor.write(
            CREATE_METHODS,
            keys.map(key => ({ key, name: key })),
          );
          await everyoneAsks();
        }
      });
      await edit.finally(() => {
        writing = false;
      });
      await Promise.all(readers);
      const whole = Array.from({ length: batches + 1 }, (_, batch) => batch * rows);
      expect(on.store.capabilities.atomicEdits ? [0, batches * rows] : whole).toEqual(
        expect.arrayContaining([...seen]),
      );
      expect(seen.size).toBeGreaterThan(on.store.capabilities.atomicEdits ? 0 : batches - 1);
      expect(await on.one('MATCH (n:Method) RETURN count(n) AS n')).toBe(batches * rows);
    });

    it('does not change the graph that `read` gives, where edits are atomic', async () => {
      await on.store.edit(writeChain);
      const other = on.other();
      const count = 'MATCH (n:Method) RETURN count(n) AS n';
      await on.store.read(async reader => {
        expect(await allRows(await reader.query(count))).toEqual([{ n: 3 }]);
        await other.edit(editor => editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]));
        await other.edit(editor => editor.write(CREATE_METHODS, [{ key: 'e', name: 'E' }]));
        expect(await on.one(count)).toBe(5);
        expect(await allRows(await reader.query(count))).toEqual([{ n: on.store.capabilities.atomicEdits ? 3 : 5 }]);
      });
    });

    it('waits for the edit before it', async () => {
      const log: string[] = [];
      const edit = (name: string) =>
        on.store.edit(async editor => {
          log.push(`${name} begins`);
          await editor.write(CREATE_METHODS, [{ key: name, name }]);
          log.push(`${name} ends`);
        });
      await Promise.all([edit('one'), edit('two')]);
      expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
      expect(await on.one('MATCH (n:Method) RETURN count(n) AS n')).toBe(2);
    });

    it('that fails leaves an atomic store as it was, and any store in order', async () => {
      await on.store.edit(writeChain);
      const failure = new Error('broken off');
      const edit = on.store.edit(async editor => {
        await editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]);
        throw failure;
      });
      await expect(edit).rejects.toBe(failure);
      const kept = on.store.capabilities.atomicEdits ? 3 : 4;
      expect(await on.one('MATCH (n:Method) RETURN count(n) AS n')).toBe(kept);
      await on.store.edit(editor => editor.write(CREATE_METHODS, [{ key: 'e', name: 'E' }]));
      expect(await on.one('MATCH (n:Method) RETURN count(n) AS n')).toBe(kept + 1);
    });
  });
}
