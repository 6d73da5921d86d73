import { describe, expect, it } from '@jest/globals';
import { dot } from '../../../graph/export/dot.js';
import { mermaid } from '../../../graph/export/mermaid.js';
import { GraphBuilder, type SampleGraph } from '../graph-builder.js';
import { hostileGraph } from '../hostile-graph.js';
import { writtenText } from './written.js';

function lineage(): SampleGraph {
  const g = new GraphBuilder();
  const [p, q] = [g.paper('p', 'P'), g.paper('q', 'Q')];
  const [fa, fa2] = [g.method('FlashAttention'), g.method('FlashAttention-2')];
  g.claim('BUILDS_ON', p, fa2, fa);
  g.claim('BUILDS_ON', q, fa2, fa);
  g.claim('RUNS_ON', p, fa2, g.hardware('A "100"'));
  g.claim('MENTIONS', q, q, fa);
  return g.build();
}

describe('Mermaid', () => {
  it('draws one arrow for all claims of a pair, and no mention', async () => {
    expect(await writtenText(mermaid, lineage())).toBe(`flowchart RL
  n0("FlashAttention")
  n1("FlashAttention-2")
  n2["A #34;100#34;"]
  n1 -->|"BUILDS_ON (2 papers)"| n0
  n1 -.->|RUNS_ON| n2
`);
  });

  it('has labels of letters, digits and plain punctuation only', async () => {
    const lines = (await writtenText(mermaid, hostileGraph())).trimEnd().split('\n');
    for (const line of lines.slice(1)) {
      expect(line).toMatch(
        /^ {2}(n\d+(\(|\[|\[\(|\{\{|>)"(?:[\p{L}\p{M}\p{N} .,:()+/-]|#\d+;)*"(\)|\]|\)\]|\}\})|n\d+ -(\.-)?-?>\|"?[A-Z_]+( \(\d+ papers\))?"?\| n\d+)$/u,
      );
    }
  });

  it('shows a lone node', async () => {
    const g = new GraphBuilder();
    g.method('Alone');
    expect(await writtenText(mermaid, g.build())).toBe('flowchart RL\n  n0("Alone")\n');
  });
});

describe('DOT', () => {
  it('draws one arrow for all claims of a pair, and no mention', async () => {
    expect(await writtenText(dot, lineage())).toBe(`digraph "Paperlineage" {
  rankdir=RL;
  node [fontname="sans-serif"];
  n0 [label="FlashAttention", shape=box];
  n1 [label="FlashAttention-2", shape=box];
  n2 [label="A \\"100\\"", shape=box3d];
  n1 -> n0 [label="BUILDS_ON (2 papers)"];
  n1 -> n2 [label="RUNS_ON", style=dashed];
}
`);
  });

  it('has every name inside its quotes', async () => {
    const lines = (await writtenText(dot, hostileGraph())).trimEnd().split('\n');
    for (const line of lines.slice(3, -1)) {
      expect(line).toMatch(
        /^ {2}n\d+ (-> n\d+ )?\[label="(?:[^"\\\p{Cc}]|\\["\\])*", (shape|style)=\w+\];$|^ {2}n\d+ -> n\d+ \[label="\w+"\];$/u,
      );
    }
  });
});
