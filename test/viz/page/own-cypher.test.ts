import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindAt } from '../../../viz/page/cypher/cypher-completion.js';
import { CypherHistory } from '../../../viz/page/cypher/cypher-history.js';
import { parameterNames, parameterValue, typedValue } from '../../../viz/page/cypher/cypher-parameters.js';

describe('what can stand at a place of a question', () => {
  it.each([
    ['', 'word'],
    ['MATCH (', 'word'],
    ['MATCH (m:', 'label'],
    ['MATCH (m:Method|', 'label'],
    ['MATCH (m)-[r:', 'relation'],
    ['MATCH (m)-[:USES|', 'relation'],
    ['MATCH (m {', 'property'],
    ["MATCH (m {key: 'a:b', ", 'property'],
    ['MATCH (m {key: ', 'word'],
    ['MATCH (m) WHERE m.', 'property'],
    ["MATCH (m) WHERE m.key = 'x (:", 'word'],
    ['RETURN collect(m)[0].', 'property'],
    ['RETURN 1.', 'property'],
  ])('%j: %s', (before, kind) => {
    expect(kindAt(before)).toBe(kind);
  });
});

describe('parameters', () => {
  it('are found by name, each once', () => {
    expect(parameterNames('MATCH (m {key: $key}) WHERE m.x > $min AND $key <> $_1 RETURN $min')).toEqual([
      'key',
      'min',
    ]);
  });

  it.each([
    ['0.5', 0.5],
    ['true', true],
    ['lora', 'lora'],
    ['', ''],
    ['"5"', '5'],
    ['["a", 1]', ['a', 1]],
    ['2307.08691v2', '2307.08691v2'],
  ])('are taken for what they say: %j', (typed, value) => {
    expect(parameterValue(typed)).toEqual(value);
  });

  it('are typed as they are taken, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const sent = JSON.parse(JSON.stringify(value));
        expect(parameterValue(typedValue(sent))).toEqual(sent);
      }),
    );
  });
});

describe('what was asked before', () => {
  const memory = (start?: string) => {
    let kept = start ?? null;
    return {
      getItem: () => kept,
      setItem: (_: string, value: string) => {
        kept = value;
      },
    };
  };

  it('is kept, the latest first, each once, and not without end', () => {
    const storage = memory();
    const history = new CypherHistory(storage);
    for (let i = 0; i < 40; i++) history.add(`RETURN ${i}`);
    history.add('RETURN 20');
    expect(new CypherHistory(storage).entries.slice(0, 2)).toEqual(['RETURN 20', 'RETURN 39']);
    expect(history.entries).toHaveLength(30);
  });

  it.each(['{', '{"a":1}', 'null', '[1]', '{"__proto__":["x"],"length":1}', '[{"__proto__":{"length":1}}]'])(
    'is nothing where the storage is damaged: %s',
    text => {
      expect(new CypherHistory(memory(text)).entries).toEqual([]);
    },
  );

  it('is nothing where there is no storage, or a full one', () => {
    new CypherHistory(undefined).add('RETURN 1');
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    new CypherHistory(full).add('RETURN 1');
    expect(new CypherHistory(full).entries).toEqual([]);
  });
});
