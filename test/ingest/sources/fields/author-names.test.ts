import { describe, expect, it } from '@jest/globals';
import { readAuthorName, readAuthorNames } from '../../../../ingest/sources/fields/author-names.js';

describe('readAuthorNames', () => {
  it.each<[string, string[]]>([
    ['Ada Byron', ['Ada Byron']],
    ['Ada Byron, Alan M. Turing', ['Ada Byron', 'Alan M. Turing']],
    ['Ada Byron, Alan M. Turing, and Grace Hopper', ['Ada Byron', 'Alan M. Turing', 'Grace Hopper']],
    ['Ada Byron and Grace Hopper', ['Ada Byron', 'Grace Hopper']],
    ['Ada Byron & Grace Hopper', ['Ada Byron', 'Grace Hopper']],
    ['A. Byron, G. Hopper and A. Turing, K. Zuse', ['A. Byron', 'G. Hopper', 'A. Turing', 'K. Zuse']],
    ['Byron, Ada and Hopper, Grace', ['Ada Byron', 'Grace Hopper']],
    ['Byron, Ada; Hopper, Grace; and Dijkstra, Edsger W.', ['Ada Byron', 'Grace Hopper', 'Edsger W. Dijkstra']],
    ['Byron, Ada', ['Ada Byron']],
    ['van der Berg, Jan and de la Cruz, Ana', ['Jan van der Berg', 'Ana de la Cruz']],
    ['Di Wu, Yang Li', ['Di Wu', 'Yang Li']],
    ['Martin King, Jr., Ada Byron', ['Martin King, Jr.', 'Ada Byron']],
    ['Ada Byron et al.', ['Ada Byron']],
    ['Byron, Ada and others', ['Ada Byron']],
    ['Anders Anderson', ['Anders Anderson']],
    [' Ada\n Byron ,, Grace  Hopper,', ['Ada Byron', 'Grace Hopper']],
    ['', []],
  ])('reads %j', (text, names) => {
    expect(readAuthorNames(text)).toEqual(names);
  });
});

describe('readAuthorName', () => {
  it.each([
    ['Byron, Ada', 'Ada Byron'],
    ['Ada Byron', 'Ada Byron'],
    ['King, Jr.', 'King, Jr.'],
  ])('reads %s as %s', (text, name) => {
    expect(readAuthorName(text)).toBe(name);
  });
});
