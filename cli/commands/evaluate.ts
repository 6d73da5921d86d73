import type { Command } from 'commander';
import { atConfidence } from '../../ingest/evaluate/at-confidence.js';
import { type Evaluation, evaluate, type Figures, SUM_NAMES } from '../../ingest/evaluate/evaluate.js';
import { type FactRecord, readRecords } from '../../ingest/evaluate/fact-record.js';
import { DETAILS, ROWS } from '../../ingest/evaluate/judge-paper.js';
import type { Reliability } from '../../ingest/evaluate/reliability.js';
import { count, printable } from '../console.js';
import { Context } from '../context.js';
import { confidence, positiveInteger } from '../option-values.js';

interface EvaluateOptions {
  minConfidence: number;
  misses?: number;
  json?: boolean;
}

export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('score facts that `extract` printed against an annotation of the same papers')
    .argument('<gold>', 'annotated papers: a JSON list or JSON lines')
    .argument('<facts>', 'facts of these papers; those of `extract --min-confidence 0` show how far confidences hold')
    .option(
      '--min-confidence <p>',
      'score without what is below, 0 to 1; confidences are judged over all',
      confidence,
      0,
    )
    .option('--misses <n>', 'list as many of what is wrong or missing in each row', positiveInteger)
    .option('--json', 'print as JSON')
    .action(async (gold: string, facts: string, options: EvaluateOptions, command: Command) =>
      evaluateFiles(gold, facts, options, Context.of(command)),
    );
}

async function evaluateFiles(goldFile: string, factsFile: string, options: EvaluateOptions, { console }: Context) {
  const [gold, facts] = await Promise.all([readRecords(goldFile), readRecords(factsFile)]);
  const evaluation = scored(gold, facts, options.minConfidence);
  const { misses, ...figures } = evaluation;
  if (options.json) await console.line(JSON.stringify(options.misses ? evaluation : figures, null, 2));
  else for (const line of describe(evaluation, options.misses ?? 0)) await console.line(line);
}

function scored(gold: readonly FactRecord[], facts: readonly FactRecord[], least: number): Evaluation {
  const all = evaluate(gold, facts);
  if (least === 0) return all;
  const sure = evaluate(
    gold,
    facts.map(record => atConfidence(record, least)),
  );
  return { ...sure, reliability: all.reliability };
}

function* describe(evaluation: Evaluation, misses: number): Generator<string> {
  const { papers, absent, repeated, badQuotes, genericPerPaper, figures, reliability } = evaluation;
  yield `${count(papers, 'paper')}; ${absent} absent from the facts, ${repeated} repeated in them (the first one counts)`;
  yield `${count(badQuotes, 'claim')} without a right quote; ${genericPerPaper.toFixed(1)} generic entities a paper`;
  yield '';
  yield `${''.padEnd(14)} precision recall    F1  right wrong missed`;
  for (const name of [...ROWS, ...SUM_NAMES]) yield `${name.padEnd(14)} ${cells(figures[name])}`;
  yield '';
  yield 'of what was found rightly, right in this too';
  for (const name of DETAILS) yield `${name.padEnd(14)} ${detailCells(figures[name])}`;
  yield '';
  if (reliability) yield* describeReliability(reliability);
  else yield 'the facts have no confidences, so these are not judged';
  if (misses > 0) yield* describeMisses(evaluation, misses);
}

function cells({ precision, recall, f1, right, wrong, missed }: Figures): string {
  const rates = [precision.toFixed(3).padStart(9), recall.toFixed(3).padStart(6), f1.toFixed(3).padStart(5)];
  return `${rates.join(' ')} ${[right, wrong, missed].map(n => String(n).padStart(6)).join('')}`;
}

const detailCells = ({ precision, right, wrong }: Figures) =>
  `${precision.toFixed(3).padStart(9)}  ${right} of ${right + wrong}`;

function* describeReliability({ claims, right, bins, ece, auroc, brier }: Reliability): Generator<string> {
  yield `how far confidences hold, over ${count(claims, 'claim')} (INTRODUCES, relations, results), ${right} of them right`;
  yield 'confidence       claims   mean  right';
  for (const { from, to, claims: size, meanConfidence, accuracy } of bins) {
    const range = `${from.toFixed(3)} to ${to.toFixed(3)}`;
    yield `${range} ${String(size).padStart(6)}  ${meanConfidence.toFixed(3)}  ${accuracy.toFixed(3)}`;
  }
  yield `expected calibration error ${ece.toFixed(3)}, AUROC ${auroc?.toFixed(3) ?? 'undefined'}, Brier score ${brier.toFixed(3)}`;
}

function* describeMisses({ figures, misses }: Evaluation, limit: number): Generator<string> {
  for (const row of Object.keys(figures)) {
    for (const verdict of ['missed', 'wrong'] as const) {
      const here = misses.filter(miss => miss.row === row && miss.verdict === verdict);
      if (here.length > 0) yield `\n${row} ${verdict}: ${here.length}`;
      for (const { what, title } of here.slice(0, limit)) yield `  ${printable(`${what} | ${title}`)}`;
    }
  }
}
