import { describe, expect, it } from '@jest/globals';
import { abbreviates, sameLongForm } from '../../../ingest/resolve/abbreviation.js';

describe('abbreviates', () => {
  it.each([
    ['LF', 'Long Form'],
    ['LoRA', 'Low-Rank Adaptation'],
    ['LLMs', 'large language models'],
    ['BERT', 'Bidirectional Encoder Representations from Transformers'],
    ['3DGS', '3D Gaussian Splatting'],
    ['GPT-3', 'Generative Pre-trained Transformer 3'],
    ['AR', 'Autoregressive (AR) decoding'],
    ['SAM', 'medical segment anything model'],
    ['S4', 'Structured State Space sequence model'],
    ['C4', 'Colossal Clean Crawled Corpus'],
    ['T5', 'Text-to-Text Transfer Transformer'],
    ['T2I', 'text-to-image'],
    ['H2O', 'Heavy-Hitter Oracle'],
  ])('%s is short for %s', (short, long) => {
    expect(abbreviates(short, long)).toBe(true);
  });

  it.each([
    ['GPT', 'Generative Pre-trained Transformer 3'],
    ['GPT-4', 'Generative Pre-trained Transformer 3'],
    ['GPTQ', 'GPTQ-based quantization'],
    ['BioKestrel', 'BioKestrel-7B'],
    ['CNN', 'CNN-based models'],
    ['LF', 'Form of Length'],
    ['LF', 'LongForm'],
    ['lf', 'long form'],
    ['Long', 'Low-rank on graphs'],
    ['A LONG NAME', 'A Long Old Name Given'],
    ['S4', 'Structured State Space'],
    ['A100', 'an accelerator of 100 cores'],
  ])('%s is not short for %s', (short, long) => {
    expect(abbreviates(short, long)).toBe(false);
  });

  it('takes signs in a short form as they are', () => {
    expect(abbreviates('C++(', 'see plus plus')).toBe(false);
    expect(abbreviates('A*[B', 'A star [Bracket')).toBe(true);
  });
});

describe('sameLongForm', () => {
  it.each([
    ['LoRA', 'Low-Rank Adaptation', 'low-rank adapters'],
    ['GCN', 'graph convolutional network', 'Graph Convolution Networks'],
    ['GPT', 'generative pre-trained transformer', 'Generative Pretrained Transformer'],
    ['VLM', 'Vision-Language Model', 'medical vision-language models'],
    ['VAR', 'Visual Autoregressive', 'Visual Autoregressive model'],
    ['RLVR', 'reinforcement learning with verifiable rewards', 'Reinforcement Learning from Verifiable Reward'],
  ])('%s: %s and %s say the same', (short, a, b) => {
    expect(sameLongForm(short, a, b)).toBe(true);
    expect(sameLongForm(short, b, a)).toBe(true);
  });

  it.each([
    ['BNN', 'binary neural network', 'Bayesian neural network'],
    ['QNN', 'quantum neural network', 'quantized neural network'],
    ['CNN', 'convolutional neural network', 'cellular neural network'],
    ['MLA', 'multi-head latent attention', 'multi-head linear attention'],
    ['DPO', 'direct preference optimization', 'direct policy optimization'],
    ['SAM', 'segment anything model', 'segmentation model'],
    ['LF', 'Long Form 2', 'Long Form 3'],
    ['OA', 'of a', 'on a'],
  ])('%s: %s and %s are two meanings', (short, a, b) => {
    expect(sameLongForm(short, a, b)).toBe(false);
    expect(sameLongForm(short, b, a)).toBe(false);
  });
});
