import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Lineage, lineageOf } from '../../graph/lineage.js';
import { type LineageTree, lineageTree } from '../../graph/lineage-tree.js';
import type { GraphReader } from '../../graph/store/port.js';
import { attentionGraph } from './attention-graph.js';
import { GraphBuilder } from './graph-builder.js';
import { memoryReader } from './memory-reader.js';
import { seededGraph } from './seeded-graph.js';

const method = (key: string) => ({ label: 'Method' as const, key });
const generations = (lineage: Lineage) => lineage.nodes.map(({ method: { name }, generation }) => [name, generation]);
const steps = (lineage: Lineage) =>
  lineage.steps.map(({ from, to, claims, back }) => `${from} ${back ? 'back to' : 'on'} ${to} (${claims.length})`);

/** `name*` stands for a reference. */
function outline(trees: LineageTree[]): string {
  const one = (tree: LineageTree): string => {
    const name = tree.node.method.name + (tree.reference ? '*' : '');
    return tree.children.length === 0 ? name : `${name}(${tree.children.map(one).join(' ')})`;
  };
  return trees.map(one).join(' ');
}

async function build(...pairs: [string, string][]): Promise<GraphReader> {
  const g = new GraphBuilder();
  const p = g.paper('p', 'P');
  for (const [from, to] of pairs) g.claim('BUILDS_ON', p, g.method(from), g.method(to));
  return memoryReader(g.build());
}

describe('lineageOf', () => {
  let reader: GraphReader;
  beforeAll(async () => {
    reader = await memoryReader(attentionGraph());
  });

  it('has descendants with all steps between them, the surest claim of each first', async () => {
    const lineage = await lineageOf(reader, method('flashattention'), { direction: 'descendants', minConfidence: 0.8 });
    expect(generations(lineage)).toEqual([
      ['FlashAttention', 0],
      ['FlashAttention-2', 1],
      ['FastAttention', 2],
    ]);
    expect(steps(lineage)).toEqual([
      'fastattention on flashattention (1)',
      'fastattention on flashattention2 (1)',
      'flashattention2 on flashattention (2)',
    ]);
    expect(lineage.steps[2]!.claims.map(claim => claim.properties.confidence)).toEqual([0.95, 0.8]);
  });

  it('has ancestors and descendants, and steps from one to the other past the method itself', async () => {
    const lineage = await lineageOf(reader, method('flashattention2'), { minConfidence: 0.8 });
    expect(steps(lineage)).toContain('fastattention on flashattention (1)');
    const up = await lineageOf(reader, method('flashattention2'), { minConfidence: 0.8, direction: 'ancestors' });
    expect(generations(up)).toEqual([
      ['FlashAttention', 0],
      ['FlashAttention-2', 1],
    ]);
  });

  it('marks the step that closes a circle', async () => {
    const lineage = await lineageOf(reader, method('flashattention'));
    expect(steps(lineage).filter(step => step.includes('back'))).toEqual(['flashattention back to ringattention (1)']);
  });

  it('never touches a generic method', async () => {
    expect(await lineageOf(reader, method('attention'))).toMatchObject({ nodes: [{ generation: 0 }], steps: [] });
    for (const { method: found } of (await lineageOf(reader, method('flashattention'))).nodes) {
      expect(found.generic).toBe(false);
    }
  });

  it('is empty for a method that is not there', async () => {
    expect(await lineageOf(reader, method('nothing'))).toMatchObject({ nodes: [], steps: [], omitted: 0 });
  });

  it('says how many it left out under a limit, and takes the nearest', async () => {
    const many = await build(['b', 'a'], ['c', 'a'], ['d', 'a'], ['e', 'b'], ['f', 'b']);
    const lineage = await lineageOf(many, method('a'), { limit: 3 });
    expect(generations(lineage).map(([name]) => name)).toEqual(['a', 'b', 'c']);
    expect(lineage.omitted).toBe(1);
    expect((await lineageOf(many, method('a'), { limit: 4 })).omitted).toBe(2);
    expect((await lineageOf(many, method('a'), { limit: 6 })).omitted).toBe(0);
  });

  it('ends on a dense graph full of circles', async () => {
    const dense = await memoryReader(seededGraph(5, { methods: 80, claims: 1500, types: ['BUILDS_ON'] }));
    const lineage = await lineageOf(dense, method('m1'));
    expect(lineage.nodes.length).toBeGreaterThan(60);
    const generation = new Map(lineage.nodes.map(node => [node.method.key, node.generation]));
    for (const { from, to, back } of lineage.steps) {
      if (!back) expect(generation.get(from)).toBeGreaterThan(generation.get(to)!);
    }
    let count = 0;
    const visit = (tree: LineageTree) => {
      if (!tree.reference) count++;
      tree.children.forEach(visit);
    };
    lineageTree(lineage).forEach(visit);
    expect(count).toBe(lineage.nodes.length);
  });
});

describe('lineageTree', () => {
  const treeOf = async (root: string, ...pairs: [string, string][]) =>
    outline(lineageTree(await lineageOf(await build(...pairs), method(root))));

  it('has a method with two parents stand in full under the deepest, as a reference elsewhere', async () => {
    expect(await treeOf('a', ['b', 'a'], ['c', 'b'], ['c', 'a'], ['d', 'c'])).toBe('a(b(c(d)) c*)');
  });

  it('takes the first by key of equally deep parents', async () => {
    expect(await treeOf('a', ['b', 'a'], ['c', 'a'], ['d', 'b'], ['d', 'c'])).toBe('a(b(d) c(d*))');
  });

  it('shows the ancestors of the method asked for above it', async () => {
    expect(await treeOf('c', ['b', 'a'], ['c', 'b'], ['d', 'c'], ['x', 'b'], ['c', 'z'])).toBe('a(b(c(d))) z(c*)');
  });

  it('ends a circle with a reference', async () => {
    expect(await treeOf('a', ['b', 'a'], ['c', 'b'], ['a', 'c'])).toBe('a(b(c(a*)))');
    expect(await treeOf('a', ['a', 'a'], ['b', 'a'])).toBe('a(b)');
  });

  it('gives each place the step that leads to it', async () => {
    const [top] = lineageTree(await lineageOf(await build(['b', 'a']), method('a')));
    expect(top!.step).toBeUndefined();
    expect(top!.children[0]!.step).toMatchObject({ from: 'b', to: 'a', claims: [{ properties: { paper: 'p' } }] });
  });
});
