import { beforeAll, describe, expect, it } from '@jest/globals';
import { findNode, NodeNameError, resolveNode } from '../../graph/names.js';
import type { GraphReader } from '../../graph/store/port.js';
import { attentionGraph } from './attention-graph.js';
import { GraphBuilder } from './graph-builder.js';
import { memoryReader } from './memory-reader.js';

describe('findNode', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  it.each([
    ['flashattention2', 'Method:flashattention2'],
    ['FlashAttention-2', 'Method:flashattention2'],
    ['flash attention 2', 'Method:flashattention2'],
    ['  Flash_Attention–2 ', 'Method:flashattention2'],
    ['FA2', 'Method:flashattention2'],
    ['fa-2', 'Method:flashattention2'],
    ['flashattn', 'Method:flashattention'],
    ['LRA', 'Dataset:longrangearena'],
    ['nvidia-a100', 'Hardware:a100'],
    ['a STUDY of kernels', 'Paper:a-study-of-kernels'],
    ['arXiv:2205.14135', 'Paper:arXiv:2205.14135'],
    ['2205.14135v2', 'Paper:arXiv:2205.14135'],
    ['https://arxiv.org/abs/2205.14135', 'Paper:arXiv:2205.14135'],
    ['https://arxiv.org/pdf/2205.14135v1.pdf', 'Paper:arXiv:2205.14135'],
    ['10.1/xyz', undefined],
    ['doi:10.1/xyz', 'Paper:doi:10.1/xyz'],
    ['Method:fa2', 'Method:flashattention2'],
    ['metric: speedup', 'Metric:speedup'],
    ['Dataset:fa2', undefined],
    ['', undefined],
  ])('takes %j for %s', async (text, expected) => {
    const match = await findNode(reader, text);
    expect(match.kind === 'found' ? `${match.node.label}:${match.node.key}` : undefined).toBe(expected);
  });

  it('looks only among nodes of the label asked for', async () => {
    expect((await findNode(reader, 'speedup', { label: 'Method' })).kind).toBe('unknown');
    expect((await findNode(reader, 'speedup', { label: 'Metric' })).kind).toBe('found');
  });

  it.each([
    ['flashatention', 'FlashAttention'],
    ['Flash Attention 3', 'FlashAttention-2'],
    ['cutlas', 'CUTLASS'],
    ['xformer', 'xFormers'],
    ['long range', 'Long Range Arena'],
  ])('offers for %j among others %s', async (text, name) => {
    const match = await findNode(reader, text);
    expect(match.kind === 'unknown' ? match.suggestions.map(node => node.name) : match.kind).toContain(name);
  });

  it('offers the same suggestions in the same order each time', async () => {
    const first = await findNode(reader, 'attentoin');
    for (let i = 0; i < 5; i++) expect(await findNode(reader, 'attentoin')).toEqual(first);
  });
});

describe('findNode where names meet', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    const g = new GraphBuilder();
    g.method('PET', { aliases: ['Pet'] });
    g.dataset('PET');
    g.method('Orca', { key: 'orca~1' });
    g.method('ORCA', { key: 'orca~2' });
    g.method('Orca mini', { aliases: ['orca'] });
    g.method('Retro');
    g.paper('retro', 'RETRO');
    g.method('C++');
    g.method('C');
    reader = await memoryReader(g.build());
  });

  it('says which nodes it could be', async () => {
    expect(await findNode(reader, 'PET')).toEqual({
      kind: 'ambiguous',
      candidates: [
        { label: 'Method', key: 'pet', name: 'PET' },
        { label: 'Dataset', key: 'pet', name: 'PET' },
      ],
    });
    await expect(resolveNode(reader, 'PET')).rejects.toThrow(
      'more than one node is called "PET": Method:pet (PET), Dataset:pet (PET); say which by its key',
    );
  });

  it.each([
    ['Orca', 'orca~1'],
    ['ORCA', 'orca~2'],
    ['orca', 'orcamini'],
    ['Method:orca~2', 'orca~2'],
    ['C', 'c'],
    ['c++', 'c++'],
  ])('takes the nearer of two: %s is %s', async (text, key) => {
    expect(await findNode(reader, text)).toMatchObject({ kind: 'found', node: { key } });
  });

  it('finds two senses equally far from the name', async () => {
    expect(await findNode(reader, 'OrCa')).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ key: 'orca~1' }, { key: 'orca~2' }],
    });
  });

  it('prefers a thing to a paper of that title', async () => {
    expect(await findNode(reader, 'RETRO')).toMatchObject({ kind: 'found', node: { label: 'Method' } });
    expect(await findNode(reader, 'RETRO', { label: 'Paper' })).toMatchObject({ kind: 'found' });
  });

  it('says that a name is unknown, and of what', async () => {
    const refused = resolveNode(reader, 'qwxyz', { label: 'Hardware' });
    await expect(refused).rejects.toThrow(new Error('no hardware is called "qwxyz"'));
    await expect(refused).rejects.toBeInstanceOf(NodeNameError);
  });
});
