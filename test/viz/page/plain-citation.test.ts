import { describe, expect, it } from '@jest/globals';
import { plainCitation, quotation } from '../../../viz/page/citation/plain-citation.js';

const PAPER = {
  key: 'arXiv:2307.08691',
  title: 'FlashAttention-2: Faster Attention',
  authors: ['Tri Dao'],
  published: '2023-07-17',
  url: 'https://arxiv.org/abs/2307.08691',
};

describe('a citation in plain text', () => {
  it.each([
    [PAPER, 'Tri Dao. FlashAttention-2: Faster Attention. 2023. arXiv:2307.08691. https://arxiv.org/abs/2307.08691'],
    [
      { ...PAPER, authors: ['A', 'B', 'C'], title: 'What now?', key: 'what-now', published: '', url: '' },
      'A, B and C. What now?',
    ],
    [
      { ...PAPER, authors: ['A', 'B', 'C', 'D', 'E'], key: 'doi:10.1/x', url: '' },
      /^A et al\. .* 2023\. doi:10\.1\/x\.$/,
    ],
    [{ ...PAPER, authors: [], title: 'Two\nlines.', key: 'k', published: '2020', url: '' }, 'Two lines. 2020.'],
  ])('has what is known', (paper, expected) => {
    if (typeof expected === 'string') expect(plainCitation(paper)).toBe(expected);
    else expect(plainCitation(paper)).toMatch(expected);
  });

  it('takes the sentence along', () => {
    expect(quotation('It is  fast.', PAPER)).toMatch(/^“It is fast\.” Tri Dao\. /);
  });
});
