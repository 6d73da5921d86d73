import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bibtex } from '../../../graph/export/bibtex.js';
import { bibtexEntry, type CitedPaper, citeKeys, texText } from '../../../graph/export/bibtex-entry.js';
import { GraphBuilder } from '../graph-builder.js';
import { writtenText } from './written.js';

const PAPER: CitedPaper = {
  key: 'arXiv:2307.08691',
  title: 'FlashAttention-2: Faster Attention with Better Parallelism and Work Partitioning',
  authors: ['Tri Dao'],
  published: '2023-07-17',
  url: 'https://arxiv.org/abs/2307.08691',
};

describe('a paper in BibTeX', () => {
  it('has what is known of it', () => {
    expect(bibtexEntry(PAPER, 'dao2023flashattention2')).toBe(`@misc{dao2023flashattention2,
  title = {{FlashAttention-2: Faster Attention with Better Parallelism and Work Partitioning}},
  author = {Tri Dao},
  year = {2023},
  month = jul,
  eprint = {2307.08691},
  archiveprefix = {arXiv},
  url = {https://arxiv.org/abs/2307.08691},
}
`);
  });

  it('leaves out what is not', () => {
    const bare = { key: 'a-title', title: 'A Title', authors: [], published: '', url: '' };
    expect(bibtexEntry(bare, 'title')).toBe('@misc{title,\n  title = {{A Title}},\n}\n');
  });

  it('with a DOI names it, and gives no month that the date does not', () => {
    const entry = bibtexEntry({ ...PAPER, key: 'doi:10.1145/1_2', published: '2021' }, 'x');
    expect(entry).toContain('  doi = {10.1145/1_2},\n');
    expect(entry).toContain('  year = {2021},\n');
    expect(entry).not.toMatch(/month|eprint/);
  });

  it.each([
    ['50% of $10 & #1_a', '50\\% of \\$10 \\& \\#1\\_a'],
    [
      '{x} \\y ~z ^2',
      '\\textbraceleft{}x\\textbraceright{} \\textbackslash{}y \\textasciitilde{}z \\textasciicircum{}2',
    ],
    ['two\r\nlines\u0000 and\u202e a turn', 'two lines and a turn'],
    ['Žluťoučký 注意 👍', 'Žluťoučký 注意 👍'],
  ])('escapes what TeX would take for more: %j', (text, escaped) => expect(texText(text)).toBe(escaped));

  it.each([
    [['Ada Lovelace', 'Alan Turing'], 'Ada Lovelace and Alan Turing'],
    [['The DeepSeek and Friends Team', 'Doe, Jane'], '{The DeepSeek and Friends Team} and {Doe, Jane}'],
    [[' ', 'Erdős Pál'], 'Erdős Pál'],
  ])('joins authors so that each stays one: %j', (authors, field) => {
    expect(bibtexEntry({ ...PAPER, authors }, 'x')).toContain(`  author = {${field}},\n`);
  });

  it('gives only addresses of the web', () => {
    expect(bibtexEntry({ ...PAPER, url: 'javascript:alert(1)' }, 'x')).not.toContain('url');
    expect(bibtexEntry({ ...PAPER, url: 'https://a.b/{c d}' }, 'x')).toContain('url = {https://a.b/%7Bc%20d%7D}');
  });

  it('is one entry whose braces close, whatever the paper holds', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('}', '{{', '\\', '\\}', '@misc{x,', '%\n'));
    const paper = fc.record({
      key: fc.oneof(
        text,
        text.map(id => `doi:${id}`),
      ),
      title: text,
      authors: fc.array(text, { maxLength: 3 }),
      published: text,
      url: text.map(rest => `https://${rest}`),
    });
    fc.assert(
      fc.property(paper, each => {
        const lines = bibtexEntry(each, 'key').split('\n');
        expect([lines[0], ...lines.slice(-2)]).toEqual(['@misc{key,', '}', '']);
        for (const line of lines.slice(1, -2)) expect(line).toMatch(/^ {2}[a-z]+ = (?:[a-z]{3}|\{.*\}),$/u);
        for (const line of lines.slice(1, -2)) expect(depths(line)).toEqual({ least: 0, last: 0 });
      }),
    );
  });
});

/** How deep in braces a text gets at least, and ends, as BibTeX counts them. */
function depths(text: string): { least: number; last: number } {
  let [least, last] = [0, 0];
  for (const sign of text) {
    last += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    least = Math.min(least, last);
  }
  return { least, last };
}

describe('names of entries', () => {
  it.each([
    [PAPER, 'dao2023flashattention2'],
    [{ ...PAPER, authors: ['Paul Erdős'], title: 'On the Use of X' }, 'erdos2023use'],
    [{ ...PAPER, authors: [], published: '' }, 'flashattention2'],
    [{ ...PAPER, authors: ['李明'], published: '', title: '注意' }, 'paper'],
  ])('tell author, year and title', (paper, key) => expect(citeKeys([paper])).toEqual([key]));

  it('are told apart where papers would share one', () => {
    expect(citeKeys([PAPER, PAPER, PAPER])).toEqual([
      'dao2023flashattention2',
      'dao2023flashattention2-2',
      'dao2023flashattention2-3',
    ]);
  });
});

describe('a bibliography', () => {
  it('has every paper of the graph, in canonical order', async () => {
    const builder = new GraphBuilder();
    const paper = builder.paper('arXiv:2', 'Second', { published: '2024' });
    builder.paper('arXiv:1', 'First', { authors: ['Jane Doe'] });
    builder.claim('INTRODUCES', paper, paper, builder.method('M'));
    const text = await writtenText(bibtex, builder.build());
    expect(text).toMatch(/^2 papers\n/);
    expect(text.match(/^@misc\{.*$/gm)).toEqual(['@misc{doefirst,', '@misc{2024second,']);
  });
});
