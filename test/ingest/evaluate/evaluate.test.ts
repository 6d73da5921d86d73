import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Evaluation, evaluate } from '../../../ingest/evaluate/evaluate.js';
import { FactRecord, readRecords } from '../../../ingest/evaluate/fact-record.js';
import { CorpusEvidence, decideFacts, readPaper } from '../../../ingest/extract/extractor.js';
import { goldRecord } from '../../../ingest/extract/gold-record.js';
import { packageFile } from '../../../package-root.js';

const TITLE = 'ZebraNet: Striped Networks for Long Inputs';
const ABSTRACT =
  'We propose ZebraNet, which extends OkapiNet with stripes. It beats GnuNet on SavannaBench, with 91.5% accuracy on an A100 GPU.';
const GOLD = {
  title: TITLE,
  abstract: ABSTRACT,
  introduces: ['ZebraNet'],
  entities: [
    { type: 'Method', name: 'ZebraNet', surfaces: ['ZebraNet'] },
    { type: 'Method', name: 'OkapiNet', surfaces: [] },
    { type: 'Method', name: 'GnuNet', surfaces: [] },
    { type: 'Method', name: 'striping', surfaces: ['stripes'], generic: true },
    { type: 'Hardware', name: 'A100', surfaces: ['A100 GPU'] },
    { type: 'Dataset', name: 'SavannaBench', surfaces: [] },
    { type: 'Metric', name: 'accuracy', surfaces: [] },
  ],
  relations: [
    { type: 'BUILDS_ON', from: 'ZebraNet', to: 'OkapiNet', evidence: 'ZebraNet, which extends OkapiNet' },
    { type: 'COMPARED_WITH', from: 'ZebraNet', to: 'GnuNet', outcome: 'better', evidence: 'It beats GnuNet' },
    { type: 'USES', from: 'ZebraNet', to: 'striping', evidence: 'extends OkapiNet with stripes' },
    { type: 'RUNS_ON', from: 'ZebraNet', to: 'A100', evidence: 'on an A100 GPU' },
  ],
  results: [
    { subject: 'ZebraNet', metric: 'accuracy', value: 91.5, unit: '%', evidence: 'with 91.5% accuracy' },
    { subject: 'ZebraNet', metric: 'accuracy', value: 2, unit: 'points', evidence: 'with 91.5% accuracy' },
  ],
};

const judged = (facts: object, gold: object = GOLD): Evaluation =>
  evaluate([FactRecord.parse(gold)], [FactRecord.parse({ title: TITLE, ...facts })]);
const counts = (facts: object, row: keyof Evaluation['figures'], gold: object = GOLD) => {
  const { right, wrong, missed } = judged(facts, gold).figures[row];
  return [right, wrong, missed];
};
const method = (name: string, surfaces: string[] = [], more = {}) => ({ type: 'Method', name, surfaces, ...more });
const relation = (type: string, from: string, to: string, evidence: string, more = {}) => ({
  entities: GOLD.entities,
  relations: [{ type, from, to, evidence, ...more }],
});

describe('facts scored against an annotation', () => {
  it('are perfect when they are the annotation', () => {
    const { figures, badQuotes, misses } = judged(GOLD);
    for (const [row, { precision }] of Object.entries(figures))
      expect([row, precision]).toEqual([row, figures[row as 'ALL'].right > 0 ? 1 : 0]);
    expect(figures.ALL).toMatchObject({ precision: 1, recall: 1, f1: 1, wrong: 0, missed: 0 });
    expect({ badQuotes, misses }).toEqual({ badQuotes: 0, misses: [] });
  });

  it.each<[string, object[], number[]]>([
    ['a name in other letters and with the noun of its kind', [method('the zebranet framework')], [1, 0, 2]],
    ['a name by one of its surfaces', [method('Zebra', ['ZebraNet'])], [1, 0, 2]],
    ['a name that the text has not', [method('LionNet')], [0, 1, 3]],
    ['a common term for a common term', [method('stripes')], [0, 0, 3]],
    ['a name that is called common', [method('GnuNet', [], { generic: true })], [0, 0, 3]],
    ['one name twice', [method('GnuNet'), method('GnuNet model')], [1, 1, 2]],
    ['one thing for two', [method('ZebraNet', ['GnuNet'])], [1, 1, 2]],
    ['another type', [{ type: 'Dataset', name: 'GnuNet', surfaces: [] }], [0, 0, 3]],
  ])('count methods: %s', (_, entities, expected) => {
    expect(counts({ entities }, 'Method')).toEqual(expected);
  });

  it.each<[string, object, string, number[]]>([
    ['right', relation('BUILDS_ON', 'ZebraNet', 'OkapiNet', 'extends OkapiNet'), 'BUILDS_ON', [1, 0, 0]],
    ['the wrong way round', relation('BUILDS_ON', 'OkapiNet', 'ZebraNet', 'extends OkapiNet'), 'BUILDS_ON', [0, 1, 1]],
    ['of the paper', relation('BUILDS_ON', '@paper', 'OkapiNet', 'extends OkapiNet'), 'BUILDS_ON', [0, 1, 1]],
    ['at a common term', relation('USES', 'ZebraNet', 'striping', 'with stripes'), 'USES', [0, 0, 0]],
    [
      'with a quote that no text has',
      relation('BUILDS_ON', 'ZebraNet', 'OkapiNet', 'is OkapiNet'),
      'BUILDS_ON',
      [0, 1, 1],
    ],
    ['with a quote of one word', relation('BUILDS_ON', 'ZebraNet', 'OkapiNet', 'OkapiNet'), 'BUILDS_ON', [0, 1, 1]],
    [
      'at an end that is not listed',
      relation('BUILDS_ON', 'ZebraNet', 'Okapi', 'extends OkapiNet'),
      'BUILDS_ON',
      [0, 1, 1],
    ],
  ])('count relations: %s', (_, facts, row, expected) => {
    expect(counts(facts, row as 'USES')).toEqual(expected);
  });

  it('count a comparison of another outcome as found, and its outcome as wrong', () => {
    const facts = relation('COMPARED_WITH', 'ZebraNet', 'GnuNet', 'beats GnuNet', { outcome: 'worse' });
    expect(counts(facts, 'COMPARED_WITH')).toEqual([1, 0, 0]);
    expect(counts(facts, 'outcome')).toEqual([0, 1, 0]);
  });

  it('count results by metric, value and unit, and who they are of apart', () => {
    const result = {
      subject: '@paper',
      metric: 'accuracy',
      value: '91.5',
      unit: 'percent',
      evidence: '91.5% accuracy',
    };
    const facts = { entities: GOLD.entities, results: [result] };
    expect(counts(facts, 'results')).toEqual([1, 0, 1]);
    expect(counts(facts, 'subject')).toEqual([0, 1, 0]);
  });

  it('count introduced names by what they are', () => {
    expect(
      counts({ entities: [method('ZebraNet framework')], introduces: ['ZebraNet framework'] }, 'INTRODUCES'),
    ).toEqual([1, 0, 0]);
    expect(counts({ entities: GOLD.entities, introduces: ['GnuNet'] }, 'INTRODUCES')).toEqual([0, 1, 1]);
  });

  it('are joined by title; of two records of a paper the first one counts, and a paper without one is absent', () => {
    const gold = [GOLD, { ...GOLD, title: 'Another paper' }].map(each => FactRecord.parse(each));
    const facts = [GOLD, { title: TITLE }].map(each => FactRecord.parse(each));
    const { papers, absent, repeated, figures } = evaluate(gold, facts);
    expect({ papers, absent, repeated }).toEqual({ papers: 2, absent: 1, repeated: 1 });
    expect(figures.INTRODUCES).toMatchObject({ right: 1, missed: 1 });
  });

  it('are not judged for confidence where they have none', () => {
    expect(judged(GOLD).reliability).toBeUndefined();
  });

  it('are judged for confidence over claims of named things', () => {
    const surely = <T extends object>(list: T[]) => list.map((each, i) => ({ ...each, confidence: 0.9 - i / 10 }));
    const facts = {
      ...GOLD,
      introductions: [{ name: 'ZebraNet', confidence: 0.7 }],
      relations: surely(GOLD.relations),
      results: surely(GOLD.results),
    };
    expect(judged(facts).reliability).toMatchObject({ claims: 6, right: 6, auroc: undefined });
  });
});

const goldFile = packageFile('..', 'shared', 'gold', 'dev.json');
const scorer = packageFile('..', 'shared', 'gold', 'score.mjs');
const isHere = existsSync(goldFile) && existsSync(scorer);
if (!isHere) process.stderr.write(`SKIPPED: comparing with the scorer of the annotation needs ${scorer}\n`);

interface ScoredTable {
  papers: number;
  absent: number;
  badQuotes: number;
  genericPerPaper: number;
  table: Record<string, { precision: number; recall: number; f1: number; tp: number; fp: number; fn: number }>;
}

(isHere ? describe : describe.skip)('against the scorer of the annotation', () => {
  let facts: (least: number) => string;
  beforeAll(() => {
    facts = readFacts(goldFile);
  }, 120_000);

  it('confidences hold, and tell right claims from wrong ones', async () => {
    const gold = await readRecords(goldFile);
    const found = facts(0)
      .split('\n')
      .map(line => FactRecord.parse(JSON.parse(line)));
    const { bins, ece, auroc } = evaluate(gold, found).reliability!;
    expect(bins.length).toBeGreaterThanOrEqual(4);
    expect(ece).toBeLessThanOrEqual(0.05);
    expect(auroc).toBeGreaterThanOrEqual(0.7);
  });

  it.each([0.5, 0])(
    'every figure is the same, at confidence %d',
    async least => {
      const folder = await mkdtemp(join(tmpdir(), 'paperlineage-test-'));
      try {
        const file = join(folder, 'facts.jsonl');
        await writeFile(file, facts(least));
        const { stdout } = await promisify(execFile)(process.execPath, [scorer, goldFile, file, '--json']);
        const { table, papers, absent, badQuotes, genericPerPaper } = JSON.parse(stdout) as ScoredTable;
        const evaluation = evaluate(await readRecords(goldFile), await readRecords(file));
        expect(evaluation).toMatchObject({ papers, absent, badQuotes, genericPerPaper });
        expect(Object.keys(evaluation.figures).sort()).toEqual(
          Object.keys(table)
            .map(row => row.trim())
            .sort(),
        );
        for (const [row, { precision, recall, f1, tp, fp, fn }] of Object.entries(table)) {
          const ours = evaluation.figures[row.trim() as 'ALL'];
          expect([row, ours]).toEqual([row, { precision, recall, f1, right: tp, wrong: fp, missed: fn }]);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});

/** Facts of the annotated papers, one function for all confidences: their texts are read once. */
function readFacts(file: string): (least: number) => string {
  const gold = JSON.parse(readFileSync(file, 'utf8')) as { id: string; title: string; abstract: string }[];
  const corpus = new CorpusEvidence();
  const read = gold.map(({ id, title, abstract }) => {
    const reading = readPaper({ title, abstract });
    corpus.add(reading);
    const paper = { key: id, title, abstract, authors: [], organisation: '', published: '', url: '', sources: [] };
    return { paper, reading };
  });
  const facts = read.map(({ paper, reading }) => ({ paper, stated: decideFacts(paper, reading, corpus) }));
  return least => facts.map(({ paper, stated }) => JSON.stringify(goldRecord(paper, stated, least))).join('\n');
}
