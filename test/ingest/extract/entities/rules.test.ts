import { describe, expect, it } from '@jest/globals';
import { makeDocument, textOf } from '../../../../ingest/extract/document.js';
import { findAcronyms } from '../../../../ingest/extract/entities/acronyms.js';
import { nameKey } from '../../../../ingest/extract/entities/clusters.js';
import { findHardware, hardwareAttributes } from '../../../../ingest/extract/entities/hardware.js';
import { findIntroductions } from '../../../../ingest/extract/entities/introductions.js';
import { findMetrics } from '../../../../ingest/extract/entities/metrics.js';
import { findKnownNames } from '../../../../ingest/extract/entities/names.js';
import { findProposals } from '../../../../ingest/extract/entities/proposals.js';
import { looksNamed } from '../../../../ingest/extract/entities/shapes.js';
import { sureIntroductions } from '../../../../ingest/extract/entities/sure-introductions.js';

const read = (abstract: string, title = 'On zebras') => makeDocument({ title, abstract });

describe('acronyms', () => {
  it.each([
    ['We use Zebra Stripe Coding (ZSC) here.', ['Zebra Stripe Coding = ZSC']],
    ['We use low-rank stripe adaptation (LoSA).', ['low-rank stripe adaptation = LoSA']],
    ['We use ZSC (Zebra Stripe Coding) here.', ['Zebra Stripe Coding = ZSC']],
    ['striped language models (SLMs) run', ['striped language models = SLMs']],
    ['It runs fast (see below).', []],
    ['It runs (2024).', []],
  ])('in %j are %j', (text, expected) => {
    const document = read(text);
    const pairs = findAcronyms(document).map(
      ({ long, short }) => `${textOf(document, ...long)} = ${textOf(document, ...short)}`,
    );
    expect(pairs).toEqual(expected);
  });

  it('are spelled out after the colon of a title', () => {
    const document = read('It runs.', 'ZeSCo: Zebra Stripe Coding for Savannas');
    expect(findAcronyms(document).map(({ long }) => textOf(document, ...long))).toEqual(['Zebra Stripe Coding']);
  });
});

describe('hardware', () => {
  it.each([
    ['on a single NVIDIA A100-80GB GPU', ['NVIDIA A100-80GB GPU']],
    ['on an RTX 4090 and a Jetson Orin Nano', ['RTX 4090', 'Jetson Orin Nano']],
    ['an Intel Xeon Gold 6248 CPU', ['Intel Xeon Gold 6248 CPU']],
    ['Ascend 910B and TPU v4', ['Ascend 910B', 'TPU v4']],
    ['a Raspberry Pi 4 board', ['Raspberry Pi 4 board']],
    ['the Hopper architecture', ['Hopper architecture']],
    ['we met Hopper in the field', []],
    ['the summit of a hill', []],
  ])('in %j is %j', (text, expected) => {
    const document = read(text);
    expect(findHardware(document).map(({ first, end }) => textOf(document, first, end))).toEqual(expected);
  });

  it.each([
    ['A100', 'NVIDIA', 'GPU'],
    ['Google TPU v4', 'Google', 'TPU'],
    ['Loihi 2', 'Intel', 'neuromorphic chip'],
    ['Alveo U280', 'AMD', 'FPGA'],
    ['Zebra Z1', '', ''],
  ])('%s has its vendor and kind', (name, vendor, kind) => {
    expect(hardwareAttributes(name)).toEqual({ vendor, kind });
  });
});

describe('metrics', () => {
  it.each([
    ['raises top-1 accuracy', 'top-1 accuracy', 'accuracy'],
    ['a lower word error rate', 'word error rate', 'word error rate'],
    ['peak memory footprint', 'memory footprint', 'memory usage'],
    ['an FPS of 30', 'FPS', 'throughput'],
    ['mean IoU', 'mean IoU', 'IoU'],
  ])('in %j: %j is %s', (text, surface, name) => {
    const document = read(text);
    const found = findMetrics(document).map(({ first, end, entry }) => [textOf(document, first, end), entry]);
    expect(found.some(([words, entry]) => words!.endsWith(surface) && entry === name)).toBe(true);
  });
});

describe('known names', () => {
  it.each([
    ['ResNet50 and ResNet-50', ['ResNet-50', 'ResNet-50']],
    ['Flash Attention 2 runs', ['FlashAttention-2']],
    ['on ImageNet and CIFAR10', ['ImageNet', 'CIFAR-10']],
    ['we act on reddit posts', []],
  ])('in %j are %j', (text, expected) => {
    expect(findKnownNames(read(text)).map(({ entry }) => entry)).toEqual(expected);
  });
});

describe('introductions', () => {
  it.each([
    ['We propose ZebraNet, a network of stripes.', ['ZebraNet']],
    ['This paper introduces Zebra Stripe Coding (ZSC).', ['ZSC']],
    ['It is a code, called StripeCoder, for zebras.', ['StripeCoder']],
    ['It gives what we call Deep Stripe Machines (DSM).', ['DSM']],
    ['Services which call StripeCoder are slow.', []],
    ['Stripes are hard to count.', []],
  ])('%j presents %j', (text, expected) => {
    const document = read(text);
    const names = findIntroductions(document, findAcronyms(document)).map(({ first, end }) =>
      textOf(document, first, end),
    );
    expect([...new Set(names)]).toEqual(expected);
  });

  it('take the name before the colon of a title', () => {
    const document = read('It runs.', 'ZebraNet: counting stripes');
    expect(findIntroductions(document, []).map(({ rule }) => rule)).toEqual(['title']);
  });

  it('are beyond doubt by two rules, but not by what "we call"', () => {
    const sureOf = (text: string) => {
      const document = read(text);
      return sureIntroductions(document, findIntroductions(document, [])).size;
    };
    expect(sureOf('We propose StripeCoder. It is a counter named StripeCoder.')).toBe(2);
    expect(sureOf('We propose counters like StripeCoder. We call StripeCoder once per stripe.')).toBe(0);
  });

  it.each([
    ['We propose a novel sparse stripe counter and a zebra loss, which help.', ['sparse stripe counter', 'zebra loss']],
    ['We propose a Unified Stripe Counter, which helps.', ['Unified Stripe Counter']],
    ['We present the graph-based stripe counter.', ['graph-based stripe counter']],
    ['A new sparse stripe counter (SSC) is then proposed.', ['sparse stripe counter']],
    ['Two-level stripe counting is proposed.', ['Two-level stripe counting']],
    ['A Unified stripe counter is proposed.', ['Unified stripe counter']],
    ['In this paper a novel stripe counter is presented.', ['stripe counter']],
    ['Novel stripe counting is introduced.', ['stripe counting']],
    ['Fast Stripe Counting is proposed.', ['Fast Stripe Counting']],
    ['We propose Stripe Counter 2, which helps.', ['Stripe Counter 2']],
    ['A stripe counter is proposed in this paper.', ['stripe counter']],
    ['A stripe counter is proposed in [3].', []],
    ['We propose short-, mid- and long-stripe counters.', ['long-stripe counters']],
    ['We propose short- and long-stripe counters.', ['long-stripe counters']],
    ['Very long phrases of such many words without any mark between is proposed.', []],
    ['The zebra loss is introduced by others.', []],
    ['The zebra loss was introduced.', []],
    ['Two stripe counters are presented.', []],
    ['A stripe counter is also presented.', ['stripe counter']],
    ['Proposed stripes are counted.', []],
    ['A stripe counter (one of those that others have made) is proposed.', []],
  ])('find noun phrases that "%s" proposes', (text, expected) => {
    const document = read(text);
    expect(findProposals(document).map(range => textOf(document, ...range))).toEqual(expected);
  });
});

it.each([
  ['FlashAttention', true],
  ['vLLM', true],
  ['GPT-4o', true],
  ['Skip-FFN', true],
  ['BERT', true],
  ['Real-Time', false],
  ['Zebra', false],
  ['2.4', false],
  ['II', false],
])('the shape of %s says name: %s', (word, named) => {
  expect(looksNamed(word)).toBe(named);
});

it.each([
  ['LLMs', 'LLM model'],
  ['Zebra-2', 'zebra 2'],
  ['ImageNet dataset', 'ImageNet'],
])('%s and %s are one within a paper', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b));
});

it('versions are not one', () => {
  expect(nameKey('Zebra-2')).not.toBe(nameKey('Zebra'));
  expect(nameKey('ResNet-50')).not.toBe(nameKey('ResNet-101'));
});
