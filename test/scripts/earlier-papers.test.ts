import { describe, expect, it } from '@jest/globals';
import { EarlierPapers, paperOfListing } from '../../scripts/earlier-papers.js';

describe('papers of the years before the corpus', () => {
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

  it.each(['scirex:f1', 'arXiv:1', 'proceedings:none2019#1'])('are not there under the id %s', id => {
    expect(new EarlierPapers().read(id)).toBeUndefined();
  });
});
