import { describe, expect, it } from '@jest/globals';
import { isReference } from '../../../graph/queries/canned-query.js';
import { parseQuery } from '../../../graph/queries/parse-query.js';

const header = (lines: string) => `// @name a-question\n// @title A question\n// @description What is asked.\n${lines}`;
const body = 'MATCH (m:Method) RETURN m.name AS name ORDER BY name\n';

describe('parseQuery', () => {
  it('reads name, description, parameters, columns and Cypher', () => {
    const text = header(`// @param {Method} method the one asked for
// @param {integer 1..9} [limit=5] how many
// @param {string} [since] ISO date
// @column {string[]} names all of them
// @column {float?} best
// not read by anybody
MATCH (m:Method {key: $method}) WHERE $since IS NULL
RETURN [m.name] AS names, null AS best ORDER BY names LIMIT $limit
`);
    expect(parseQuery(text, 'a-question.cypher')).toEqual({
      name: 'a-question',
      title: 'A question',
      description: 'What is asked.',
      parameters: [
        { name: 'method', type: 'Method', description: 'the one asked for', required: true, default: null },
        { name: 'limit', type: 'integer', description: 'how many', required: false, default: 5, min: 1, max: 9 },
        { name: 'since', type: 'string', description: 'ISO date', required: false, default: null },
      ],
      columns: [
        { name: 'names', type: 'string', list: true, nullable: false, description: 'all of them' },
        { name: 'best', type: 'float', list: false, nullable: true, description: '' },
      ],
      cypher: `MATCH (m:Method {key: $method}) WHERE $since IS NULL
RETURN [m.name] AS names, null AS best ORDER BY names LIMIT $limit`,
    });
  });

  it('reads files with Windows line ends', () => {
    const text = header(`// @column {string} name\n${body}`).replaceAll('\n', '\r\n');
    expect(parseQuery(text, 'a-question.cypher').columns).toHaveLength(1);
  });

  it.each([
    [
      'no title',
      `// @name q\n// @description x\n// @column {string} name\n${body}`,
      /^q.cypher:1: `@title` is missing/,
    ],
    ['no name', `// @description x\n// @column {string} name\n${body}`, /^q.cypher:1: `@name` is missing/],
    ['no column', header(body), /^q.cypher:1: `@columns` is missing/],
    ['no Cypher', header('// @column {string} name\n'), /^q.cypher:1: `@cypher` is missing/],
    ['a second name', header(`// @name other\n${body}`), /^q.cypher:4: `@name` stands here a second time/],
    ['an unknown tag', header(`// @returns x\n${body}`), /^q.cypher:4: `@returns` is no tag/],
    ['an unknown type', header(`// @param {text} a\n${body}`), /^q.cypher:4: `@type` is missing or wrong/],
    ['a parameter without type', header(`// @param a\n${body}`), /^q.cypher:4: a parameter is written/],
    ['a column without type', header(`// @column a\n${body}`), /^q.cypher:4: a column is written/],
    ['a wrong default', header(`// @param {integer} [a=x]\n${body}`), /^q.cypher:4: `x` is no default/],
    ['a broken number', header(`// @param {integer} [a=1.5]\n${body}`), /^q.cypher:4: `1.5` is no default/],
    ['a column twice', header(`// @column {string} a\n// @column {string} a\n${body}`), /^q.cypher:5: `a` stands here/],
    [
      'a parameter that is not used',
      header(`// @param {string} a\n// @column {string} name\n${body}`),
      /^q.cypher:1: parameter `a` is not used/,
    ],
    [
      'a parameter that is not declared',
      header('// @column {string} name\n//\nMATCH (n)\nWHERE n.key = $key RETURN n.name AS name'),
      /^q.cypher:7: `\$key` has no `@param`/,
    ],
    [
      'a node column without its label',
      header(`// @column {node} fromKey\n${body}`),
      /^q.cypher:1: column `fromKey` of type `node` needs a column `fromLabel`/,
    ],
  ])('refuses %s, naming file and line', (_, text, message) => {
    expect(() => parseQuery(text, 'q.cypher')).toThrow(message);
  });
});

describe('isReference', () => {
  it('tells columns for programs from columns for people', () => {
    const { columns } = parseQuery(
      header(`// @column {label} label
// @column {label} otherLabel
// @column {node} otherKey
// @column {Paper} paperKey
// @column {claim} claim
// @column {string} name
MATCH (n) RETURN 1`),
      'q.cypher',
    );
    expect(columns.filter(column => isReference(column, columns)).map(column => column.name)).toEqual([
      'otherLabel',
      'otherKey',
      'paperKey',
      'claim',
    ]);
  });
});
