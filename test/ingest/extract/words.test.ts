import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName, foldSingular } from '../../../ingest/extract/entities/fold.js';
import { looksNamed, shapeOf } from '../../../ingest/extract/entities/shapes.js';
import { Memo } from '../../../ingest/extract/memo.js';
import { MOST_WORDS, WordClass, WordMemo, wordOf } from '../../../ingest/extract/words.js';

const spellings = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('GPUs', 'LoRA', 'attention', 'İ', 'A100-80GB'),
);

describe('a word', () => {
  it('knows what its spelling shows, however often it is asked', () => {
    fc.assert(
      fc.property(spellings, text => {
        for (const word of [wordOf(text), wordOf(text)]) {
          const lower = text.toLowerCase();
          expect([word.text, word.lower]).toEqual([text, lower]);
          expect([word.folded, word.singular]).toEqual([foldName(lower), foldSingular(foldName(lower))]);
          expect([word.withoutPlural, word.shape]).toEqual([foldSingular(lower), shapeOf(text)]);
          expect([word.named, word.capital]).toEqual([looksNamed(text), /^\p{Lu}/u.test(text)]);
        }
      }),
    );
  });

  it('is the same one for the same spelling, short or long', () => {
    const text = 'a text with FlashDecodingPlusPlus in it';
    expect(wordOf(text.slice(12, 33))).toBe(wordOf('FlashDecodingPlusPlus'));
    expect(wordOf(text.slice(2, 6))).toBe(wordOf('text'));
  });
});

describe('a class of words', () => {
  it('holds for a word as its expression does, in lower case or as written', () => {
    const [verbs, capitals] = [new WordClass(/^us(?:e|es|ing)$/), new WordClass(/^\p{Lu}/u, 'text')];
    for (const text of ['use', 'Using', 'used', 'Use', '']) {
      for (let again = 0; again < 2; again++) {
        expect(verbs.has(wordOf(text))).toBe(/^us(?:e|es|ing)$/i.test(text));
        expect(capitals.has(wordOf(text))).toBe(/^\p{Lu}/u.test(text));
      }
    }
  });

  it('holds for words that are kept no more, and not for others in their places', () => {
    const ends = new WordClass(/^last/);
    const old = wordOf('lastly');
    expect(ends.has(old)).toBe(true);
    for (let i = 0; i <= MOST_WORDS; i++) wordOf(`other${i}`);
    expect(ends.has(old)).toBe(true);
    const held = Array.from({ length: MOST_WORDS }, (_, i) => wordOf(`next${i}`)).filter(word => ends.has(word));
    expect(held).toEqual([]);
    expect([ends.has(old), ends.has(wordOf('lastly'))]).toEqual([true, true]);
  });

  it('has no word where there is none', () => expect(new WordClass(/^/).has(undefined)).toBe(false));

  it('answers the same when there are more classes than a word has room for', () => {
    const classes = Array.from({ length: 200 }, (_, i) => new WordClass(i % 2 === 0 ? /^ten$/ : /^two$/));
    const answers = () => classes.map(one => one.has(wordOf('two')));
    expect(answers()).toEqual(classes.map((_, i) => i % 2 === 1));
    expect(answers()).toEqual(classes.map((_, i) => i % 2 === 1));
  });
});

describe('a memo of words', () => {
  it('computes a word once, each memo for itself', () => {
    const asked: string[] = [];
    const [lengths, lasts] = [
      new WordMemo(({ text }) => {
        asked.push(text);
        return text.length;
      }),
      new WordMemo(({ text }) => text.slice(-1)),
    ];
    const words = ['one', 'three', 'one'].map(wordOf);
    expect(words.map(word => [lasts.of(word), lengths.of(word)])).toEqual([
      ['e', 3],
      ['e', 5],
      ['e', 3],
    ]);
    expect(asked).toEqual(['one', 'three']);
  });
});

describe('a memo', () => {
  it('computes a text once while it is kept, and never keeps more than it may', () => {
    const asked: string[] = [];
    const memo = new Memo(text => {
      asked.push(text);
      return text.length;
    }, 2);
    expect(['a', 'bb', 'a', 'ccc', 'a'].map(text => memo.of(text))).toEqual([1, 2, 1, 3, 1]);
    expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
  });
});
