import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EarlierPapers, paperOfListing } from '../../scripts/earlier-papers.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earlier-papers-'));
  const files = {
    'cn-chat-arxiv/papers/24/12/2412.00002.json': { title: 'Zebra Two', abstract: 'Two.' },
    'cn-chat-arxiv/papers/21/07/2107.00001.json': { title: 'Zebra One', abstract: 'One.' },
    'cn-chat-arxiv/papers/25/01/2501.00003.json': { title: 'Zebra Three', abstract: 'Three.' },
    'paperlists/icml/icml2019.json': [{ id: '7', title: 'Zebra Seven', abstract: 'Seven.', status: 'Poster' }],
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(content));
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('papers of the years before the corpus', () => {
  it.each([
    ['arXiv:2107.00001', 'Zebra One', 'One.'],
    ['proceedings:icml2019#7', 'Zebra Seven', 'Seven.'],
  ])('are read by the id %s', (id, title, abstract) => {
    expect(new EarlierPapers(folder).read(id)).toEqual({ id, title, abstract });
  });

  it.each(['scirex:f1', 'arXiv:1', 'arXiv:2107.00009', 'proceedings:icml2019#8', 'proceedings:icml2018#7'])(
    'are not there under the id %s',
    id => {
      expect(new EarlierPapers(folder).read(id)).toBeUndefined();
    },
  );

  it('are those of the feed up to 2024, in the order of their ids', () => {
    const ids = [...new EarlierPapers(folder).ofFeed()].map(({ id }) => id);
    expect(ids).toEqual(['arXiv:2107.00001', 'arXiv:2412.00002']);
  });

  it('are not left out silently where the clone of the feed is absent', () => {
    expect(() => [...new EarlierPapers(join(folder, 'none')).ofFeed()]).toThrow('cn-chat-arxiv is absent');
  });

  it.each([
    ['Zebra Stripes. (arXiv:2107.00001v3 [cs.LG] UPDATED)', 'Zebra Stripes'],
    ['Zebra\n  Stripes', 'Zebra Stripes'],
    ['Stripes (of zebras)', 'Stripes (of zebras)'],
  ])('have the title %j as %j', (title, read) => {
    expect(paperOfListing('arXiv:2107.00001', { title, abstract: '' }).title).toBe(read);
  });

  it('have no head of a feed before the abstract', () => {
    const abstract = 'arXiv:2402.00001v1 Announce Type: new  Abstract: We count\nstripes.';
    expect(paperOfListing('arXiv:2402.00001', { title: 'Zebra', abstract }).abstract).toBe('We count stripes.');
  });
});
