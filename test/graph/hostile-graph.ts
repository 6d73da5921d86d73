import { HOSTILE_TEXTS } from './arbitrary-graph.js';
import { GraphBuilder, type SampleGraph } from './graph-builder.js';

/** Texts that one format or another stumbles over, beside `HOSTILE_TEXTS`. */
const TEXTS = [
  ...HOSTILE_TEXTS,
  '=cmd|calc!A0',
  '+1-2',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '<script>alert(1)</script>',
  '&amp; &lt; ]]> <!-- -->',
  '"]; x --> y; ["',
  '#quot; #35;',
  '\\N \\G \\l',
  'a, b; c | d',
  '["a", "b"]',
  'null',
  '\u202Eright to left',
  '\u0001\u0007\u000b\u001f\u007f\u0085',
  '\ufeffbom \u00ad\u200b\ufffe\uffff',
  '\\u0027 \\\\u0027 \\\\\\u0027',
];

/** A graph in which every kind of text property is hostile in every way, once each. */
export function hostileGraph(): SampleGraph {
  const g = new GraphBuilder();
  const metric = g.metric('speedup', { unit: 'x' });
  TEXTS.forEach((text, i) => {
    const paper = g.paper(`p${i}:${text}`, `title ${text}`, {
      abstract: text,
      authors: [text, `${text}, and ${text}`],
      url: text,
    });
    const named = g.method('sample', { key: `m${i}${text}`, name: text, aliases: TEXTS.slice(0, i), kind: text });
    g.hardware('sample', { key: text, name: text, vendor: text });
    g.claim('INTRODUCES', paper, paper, named, { evidence: text, moreEvidence: [text, ''] });
    g.claim('ACHIEVES', paper, named, metric, {
      value: (1 - i) / 7,
      unit: text,
      qualifier: text,
      versus: text,
      confidence: i / 100,
    });
  });
  return g.build();
}
