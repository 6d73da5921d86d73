import { describe, expect, it } from '@jest/globals';
import { checkCypher } from '../../../../viz/server/own-cypher/check-cypher.js';

/** A value that is made anew of itself so many times. */
const chain = (step: string, from = "'x'", times = 40) =>
  `WITH ${from} AS a ${`WITH ${step} AS a `.repeat(times)}RETURN size(a) AS s`;
const nested = (open: string, inner: string, close: string) => `${open.repeat(40)}${inner}${close.repeat(40)}`;

describe('what grows step by step on a database server', () => {
  it.each([
    ['a text', chain('a + a')],
    ['a text in backticks', chain('`a` + a')],
    ['a text by functions', chain("coalesce(a, '') + substring(a, 0)")],
    ['a text behind STARTS WITH', chain("a + a + CASE WHEN '' STARTS WITH '' THEN '' ELSE '' END", "'x'", 60)],
    ['a text under the name of a keyword', chain('a + a').replace(/\ba\b/g, 'end')],
    ['a text by replacement', chain("replace(a, 'x', 'xx')")],
    ['a text by replacement of itself', chain("replace(a, 'x', a)", "'xx'", 6)],
    ['replacements in each other', `RETURN ${nested('replace(', "'xx'", ", 'x', 'xx')")} AS s`],
    ['replacements in a reduction', "RETURN reduce(s = 'x', i IN range(1, 60) | replace(s, 'x', 'xx')) AS s"],
    ['a list', chain('a + a', '[1]')],
    ['a list in a list', chain('[a, a]', '[1]')],
    ['an empty list in a list', chain('[a, a]', '[]')],
    ['nothing in a list', chain('[a, a]', 'null')],
    ['a list cut and joined', chain('a[0..] + a[..9]', '[1]')],
    ['a list gone through', chain('[x IN a | [x, x]]', '[1]')],
    ['a list gone through under the name of a keyword', chain('[end IN a | [end, end]]', '[1]')],
    ['a list as often as it is long', chain('[i IN range(1, size(a)) | a]', '[1, 2]', 12)],
    ['a list summed up', chain('reduce(s = a, x IN a | s + x)', '[1]')],
    ['a map', chain('{x: a, y: a}')],
    ['a map spread', chain('a{.*, y: a{.*}}', '{b: 1}')],
    ['a text in a map', chain('{b: a.b + a.b}', "{b: 'x'}", 60)],
    ['a collected list', chain('collect(a)', '1', 5)],
    ['a list in UNWIND', `WITH 'x' AS a ${'UNWIND [a + a] AS a '.repeat(40)}RETURN a`],
    ['a list in COLLECT', `WITH 1 AS a ${'WITH COLLECT { RETURN [a, a] AS x } AS a '.repeat(30)}RETURN a`],
    [
      'a text in subqueries',
      `WITH 'x' AS a0 ${Array.from({ length: 40 }, (_, i) => `CALL (a${i}) { RETURN a${i} + a${i} AS a${i + 1} } `).join('')}RETURN a40`,
    ],
    ['a name from the graph', `MATCH (n) WITH n.name AS a ${'WITH a + a AS a '.repeat(40)}RETURN a`],
    [
      'a name from the graph, taken for a list',
      `MATCH (n) WITH n.name AS a ${'WITH a + a AS a UNWIND a AS a '.repeat(40)}RETURN a`,
    ],
    [
      'a name of a node that is called as a keyword',
      `MATCH (end) WITH end.name + end.name AS a ${'WITH a + a AS a '.repeat(17)}RETURN a`,
    ],
    [
      'a long text collected',
      chain('a + a', "'x'", 16).replace(
        'RETURN size(a) AS s',
        "UNWIND range(1, 10000) AS i WITH collect(a) AS l RETURN reduce(s = '', x IN l | s + x) AS x",
      ),
    ],
    ['a long text cut up', chain('a + a', "'x'", 22).replace('size(a)', "split(a, '')")],
    ['what a procedure gives', `CALL db.labels() YIELD label AS a ${'WITH a + a AS a '.repeat(40)}RETURN a`],
  ])('is refused: %s', (_, cypher) => {
    expect(() => checkCypher(cypher, { onServer: true })).toThrow('too long a text or list');
    expect(checkCypher(cypher).texts).toEqual({});
  });

  it('is refused where a name would be read as a clause', () => {
    expect(() => checkCypher(chain('a + a').replace(/\ba\b/g, 'limit'), { onServer: true })).toThrow('another name');
    expect(() => checkCypher('RETURN [limit IN [1] | limit] AS x', { onServer: true })).toThrow('another name');
    expect(() => checkCypher(chain('[a IN a | [a, a]]', '[1]'), { onServer: true })).toThrow('another name');
    expect(() => checkCypher('RETURN reduce(s = 0, s IN [1] | s) AS x', { onServer: true })).toThrow('another name');
  });

  it.each([
    chain('a + a', "'x'", 8),
    chain("replace(a, ' ', '')", "'x'", 60),
    chain('[a[0], a[1]]', '[1, 2]'),
    `MATCH (m:Method)-[r:USES]->(n) WITH m, collect(n.name) AS names, collect({n: n.key, c: r.confidence, e: r.evidence}) AS claims
     WITH m, [x IN names | toLower(x)] AS names, [c IN claims WHERE c.c > 0.5 | c.e + ' (' + c.n + ')'] AS said
     RETURN m.name + ': ' + reduce(s = '', x IN names | s + x + ', ') AS list, said[0..5]`,
    `MATCH (m:Method) WITH m.kind AS kind, collect(m.name) AS names WITH collect({kind: kind, names: names}) AS groups
     UNWIND groups AS g RETURN g.kind, [n IN g.names | n][0..3]`,
  ])('is taken where it ends soon: %s', cypher => {
    expect(checkCypher(cypher, { onServer: true }).texts).toEqual({});
  });
});

describe('a regular expression on a database server', () => {
  it.each([
    "MATCH (n) WHERE n.name =~ '(?i).*attention.*' RETURN n",
    "MATCH (n) WHERE n.name =~ 'Flash-?[Aa]ttention( 2)' AND (n.key =~ '[^*+?]+') RETURN n",
    "RETURN ['a' =~ 'a|b', 1], {x: 'a' =~ 'b{2}'}",
  ])('may look for something: %s', cypher => {
    expect(() => checkCypher(cypher, { onServer: true })).not.toThrow();
  });

  it.each([
    ["RETURN 'x' =~ '(a+)+$'", 'repeats no group'],
    ["RETURN 'x' =~ '(.*a){20}b'", 'repeats no group'],
    ["RETURN 'x' =~ '.*.*.*b'", '2 times at most'],
    ["RETURN 'x' =~ 'a?a?a?aaa'", '2 times at most'],
    [String.raw`RETURN 'x' =~ '\\Q[\\E.*.*.*b]'`, 'neither'],
    ["RETURN 'x' =~ '(?ix)( .*a ) {20}'", 'neither'],
    ["RETURN 'x' =~ $pattern", 'as a text'],
    ["RETURN 'x' =~ '(a' + '+)+$'", 'as a text'],
    ["RETURN 'x' =~ ('(a' + '+)+$')", 'as a text'],
    ['WITH "(a+)+" AS p RETURN "x" =~ p', 'as a text'],
  ])('does not go back and forth for ever: %s', (cypher, reason) => {
    expect(() => checkCypher(cypher, { onServer: true })).toThrow(reason);
    expect(() => checkCypher(cypher)).not.toThrow();
  });
});
