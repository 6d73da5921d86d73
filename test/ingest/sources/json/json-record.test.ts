import { describe, expect, it } from '@jest/globals';
import { readJsonRecord } from '../../../../ingest/sources/json/json-record.js';
import { inShort } from '../source-text.js';

const plain = { title: 'On Tiles', abstract: 'We cut a matrix into tiles.' };

/** What a record with these fields gives beyond title and abstract. */
function read(fields: object) {
  const items = readJsonRecord(4, { ...plain, ...fields });
  const [paper] = items;
  if (paper?.kind !== 'paper') throw new Error(`no paper: ${JSON.stringify(items)}`);
  const { title: _title, abstract: _abstract, ...rest } = paper.record;
  const warnings = items.flatMap(item => (item.kind === 'warning' ? [item.warning] : []));
  return { rest, warnings };
}

describe('readJsonRecord', () => {
  it('reads a whole record, and nobody asks about its other fields', () => {
    const record = {
      ...plain,
      id: '2205.14135v2',
      authors: ['Ada Byron', 'Hopper, Grace'],
      date: '2022-05-27T17:53:09Z',
      url: 'https://arxiv.org/abs/2205.14135',
      organisation: ' Analytical\nSociety ',
      categories: ['cs.LG'],
      __proto__: { polluted: true },
    };
    expect(readJsonRecord(2, record)).toEqual([
      {
        kind: 'paper',
        line: 2,
        record: {
          ...plain,
          id: 'arXiv:2205.14135',
          authors: ['Ada Byron', 'Grace Hopper'],
          organisation: 'Analytical Society',
          date: '2022-05-27',
          url: 'https://arxiv.org/abs/2205.14135',
        },
      },
    ]);
  });

  it.each<[string, object, object]>([
    [
      'an id as an address, which is also the url',
      { id: 'http://arxiv.org/abs/2205.14135v1' },
      {
        id: 'arXiv:2205.14135',
        url: 'http://arxiv.org/abs/2205.14135v1',
      },
    ],
    [
      'an id in the url alone',
      { url: 'https://arxiv.org/pdf/2205.14135' },
      {
        id: 'arXiv:2205.14135',
        url: 'https://arxiv.org/pdf/2205.14135',
      },
    ],
    ['an arXiv id before a DOI', { doi: '10.1145/1.2', arxiv_id: '2205.14135' }, { id: 'arXiv:2205.14135' }],
    ['a DOI', { DOI: '10.1145/1.2' }, { id: 'doi:10.1145/1.2' }],
    [
      'external ids',
      { paperId: 'f00', externalIds: { DOI: '10.1/x', ArXiv: '2205.14135', CorpusId: 5 } },
      {
        id: 'arXiv:2205.14135',
      },
    ],
    ['identifiers of other kinds', { id: 17 }, {}],
    ['identifiers of other kinds as text', { id: 'f00ba4', _id: { $oid: '1' } }, {}],
    ['authors in one text', { authors: 'Ada Byron and Grace Hopper' }, { authors: ['Ada Byron', 'Grace Hopper'] }],
    [
      'authors as objects',
      {
        authors: [
          { authorId: '1', name: 'Ada Byron' },
          { given: 'Grace', family: 'Hopper' },
        ],
      },
      {
        authors: ['Ada Byron', 'Grace Hopper'],
      },
    ],
    ['no authors', { authors: [] }, {}],
    ['another name of the date', { published: '2022-05-27T00:00:00Z' }, { date: '2022-05-27' }],
    ['the day before the year', { year: 2022, publicationDate: '2022-05-27' }, { date: '2022-05-27' }],
    ['the year as a number', { year: 2022 }, { date: '2022' }],
    ['a date without a year', { date: 'May 27' }, {}],
    [
      'an organisation as an object',
      { organization: { name: 'acme', fullname: 'Acme Ltd' } },
      {
        organisation: 'Acme Ltd',
      },
    ],
    ['empty fields', { id: '', authors: null, date: ' ', url: '', organisation: null }, {}],
  ])('reads %s without a warning', (_what, fields, expected) => {
    const { rest, warnings } = read(fields);
    expect(warnings).toEqual([]);
    expect(rest).toEqual(expected);
  });

  it.each<[object, string, string]>([
    [{ id: 'arXiv:22' }, 'bad-id', '`id`'],
    [{ id: 2205.1413 }, 'bad-id', '`id`'],
    [{ externalIds: { ArXiv: 'arXiv:x' } }, 'bad-id', '`externalIds.ArXiv`'],
    [{ Date: 'soon' }, 'bad-date', '`Date`'],
    [{ published: true }, 'bad-date', '`published`'],
    [{ authors: 3 }, 'bad-authors', '`authors`'],
    [{ authors: ['Ada', 7] }, 'bad-authors', '`authors`'],
    [{ organisation: ['a'] }, 'bad-organisation', '`organisation`'],
    [{ url: 'ftp://example.org/x' }, 'bad-url', '`url`'],
    [{ url: 'javascript:alert(1)' }, 'bad-url', '`url`'],
    [{ url: { toString: 1 } }, 'bad-url', '`url`'],
  ])('keeps the paper of %j without that field, and names it', (fields, rule, field) => {
    const { rest, warnings } = read(fields);
    expect(rest).toEqual({});
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ line: 4, rule });
    expect(warnings[0]!.reason).toContain(field);
  });

  it.each<[unknown, string]>([
    [{ abstract: 'x' }, 'no-title'],
    [{ title: ' ', abstract: 'x' }, 'no-title'],
    [{ Name: 'x' }, 'no-title'],
    [{ title: 3, abstract: 'x' }, 'bad-title'],
    [{ title: 'x', abstract: ['y'] }, 'bad-abstract'],
    [[plain], 'not-an-object'],
    [null, 'not-an-object'],
    ['x', 'not-an-object'],
    [7, 'not-an-object'],
  ])('leaves %j out with a warning', (value, rule) => {
    expect(inShort(readJsonRecord(9, value))).toEqual([`9! ${rule}`]);
  });

  it('takes `summary` for the abstract, and names of fields in any case', () => {
    const items = readJsonRecord(1, { Title: 'A', SUMMARY: 'B.' });
    expect(items).toEqual([{ kind: 'paper', line: 1, record: { title: 'A', abstract: 'B.' } }]);
  });

  it('keeps a title without an abstract, and warns', () => {
    expect(inShort(readJsonRecord(1, { title: 'A' }))).toEqual(['1: A', '1! no-abstract']);
  });
});
