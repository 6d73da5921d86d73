import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeRecords, normaliseTitle, PaperIdentities, type SourcedRecord } from '../../ingest/merge-papers.js';
import type { Paper, PaperRecord } from '../../ingest/paper.js';

function papersOf(records: readonly SourcedRecord[]): Paper[] {
  const identities = new PaperIdentities();
  const identity = ({ record: { id, title } }: SourcedRecord) => ({ id, title: normaliseTitle(title) });
  for (const sourced of records) identities.add(identity(sourced));
  const groups = new Map<string, SourcedRecord[]>();
  for (const sourced of records) {
    const key = identities.keyOf(identity(sourced));
    groups.set(key, [...(groups.get(key) ?? []), sourced]);
  }
  return [...groups].map(([key, group]) => mergeRecords(key, group)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

const record = (fields: Partial<PaperRecord>, source = 'a.txt'): SourcedRecord => ({
  source,
  record: { title: 'Kestrel', abstract: '', ...fields },
});
const keys = (...fields: Partial<PaperRecord>[]) => papersOf(fields.map(each => record(each))).map(({ key }) => key);

describe('normaliseTitle', () => {
  it.each([
    ['Kestrel: A Fast Kernel', 'kestrel -- a fast kernel'],
    ['Über Kerne', 'Uber kerne'],
    ['ﬁne tuning', 'Fine Tuning'],
    ['A  kernel\n for x²', 'a kernel for x2'],
    ['“Quoted” titles', '"Quoted" titles'],
  ])('takes %j and %j for one title', (a, b) => {
    expect(normaliseTitle(a)).toBe(normaliseTitle(b));
  });

  it('tells titles apart by letters and digits, and keeps one of nothing else', () => {
    expect(normaliseTitle('Kestrel 2')).not.toBe(normaliseTitle('Kestrel'));
    expect(normaliseTitle(' ?! ')).toBe('?!');
  });

  it('changes nothing when normalising twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), title => {
        expect(normaliseTitle(normaliseTitle(title))).toBe(normaliseTitle(title));
      }),
    );
  });
});

describe('PaperIdentities', () => {
  it('takes records of one id for one paper, whatever their titles', () => {
    expect(keys({ id: 'arXiv:1', title: 'Kestrel' }, { id: 'arXiv:1', title: 'Kestrel, revised' })).toEqual([
      'arXiv:1',
    ]);
  });

  it('takes records without id for one paper by their title', () => {
    expect(keys({ title: 'The Kestrel' }, { title: 'the kestrel' }, { title: 'The Falcon' })).toEqual([
      'the-falcon',
      'the-kestrel',
    ]);
  });

  it('gives the key of the id to a record without one', () => {
    expect(keys({}, { id: 'doi:10.1/x' })).toEqual(['doi:10.1/x']);
  });

  it('joins ids of different kinds with one title under the key of arXiv', () => {
    expect(keys({ id: 'doi:10.1/x' }, { id: 'arXiv:1' }, {})).toEqual(['arXiv:1']);
  });

  it('joins through any title that both kinds share', () => {
    const records = [
      { id: 'arXiv:1', title: 'Kestrel' },
      { id: 'arXiv:1', title: 'Kestrel, revised' },
      { id: 'doi:10.1/x', title: 'Kestrel, revised' },
      { id: 'doi:10.1/x', title: 'Kestrel in print' },
      { title: 'Kestrel in print' },
    ];
    expect(keys(...records)).toEqual(['arXiv:1']);
  });

  it('keeps two ids of one kind apart; a record without id joins the smaller key', () => {
    expect(keys({ id: 'arXiv:2' }, { id: 'arXiv:1' })).toEqual(['arXiv:1', 'arXiv:2']);
    const [first, second] = papersOf([
      record({ id: 'arXiv:2' }),
      record({ id: 'arXiv:1' }),
      record({ abstract: 'Text of the record without id.' }),
    ]);
    expect([first!.abstract, second!.abstract]).toEqual(['Text of the record without id.', '']);
  });

  it('gives one of two DOIs to the arXiv id, never both', () => {
    expect(keys({ id: 'doi:10.1/b' }, { id: 'doi:10.1/a' }, { id: 'arXiv:1' })).toEqual(['arXiv:1', 'doi:10.1/b']);
  });

  it('makes a slug of a title of signs only, and one of other scripts', () => {
    expect(keys({ title: '? ?' }, { title: '注意 機構' })).toEqual(['?-?', '注意-機構']);
  });
});

describe('mergeRecords', () => {
  const merge = (...fields: Partial<PaperRecord>[]) =>
    mergeRecords(
      'arXiv:2401.00001',
      fields.map(each => record(each)),
    );

  it.each<[string, Partial<PaperRecord>[], Partial<Paper>]>([
    [
      'the longest abstract with its own title',
      [{ abstract: 'ab' }, { title: 'Other', abstract: 'abc' }],
      { title: 'Other', abstract: 'abc' },
    ],
    ['of equal lengths the first by code points', [{ abstract: 'b' }, { abstract: 'a' }], { abstract: 'a' }],
    ['of equal abstracts the first title', [{ title: 'B' }, { title: 'A' }], { title: 'A' }],
    [
      'the longest list of authors',
      [{ authors: ['A. One'] }, { authors: ['Z. Two', 'Y. One'] }, {}],
      { authors: ['Z. Two', 'Y. One'] },
    ],
    [
      'the most exact date',
      [{ date: '2023' }, { date: '2024-05-01' }, { date: '2024-05' }],
      { published: '2024-05-01' },
    ],
    ['of equally exact dates the earliest', [{ date: '2024-05' }, { date: '2024-03' }], { published: '2024-03' }],
    ['no date where no source gives one', [{}, {}], { published: '' }],
    [
      'the address that a source gives',
      [{}, { url: 'https://example.org/b' }, { url: 'https://example.org/a' }],
      { url: 'https://example.org/a' },
    ],
    ['an address made of the id otherwise', [{}], { url: 'https://arxiv.org/abs/2401.00001' }],
    [
      'the organisation that sorts first',
      [{ organisation: 'Zeta' }, { organisation: '' }, { organisation: 'Eta' }],
      { organisation: 'Eta' },
    ],
  ])('takes %s', (_, records, expected) => {
    expect(merge(...records)).toMatchObject(expected);
  });

  it('makes addresses of DOIs and none of titles', () => {
    expect(mergeRecords('doi:10.1/x', [record({})]).url).toBe('https://doi.org/10.1/x');
    expect(mergeRecords('kestrel', [record({})]).url).toBe('');
  });

  it('remembers every source once, sorted', () => {
    const paper = mergeRecords('k', [record({}, 'b.txt'), record({}, 'a.txt'), record({}, 'b.txt')]);
    expect(paper.sources).toEqual(['a.txt', 'b.txt']);
  });
});

describe('papers of records', () => {
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const anyRecord = fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    record: fc
      .record({
        title: fc.constantFrom('Kestrel', 'kestrel!', 'Falcon', 'Merlin', 'Merlin 2'),
        abstract: fc.constantFrom('', 'x', 'y', 'zz'),
        id: optional(fc.constantFrom('arXiv:1', 'arXiv:2', 'doi:10.1/a', 'doi:10.1/b')),
        date: optional(fc.constantFrom('2023', '2024-01', '2024-02')),
        authors: optional(fc.constantFrom(['A'], ['B'], ['A', 'B'])),
        url: optional(fc.constantFrom('https://example.org/1', 'https://example.org/2')),
      })
      .map(
        fields => Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== undefined)) as PaperRecord,
      ),
  });

  it('are the same whatever the order of records, and hold every record once', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyRecord, { maxLength: 12 })
          .chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([records, shuffled]) => {
          const papers = papersOf(records);
          expect(papersOf(shuffled)).toEqual(papers);
          expect(new Set(papers.flatMap(({ sources }) => sources))).toEqual(new Set(records.map(each => each.source)));
        },
      ),
    );
  });

  it('never hold two ids of one kind', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 12 }), records => {
        const found = new Set(papersOf(records).map(({ key }) => key));
        for (const { record: each } of records) if (each.id?.startsWith('arXiv:')) expect(found).toContain(each.id);
      }),
    );
  });
});
