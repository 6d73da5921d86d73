import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  allRows,
  type GraphEditor,
  type GraphStore,
  StoredNode,
  StoredPath,
  StoredRelationship,
  StoreError,
} from '../../graph/store/port.js';
import { HOSTILE_TEXTS } from './arbitrary-graph.js';

/** What a driver's test gives the contract. */
export interface StoreUnderTest {
  /** A store that holds nothing, whatever was before. */
  empty(): Promise<GraphStore>;
  /** The same data through a store of its own. */
  again(): GraphStore;
}

const CREATE_METHODS = 'UNWIND $rows AS row CREATE (n:Method {key: row.key, name: row.name})';
const CREATE_USES =
  'UNWIND $rows AS row MATCH (a:Method {key: row.from}) MATCH (b:Method {key: row.to}) CREATE (a)-[:USES {id: row.id}]->(b)';

/** Three methods in a chain: a USES b USES c. */
async function writeChain(editor: GraphEditor): Promise<void> {
  await editor.write(
    CREATE_METHODS,
    ['a', 'b', 'c'].map(key => ({ key, name: key.toUpperCase() })),
  );
  await editor.write(CREATE_USES, [
    { from: 'a', to: 'b', id: 'ab' },
    { from: 'b', to: 'c', id: 'bc' },
  ]);
}

/** What the port promises of every driver. */
export function describeStoreContract(underTest: StoreUnderTest): void {
  let store: GraphStore;
  const opened: GraphStore[] = [];
  const open = (one: GraphStore) => {
    opened.push(one);
    return one;
  };

  beforeEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    store = open(await underTest.empty());
  });
  afterAll(async () => {
    for (const one of opened) await one.close();
  });

  const ask = async (cypher: string, parameters = {}) => allRows(await store.query(cypher, parameters));
  const one = async (cypher: string, parameters = {}) => Object.values((await ask(cypher, parameters))[0]!)[0];

  describe('values', () => {
    beforeEach(() => store.edit(writeChain));

    it.each([
      ['1', 1],
      ['-7', -7],
      ['9007199254740991', 9007199254740991],
      ['1.0', 1],
      ['2.5', 2.5],
      ['1e300', 1e300],
      ['5 / 2', 2],
      ['5 / 2.0', 2.5],
      ['toFloat(5) / 2', 2.5],
      ['true', true],
      ['null', null],
      ["''", ''],
      ["'naïve 😀'", 'naïve 😀'],
      ['[]', []],
      ["[1, 2.5, 'x', null, false, [2]]", [1, 2.5, 'x', null, false, [2]]],
      ['{a: 1, b: [{c: null}]}', { a: 1, b: [{ c: null }] }],
      ["date('2024-02-29')", '2024-02-29'],
    ])('come back as they are: %s', async (expression, expected) => {
      expect(await one(`RETURN ${expression} AS value`)).toEqual(expected);
    });

    it('are refused where an integer is too large to be exact', async () => {
      await expect(one('RETURN 9007199254740993 AS value')).rejects.toThrow(/9007199254740993.*too large/);
    });

    it.each([
      ['a whole number, an integer', 5, '$value / 2', 2],
      ['another number, a float', 5.5, '$value / 2', 2.75],
      ['a list of whole numbers', [5, 3], '$value[0] / $value[1]', 1],
      ['a map of whole numbers', { five: 5 }, '$value.five / 2', 2],
      ['a boolean', true, 'NOT $value', false],
      ['null', null, '$value IS NULL', true],
      ['undefined, a null', undefined, '$value IS NULL', true],
      ['an empty list', [], 'size($value)', 0],
    ])('go in as they are: %s', async (_, value, expression, expected) => {
      expect(await one(`RETURN ${expression} AS answer`, { value })).toEqual(expected);
    });

    it.each(HOSTILE_TEXTS)('go in and come back as they are: %j', async value => {
      expect(await one('RETURN $value AS value', { value })).toBe(value);
      expect(await one('RETURN [{x: $value}] AS value', { value })).toEqual([{ x: value }]);
    });

    it.each([
      ['a function', () => 1, /value is a function/],
      ['a symbol', Symbol('x'), /value is a symbol/],
      ['a Map', new Map(), /value is a Map/],
      ['a date', new Date(0), /value is a Date/],
      ['a bigint', 1n, /value is a bigint/],
      ['half of a surrogate pair', 'a\ud800b', /value .*surrogate/],
    ])('cannot be %s', async (_, value, message) => {
      await expect(ask('RETURN $value AS value', { value })).rejects.toThrow(message);
      await expect(ask('RETURN $value AS value', { value: [{ deep: value }] })).rejects.toThrow(/value\[0\]\.deep/);
      expect(await one('RETURN 1 AS one')).toBe(1);
    });

    it('can be nodes', async () => {
      const node = await one("MATCH (n:Method {key: 'a'}) RETURN n");
      expect(node).toBeInstanceOf(StoredNode);
      expect(node).toMatchObject({ labels: ['Method'], properties: { key: 'a', name: 'A' } });
    });

    it('can be relationships, which name the nodes at their ends', async () => {
      const [row] = await ask("MATCH (a:Method {key: 'a'})-[r]->(b) RETURN a, r, b");
      const { a, r, b } = row as unknown as { a: StoredNode; r: StoredRelationship; b: StoredNode };
      expect(r).toBeInstanceOf(StoredRelationship);
      expect(r).toMatchObject({ type: 'USES', properties: { id: 'ab' } });
      expect([r.startElementId, r.endElementId]).toEqual([a.elementId, b.elementId]);
    });

    it('can be paths, in walking order also against the direction', async () => {
      const path = await one("MATCH p = (c:Method {key: 'c'})<-[:USES*2]-(a) RETURN p");
      expect(path).toBeInstanceOf(StoredPath);
      const { nodes, relationships } = path as StoredPath;
      expect(nodes.map(node => node.properties.key)).toEqual(['c', 'b', 'a']);
      expect(relationships.map(({ properties }) => properties.id)).toEqual(['bc', 'ab']);
    });

    it('can be nodes and relationships in lists and maps', async () => {
      const [row] = await ask(
        "MATCH p = (:Method {key: 'a'})-[:USES*2]->() RETURN nodes(p) AS all, {first: nodes(p)[0]} AS map",
      );
      expect(row!.all).toEqual([expect.any(StoredNode), expect.any(StoredNode), expect.any(StoredNode)]);
      expect(row!.map).toEqual({ first: expect.any(StoredNode) });
    });
  });

  describe('rows', () => {
    beforeEach(() => store.edit(writeChain));

    it('come with their columns in order, also when there are none', async () => {
      const { columns } = await store.query('MATCH (n:Method) WHERE n.key = $key RETURN n.name AS name, 1 AS one', {
        key: 'z',
      });
      expect(columns).toEqual(['name', 'one']);
      expect(await ask('MATCH (n:Dataset) RETURN n.key AS key')).toEqual([]);
    });

    it('come all and in order when there are many', async () => {
      const rows = await ask('UNWIND range(1, 12000) AS i RETURN i');
      expect(rows.map(({ i }) => i)).toEqual(Array.from({ length: 12_000 }, (_, i) => i + 1));
    });

    it('can be left early, again and again', async () => {
      for (let time = 0; time < 120; time++) {
        for await (const [i] of await store.query('UNWIND range(1, 5000) AS i RETURN i')) {
          if (i === 3) break;
        }
      }
      expect(await one('RETURN 1 AS one')).toBe(1);
    });

    it('come for many questions at once', async () => {
      const answers = Array.from({ length: 40 }, (_, i) =>
        one('MATCH (n:Method) RETURN count(n) + $i AS value', { i }),
      );
      expect(await Promise.all(answers)).toEqual(Array.from({ length: 40 }, (_, i) => i + 3));
    });
  });

  describe('a question', () => {
    beforeEach(() => store.edit(writeChain));

    it.each([
      "CREATE (n:Method {key: 'new'})",
      "MERGE (n:Method {key: 'new'})",
      "MATCH (n:Method {key: 'a'}) SET n.name = 'changed'",
      "MATCH (n:Method {key: 'a'}) REMOVE n.name",
      'MATCH (n:Method) DETACH DELETE n',
      "FOREACH (i IN [1, 2] | CREATE (n:Method {key: 'new' + toString(i)}))",
    ])('cannot write: %s', async statement => {
      await expect(ask(statement)).rejects.toThrow('A question cannot write to the graph.');
      await store.edit(editor =>
        expect(editor.query(statement)).rejects.toThrow('A question cannot write to the graph.'),
      );
      expect(await ask('MATCH (n:Method) RETURN n.name AS name ORDER BY name')).toEqual([
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
      const error = await ask(question).catch(error => error);
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toMatch(message);
      expect(error.cause).toBeDefined();
      expect(error.retriable).toBe(false);
    });

    it('that is empty is an error', async () => {
      await expect(ask(' ')).rejects.toBeInstanceOf(StoreError);
    });

    it('is not asked where the signal was given before', async () => {
      const reason = new Error('enough');
      await expect(store.query('RETURN 1 AS one', {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });

    it('ends when the signal is given while its rows are read', async () => {
      const reason = new Error('enough');
      const controller = new AbortController();
      const read = async () => {
        const rows = await store.query('UNWIND range(1, 100000) AS i RETURN i', {}, { signal: controller.signal });
        for await (const [i] of rows) if (i === 1500) controller.abort(reason);
      };
      await expect(read()).rejects.toBe(reason);
      expect(await one('RETURN 1 AS one')).toBe(1);
    });

    it('ends after its time, where the driver can', async () => {
      if (!store.capabilities.timeout) return expect(await one('RETURN 1 AS one')).toBe(1);
      const slow = 'UNWIND range(1, 20000) AS i UNWIND range(1, 20000) AS j WITH i WHERE i < 0 RETURN count(i) AS n';
      const asked = store.query(slow, {}, { timeoutMs: 200 }).then(rows => allRows(rows));
      await expect(asked).rejects.toThrow(/took longer/);
    });
  });

  describe('an edit', () => {
    it('makes a store exist that did not', async () => {
      expect(await store.exists()).toBe(false);
      await store.edit(writeChain);
      expect(await store.exists()).toBe(true);
    });

    it('keeps whole numbers integers and makes floats of what the statement says', async () => {
      const row = { key: 'n', whole: 5, float: 5, list: [5, 3], none: null, empty: [], yes: true };
      const properties =
        'key: row.key, whole: row.whole, float: toFloat(row.float), list: row.list, none: row.none, empty: row.empty, yes: row.yes';
      await store.edit(editor => editor.write(`UNWIND $rows AS row CREATE (n:Method {${properties}})`, [row]));
      expect(await one('MATCH (n:Method) RETURN n')).toMatchObject({
        properties: { key: 'n', whole: 5, float: 5, list: [5, 3], empty: [], yes: true },
      });
      expect(
        await ask(
          'MATCH (n:Method) RETURN n.whole / 2 AS whole, n.float / 2 AS float, n.list[0] / n.list[1] AS list, n.none AS none',
        ),
      ).toEqual([{ whole: 2, float: 2.5, list: 1, none: null }]);
      expect(await one('MATCH (n:Method) RETURN size(keys(n)) AS properties')).toBe(6);
    });

    it('keeps hostile texts as they are and finds them by key', async () => {
      const rows = HOSTILE_TEXTS.map(key => ({ key, name: key }));
      await store.edit(editor => editor.write(CREATE_METHODS, rows));
      for (const key of HOSTILE_TEXTS) {
        expect(await ask('MATCH (n:Method {key: $key}) RETURN n.name AS name', { key })).toEqual([{ name: key }]);
      }
    });

    it('refuses a second node of one label with the same key, and writes none of the rows', async () => {
      const rows = ['x', 'y', 'x'].map(key => ({ key, name: key }));
      await store.edit(async editor => {
        await expect(editor.write(CREATE_METHODS, rows)).rejects.toThrow(/already exists/);
        expect(await allRows(await editor.query('MATCH (n:Method) RETURN n.key AS key'))).toEqual([]);
      });
    });

    it('sees at once what it wrote', async () => {
      await store.edit(async editor => {
        await writeChain(editor);
        expect(await allRows(await editor.query('MATCH (n:Method) RETURN count(n) AS n'))).toEqual([{ n: 3 }]);
      });
    });

    it('is seen at the next question, also through another store', async () => {
      await store.edit(writeChain);
      const other = open(underTest.again());
      const count = async () => allRows(await other.query('MATCH (n:Method) RETURN count(n) AS n'));
      expect(await count()).toEqual([{ n: 3 }]);
      await store.edit(editor => editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]));
      expect(await count()).toEqual([{ n: 4 }]);
    });

    it('goes on beside readers, who see it whole or not at all where edits are atomic', async () => {
      await store.edit(writeChain);
      const other = open(underTest.again());
      const seen: unknown[] = [];
      await store.edit(async editor => {
        for (let i = 0; i < 5; i++) {
          await editor.write(CREATE_METHODS, [{ key: `new ${i}`, name: 'new' }]);
          const counted = await Promise.all(
            [store, other].map(reader => reader.query('MATCH (n:Method) RETURN count(n) AS n')),
          );
          for (const rows of counted) seen.push((await allRows(rows))[0]!.n);
        }
      });
      if (store.capabilities.atomicEdits) expect(new Set(seen)).toEqual(new Set([3]));
      else expect(seen.at(-1)).toBe(8);
      expect(await one('MATCH (n:Method) RETURN count(n) AS n')).toBe(8);
    });

    it('does not change the graph that `read` gives, where edits are atomic', async () => {
      await store.edit(writeChain);
      const other = open(underTest.again());
      const count = 'MATCH (n:Method) RETURN count(n) AS n';
      await store.read(async reader => {
        expect(await allRows(await reader.query(count))).toEqual([{ n: 3 }]);
        await other.edit(editor => editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]));
        await other.edit(editor => editor.write(CREATE_METHODS, [{ key: 'e', name: 'E' }]));
        expect(await one(count)).toBe(5);
        expect(await allRows(await reader.query(count))).toEqual([{ n: store.capabilities.atomicEdits ? 3 : 5 }]);
      });
    });

    it('waits for the edit before it', async () => {
      const log: string[] = [];
      const edit = (name: string) =>
        store.edit(async editor => {
          log.push(`${name} begins`);
          await editor.write(CREATE_METHODS, [{ key: name, name }]);
          log.push(`${name} ends`);
        });
      await Promise.all([edit('one'), edit('two')]);
      expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
      expect(await one('MATCH (n:Method) RETURN count(n) AS n')).toBe(2);
    });

    it('that fails leaves an atomic store as it was, and any store in order', async () => {
      await store.edit(writeChain);
      const failure = new Error('broken off');
      const edit = store.edit(async editor => {
        await editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]);
        throw failure;
      });
      await expect(edit).rejects.toBe(failure);
      const kept = store.capabilities.atomicEdits ? 3 : 4;
      expect(await one('MATCH (n:Method) RETURN count(n) AS n')).toBe(kept);
      await store.edit(editor => editor.write(CREATE_METHODS, [{ key: 'e', name: 'E' }]));
      expect(await one('MATCH (n:Method) RETURN count(n) AS n')).toBe(kept + 1);
    });
  });
}
