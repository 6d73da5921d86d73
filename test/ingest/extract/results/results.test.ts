import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeDocument } from '../../../../ingest/extract/document.js';
import { impliedMetricOf } from '../../../../ingest/extract/results/implied-metrics.js';
import { readQuantities } from '../../../../ingest/extract/results/quantities.js';
import { extractResults } from '../../../../ingest/extract/results/results.js';
import { candidatesOf, paperOf } from '../candidates-of.js';

const LIKELY = 0.4;
const TITLE = 'QuickFold: Fast Folding of Long Inputs';
const OWN = 'We propose QuickFold, a new way to fold long inputs. ';

function results(sentence: string, names: readonly string[]): string[] {
  const { document, entities } = paperOf(TITLE, OWN + sentence, ['*M:QuickFold', ...names]);
  const nameOf = (end: number | 'paper' | undefined) =>
    end === undefined ? '' : end === 'paper' ? '@paper' : entities[end]!.name;
  return extractResults(document, entities)
    .filter(({ score }) => score >= LIKELY)
    .map(
      ({ subject, metric, value, valueMax, unit, versus, dataset, hardware }) =>
        `${nameOf(subject.entity)}: ${nameOf(metric.entity)} ${value}${valueMax === undefined ? '' : `-${valueMax}`} ${unit}` +
        (versus === undefined ? '' : ` vs ${nameOf(versus)}`) +
        (dataset === undefined ? '' : ` on ${nameOf(dataset)}`) +
        (hardware === undefined ? '' : ` at ${nameOf(hardware)}`),
    );
}

const SENTENCES: [family: string, sentence: string, names: string[], expected: string[]][] = [
  [
    'metric before',
    'QuickFold achieves an accuracy of 91.5% on FoldBench.',
    ['X:accuracy', 'D:FoldBench'],
    ['QuickFold: accuracy 91.5 % on FoldBench'],
  ],
  [
    'metric after',
    'It reaches 91.5% accuracy on FoldBench.',
    ['X:accuracy', 'D:FoldBench'],
    ['QuickFold: accuracy 91.5 % on FoldBench'],
  ],
  [
    'comparator',
    'QuickFold achieves a 3x speedup over SlowFold.',
    ['X:speedup', 'M:SlowFold'],
    ['QuickFold: speedup 3 x vs SlowFold'],
  ],
  ['range', 'QuickFold reduces latency by 25-40\\%.', ['X:latency'], ['QuickFold: latency 25-40 %']],
  [
    'hardware',
    'QuickFold runs with a latency of 17 ms on a Jetson Nano.',
    ['X:latency', 'H:Jetson Nano'],
    ['QuickFold: latency 17 ms at Jetson Nano'],
  ],
  [
    'two metrics',
    'Our method improves throughput by 40% and reduces memory usage by 30%.',
    ['X:throughput', 'X:memory usage'],
    ['QuickFold: throughput 40 %', 'QuickFold: memory usage 30 %'],
  ],
];

describe('results of one sentence', () => {
  it.each(SENTENCES)('%s: %s', (_, sentence, names, expected) => {
    expect(results(sentence, names)).toEqual(expected);
  });

  it.each([
    ['a count of devices', 'We train it on 8 GPUs with 12 layers for speedup.', ['X:speedup', 'H:GPUs']],
    ['a number in a name', 'QuickFold uses Llama-2-7B for accuracy.', ['X:accuracy', 'M:Llama-2-7B']],
    ['a number without a metric', 'QuickFold was made in 2024 by 3 people.', []],
  ])('leaves out %s', (_, sentence, names) => {
    expect(results(sentence, names)).toEqual([]);
  });

  it('quotes exactly, whatever the text', () => {
    const words = 'Alpha speedup accuracy 3x 95% from to of by over Beta , . ( ) \\% $2\\times$ twice 17 ms é'.split(
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 80 }), parts => {
        const document = makeDocument({ title: 'Alpha: a title', abstract: parts.join(' ') });
        const entities = candidatesOf(document.raw, ['*M:Alpha', 'M:Beta', 'X:speedup', 'X:accuracy']);
        for (const { evidence, value } of extractResults(document, entities)) {
          const quote = document.raw.slice(evidence.start, evidence.end);
          expect(quote).toBe(quote.trim());
          expect(quote.split(/\s+/).length).toBeGreaterThanOrEqual(2);
          expect(quote.split(/\s+/).length).toBeLessThanOrEqual(80);
          expect(evidence.end <= document.titleEnd || evidence.start > document.titleEnd).toBe(true);
          expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('metrics that numbers imply', () => {
  const IMPLIED: [string, string | undefined][] = [
    ['It is 3x faster than before.', 'speedup'],
    ['It uses 40% less memory.', 'memory usage'],
    ['The model is 4x smaller.', 'model size'],
    ['It has 5x fewer parameters.', 'parameter count'],
    ['We cut latency by 30%.', 'latency'],
    ['It runs at 75 FPS.', 'throughput'],
    ['It saves 20% energy.', 'energy consumption'],
    ['It draws 5 W.', 'power'],
    ['It costs $20 a day.', 'cost'],
    ['It was trained for 12 epochs.', undefined],
  ];
  it.each(IMPLIED)('%s', (sentence, name) => {
    const found = readQuantities(sentence).flatMap(quantity => impliedMetricOf(sentence, quantity) ?? []);
    expect(found.map(metric => metric.name)).toEqual(name === undefined ? [] : [name]);
    for (const { from, to } of found) expect(sentence.slice(from, to).trim()).not.toBe('');
  });
});
