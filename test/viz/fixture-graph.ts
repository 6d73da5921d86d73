import { createHash } from 'node:crypto';
import type { Claim, GraphNode, NodeLabel, NodeRef, Outcome, RelationType } from '../../graph/model.js';
import { compareClaims, compareRefs } from '../../graph/model.js';

/**
 * A small graph made by hand for the explorer's tests: two lineages, comparisons, hardware, a dataset and results,
 * one claim below the default confidence. Titles and figures are facts of the papers; the sentences are ours.
 */
interface FixturePaper {
  key: string;
  title: string;
  abstract: string;
  published: string;
  authors: string[];
  organisation?: string;
}

const PAPERS: FixturePaper[] = [
  {
    key: 'arXiv:2205.14135',
    title: 'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness',
    abstract:
      'Attention is slow because it moves too much data. We present FlashAttention, an exact kernel that counts reads and writes between the levels of GPU memory and tiles its work accordingly. FlashAttention trains GPT-2 up to 3x faster on A100 GPUs. Longer contexts give new scores on Long Range Arena.',
    published: '2022-05-27',
    authors: ['Tri Dao', 'Daniel Y. Fu', 'Stefano Ermon', 'Atri Rudra', 'Christopher Ré'],
    organisation: 'Stanford University',
  },
  {
    key: 'arXiv:2307.08691',
    title: 'FlashAttention-2: Faster Attention with Better Parallelism and Work Partitioning',
    abstract:
      'FlashAttention leaves much of the peak throughput unused. We propose FlashAttention-2, which extends FlashAttention with a better division of work between thread blocks and warps. It yields a 2x speedup over FlashAttention and reaches 230 TFLOPs/s on A100 GPUs.',
    published: '2023-07-17',
    authors: ['Tri Dao'],
    organisation: 'Princeton University',
  },
  {
    key: 'arXiv:2410.16663',
    title: 'FastAttention: Extend FlashAttention2 to NPUs and Low-resource GPUs',
    abstract:
      'The FlashAttention family runs on few chips only. We introduce FastAttention, which carries FlashAttention2 over to Ascend NPUs and to V100 GPUs with a two-level tiling. Like FlashAttention, from which it takes the online softmax, FastAttention is exact. FastAttention is up to 1.43x faster than FlashAttention on V100 GPUs.',
    published: '2024-10-22',
    authors: ['Haoran Lin', 'Xianzhi Yu', 'Kang Zhao'],
  },
  {
    key: 'arXiv:2407.08608',
    title: 'FlashAttention-3: Fast and Accurate Attention with Asynchrony and Low-precision',
    abstract:
      'We build FlashAttention-3 upon FlashAttention-2 by overlapping data movement with tensor cores on Hopper. On H100 GPUs FlashAttention-3 is 1.5-2.0x faster than FlashAttention-2 and reaches 740 TFLOPs/s in half precision.',
    published: '2024-07-11',
    authors: ['Jay Shah', 'Ganesh Bikshandi', 'Tri Dao'],
  },
  {
    key: 'arXiv:2410.02367',
    title: 'SageAttention: Accurate 8-Bit Attention for Plug-and-play Inference Acceleration',
    abstract:
      'SageAttention quantises the tiles of FlashAttention-2 to 8 bits and smooths the keys. Its kernel runs about 2.1x faster than FlashAttention-2 on RTX 4090. It outperforms FlashAttention-3 in accuracy.',
    published: '2024-10-03',
    authors: ['Jintao Zhang', 'Jia Wei', 'Jianfei Chen'],
    organisation: 'Tsinghua University',
  },
  {
    key: 'arXiv:2411.10958',
    title: 'SageAttention2: Efficient Attention with Thorough Outlier Smoothing and Per-thread INT4 Quantization',
    abstract:
      'SageAttention2 takes SageAttention further down to 4 bits for queries and keys. On RTX 4090 it is about 3x faster than FlashAttention-2.',
    published: '2024-11-17',
    authors: ['Jintao Zhang', 'Haofeng Huang', 'Jianfei Chen'],
  },
  {
    key: 'arXiv:2306.01160',
    title: 'Faster Causal Attention Over Large Sequences Through Sparse Flash Attention',
    abstract:
      'SCFA extends FlashAttention to sparsity patterns such as hashing. It trains a language model 2.0x faster than FlashAttention on sequences of 8k tokens.',
    published: '2023-06-01',
    authors: ['Matteo Pagliardini', 'Daniele Paliotta', 'François Fleuret'],
  },
  {
    key: 'arXiv:2309.06180',
    title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
    abstract:
      'PagedAttention keeps the key-value cache in pages. vLLM, built on PagedAttention, raises throughput 2-4x over FasterTransformer on A100 GPUs.',
    published: '2023-09-12',
    authors: ['Woosuk Kwon', 'Zhuohan Li', 'Ion Stoica'],
    organisation: 'UC Berkeley',
  },
  {
    key: 'arXiv:2106.09685',
    title: 'LoRA: Low-Rank Adaptation of Large Language Models',
    abstract: 'LoRA freezes the weights of GPT-3 and trains low-rank updates, which saves 3x of GPU memory.',
    published: '2021-06-17',
    authors: ['Edward J. Hu', 'Yelong Shen'],
    organisation: 'Microsoft',
  },
  {
    key: 'arXiv:2305.14314',
    title: 'QLoRA: Efficient Finetuning of Quantized LLMs',
    abstract:
      'QLoRA extends LoRA by sending gradients through a 4-bit model. Its Guanaco models reach 99.3% on Vicuna.',
    published: '2023-05-23',
    authors: ['Tim Dettmers', 'Artidoro Pagnoni'],
  },
];

const NAMED: GraphNode[] = [
  method('flashattention', 'FlashAttention', ['Flash Attention', 'FA'], 'kernel'),
  method('flashattention2', 'FlashAttention-2', ['FlashAttention2', 'FA2'], 'kernel'),
  method('flashattention3', 'FlashAttention-3', ['FA3'], 'kernel'),
  method('fastattention', 'FastAttention', [], 'kernel'),
  method('sageattention', 'SageAttention', [], 'kernel'),
  method('sageattention2', 'SageAttention2', [], 'kernel'),
  method('scfa', 'SCFA', ['Sparse Causal Flash Attention'], 'kernel'),
  method('pagedattention', 'PagedAttention', [], 'algorithm'),
  method('vllm', 'vLLM', [], 'system'),
  method('fastertransformer', 'FasterTransformer', [], 'library'),
  method('lora', 'LoRA', ['Low-Rank Adaptation'], 'algorithm'),
  method('qlora', 'QLoRA', [], 'algorithm'),
  method('gpt2', 'GPT-2', [], 'model'),
  hardware('a100', 'A100', ['NVIDIA A100'], 'NVIDIA', 'GPU'),
  hardware('h100', 'H100', ['Hopper'], 'NVIDIA', 'GPU'),
  hardware('v100', 'V100', [], 'NVIDIA', 'GPU'),
  hardware('rtx4090', 'RTX 4090', [], 'NVIDIA', 'GPU'),
  hardware('ascendnpu', 'Ascend NPU', ['Ascend NPUs'], 'Huawei', 'NPU'),
  {
    label: 'Dataset',
    properties: {
      key: 'longrangearena',
      name: 'Long Range Arena',
      aliases: ['LRA'],
      kind: 'benchmark',
      generic: false,
    },
  },
  {
    label: 'Metric',
    properties: { key: 'speedup', name: 'speedup', aliases: [], unit: 'x', higherIsBetter: true, generic: false },
  },
  {
    label: 'Metric',
    properties: {
      key: 'throughput',
      name: 'throughput',
      aliases: [],
      unit: 'TFLOPs/s',
      higherIsBetter: true,
      generic: false,
    },
  },
];

function method(key: string, name: string, aliases: string[], kind: string): GraphNode {
  return { label: 'Method', properties: { key, name, aliases: [...aliases].sort(), kind, generic: false } };
}

function hardware(key: string, name: string, aliases: string[], vendor: string, kind: string): GraphNode {
  return { label: 'Hardware', properties: { key, name, aliases, vendor, kind, generic: false } };
}

/** `paper type from to quote extras`: ends as `Label:key`, a quote that stands in the paper's text. */
type ClaimRow = [paper: string, type: RelationType, from: string, to: string, quote: string, extras?: ClaimExtras];
interface ClaimExtras {
  confidence?: number;
  outcome?: Outcome;
  value?: number;
  valueMax?: number;
  unit?: string;
  qualifier?: string;
  versus?: string;
  hardware?: string;
}

const CLAIMS: ClaimRow[] = [
  [
    '2307.08691',
    'BUILDS_ON',
    'Method:flashattention2',
    'Method:flashattention',
    'We propose FlashAttention-2, which extends FlashAttention with a better division of work between thread blocks and warps.',
    { confidence: 0.97 },
  ],
  [
    '2410.16663',
    'BUILDS_ON',
    'Method:fastattention',
    'Method:flashattention2',
    'We introduce FastAttention, which carries FlashAttention2 over to Ascend NPUs and to V100 GPUs with a two-level tiling.',
    { confidence: 0.93 },
  ],
  [
    '2410.16663',
    'BUILDS_ON',
    'Method:fastattention',
    'Method:flashattention',
    'Like FlashAttention, from which it takes the online softmax, FastAttention is exact.',
    { confidence: 0.71 },
  ],
  [
    '2407.08608',
    'BUILDS_ON',
    'Method:flashattention3',
    'Method:flashattention2',
    'We build FlashAttention-3 upon FlashAttention-2 by overlapping data movement with tensor cores on Hopper.',
    { confidence: 0.95 },
  ],
  [
    '2410.02367',
    'BUILDS_ON',
    'Method:sageattention',
    'Method:flashattention2',
    'SageAttention quantises the tiles of FlashAttention-2 to 8 bits and smooths the keys.',
    { confidence: 0.78 },
  ],
  [
    '2411.10958',
    'BUILDS_ON',
    'Method:sageattention2',
    'Method:sageattention',
    'SageAttention2 takes SageAttention further down to 4 bits for queries and keys.',
    { confidence: 0.9 },
  ],
  [
    '2306.01160',
    'BUILDS_ON',
    'Method:scfa',
    'Method:flashattention',
    'SCFA extends FlashAttention to sparsity patterns such as hashing.',
    { confidence: 0.94 },
  ],
  [
    '2309.06180',
    'BUILDS_ON',
    'Method:vllm',
    'Method:pagedattention',
    'vLLM, built on PagedAttention, raises throughput 2-4x over FasterTransformer on A100 GPUs.',
    { confidence: 0.9 },
  ],
  [
    '2305.14314',
    'BUILDS_ON',
    'Method:qlora',
    'Method:lora',
    'QLoRA extends LoRA by sending gradients through a 4-bit model.',
    { confidence: 0.96 },
  ],
  [
    '2411.10958',
    'BUILDS_ON',
    'Method:sageattention2',
    'Method:flashattention2',
    'On RTX 4090 it is about 3x faster than FlashAttention-2.',
    { confidence: 0.35 },
  ],
  [
    '2205.14135',
    'APPLIED_TO',
    'Method:flashattention',
    'Method:gpt2',
    'FlashAttention trains GPT-2 up to 3x faster on A100 GPUs.',
    { confidence: 0.82 },
  ],
  [
    '2307.08691',
    'COMPARED_WITH',
    'Method:flashattention2',
    'Method:flashattention',
    'It yields a 2x speedup over FlashAttention and reaches 230 TFLOPs/s on A100 GPUs.',
    { outcome: 'better', confidence: 0.94 },
  ],
  [
    '2410.16663',
    'COMPARED_WITH',
    'Method:fastattention',
    'Method:flashattention',
    'FastAttention is up to 1.43x faster than FlashAttention on V100 GPUs.',
    { outcome: 'better', confidence: 0.95 },
  ],
  [
    '2407.08608',
    'COMPARED_WITH',
    'Method:flashattention3',
    'Method:flashattention2',
    'On H100 GPUs FlashAttention-3 is 1.5-2.0x faster than FlashAttention-2 and reaches 740 TFLOPs/s in half precision.',
    { outcome: 'better' },
  ],
  [
    '2410.02367',
    'COMPARED_WITH',
    'Method:sageattention',
    'Method:flashattention3',
    'It outperforms FlashAttention-3 in accuracy.',
    { outcome: 'better', confidence: 0.83 },
  ],
  [
    '2309.06180',
    'COMPARED_WITH',
    'Method:vllm',
    'Method:fastertransformer',
    'vLLM, built on PagedAttention, raises throughput 2-4x over FasterTransformer on A100 GPUs.',
    { outcome: 'better' },
  ],
  [
    '2205.14135',
    'RUNS_ON',
    'Method:flashattention',
    'Hardware:a100',
    'FlashAttention trains GPT-2 up to 3x faster on A100 GPUs.',
  ],
  [
    '2307.08691',
    'RUNS_ON',
    'Method:flashattention2',
    'Hardware:a100',
    'It yields a 2x speedup over FlashAttention and reaches 230 TFLOPs/s on A100 GPUs.',
  ],
  [
    '2407.08608',
    'RUNS_ON',
    'Method:flashattention3',
    'Hardware:h100',
    'On H100 GPUs FlashAttention-3 is 1.5-2.0x faster than FlashAttention-2 and reaches 740 TFLOPs/s in half precision.',
  ],
  [
    '2410.16663',
    'RUNS_ON',
    'Method:fastattention',
    'Hardware:ascendnpu',
    'We introduce FastAttention, which carries FlashAttention2 over to Ascend NPUs and to V100 GPUs with a two-level tiling.',
  ],
  [
    '2410.16663',
    'RUNS_ON',
    'Method:fastattention',
    'Hardware:v100',
    'FastAttention is up to 1.43x faster than FlashAttention on V100 GPUs.',
  ],
  [
    '2410.02367',
    'RUNS_ON',
    'Method:sageattention',
    'Hardware:rtx4090',
    'Its kernel runs about 2.1x faster than FlashAttention-2 on RTX 4090.',
  ],
  [
    '2309.06180',
    'RUNS_ON',
    'Method:vllm',
    'Hardware:a100',
    'vLLM, built on PagedAttention, raises throughput 2-4x over FasterTransformer on A100 GPUs.',
  ],
  [
    '2205.14135',
    'EVALUATED_ON',
    'Method:flashattention',
    'Dataset:longrangearena',
    'Longer contexts give new scores on Long Range Arena.',
  ],
  [
    '2205.14135',
    'ACHIEVES',
    'Method:flashattention',
    'Metric:speedup',
    'FlashAttention trains GPT-2 up to 3x faster on A100 GPUs.',
    { value: 3, unit: 'x', qualifier: 'up to', hardware: 'a100' },
  ],
  [
    '2307.08691',
    'ACHIEVES',
    'Method:flashattention2',
    'Metric:speedup',
    'It yields a 2x speedup over FlashAttention and reaches 230 TFLOPs/s on A100 GPUs.',
    { value: 2, unit: 'x', versus: 'flashattention', hardware: 'a100' },
  ],
  [
    '2307.08691',
    'ACHIEVES',
    'Method:flashattention2',
    'Metric:throughput',
    'It yields a 2x speedup over FlashAttention and reaches 230 TFLOPs/s on A100 GPUs.',
    { value: 230, unit: 'TFLOPs/s', hardware: 'a100' },
  ],
  [
    '2410.16663',
    'ACHIEVES',
    'Method:fastattention',
    'Metric:speedup',
    'FastAttention is up to 1.43x faster than FlashAttention on V100 GPUs.',
    { value: 1.43, unit: 'x', qualifier: 'up to', versus: 'flashattention', hardware: 'v100' },
  ],
  [
    '2407.08608',
    'ACHIEVES',
    'Method:flashattention3',
    'Metric:speedup',
    'On H100 GPUs FlashAttention-3 is 1.5-2.0x faster than FlashAttention-2 and reaches 740 TFLOPs/s in half precision.',
    { value: 1.5, valueMax: 2, unit: 'x', versus: 'flashattention2', hardware: 'h100' },
  ],
  [
    '2407.08608',
    'ACHIEVES',
    'Method:flashattention3',
    'Metric:throughput',
    'On H100 GPUs FlashAttention-3 is 1.5-2.0x faster than FlashAttention-2 and reaches 740 TFLOPs/s in half precision.',
    { value: 740, unit: 'TFLOPs/s', hardware: 'h100' },
  ],
  [
    '2410.02367',
    'ACHIEVES',
    'Method:sageattention',
    'Metric:speedup',
    'Its kernel runs about 2.1x faster than FlashAttention-2 on RTX 4090.',
    { value: 2.1, unit: 'x', qualifier: 'about', versus: 'flashattention2', hardware: 'rtx4090' },
  ],
  [
    '2411.10958',
    'ACHIEVES',
    'Method:sageattention2',
    'Metric:speedup',
    'On RTX 4090 it is about 3x faster than FlashAttention-2.',
    { value: 3, unit: 'x', qualifier: 'about', versus: 'flashattention2', hardware: 'rtx4090' },
  ],
  [
    '2306.01160',
    'ACHIEVES',
    'Method:scfa',
    'Metric:speedup',
    'It trains a language model 2.0x faster than FlashAttention on sequences of 8k tokens.',
    { value: 2, unit: 'x', versus: 'flashattention' },
  ],
];

/** What each paper presents as its own, by the sentence that names it first. */
const INTRODUCED: [paper: string, method: string][] = [
  ['2205.14135', 'flashattention'],
  ['2307.08691', 'flashattention2'],
  ['2410.16663', 'fastattention'],
  ['2407.08608', 'flashattention3'],
  ['2410.02367', 'sageattention'],
  ['2411.10958', 'sageattention2'],
  ['2306.01160', 'scfa'],
  ['2309.06180', 'pagedattention'],
  ['2309.06180', 'vllm'],
  ['2106.09685', 'lora'],
  ['2305.14314', 'qlora'],
];

export function fixtureNodes(): GraphNode[] {
  const papers = PAPERS.map(
    (paper): GraphNode => ({
      label: 'Paper',
      properties: {
        ...paper,
        organisation: paper.organisation ?? '',
        url: `https://arxiv.org/abs/${paper.key.slice('arXiv:'.length)}`,
        sources: ['fixture'],
      },
    }),
  );
  const ref = (node: GraphNode): NodeRef => ({ label: node.label, key: node.properties.key });
  return [...papers, ...NAMED].sort((a, b) => compareRefs(ref(a), ref(b)));
}

export function fixtureClaims(): Claim[] {
  const introductions = INTRODUCED.flatMap(([paper, key]): Claim[] => {
    const quote = firstSentenceWith(paper, nameOf(key));
    return [
      claim([paper, 'INTRODUCES', `Paper:arXiv:${paper}`, `Method:${key}`, quote]),
      claim([paper, 'MENTIONS', `Paper:arXiv:${paper}`, `Method:${key}`, quote]),
    ];
  });
  return [...introductions, ...CLAIMS.map(claim)].sort(compareClaims);
}

function nameOf(key: string): string {
  const node = NAMED.find(each => each.properties.key === key);
  if (!node || node.label === 'Paper') throw new Error(`no named node \`${key}\` in the fixture`);
  return node.properties.name;
}

function paperOf(id: string): FixturePaper {
  const paper = PAPERS.find(each => each.key === `arXiv:${id}`);
  if (!paper) throw new Error(`no paper \`${id}\` in the fixture`);
  return paper;
}

function firstSentenceWith(paper: string, name: string): string {
  const sentence = paperOf(paper)
    .abstract.split(/(?<=\.) /)
    .find(each => each.includes(name));
  if (!sentence) throw new Error(`\`${paper}\` does not name ${name}`);
  return sentence;
}

function claim([paper, type, from, to, quote, extras = {}]: ClaimRow): Claim {
  const text = `${paperOf(paper).title}\n${paperOf(paper).abstract}`;
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`the quote does not stand in ${paper}: ${quote}`);
  const { confidence = 0.88, versus, ...figures } = extras;
  const seed = [paper, type, from, to, extras.value ?? ''].join(' ');
  const properties = {
    id: createHash('sha256').update(seed).digest('hex').slice(0, 20),
    paper: `arXiv:${paper}`,
    evidence: quote,
    start,
    end: start + quote.length,
    moreEvidence: [],
    moreStarts: [],
    moreEnds: [],
    confidence,
    rule: `fixture:${type.toLowerCase()}`,
    extractor: 'fixture',
    fromReason: 'quoted',
    toReason: 'quoted',
    ...figures,
    ...(type === 'MENTIONS' && { count: 1, starts: [start], ends: [start + quote.length] }),
    ...(type === 'ACHIEVES' && { qualifier: extras.qualifier ?? '' }),
    ...(versus !== undefined && { versus, versusLabel: 'Method' }),
  };
  return { type, from: ref(from), to: ref(to), properties } as Claim;
}

function ref(text: string): NodeRef {
  const colon = text.indexOf(':');
  return { label: text.slice(0, colon) as NodeLabel, key: text.slice(colon + 1) };
}
