import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeDocument } from '../../../../ingest/extract/document.js';
import type { EntityCandidate, RelationCandidate } from '../../../../ingest/extract/reading.js';
import { extractRelations } from '../../../../ingest/extract/relations/relations.js';
import { candidatesOf, paperOf } from '../candidates-of.js';

/** From this score on the models take a claim for stated, before it is judged among all others. */
const LIKELY = 0.4;

function claims(title: string, abstract: string, names: readonly string[]): string[] {
  const { document, entities } = paperOf(title, abstract, names);
  const nameOf = (end: number | 'paper') => (end === 'paper' ? '@paper' : entities[end]!.name);
  return extractRelations(document, entities)
    .filter(({ score }) => score >= LIKELY)
    .map(
      ({ from, type, to, outcome }) =>
        `${nameOf(from.entity)} ${type} ${nameOf(to.entity)}${outcome === undefined ? '' : ` ${outcome}`}`,
    )
    .sort();
}

const TITLE = 'QuickFold: Fast Folding of Long Inputs';
const OWN = 'We propose QuickFold, a new way to fold long inputs. ';

/** Sentence after the proposal of QuickFold, its further names, and what is stated between them. */
const SENTENCES: [family: string, sentence: string, names: string[], expected: string[]][] = [
  [
    'extends, active',
    'QuickFold extends SlowFold with a second queue.',
    ['M:SlowFold'],
    ['QuickFold BUILDS_ON SlowFold'],
  ],
  ['built on, passive', 'QuickFold is built on top of SlowFold.', ['M:SlowFold'], ['QuickFold BUILDS_ON SlowFold']],
  [
    'variant of',
    'QuickFold is a variant of SlowFold that skips empty rows.',
    ['M:SlowFold'],
    ['QuickFold BUILDS_ON SlowFold'],
  ],
  [
    'pronoun as subject',
    'It outperforms SlowFold by a wide margin in our experiments.',
    ['M:SlowFold'],
    ['QuickFold COMPARED_WITH SlowFold better'],
  ],
  [
    'our method as subject',
    'Our method consistently outperforms SlowFold.',
    ['M:SlowFold'],
    ['QuickFold COMPARED_WITH SlowFold better'],
  ],
  [
    'coordination',
    'Experiments show that QuickFold outperforms SlowFold, FoldNet and TurboFold.',
    ['M:SlowFold', 'M:FoldNet', 'M:TurboFold'],
    [
      'QuickFold COMPARED_WITH FoldNet better',
      'QuickFold COMPARED_WITH SlowFold better',
      'QuickFold COMPARED_WITH TurboFold better',
    ],
  ],
  [
    'examples',
    'QuickFold surpasses strong baselines such as SlowFold and FoldNet.',
    ['M:SlowFold', 'M:FoldNet'],
    ['QuickFold COMPARED_WITH FoldNet better', 'QuickFold COMPARED_WITH SlowFold better'],
  ],
  [
    'on par',
    'Experiments show that QuickFold achieves performance comparable to SlowFold.',
    ['M:SlowFold'],
    ['QuickFold COMPARED_WITH SlowFold similar'],
  ],
  [
    'speedup over',
    'QuickFold achieves a 3x speedup over SlowFold.',
    ['M:SlowFold'],
    ['QuickFold COMPARED_WITH SlowFold better'],
  ],
  ['uses', 'QuickFold uses TinyHash to find equal rows.', ['M:TinyHash'], ['QuickFold USES TinyHash']],
  ['implemented in', 'QuickFold is implemented in PyTorch.', ['M:PyTorch'], ['QuickFold USES PyTorch']],
  [
    'runs on',
    'QuickFold runs at 30 frames per second on a single RTX 4090.',
    ['H:RTX 4090'],
    ['QuickFold RUNS_ON RTX 4090'],
  ],
  [
    'evaluated on a list',
    'Extensive experiments on FoldBench, PaperSet and LongData show the benefit of our approach.',
    ['D:FoldBench', 'D:PaperSet', 'D:LongData'],
    ['QuickFold EVALUATED_ON FoldBench', 'QuickFold EVALUATED_ON LongData', 'QuickFold EVALUATED_ON PaperSet'],
  ],
  [
    'applied to',
    'Experiments on Llama-2-7B and Mistral-7B show that QuickFold keeps the quality.',
    ['M:Llama-2-7B', 'M:Mistral-7B'],
    ['QuickFold APPLIED_TO Llama-2-7B', 'QuickFold APPLIED_TO Mistral-7B'],
  ],
];

describe('relations of one sentence', () => {
  it.each(SENTENCES)('%s: %s', (_, sentence, names, expected) => {
    expect(claims(TITLE, OWN + sentence, ['*M:QuickFold', ...names])).toEqual(expected);
  });

  it('starts at the paper where it introduces nothing by name', () => {
    const text = 'We study folding of long inputs. We evaluate our method on FoldBench.';
    expect(claims('A Study of Folding', text, ['D:FoldBench'])).toEqual(['@paper EVALUATED_ON FoldBench']);
  });

  it('reads what the title alone says', () => {
    const title = 'QuickFold: Extending SlowFold to Long Inputs';
    expect(claims(title, 'Folding is slow.', ['*M:QuickFold', 'M:SlowFold'])).toEqual(['QuickFold BUILDS_ON SlowFold']);
  });

  it('takes a successor by its name for lineage', () => {
    const text = `We propose SlowFold-2, which folds long inputs. SlowFold-2 improves SlowFold with better scheduling.`;
    expect(claims('SlowFold-2: Better Scheduling', text, ['*M:SlowFold-2', 'M:SlowFold'])).toEqual([
      'SlowFold-2 BUILDS_ON SlowFold',
    ]);
  });
});

describe('what gives no positive edge', () => {
  const NEGATIVES: [string, string][] = [
    ['unlike', 'Unlike SlowFold, QuickFold keeps all rows.'],
    ['background', 'SlowFold has been popular for many years.'],
    ['not required', 'QuickFold does not require SlowFold.'],
  ];
  it.each(NEGATIVES)('%s: no lineage and no use', (_, sentence) => {
    const found = claims(TITLE, OWN + sentence, ['*M:QuickFold', 'M:SlowFold']);
    expect(found.filter(claim => /BUILDS_ON|USES|APPLIED_TO/.test(claim))).toEqual([]);
  });

  it('names nothing where nothing is named', () => {
    expect(claims(TITLE, OWN, ['*M:QuickFold'])).toEqual([]);
    expect(claims('', '', [])).toEqual([]);
  });
});

describe('the passage of lineage', () => {
  it.each([
    [
      'the one that states it outright',
      'QuickFold-2: Faster Folding with Better Parallelism and Work Partitioning',
      'We trace the limits of QuickFold to the way in which work is divided. QuickFold-2 improves on QuickFold in two ' +
        'respects: it spends fewer operations outside products, and splits the work of a block so that warps exchange ' +
        'less data. It is around 2 times faster than QuickFold and attains 50\\% of the peak of an A100 GPU.',
      ['*M:QuickFold-2', 'M:QuickFold'],
      'QuickFold-2 improves on QuickFold',
    ],
    [
      'the one that calls it an adaptation',
      'LightFold: Extend QuickFold2 to Small Chips',
      'QuickFold series has been widely applied. However, QuickFold series only supports large chips. In this work, we ' +
        'propose LightFold which pioneers the adaptation of QuickFold series for small chips. Besides, we adapt QuickFold ' +
        'for old chips by redesigning the layout of rows.',
      ['*M:LightFold', 'M:QuickFold'],
      'LightFold which pioneers the adaptation of QuickFold',
    ],
    [
      'not what states the lineage of another',
      'SlowFold-X: Fast Folding of Long Inputs',
      'MegaFold extends SlowFold to longer inputs. We propose SlowFold-X, which folds rows of SlowFold in two passes.',
      ['*M:SlowFold-X', 'M:SlowFold', 'M:MegaFold'],
      'We propose SlowFold-X',
    ],
  ])('is %s', (_, title, abstract, names, quoted) => {
    const { document, entities } = paperOf(title, abstract, names);
    const { evidence } = extractRelations(document, entities).find(({ type }) => type === 'BUILDS_ON')!;
    expect(document.raw.slice(evidence.start, evidence.end)).toContain(quoted);
  });
});

/** What must hold of each candidate, whatever the text. */
function checkForm(raw: string, titleEnd: number, { evidence, from, to, score }: RelationCandidate): void {
  const quote = raw.slice(evidence.start, evidence.end);
  const words = quote.split(/\s+/).length;
  expect(quote).toBe(quote.trim());
  expect(words).toBeGreaterThanOrEqual(2);
  expect(words).toBeLessThanOrEqual(80);
  expect(evidence.end <= titleEnd || evidence.start > titleEnd).toBe(true);
  expect(score).toBeGreaterThan(0);
  expect(score).toBeLessThanOrEqual(1);
  for (const end of [from, to]) {
    if (end.reason !== 'quoted') continue;
    expect(end.span!.start).toBeGreaterThanOrEqual(evidence.start);
    expect(end.span!.end).toBeLessThanOrEqual(evidence.end);
  }
}

const WORDS =
  'Alpha-2 Beta Gamma uses extends on , ( ) and such as outperforms built . unlike 3x % it our method \\textbf{ } \n é 漢字 🙂 $x$ *+?['.split(
    ' ',
  );
const NAMES = ['*M:Alpha-2', 'M:Beta', 'D:Gamma', 'H:method'];

describe('any text', () => {
  it('gives claims with exact quotes and ends in them, never an error', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }), fc.string(), (words, noise) => {
        const document = makeDocument({ title: `Alpha-2: ${noise}`, abstract: words.join(' ') });
        const entities = candidatesOf(document.raw, NAMES);
        for (const relation of extractRelations(document, entities))
          checkForm(document.raw, document.titleEnd, relation);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same claims each time', () => {
    const { document, entities } = paperOf(TITLE, `${OWN}It uses TinyHash.`, ['*M:QuickFold', 'M:TinyHash']);
    const again = entities.map((entity): EntityCandidate => ({ ...entity }));
    expect(extractRelations(document, again)).toEqual(extractRelations(document, entities));
  });

  it('reads nothing from a sentence of thousands of words', () => {
    const { document, entities } = paperOf(TITLE, 'QuickFold uses SlowFold and '.repeat(5000), [
      '*M:QuickFold',
      'M:SlowFold',
    ]);
    expect(extractRelations(document, entities)).toEqual([]);
  });
});
