import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchPage } from '../../../ingest/sources/search-page.js';
import { inShort, itemsIn } from './source-text.js';

const HEAD = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'byAK and the research community',
  'Mar 18',
];
const ABSTRACT = `${'We cut a large matrix into tiles and keep each of them close to the cores that use it. '.repeat(5)}It is quick.`;
const page = (...paragraphs: string[]) => paragraphs.join('\n\n');
const read = async (text: string, pieceSize?: number) => inShort(await itemsIn(searchPage, text, pieceSize));

/** The record of the only entry of a page. */
async function recordOf(text: string) {
  const [item, ...others] = await itemsIn(searchPage, text);
  expect(inShort(others)).toEqual([]);
  if (item?.kind !== 'paper') throw new Error(JSON.stringify(item));
  return item.record;
}

describe('a saved search page', () => {
  it('gives its entries with the line of their titles, without the words of the page', async () => {
    const text = page(...HEAD, 'On Tiles', ABSTRACT, 'On Blocks: 2 Sides', ABSTRACT);
    expect(await read(text)).toEqual(['11: On Tiles', '15: On Blocks: 2 Sides']);
    expect(await recordOf(page('On Tiles', ABSTRACT))).toEqual({ title: 'On Tiles', abstract: ABSTRACT });
  });

  it.each<[string, string, object]>([
    ['a number of authors and a date', '  • 3 authors\n·\nOct 6, 2023', { date: '2023-10-06' }],
    ['a number of comments', '  • 3 authors\n·\nAug 12, 2024 21', { date: '2024-08-12' }],
    ['a date without a year', '  • 14 authors\n·\nJun 11', {}],
    ['a date without a year but with comments', '  • 14 authors\n·\nJun 11 2', {}],
    ['an organisation after its account name', 'TileWorks Tile Works\n·\nOct 6 2', { organisation: 'Tile Works' }],
    [
      'an organisation alone',
      'Institute of Tiles\n·\nOct 6, 2023',
      {
        organisation: 'Institute of Tiles',
        date: '2023-10-06',
      },
    ],
    [
      'an organisation and names',
      'Acme\n  • Ada Byron, Grace Hopper\n·\nOct 6, 2023',
      {
        organisation: 'Acme',
        authors: ['Ada Byron', 'Grace Hopper'],
        date: '2023-10-06',
      },
    ],
    ['all on one line', 'Acme • 3 authors · Oct 6, 2023 4', { organisation: 'Acme', date: '2023-10-06' }],
    ['blank lines in it', 'Acme\n\n·\n\nOct 6, 2023', { organisation: 'Acme', date: '2023-10-06' }],
    ['a date alone', 'Oct 6, 2023', { date: '2023-10-06' }],
  ])('reads a foot with %s', async (_what, foot, expected) => {
    const { title, abstract, ...rest } = await recordOf(page('On Tiles', ABSTRACT, foot));
    expect([title, abstract]).toEqual(['On Tiles', ABSTRACT]);
    expect(rest).toEqual(expected);
    const next = await read(page('On Tiles', ABSTRACT, `${foot}\n`, 'On Blocks', ABSTRACT));
    expect(next.map(one => one.replace(/^\d+/, ''))).toEqual([': On Tiles', ': On Blocks']);
  });

  it('reads entries with and without a foot side by side', async () => {
    const text = page(...HEAD, 'A', ABSTRACT, 'B', ABSTRACT, '  • 3 authors\n·\nJun 11', 'C', ABSTRACT);
    expect(await read(text)).toEqual(['11: A', '15: B', '23: C']);
  });

  it('needs no blank lines where lengths and dots tell the parts', async () => {
    const foot = '  • 3 authors\n·\nOct 6, 2023';
    expect(await read(`A\n${ABSTRACT}\n${foot}\nB\n${ABSTRACT}`)).toEqual(['1: A', '6: B']);
  });

  it('joins lines of one paragraph, and takes short abstracts that are sentences', async () => {
    expect(await recordOf('On\nTiles\n\nWe cut\na matrix.')).toEqual({
      title: 'On Tiles',
      abstract: 'We cut a matrix.',
    });
    expect((await recordOf(page('Is This It? Yes.', 'We cut it.'))).title).toBe('Is This It? Yes.');
  });

  it('gives a paper that stands twice in a file twice', async () => {
    expect(await read(page('A', ABSTRACT, 'A', ABSTRACT))).toEqual(['1: A', '5: A']);
  });

  it('reads a page whose head comes again in the middle', async () => {
    expect(await read(page(...HEAD, 'A', ABSTRACT, ...HEAD, 'B', ABSTRACT))).toEqual(['11: A', '25: B']);
  });

  it.each([
    ['a title without an abstract', page('A', 'B', ABSTRACT), ['1! no-abstract', '3: B']],
    ['a title at the end', page('A', ABSTRACT, 'B'), ['1: A', '5! no-abstract']],
    ['a title with a foot and no abstract', page('A', 'Acme\n·\nOct 6, 2023'), ['1: A', '1! no-abstract']],
    ['an abstract without a title', page(ABSTRACT, 'A', ABSTRACT), ['1! stray-text', '3: A']],
    ['a second paragraph', page('A', ABSTRACT, ABSTRACT, 'B', ABSTRACT), ['1: A', '5! stray-text', '7: B']],
    ['a foot below nothing', page('Acme\n·\nOct 6, 2023', 'A', ABSTRACT), ['1! stray-text', '5: A']],
    ['a foot with a strange date', page('A', ABSTRACT, 'Acme\n·\nsome day'), ['1: A', '5! bad-foot']],
    [
      'words of the page nobody knows',
      page('Log In', 'Models', 'A', ABSTRACT),
      ['1! no-abstract', '3! no-abstract', '5: A'],
    ],
    ['bytes that are not UTF-8', page('A', `Ren\uDCE9 ${ABSTRACT}`, 'B', ABSTRACT), ['1! bad-encoding', '5: B']],
    ['an abstract without end', page('A', 'x '.repeat(150_000), 'B', ABSTRACT), ['3! too-long', '5: B']],
    ['a line of 10 MB', page('A', 'x'.repeat(10_000_000), 'B', ABSTRACT), ['3! too-long', '5: B']],
    [
      'a million lines without a break',
      `A\n\n${'x\n'.repeat(1_000_000)}\nB\n\n${ABSTRACT}`,
      ['3! too-long', '1000004: B'],
    ],
  ])('warns of %s', async (_what, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  it('gives the same however the text is cut, and never throws', async () => {
    const unit = fc.constantFrom(
      'new',
      'A title',
      ABSTRACT,
      '•',
      '·',
      '\n',
      '\n\n',
      '\r\n',
      'Oct 6, 2023',
      '3 authors',
      ' ',
      'x.',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (text, size) => {
        expect(await itemsIn(searchPage, text, size)).toEqual(await itemsIn(searchPage, text));
      }),
      { numRuns: 300 },
    );
  });
});
