import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ENTITY_TYPES, type EntityType } from '../../../graph/model.js';
import { bareFold, entityFold, versionTokens } from '../../../ingest/resolve/entity-fold.js';

describe('entityFold', () => {
  it.each<[EntityType, string, string]>([
    ['Method', 'FlashAttention2', 'Flash Attention 2'],
    ['Method', 'FlashAttention-2', 'Flash Attention 2'],
    ['Method', 'Low-Rank Adaptation (LoRA)', 'low-rank adaptation'],
    ['Method', 'Low-Rank Adaptation(LoRA)', 'low-rank adaptation'],
    ['Method', 'Key-Value (KV) cache', 'key-value caches'],
    ['Method', 'ViTs', 'ViT'],
    ['Method', 'MoEs', 'MoE'],
    ['Method', 'GNNs', 'GNN'],
    ['Method', 'LLM’s', 'LLMs'],
    ['Method', 'Transformers', 'the Transformer'],
    ['Method', 'strategies', 'strategy'],
    ['Method', 'attention maps', 'Attention Map'],
    ['Method', '\\texttt{Kestrel}', 'Kestrel'],
    ['Method', 'K$^2$-Net', 'K2Net'],
    ['Hardware', 'NVIDIA A100 GPU', 'A100'],
    ['Hardware', 'A100-80GB', 'A100'],
    ['Hardware', 'NVIDIA A100-SXM4-80GB', 'A100s'],
    ['Hardware', 'A100 (80GB)', 'Tesla A100 PCIe 40 GB'],
    ['Hardware', 'NVIDIA H100 Tensor Core GPU', 'H100'],
    ['Hardware', 'NVIDIA GeForce RTX 4090', 'RTX4090s'],
    ['Hardware', 'Google TPU v4 chips', 'TPUv4'],
    ['Hardware', 'Intel(R) Xeon(R) Gold 6230 CPU', 'Xeon Gold 6230'],
    ['Hardware', 'Apple M1 chip', 'M1'],
    ['Hardware', 'AMD Instinct MI250X', 'MI250X GPUs'],
    ['Hardware', 'NVIDIA Jetson AGX Orin 64GB', 'nvidia jetson-agx orin'],
    ['Dataset', 'ImageNet dataset', 'ImageNet'],
    ['Dataset', 'ImageNet 256x256', 'the ImageNet benchmark'],
    ['Dataset', 'CIFAR-10 test set', 'CIFAR10'],
    ['Dataset', 'The Pile', 'Pile'],
    ['Dataset', 'AIME 2024', 'AIME24'],
    ['Dataset', 'PASCAL VOC 2012', 'Pascal VOC-12'],
    ['Metric', 'speed-up', 'Speedup'],
    ['Metric', 'The latency', 'latency'],
  ])('takes the %s %j and %j for one name', (type, a, b) => {
    expect(entityFold(type, a)).toBe(entityFold(type, b));
  });

  it.each<[EntityType, string, string]>([
    ['Method', 'FlashAttention', 'FlashAttention-2'],
    ['Method', 'FlashAttention-2', 'FlashAttention-3'],
    ['Method', 'Llama 2.5', 'Llama 25'],
    ['Method', 'Llama', 'Llama (2)'],
    ['Method', 'SE(3)-Net', 'SE(2)-Net'],
    ['Method', 'E(n)-Net', 'E-Net'],
    ['Method', 'diffusion model', 'diffusion'],
    ['Method', 'LLM framework', 'LLM'],
    ['Method', 'ResNet-50', 'ResNet-101'],
    ['Method', '\\alpha-fair', 'fair'],
    ['Hardware', 'A100', 'A10'],
    ['Hardware', 'TPU v4', 'TPU v5'],
    ['Hardware', 'Edge TPU', 'edge device'],
    ['Hardware', 'Tensor Core', 'Tensor'],
    ['Hardware', 'NVIDIA GPU', 'GPU'],
    ['Hardware', 'NVIDIA GPU', 'AMD GPU'],
    ['Hardware', 'mobile CPU', 'mobile GPU'],
    ['Hardware', 'multi-core CPU', 'multi-GPU'],
    ['Hardware', 'FPGA-based accelerator', 'GPU-based accelerator'],
    ['Hardware', 'Jetson Nano', 'Jetson'],
    ['Dataset', 'ARC-Challenge', 'ARC'],
    ['Dataset', 'CIFAR-10', 'CIFAR-100'],
    ['Dataset', 'SQuAD 1.1', 'SQuAD 2.0'],
    ['Dataset', 'MIMIC-III', 'MIMIC-IV'],
    ['Dataset', 'ImageNet', 'ImageNet-21k'],
  ])('tells the %s %j from %j', (type, a, b) => {
    expect(entityFold(type, a)).not.toBe(entityFold(type, b));
  });

  it.each(['BLAS', 'Atlas', 'Chronos', 'loss', 'Taylor series', 'Mantis'])(
    'leaves the end of %s, which is no plural',
    name => {
      expect(entityFold('Method', name)).toMatch(/s$/);
    },
  );

  it.each<[EntityType, string]>([
    ['Dataset', 'benchmark'],
    ['Hardware', 'GPU'],
    ['Hardware', 'NVIDIA'],
    ['Hardware', '80GB'],
    ['Method', 'the'],
    ['Method', '(A)'],
    ['Method', '–'],
  ])('never folds a name to nothing: %s %j', (type, name) => {
    expect(entityFold(type, name)).not.toBe('');
  });

  it('does not see case, hyphens and spaces of a name', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,6}$/);
    fc.assert(
      fc.property(fc.constantFrom(...ENTITY_TYPES), fc.array(word, { minLength: 2, maxLength: 3 }), (type, words) => {
        const fold = entityFold(type, `${words.join('-')} 2`);
        expect(entityFold(type, `${words.join(' ')}-2`)).toBe(fold);
        expect(entityFold(type, `${words.join('').toUpperCase()}2`)).toBe(fold);
      }),
    );
  });

  it('keeps every digit of a method', () => {
    const name = fc.stringMatching(/^[A-Za-z]{1,8}[- ]?\d{1,3}(\.\d)?[- ]?[A-Za-z]{0,6}$/);
    fc.assert(
      fc.property(name, text => {
        expect(entityFold('Method', text).replace(/\D/g, '')).toBe(text.replace(/\D/g, ''));
      }),
    );
  });

  it('holds no white space but in names of signs only, so that it fits a line and a column', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENTITY_TYPES), fc.string({ unit: 'grapheme', minLength: 1 }), (type, name) => {
        expect(entityFold(type, name)).not.toMatch(/[\t\n\r]/);
      }),
    );
  });
});

describe('bareFold', () => {
  it.each<[EntityType, string, boolean, string | undefined]>([
    ['Method', 'BERT model', false, 'bert'],
    ['Method', 'OpenAI Codex', false, 'codex'],
    ['Method', 'Google’s Gemini models', false, 'gemini'],
    ['Method', 'Google DeepMind AlphaKestrel', false, 'alphakestrel'],
    ['Method', 'Kestrel Framework', false, 'kestrel'],
    ['Method', 'Video Transformer Network', false, undefined],
    ['Method', 'BERT', false, undefined],
    ['Method', 'diffusion models', true, 'diffusion'],
    ['Method', 'LLM framework', true, undefined],
    ['Hardware', 'Hopper GPUs', false, 'hopper'],
    ['Hardware', 'NVIDIA Hopper architecture', false, 'hopper'],
    ['Hardware', 'NVIDIA GPU', false, undefined],
    ['Hardware', 'edge device', true, undefined],
    ['Dataset', 'Kestrel challenge', false, undefined],
  ])('of the %s %j (common term: %s) is %s', (type, name, generic, bare) => {
    expect(bareFold(type, name, generic)).toBe(bare);
  });
});

describe('versionTokens', () => {
  it.each([
    ['LLaMA-2-70B', '2 70'],
    ['Llama 2.5', '2.5'],
    ['Llama', ''],
  ])('of %s are %j', (name, tokens) => {
    expect(versionTokens(name)).toBe(tokens);
  });
});
