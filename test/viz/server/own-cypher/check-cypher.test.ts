import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadQueries } from '../../../../graph/queries/load-queries.js';
import { checkCypher } from '../../../../viz/server/own-cypher/check-cypher.js';
import { CypherProblem } from '../../../../viz/server/own-cypher/cypher-problem.js';
import { cypherTokens } from '../../../../viz/server/own-cypher/cypher-tokens.js';

describe('a question that only reads', () => {
  it.each(loadQueries().map(query => [query.name, query.cypher]))('is taken: the canned one %s', (_, cypher) => {
    expect(checkCypher(cypher, { onServer: true }).texts).toEqual({});
  });

  it.each([
    'MATCH (m:Method)-[r:BUILDS_ON|USES*1..3]->(n) WHERE r.confidence > 0.5 RETURN m.name, n{.key, .*} ORDER BY m.name DESC SKIP 1 LIMIT 5',
    "match (n) where n.name starts with 'Fl' and not n.generic or n.x is not null return distinct n as `The node (one)`;",
    'MATCH p = shortestPath((a)-[*..4]-(b)) RETURN [x IN nodes(p) WHERE x.key <> "" | x.key][0..2] AS keys, length(p)',
    'UNWIND [1, 2.5, 1e3, 0x1F, -3] AS x WITH x, count(*) AS c RETURN x * c, reduce(s = 0, y IN [x] | s + y)',
    'MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN n, c UNION ALL MATCH (n) RETURN n, 0 AS c',
    'CALL { MATCH (n) RETURN n UNION MATCH (n) RETURN n } RETURN count(n)',
    'CALL db.labels() YIELD label RETURN label',
    'MATCH (r)-[s]->() WHERE exists { (r)-[:USES]->() } RETURN s.start AS start, s.end, CASE WHEN s.x THEN 1 ELSE null END AS y',
    'RETURN $name AS name, $other[0] // a comment: CREATE (n)',
    'RETURN /* DELETE */ n.`set`, "it\'s // no comment /* nor this", 1',
    'MATCH (n) WITH *, n.set AS x RETURN *',
    'MATCH (a) WHERE all(x IN a.aliases WHERE any(y IN [1] WHERE y = 1)) RETURN collect(DISTINCT a.key)',
  ])('is taken: %s', text => {
    const meant = (statement: string) => cypherTokens(statement).map(token => token.text);
    expect([...meant(checkCypher(text).cypher), ';']).toEqual([...meant(text.replace(/;$/, '')), ';']);
  });
});

describe('what is sent', () => {
  it('has every token at its place, and blanks for comments', () => {
    const { cypher } = checkCypher("MATCH (n) // 'one\r /* two */\n/* three\n '*/WHERE n.x = 'four' RETURN n; ;");
    expect(cypher).toBe("MATCH (n)                   \n        \n    WHERE n.x = 'four' RETURN n");
  });

  it('holds no text with an escape: it is a parameter, at the same place', () => {
    const { cypher, texts } = checkCypher(String.raw`RETURN 'it\'s', "a\n\"b\\", 'plain', "it's" AS x`);
    expect(cypher).toBe(`RETURN $_0    , $_1       , 'plain', "it's" AS x`);
    expect(texts).toEqual({ _0: "it's", _1: 'a\n"b\\' });
  });

  it('never joins what stood apart', () => {
    const strings = Array.from({ length: 12 }, () => "'\t'");
    const { cypher } = checkCypher(`RETURN ${strings.join('+')}AS x`);
    expect(cypher).toMatch(/\$_10 \+ ?\$_11 AS x$/);
  });
});

describe('a question is refused, and told where', () => {
  it.each([
    ['CREATE (n)', 1, 1, 'only reads'],
    ['match (n)\n  set n.x = 1', 2, 3, 'only reads'],
    ['MATCH (n) DETACH DELETE n', 1, 11, 'only reads'],
    ["LOAD CSV FROM 'x' AS l RETURN l", 1, 1, 'no files'],
    ["RETURN 1 AS l UNION LOAD CSV FROM 'x' AS l RETURN l", 1, 21, 'no files'],
    ['RETURN 1; RETURN 2', 1, 9, 'one question at a time'],
    ['CALL dbms.components()', 1, 6, 'db.labels'],
    ['CALL `db.labels`()', 1, 6, 'db.labels'],
    ['RETURN apoc.version()', 1, 13, 'plug-ins'],
    ['RETURN `count`(1)', 1, 8, 'no function'],
    ['RETURN foo(1)', 1, 8, 'no function'],
    ['MATCH (n) RETRN n', 1, 11, 'expected here'],
    ['WITH * FROBNICATE x RETURN x', 1, 8, 'expected here'],
    ['CALL { CREATE (n) } RETURN 1', 1, 8, 'only reads'],
    ['CALL { MATCH (n) RETURN n } IN TRANSACTIONS RETURN 1', 1, 32, 'only reads'],
    ['CALL (CREATE (n)) { RETURN 1 AS x } RETURN x', 1, 14, 'behind CALL'],
    ['MATCH (n) RETURN n\\u002ename', 1, 19, 'Unicode escapes'],
    ['RETURN "\\\\u0022"', 1, 10, 'Unicode escapes'],
    ['RETURN 1 // \\u000a CREATE (n)', 1, 13, 'Unicode escapes'],
    ['ＬＯＡＤ CSV', 1, 1, '“Ｌ” (U+FF2C)'],
    ['RETURN 1\u00a0AS x', 1, 9, '(U+00A0)'],
    ['RETURN 1\u2028AS x', 1, 9, '(U+2028)'],
    ['RETURN 1 /* no end', 1, 10, 'comment has no end'],
    ["RETURN 'no end", 1, 8, 'text has no end'],
    ['RETURN `a``b`', 1, 11, 'no such word'],
    ['RETURN `a\nb`', 1, 8, 'backticks'],
    ['RETURN ``', 1, 8, 'backticks'],
    ['RETURN $`x`', 1, 8, 'parameter'],
    ['RETURN $_0', 1, 8, 'parameter'],
    ['MATCH (n:$($x)) RETURN n', 1, 10, 'parameter'],
    ['RETURN 1LOAD', 1, 8, 'no number'],
    ['RETURN 1.LOAD', 1, 9, 'digits follow'],
    ['RETURN .5', 1, 9, 'begins with a digit'],
    ["RETURN '\\x41'", 1, 9, 'no escape'],
    [`RETURN ${'('.repeat(65)}1`, 1, 72, '64 deep'],
    [`RETURN ${'CASE WHEN true THEN '.repeat(65)}1`, 1, 1288, '64 choices'],
    ['RETURN 1 UNION', 1, 15, 'no end'],
    ['EXPLAIN MATCH (n) RETURN n', 1, 1, 'as it stands'],
    ['RETURN "\ud800"', 1, 9, 'surrogate'],
  ])('%j', (text, line, column, message) => {
    expect(problemOf(text)).toEqual({ place: { line, column }, message: expect.stringContaining(message) });
  });

  it.each(['', '  ', '// nothing', ';;'])('where it is empty: %j', text => {
    expect(problemOf(text).message).toBe('The question is empty.');
  });
});

describe('a question to a database server', () => {
  it.each([
    'UNWIND range(1, 10000) AS x RETURN x',
    'MATCH p = (a)-[*..3]->(b) RETURN [i IN range(0, size(nodes(p)) - 2) | nodes(p)[i].key], range(length(p), 1, -1)',
    'MATCH (n) RETURN reduce(s = 0, x IN n.aliases | s + size(x)), all(x IN n.aliases WHERE x <> "")',
    'MATCH (n) RETURN [x IN n.aliases | x], [x IN n.aliases | toLower(x)], n.name IN [1, 2]',
  ])('may loop over what the graph gives: %s', text => {
    expect(checkCypher(text, { onServer: true }).texts).toEqual({});
  });

  it.each([
    ['RETURN range(1, 10001)', 'a range goes to 10000'],
    ['RETURN RANGE(1, 100 * 100 * 100)', 'a range goes to 10000'],
    ['WITH 1000000000 AS x RETURN range(1, x)', 'a range goes to 10000'],
    ['RETURN range(1, $x)', 'a range goes to 10000'],
    ['RETURN range(0x1, 1e9)', 'a range goes to 10000'],
    ['RETURN range(1, toInteger("1000000000"))', 'a range goes to 10000'],
    ['RETURN range(1, size([1]) * 1000000)', 'a range goes to 10000'],
    ['RETURN [x IN range(1, 100) | [y IN range(1, 100) | x]]', 'no loop stands within another'],
    ['RETURN [x IN range(1, 9) WHERE any(y IN range(1, 9) WHERE y = x)]', 'no loop stands within another'],
    ['RETURN reduce(s = 0, x IN [1] | s + size([y IN [1] | y]))', 'no loop stands within another'],
    ["RETURN reduce(s = 'a', x IN range(1, 60) | s + s)", 'once a step'],
  ])('does not loop without end: %s', (text, reason) => {
    expect(() => checkCypher(text, { onServer: true })).toThrow(reason);
    expect(checkCypher(text).texts).toEqual({});
  });
});

describe('any text', () => {
  const PIECES = [
    'MATCH (n)',
    'RETURN n',
    'UNION',
    'WITH *',
    ' ',
    '\n',
    "'",
    '"',
    '`',
    '\\',
    '/*',
    '*/',
    '//',
    'CREATE (m)',
    'LOAD CSV FROM',
    'SET n.x=1',
    '{',
    '}',
    '(',
    ')',
    'CALL',
    '.',
    '1',
    '$a',
    ';',
    'AS x',
  ];

  it('is refused with a place or sent as tokens that mean the same when they are read again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), pieces => {
        const text = pieces.join('');
        let checked: { cypher: string };
        try {
          checked = checkCypher(text);
        } catch (error) {
          expect(error).toBeInstanceOf(CypherProblem);
          return;
        }
        expect(checked.cypher).not.toContain('\\');
        const outside = checked.cypher.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '');
        expect(outside).not.toMatch(/\/\*|\/\/|;|\b(?:CREATE|SET|LOAD)\b/);
      }),
      { numRuns: 2000 },
    );
  });
});

function problemOf(text: string): { message: string; place: unknown } {
  try {
    checkCypher(text);
  } catch (error) {
    if (error instanceof CypherProblem) return { message: error.message, place: error.place };
    throw error;
  }
  throw new Error(`taken: ${text}`);
}
