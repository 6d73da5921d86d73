import { describe, expect, it } from '@jest/globals';
import { paperOf } from '../../scripts/scirex-papers.js';

/** A front whose first sentence ends after so many words. */
function front(text: string, titleWords: number) {
  const words = text.split(' ');
  return paperOf({
    doc_id: 'f1',
    words,
    sentences: [
      [0, titleWords],
      [titleWords, words.length],
    ],
  });
}

describe('fronts of SciREX', () => {
  it('have their title before the heading of the abstract', () => {
    expect(front('Zebra Stripes section : Abstract We count stripes .', 9)).toEqual({
      id: 'scirex:f1',
      title: 'Zebra Stripes',
      abstract: 'We count stripes.',
    });
  });

  it('have their title in the first sentence where no heading says more', () => {
    const { title, abstract } = front('document : Zebra Stripes We count stripes .', 4);
    expect([title, abstract]).toEqual(['Zebra Stripes', 'We count stripes.']);
  });

  it.each([
    ['a state - of - the - art coder ( ZSC ) , which', 'a state-of-the-art coder (ZSC), which'],
    ['the zebra ’s stripes : 5 %', 'the zebra’s stripes: 5%'],
    ['Abstract - stripes count', 'stripes count'],
    ['1 , 800 zebras , 20 , 30 or 40', '1,800 zebras, 20, 30 or 40'],
    ['input / output', 'input/output'],
  ])('read %j as %j', (words, text) => {
    expect(front(`Zebra Stripes ${words}`, 2).abstract).toBe(text);
  });
});
