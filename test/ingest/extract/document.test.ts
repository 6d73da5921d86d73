import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeDocument, rawSpan, textOf, tokenAt } from '../../../ingest/extract/document.js';
import { expectLinear } from '../../growth.js';

const abstractOf = (abstract: string) => makeDocument({ title: 'A title', abstract });
const normalised = (abstract: string) => abstractOf(abstract).text.slice('A title\n'.length);
const words = (abstract: string) =>
  abstractOf(abstract)
    .tokens.slice(2)
    .map(({ text }) => text);

describe('normalised text', () => {
  it.each([
    ['a 10.7times gain', 'a 10.7x gain'],
    ['10.7 times faster', '10.7 times faster'],
    ['three times', 'three times'],
    ['by 25-40\\%', 'by 25-40%'],
    ['a $2.4\\times$ gain', 'a 2.4x gain'],
    ['\\sysName runs', 'sysName runs'],
    ['\\textbf{Zebra} runs', 'Zebra runs'],
    ['\\ours{} runs', 'ours runs'],
    ['\\rev{The gain} holds', 'The gain holds'],
    ['\\textcolor{blue}{Zebra} runs', 'Zebra runs'],
    ['in $O(N^2)$ time', 'in O(N^2) time'],
    ['Fig.~3 and ~3x', 'Fig. 3 and ~3x'],
    ['it costs $5 or $6', 'it costs $5 or $6'],
    ['“quoted” and ‘quoted’', '"quoted" and \'quoted\''],
    ['1–2 − 3', '1-2 - 3'],
    ['K\\"oln', 'Köln'],
    ['<i>Zebra</i> &amp; a < b', 'Zebra & a < b'],
    ['It \\cite{zebra2020} holds', 'It holds'],
    ['e\ufb03cient', 'efficient'],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('%j reads %j', (raw, text) => {
    expect(normalised(raw)).toBe(text);
  });
});

describe('tokens', () => {
  it.each([
    ['FlashAttention-2 and GPT-3.5', ['FlashAttention-2', 'and', 'GPT-3.5']],
    ['CUDA-based kernels', ['CUDA', '-', 'based', 'kernels']],
    ['2.4x, 12ms, 40%', ['2.4', 'x', ',', '12', 'ms', ',', '40', '%']],
    ['I/O in C++, e.g. pass@1.', ['I/O', 'in', 'C++', ',', 'e.g.', 'pass@1', '.']],
    ['ResNet-50/101', ['ResNet-50', '/', '101']],
    ["Zebra's 1,000 rows", ['Zebra', "'s", '1,000', 'rows']],
    ['8x7B and W4A8', ['8x7B', 'and', 'W4A8']],
  ])('%j falls into %j', (raw, tokens) => {
    expect(words(raw)).toEqual(tokens);
  });
});

describe('sentences', () => {
  const sentences = (abstract: string) => {
    const document = abstractOf(abstract);
    return document.sentences.slice(1).map(({ start, end }) => document.raw.slice(start, end));
  };

  it.each([
    ['It runs. It stops.', ['It runs.', 'It stops.']],
    ['Chips, e.g. Zebra, run vs. others.', ['Chips, e.g. Zebra, run vs. others.']],
    ['It gains 3.5 points. vLLM stops.', ['It gains 3.5 points.', 'vLLM stops.']],
    ['See Fig. 3 for it.', ['See Fig. 3 for it.']],
    ['(It runs.) It stops!', ['(It runs.)', 'It stops!']],
  ])('%j holds %j', (abstract, expected) => {
    expect(sentences(abstract)).toEqual(expected);
  });

  it('keeps the title apart from the abstract', () => {
    const document = makeDocument({ title: 'Zebra runs', abstract: 'on a chip' });
    expect(document.sentences.map(({ inTitle }) => inTitle)).toEqual([true, false]);
  });
});

describe('offsets', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '\\textbf{',
          '}',
          '$',
          '\\',
          'times',
          '10',
          ' ',
          '\n',
          '.',
          'A',
          'b',
          '~',
          '<i>',
          '&lt;',
          '😀',
          'ש',
          '(',
        ),
        { maxLength: 40 },
      )
      .map(parts => parts.join('')),
  );

  it('are ordered and in range for any text, and tokens stand where they say', () => {
    fc.assert(
      fc.property(text, text, (title, abstract) => {
        const document = makeDocument({ title, abstract });
        expect(document.raw).toBe(`${title}\n${abstract}`);
        let start = 0;
        for (const token of document.tokens) {
          expect(token.start).toBeGreaterThanOrEqual(start);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(document.raw.length);
          expect(document.text.slice(token.from, token.to)).toBe(token.text);
          start = token.start;
        }
        for (const { firstToken, endToken } of document.sentences) expect(endToken).toBeGreaterThan(firstToken);
      }),
    );
  });

  it('lead from a token to the raw words', () => {
    const document = abstractOf('We use \\textbf{Zebra} here.');
    const place = document.tokens.findIndex(token => token.text === 'Zebra');
    const { from, to } = document.tokens[place]!;
    const { start, end } = rawSpan(document, from, to);
    expect(document.raw.slice(start, end)).toBe('Zebra');
    expect(tokenAt(document, document.raw.indexOf('Zebra'))).toBe(place);
    expect(textOf(document, place, place + 2)).toBe('Zebra here');
  });
});

it('reads text in time that grows with its length, not faster', () => {
  const unit = 'We present \\textbf{Zebra-2}, 10.7times faster (ZB) on A100 $x^2$ than [a.b]* 😀 ALL CAPITALS. ';
  expectLinear(repeats => makeDocument({ title: 'Zebra', abstract: unit.repeat(repeats) }), 1000);
});
