import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NodeRef } from '../../graph/model.js';
import { pairClaims } from '../../graph/pair-claims.js';
import type { GraphReader } from '../../graph/store/port.js';
import { GraphBuilder } from './graph-builder.js';
import { memoryReader } from './memory-reader.js';

describe('claims between two nodes', () => {
  let reader: GraphReader;
  let ours: NodeRef;
  let theirs: NodeRef;
  let paper: NodeRef;
  beforeAll(async () => {
    const g = new GraphBuilder();
    paper = g.paper('p', 'P');
    ours = g.method('Kestrel');
    theirs = g.method('Falcon');
    const board = g.hardware('Falcon');
    const speedup = g.metric('speedup');
    g.claim('BUILDS_ON', paper, ours, theirs, { confidence: 0.9 });
    g.claim('USES', paper, theirs, ours, { confidence: 0.3 });
    g.claim('RUNS_ON', paper, ours, board, { confidence: 0.9 });
    g.claim('ACHIEVES', paper, ours, speedup, { value: 2, unit: 'x', versus: theirs.key, versusLabel: 'Method' });
    g.claim('ACHIEVES', paper, theirs, speedup, { value: 3, unit: 'x' });
    g.claim('INTRODUCES', paper, paper, ours, { confidence: 0.9 });
    reader = await memoryReader(g.build());
  });
  const types = async (a: NodeRef, b: NodeRef, least: number) =>
    (await pairClaims(reader, a, b, least)).map(({ type, from }) => `${from.key} ${type}`);

  it('are those of both directions, and results of one against the other', async () => {
    const expected = ['falcon USES', 'kestrel BUILDS_ON', 'kestrel ACHIEVES'];
    expect(await types(ours, theirs, 0)).toEqual(expected);
    expect(await types(theirs, ours, 0)).toEqual(expected);
  });

  it('are those from a confidence on', async () => {
    expect(await types(ours, theirs, 0.5)).toEqual(['kestrel BUILDS_ON', 'kestrel ACHIEVES']);
  });

  it('may be between a paper and what it speaks of', async () => {
    expect(await types(paper, ours, 0)).toEqual(['p INTRODUCES']);
    expect(await types(paper, theirs, 0)).toEqual([]);
  });
});
