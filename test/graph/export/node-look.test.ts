import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { exportOf } from '../../../graph/export/export-graph.js';
import { degreesOf, NODE_COLOURS, nodeSize } from '../../../graph/export/node-look.js';
import { packageFile } from '../../../package-root.js';
import { GraphBuilder } from '../graph-builder.js';

describe('how exported nodes look', () => {
  it('is in the colours that the explorer has in light', () => {
    const [light] = readFileSync(packageFile('viz', 'page', 'styles', 'tokens.css'), 'utf8').split('@media');
    const shown = Object.keys(NODE_COLOURS).map(label => [
      label,
      new RegExp(`--${label.toLowerCase()}: (#[0-9a-f]{6});`).exec(light!)?.[1],
    ]);
    expect(NODE_COLOURS).toEqual(Object.fromEntries(shown));
  });

  it.each([
    [0, 2.2],
    [1, 2.95],
    [2, 3.26],
    [16, 5.2],
    [247, 13.99],
    [248, 14],
    [100_000, 14],
  ])('has for a degree of %d the size %d', (degree, size) => {
    expect(nodeSize(degree)).toBe(size);
  });

  it('counts every claim at both of its ends', async () => {
    const builder = new GraphBuilder();
    const paper = builder.paper('p', 'A paper');
    const [root, child] = [builder.method('Root'), builder.method('Child')];
    builder.method('Alone');
    builder.claim('BUILDS_ON', paper, child, root);
    builder.claim('USES', paper, child, root);
    builder.claim('MENTIONS', paper, paper, root);
    const degrees = await degreesOf(exportOf(builder.build()));
    expect(Object.fromEntries(degrees)).toEqual({ 'Paper:p': 1, 'Method:root': 3, 'Method:child': 2 });
  });
});
