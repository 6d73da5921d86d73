import { describe, expect, it } from '@jest/globals';
import { CorpusEvidence, decideFacts, readPaper } from '../../ingest/extract/extractor.js';
import { PaperFacts } from '../../ingest/facts.js';
import type { Paper } from '../../ingest/paper.js';
import { verifyGraph } from '../../ingest/verify/verify-graph.js';
import { type StatedPaper, WorkspaceGraph } from '../../ingest/workspace-graph.js';
import { expectLinear } from '../growth.js';
import { collect, streamOf } from '../streams.js';
import { inTemporaryFolder } from './temporary-folder.js';
import { expectValidGraph } from './valid-graph.js';

const words = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join(' ');
const cycle = (text: string) => {
  const list = text.split(' ');
  return (n: number) => words(n, i => list[i % list.length]!);
};

/** Texts of about so many words that were made to break a reader; what they may be read as is next to nothing. */
const NOTHING: Record<string, (n: number) => string> = {
  'other languages': cycle(
    'Nous montrons que les oiseaux volent. Wir sehen, dass die Vögel fliegen. Vemos que las aves vuelan.',
  ),
  Chinese: n => '我们发现鸟会飞。'.repeat(n),
  'right to left': n => words(n, () => 'الطيور \u202eتطير'),
  'only formulas': n => words(n, i => `$x_{${i}}^{2} = \\frac{a}{b}$`),
  'dollars that open no formula': n => '$'.repeat(6 * n),
  'opening braces': n => '{'.repeat(6 * n),
  backslashes: n => '\\'.repeat(6 * n),
  HTML: n => words(n, i => `<b class="x${i}">b</b> &amp;&lt; <!-- - -->`),
  'opening tags': n => '<'.repeat(6 * n),
  ampersands: n => '&'.repeat(6 * n),
  emoji: n => '👩‍👩‍👧‍👦🚀 '.repeat(n),
  'combining marks': n => 'e\u0301\u0302'.repeat(2 * n),
  'half characters': n => '\ud83d'.repeat(6 * n),
  'regular expressions': cycle('.* (a+)+$ [ \\d{ $& ^ | (?<x> \\1 (?= *? }'),
  'one endless word': n => 'a'.repeat(6 * n),
  'one endless number': n => '1'.repeat(6 * n),
  'brackets that open': n => '('.repeat(20 * n),
  'brackets that open and close': n => '()'.repeat(10 * n),
  'blank lines': n => `${'\n'.repeat(6 * n)}x`,
  quotation: n => '"'.repeat(6 * n),
  commas: n => 'a, '.repeat(2 * n),
};

/** Texts with names in them, and nothing that ends a sentence. */
const SOMETHING: Record<string, (n: number) => string> = {
  'good sentences without end': cycle(
    'We propose KestrelNet, which extends FalconNet and reaches 91.5% accuracy on ImageNet.',
  ),
  'all capitals': cycle('WE PROPOSE KESTREL, WHICH EXTENDS FALCON, ON A GPU.'),
  'no full stop': cycle('KestrelNet beats FalconNet and 2.5x speedup on A100 with ResNet-50'),
  'nested asides': n => words(n, i => `(A${i} (B${i}`),
  'short forms without end': n => words(n, i => `Long Form Number${i} (LFN${i})`),
  'names in a row': n => words(n, i => `Name${i}Net`),
  'a word of many parts': n => 'Aa1-'.repeat(n),
  'numbers in a row': n => words(n, i => `from ${i}% to 2.5x`),
};

const paperOf = (key: string, title: string, abstract: string): Paper => ({
  key,
  title,
  abstract,
  authors: [],
  organisation: '',
  published: '',
  url: '',
  sources: ['test'],
});

function statedIn(papers: readonly Paper[]): StatedPaper[] {
  const corpus = new CorpusEvidence();
  const read = papers.map(paper => ({ paper, reading: readPaper(paper) }));
  for (const { reading } of read) corpus.add(reading);
  return read.map(({ paper, reading }) => ({ paper, facts: decideFacts(paper, reading, corpus) }));
}

const sure = (list: readonly { confidence: number }[]) => list.filter(({ confidence }) => confidence >= 0.5).length;

describe('a text made to break the reader', () => {
  it.each(Object.entries(NOTHING))('states next to nothing: %s', (_, make) => {
    const [{ facts }] = statedIn([paperOf('p', 'Some birds', make(300))]) as [StatedPaper];
    PaperFacts.parse(facts);
    expect(sure(facts.introduces) + sure(facts.relations) + sure(facts.results)).toBeLessThanOrEqual(2);
  });

  it.each<[string, string, string]>([
    ['no abstract', 'Kestrel: A Hovering Kernel', ''],
    ['one letter', 'K', 'k'],
    ['only white space', '  ', ' \n\t '],
    ['a title of everything', '$\\alpha$ <b>(.*)</b> 👩‍👩‍👧‍👦 نموذج', '()'],
  ])('is read: %s', (_, title, abstract) => {
    const [{ facts }] = statedIn([paperOf('p', title, abstract)]) as [StatedPaper];
    expect(() => PaperFacts.parse(facts)).not.toThrow();
  });

  it.each(Object.entries({ ...NOTHING, ...SOMETHING }))(
    'is read in time that grows as it does: %s',
    (_, make) => {
      expectLinear(n => statedIn([paperOf('p', 'Some birds', make(n))]), 200);
    },
    120_000,
  );

  it('may be a title', () => {
    expectLinear(n => statedIn([paperOf('p', SOMETHING['no full stop']!(n), '')]), 200);
  }, 120_000);

  it('of 50,000 words is read', () => {
    const [{ facts }] = statedIn([paperOf('p', 'Some birds', NOTHING['other languages']!(50_000))]) as [StatedPaper];
    expect(sure(facts.relations)).toBe(0);
  }, 120_000);

  it('gives a graph that fits the model and verifies', async () => {
    const texts = Object.entries({ ...NOTHING, ...SOMETHING });
    const papers = texts.map(([name, make]) => paperOf(name.replaceAll(' ', '-'), `Birds: ${name}`, make(60)));
    papers.sort((a, b) => (a.key < b.key ? -1 : 1));
    const hostile = papers.filter(({ key }) => key !== 'half-characters');
    await inTemporaryFolder(async scratchFolder => {
      const facts = streamOf(statedIn(hostile));
      const graph = await WorkspaceGraph.build({ facts, corrections: [] }, { scratchFolder });
      const nodes = await collect(graph.nodes());
      const claims = await collect(graph.claims());
      expectValidGraph(nodes, claims);
      const streams = { nodes: streamOf(nodes), claims: streamOf(claims), papers: streamOf(hostile) };
      expect((await verifyGraph(streams, scratchFolder)).problems).toEqual([]);
      await graph.dispose();
    });
  }, 120_000);
});
