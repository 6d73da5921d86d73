import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quoteAround } from '../../../ingest/resolve/quote-around.js';

const TITLE = 'Kestrel: Gliding Kernels';

function quote(abstract: string, name: string): string {
  const text = `${TITLE}\n${abstract}`;
  const start = text.indexOf(name, TITLE.length);
  const { start: from, end } = quoteAround(text, TITLE.length, { start, end: start + name.length });
  return text.slice(from, end);
}

describe('quoteAround', () => {
  it('is the title for a name in the title', () => {
    expect(quoteAround(`${TITLE}\nText.`, TITLE.length, { start: 0, end: 7 })).toEqual({ start: 0, end: TITLE.length });
  });

  it.each([
    ['One is first. Kestrel is next. Last.', 'Kestrel', 'Kestrel is next.'],
    ['One is first. Here Kestrel ends.', 'Kestrel', 'Here Kestrel ends.'],
    ['Kestrel begins! More follows.', 'Kestrel', 'Kestrel begins!'],
    [
      'One. Some like Kestrel, e.g. Two, vs. Falcon et al. Others do not.',
      'Kestrel',
      'Some like Kestrel, e.g. Two, vs. Falcon et al. Others do not.',
    ],
    ['It glides. vLLM serves it. End.', 'vLLM', 'vLLM serves it.'],
    [
      'It is 2.5 times faster than Kestrel on 3 chips. End.',
      'Kestrel',
      'It is 2.5 times faster than Kestrel on 3 chips.',
    ],
    ['Done (we use Kestrel.) Next one.', 'Kestrel', 'Done (we use Kestrel.)'],
    ['No end here, only Kestrel', 'Kestrel', 'No end here, only Kestrel'],
  ])('of %j around %s is the sentence', (abstract, name, expected) => {
    expect(quote(abstract, name)).toBe(expected);
  });

  it('is cut to whole words near the name where the sentence is very long', () => {
    const long = `${'before '.repeat(80)}Kestrel${' after'.repeat(80)}`;
    const found = quote(long, 'Kestrel');
    expect(found).toMatch(/^before .* Kestrel after .*after$/);
    expect(found.length).toBeLessThan(520);
  });

  it('does not depend on what was asked before', () => {
    const abstract = 'One is first. Kestrel is next. Then comes Falcon. Last.';
    const first = quote(abstract, 'Falcon');
    quote('A. B. C. D. E. F. G. H. Falcon I. J. K.', 'Falcon');
    expect(quote(abstract, 'Falcon')).toBe(first);
    expect(first).toBe('Then comes Falcon.');
  });

  it('holds the name, lies inside title or abstract, and begins and ends with no white space', () => {
    const texts = fc.array(
      fc.constantFrom('One. ', 'e.g. ', 'and ', '\n', 'vLLM ', '😀 ', 'x'.repeat(300), '(A.) ', '2.5 '),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const text = `${TITLE}\n${before.join('')}Kestrel ${after.join('')}`;
        const start = text.indexOf('Kestrel', TITLE.length);
        const found = quoteAround(text, TITLE.length, { start, end: start + 7 });
        const slice = text.slice(found.start, found.end);
        expect(found.start).toBeGreaterThan(TITLE.length);
        expect(slice).toContain('Kestrel');
        expect(slice).toBe(slice.trim());
        expect(slice).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
