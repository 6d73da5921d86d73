/** Papers of the fixture graph: titles, authors and dates are true, the abstracts are our own words. */
export interface FixturePaper {
  key: string;
  title: string;
  abstract: string;
  published: string;
  authors: string[];
  organisation?: string;
}

export const PAPERS: FixturePaper[] = [
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
