import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoredNode, StoredPath, StoredRelationship } from '../../graph/store/port.js';
import { HOSTILE_TEXTS } from './arbitrary-graph.js';
import { contractStore, type StoreUnderTest, writeChain } from './store-under-test.js';

/** What the port promises of the values that go into a question and come back. */
export function describeValueContract(underTest: StoreUnderTest): void {
  const on = contractStore(underTest);

  describe('values', () => {
    beforeEach(() => on.store.edit(writeChain));

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
      expect(await on.one(`RETURN ${expression} AS value`)).toEqual(expected);
    });

    it('are refused where an integer is too large to be exact', async () => {
      await expect(on.one('RETURN 9007199254740993 AS value')).rejects.toThrow(/9007199254740993.*too large/);
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
      expect(await on.one(`RETURN ${expression} AS answer`, { value })).toEqual(expected);
    });

    it.each(HOSTILE_TEXTS)('go in and come back as they are: %j', async value => {
      expect(await on.one('RETURN $value AS value', { value })).toBe(value);
      expect(await on.one('RETURN [{x: $value}] AS value', { value })).toEqual([{ x: value }]);
    });

    it.each([
      ['a function', () => 1, /value is a function/],
      ['a symbol', Symbol('x'), /value is a symbol/],
      ['a Map', new Map(), /value is a Map/],
      ['a date', new Date(0), /value is a Date/],
      ['a bigint', 1n, /value is a bigint/],
      ['half of a surrogate pair', 'a\ud800b', /value .*surrogate/],
    ])('cannot be %s', async (_, value, message) => {
      await expect(on.ask('RETURN $value AS value', { value })).rejects.toThrow(message);
      await expect(on.ask('RETURN $value AS value', { value: [{ deep: value }] })).rejects.toThrow(/value\[0\]\.deep/);
      expect(await on.one('RETURN 1 AS one')).toBe(1);
    });

    it('can be nodes', async () => {
      const node = await on.one("MATCH (n:Method {key: 'a'}) RETURN n");
      expect(node).toBeInstanceOf(StoredNode);
      expect(node).toMatchObject({ labels: ['Method'], properties: { key: 'a', name: 'A' } });
    });

    it('can be relationships, which name the nodes at their ends', async () => {
      const [row] = await on.ask("MATCH (a:Method {key: 'a'})-[r]->(b) RETURN a, r, b");
      const { a, r, b } = row as unknown as { a: StoredNode; r: StoredRelationship; b: StoredNode };
      expect(r).toBeInstanceOf(StoredRelationship);
      expect(r).toMatchObject({ type: 'USES', properties: { id: 'ab' } });
      expect([r.startElementId, r.endElementId]).toEqual([a.elementId, b.elementId]);
    });

    it('can be paths, in walking order also against the direction', async () => {
      const path = await on.one("MATCH p = (c:Method {key: 'c'})<-[:USES*2]-(a) RETURN p");
      expect(path).toBeInstanceOf(StoredPath);
      const { nodes, relationships } = path as StoredPath;
      expect(nodes.map(node => node.properties.key)).toEqual(['c', 'b', 'a']);
      expect(relationships.map(({ properties }) => properties.id)).toEqual(['bc', 'ab']);
    });

    it('can be nodes and relationships in lists and maps', async () => {
      const [row] = await on.ask(
        "MATCH p = (:Method {key: 'a'})-[:USES*2]->() RETURN nodes(p) AS all, {first: nodes(p)[0]} AS map",
      );
      expect(row!.all).toEqual([expect.any(StoredNode), expect.any(StoredNode), expect.any(StoredNode)]);
      expect(row!.map).toEqual({ first: expect.any(StoredNode) });
    });
  });
}
