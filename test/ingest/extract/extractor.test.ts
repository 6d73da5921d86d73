import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entityAttributes } from '../../../ingest/extract/attributes.js';
import { CorpusEvidence, decideFacts, readPaper } from '../../../ingest/extract/extractor.js';
import { goldRecord } from '../../../ingest/extract/gold-record.js';
import { PaperFacts } from '../../../ingest/facts.js';
import type { Paper } from '../../../ingest/paper.js';
import { expectLinear } from '../../growth.js';

const paperOf = (title: string, abstract: string): Paper => ({
  key: 'zebra',
  title,
  abstract,
  authors: [],
  organisation: '',
  published: '',
  url: '',
  sources: [],
});

const factsOf = (paper: Paper) => {
  const reading = readPaper(paper);
  const corpus = new CorpusEvidence();
  corpus.add(reading);
  return decideFacts(paper, reading, corpus);
};

const ZEBRA = paperOf(
  'ZebraAttention: Faster Exact Attention with Striped Tiling',
  'Transformers are slow on long inputs. We propose ZebraAttention, an attention algorithm that builds on FlashAttention and is implemented in CUDA. On an NVIDIA A100 GPU, ZebraAttention is 1.7times faster than FlashAttention. It reaches 76.5\\% accuracy on ImageNet.',
);

describe('a paper', () => {
  const record = goldRecord(ZEBRA, factsOf(ZEBRA), 0.5);
  const named = (type: string) =>
    record.entities.filter(entity => entity.type === type && !entity.generic).flatMap(({ surfaces }) => surfaces);

  it('introduces the name of its title', () => {
    expect(record.introduces).toEqual(['ZebraAttention']);
  });

  it('names methods, hardware, datasets and metrics', () => {
    expect(named('Method')).toEqual(expect.arrayContaining(['ZebraAttention', 'FlashAttention', 'CUDA']));
    expect(named('Hardware').join()).toContain('A100');
    expect(named('Dataset')).toContain('ImageNet');
    expect(named('Metric')).toContain('accuracy');
  });

  it('gives claims with quotes that are slices of title or abstract, and ends that are in the record', () => {
    const names = new Set(['@paper', ...record.entities.map(({ name }) => name)]);
    for (const { evidence } of [...record.relations, ...record.results]) {
      expect(ZEBRA.title.includes(evidence) || ZEBRA.abstract.includes(evidence)).toBe(true);
    }
    for (const { from, to } of record.relations) expect(names.has(from) && names.has(to)).toBe(true);
    for (const { subject, metric } of record.results) expect(names.has(subject) && names.has(metric)).toBe(true);
  });
});

it.each([
  ['empty', '', ''],
  ['no abstract', 'ZebraNet: a net', ''],
  ['only signs', '$$$', '((([[[**?+.\\'],
  ['all capitals', 'ZEBRA NET', 'WE PROPOSE ZEBRA NET ON GPU. '.repeat(20)],
  ['emoji and right-to-left', '😀 שלום', 'مرحبا 😀 We propose ZebraNet. שלום'],
  ['HTML', '<b>Zebra</b>', '<p>We propose <i>ZebraNet</i> &amp; more</p>'],
])('%s gives facts that the schema allows', (_, title, abstract) => {
  expect(() => PaperFacts.parse(factsOf(paperOf(title, abstract)))).not.toThrow();
});

it('reads any text without error, the same way twice, with mentions inside the text', () => {
  const pieces = fc.constantFrom(
    'We propose ',
    'ZebraNet',
    ' (ZN)',
    ' on GPU',
    ' 3.2x ',
    '\\textbf{A}',
    ': ',
    '. ',
    '$',
    '😀',
    '\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(pieces, { maxLength: 30 }).map(parts => parts.join('')),
  );
  fc.assert(
    fc.property(text, text, (title, abstract) => {
      const paper = paperOf(title, abstract);
      const reading = readPaper(paper);
      expect(readPaper(paper)).toEqual(reading);
      for (const { mentions } of reading.entities) {
        for (const { start, end } of mentions) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(title.length + 1 + abstract.length);
        }
      }
      PaperFacts.parse(factsOf(paper));
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['consistency', ['Stripe Consistency', 'SC'], 'Method', 'Stripe Consistency'],
  ['stripe consistency', ['Stripe Consistency', 'SC'], 'Method', 'Stripe Consistency'],
  ['word error rate', ['SC'], 'Method', 'SC'],
  ['consistency', ['Stripe Consistency'], 'Metric', 'consistency'],
] as const)('of %s and %j as a name, a %s goes by %s', (name, surfaces, type, expected) => {
  const title = 'Stripe Consistency (SC) is consistency';
  const mentions = ['Stripe Consistency', 'SC', 'is consistency'].map(text => {
    const start = title.indexOf(text) + (text.startsWith('is ') ? 3 : 0);
    return { start, end: title.indexOf(text) + text.length };
  });
  const entity = {
    name,
    surfaces: [...surfaces],
    mentions,
    types: { [type]: 0.9 },
    generic: 0,
    introduced: 0,
    cues: [],
  };
  const facts = decideFacts(
    paperOf(title, 'Stripes.'),
    { entities: [entity], relations: [], results: [] },
    new CorpusEvidence(),
  );
  expect(facts.entities.map(fact => fact.name)).toEqual([expected]);
});

it('pools readings whatever their order', () => {
  const readings = ['ZebraNet', 'StripeNet', 'FlashAttention'].map(name =>
    readPaper(
      paperOf(`${name}: a model`, `We propose ${name} and compare it with FlashAttention and ZebraNet on ImageNet.`),
    ),
  );
  const pool = (order: number[]) => {
    const corpus = new CorpusEvidence();
    for (const i of order) corpus.add(readings[i]!);
    return readings.flatMap(({ entities }) => entities.map(candidate => corpus.types(candidate)));
  };
  expect(pool([2, 0, 1])).toEqual(pool([0, 1, 2]));
});

it('reads long texts in time that grows with their length', () => {
  const unit = 'We propose ZebraNet (ZN), 3.2x faster than FlashAttention on an A100 GPU and ImageNet. ';
  expectLinear(repeats => readPaper(paperOf('ZebraNet', unit.repeat(repeats))), 200);
});

it.each([
  ['Metric', 'latency', { unit: 'ms', higherIsBetter: false }],
  ['Metric', 'zebra count', { unit: '' }],
  ['Hardware', 'NVIDIA H100', { vendor: 'NVIDIA', kind: 'GPU' }],
  ['Method', 'PyTorch', { kind: 'library' }],
  ['Dataset', 'MLPerf', { kind: 'benchmark' }],
] as const)('looks up what is known of %s %s', (type, name, attributes) => {
  expect(entityAttributes(type, name)).toEqual(attributes);
});
