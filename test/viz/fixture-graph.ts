import { createHash } from 'node:crypto';
import type { Claim, GraphNode, NodeLabel, NodeRef } from '../../graph/model.js';
import { compareClaims, compareRefs } from '../../graph/model.js';
import { CLAIMS, type ClaimRow, INTRODUCED } from './fixture-claims.js';
import { type FixturePaper, PAPERS } from './fixture-papers.js';

/**
 * A small graph made by hand for the explorer's tests: two lineages, comparisons, hardware, a dataset and results,
 * one claim below the default confidence. Titles and figures are facts of the papers; the sentences are ours.
 */
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
