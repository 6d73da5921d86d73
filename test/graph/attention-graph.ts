import { GraphBuilder, type SampleGraph } from './graph-builder.js';

/**
 * A small graph of attention kernels with everything the canned queries ask for: two parents, a cycle, the same claim
 * by two papers, a weak claim, generic terms, a paper without a named method, results of all shapes, orphans.
 */
export function attentionGraph(): SampleGraph {
  const g = new GraphBuilder();
  const p1 = g.paper('arXiv:2205.14135', 'Fast exact attention', { published: '2022-05-27', organisation: 'Stanford' });
  const p2 = g.paper('arXiv:2307.08691', 'Better work partitioning', { published: '2023-07' });
  const p3 = g.paper('arXiv:2410.16663', 'Attention for NPUs', { published: '2024-10-22' });
  const p4 = g.paper('a-study-of-kernels', 'A study of kernels', { authors: ['A. Person', 'B. Person'] });
  const p5 = g.paper('doi:10.1/xyz', 'Only mentions', { published: '2023' });

  const fa = g.method('FlashAttention', { aliases: ['Flash Attention', 'FlashAttn'], kind: 'kernel' });
  const fa2 = g.method('FlashAttention-2', { aliases: ['FA2'] });
  const fast = g.method('FastAttention');
  const xf = g.method('xFormers', { kind: 'library' });
  const triton = g.method('Triton', { kind: 'compiler' });
  const cutlass = g.method('CUTLASS', { kind: 'library' });
  const attention = g.method('attention', { generic: true });
  const transformer = g.method('Transformer', { generic: true, kind: 'architecture' });
  const gpt2 = g.method('GPT-2', { kind: 'model' });
  const ring = g.method('Ring Attention');
  const unused = g.method('Unheard-of');

  const a100 = g.hardware('A100', { vendor: 'NVIDIA', aliases: ['NVIDIA A100'] });
  const ascend = g.hardware('Ascend 910B', { vendor: 'Huawei', kind: 'NPU' });
  const edge = g.hardware('edge device', { kind: 'device', generic: true });
  const lra = g.dataset('Long Range Arena', { aliases: ['LRA'] });
  const wiki = g.dataset('WikiText-103', { kind: 'corpus' });
  const speedup = g.metric('speedup', { unit: 'x', higherIsBetter: true });
  const latency = g.metric('latency', { unit: 'ms', higherIsBetter: false });
  const score = g.metric('accuracy', { unit: '%', higherIsBetter: true });

  g.claim('INTRODUCES', p1, p1, fa);
  g.claim('INTRODUCES', p2, p2, fa2, { confidence: 1 });
  g.claim('INTRODUCES', p3, p3, fast);
  g.claim('INTRODUCES', p4, p4, fast, { confidence: 0.3 });
  g.claim('BUILDS_ON', p1, fa, attention);
  g.claim('BUILDS_ON', p2, fa2, fa, { confidence: 0.95 });
  g.claim('BUILDS_ON', p4, fa2, fa, { confidence: 0.8 });
  g.claim('BUILDS_ON', p3, fast, fa2);
  g.claim('BUILDS_ON', p3, fast, fa, { curated: true, reason: 'said in the appendix', rule: 'curated' });
  g.claim('BUILDS_ON', p4, fa, ring, { confidence: 0.6 });
  g.claim('BUILDS_ON', p4, ring, fa2, { confidence: 0.55 });
  g.claim('BUILDS_ON', p4, attention, transformer);
  g.claim('BUILDS_ON', p4, xf, fast, { confidence: 0.2 });
  g.claim('BUILDS_ON', p4, p4, fa);
  g.claim('USES', p2, fa2, cutlass);
  g.claim('USES', p2, fa2, triton);
  g.claim('USES', p3, fast, cutlass);
  g.claim('USES', p3, fast, triton, { confidence: 0.7 });
  g.claim('USES', p3, fast, transformer);
  g.claim('USES', p4, xf, triton);
  g.claim('APPLIED_TO', p1, fa, gpt2);
  g.claim('COMPARED_WITH', p2, fa2, fa, { outcome: 'better' });
  g.claim('COMPARED_WITH', p3, fast, fa2, { outcome: 'better' });
  g.claim('COMPARED_WITH', p4, fa, xf, { outcome: 'worse' });
  g.claim('COMPARED_WITH', p4, fa, fast, { outcome: 'similar' });
  g.claim('RUNS_ON', p1, fa, a100);
  g.claim('RUNS_ON', p2, fa2, a100);
  g.claim('RUNS_ON', p4, fa2, a100, { confidence: 0.97 });
  g.claim('RUNS_ON', p3, fast, ascend);
  g.claim('RUNS_ON', p4, p4, a100);
  g.claim('RUNS_ON', p3, fast, edge);
  g.claim('EVALUATED_ON', p1, fa, lra);
  g.claim('EVALUATED_ON', p1, fa, wiki, { confidence: 0.6 });
  g.claim('EVALUATED_ON', p4, p4, lra);
  g.claim('ACHIEVES', p2, fa2, speedup, {
    value: 2,
    unit: 'x',
    qualifier: 'around',
    versus: fa.key,
    versusLabel: 'Method',
  });
  g.claim('ACHIEVES', p3, fast, speedup, {
    value: 10.7,
    unit: 'x',
    qualifier: 'up to',
    versus: fa.key,
    versusLabel: 'Method',
    hardware: ascend.key,
  });
  g.claim('ACHIEVES', p3, fast, speedup, {
    value: 1.2,
    valueMax: 1.6,
    unit: 'x',
    versus: a100.key,
    versusLabel: 'Hardware',
  });
  g.claim('ACHIEVES', p1, fa, score, { value: 61.4, unit: '%', dataset: lra.key });
  g.claim('ACHIEVES', p4, p4, score, { value: 63, unit: '%', dataset: lra.key });
  g.claim('ACHIEVES', p1, fa, latency, { value: 2.5, unit: 'ms', hardware: a100.key });
  g.claim('ACHIEVES', p2, fa2, latency, { value: 1.25, unit: 'ms', hardware: a100.key });
  g.claim('ACHIEVES', p4, fa2, latency, { value: -0.5, unit: '%', confidence: 0.3 });
  for (const node of [unused, fa, fa2, transformer]) {
    g.claim('MENTIONS', p5, p5, node, { count: 2, starts: [3, 9], ends: [5, 11] });
  }
  return g.build();
}
