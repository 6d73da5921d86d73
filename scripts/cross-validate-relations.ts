/**
 * Prints how well relations and results are read of papers that the models have not seen:
 * `npx tsx scripts/cross-validate-relations.ts` (some minutes). Five folds of `../shared/gold/train.json`; once with
 * the annotated entities, once with the found ones; claims at or above each of several scores.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RelationCandidate, ResultCandidate } from '../ingest/extract/reading.js';
import { extractRelations } from '../ingest/extract/relations/relations.js';
import { extractResults } from '../ingest/extract/results/results.js';
import { foldOf } from './folds.js';
import { type GoldDocument, readGold } from './gold-documents.js';
import { sharedFile } from './shared-texts.js';
import { withUnseenEntities } from './unseen-entities.js';
import { fittedFolds } from './unseen-readings.js';

const SCORES = [0.3, 0.4, 0.5];
const ROWS =
  /^(?:BUILDS_ON|USES|APPLIED_TO|COMPARED_WITH|RUNS_ON|EVALUATED_ON|RELATIONS|results| {2}outcome| {2}subject)/;

interface Claims {
  record: GoldDocument;
  relations: RelationCandidate[];
  results: ResultCandidate[];
}

const goldFile = sharedFile('gold', 'train.json');
const annotated = readGold(goldFile);
const found = withUnseenEntities(annotated);
const claims: Record<string, Claims[]> = { 'annotated entities': [], 'found entities': [] };
for (const { fold, forRelations, forResults } of fittedFolds(annotated, found)) {
  const read = (record: GoldDocument): Claims => ({
    record,
    relations: extractRelations(record.document, record.entities, forRelations),
    results: extractResults(record.document, record.entities, forResults, forRelations.roles),
  });
  claims['annotated entities']!.push(...annotated.filter((_, i) => foldOf(i) === fold).map(read));
  claims['found entities']!.push(...found.filter((_, i) => foldOf(i) === fold).map(read));
}
const folder = mkdtempSync(join(tmpdir(), 'cross-validate-'));
try {
  for (const [title, list] of Object.entries(claims)) {
    for (const least of SCORES) {
      const file = join(folder, 'facts.json');
      writeFileSync(file, JSON.stringify(list.map(one => recordOf(one, least))));
      const scorer = sharedFile('gold', 'score.mjs');
      const table = execFileSync(process.execPath, [scorer, goldFile, file], { encoding: 'utf8' });
      console.log(
        `${title}, score ≥ ${least}\n${table
          .split('\n')
          .filter(row => ROWS.test(row))
          .join('\n')}\n`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Claims of a paper as the scorer reads them; the entities are those of the reading, each of its likeliest type. */
function recordOf({ record, relations, results }: Claims, least: number): object {
  const { paper, document, entities } = record;
  const nameOf = (end: number | 'paper') => (end === 'paper' ? '@paper' : entities[end]!.name);
  const quote = ({ start, end }: { start: number; end: number }) => document.raw.slice(start, end);
  return {
    title: paper.title,
    introduces: entities.filter(({ introduced }) => introduced >= 0.5).map(({ name }) => name),
    entities: entities.map(({ name, surfaces, types, generic }) => ({
      type: Object.entries(types).reduce((a, b) => (b[1] > a[1] ? b : a))[0],
      name,
      surfaces,
      generic: generic >= 0.5,
    })),
    relations: relations
      .filter(({ score }) => score >= least)
      .map(({ type, from, to, outcome, evidence }) => ({
        type,
        from: nameOf(from.entity),
        to: nameOf(to.entity),
        outcome,
        evidence: quote(evidence),
      })),
    results: results
      .filter(({ score }) => score >= least)
      .map(({ subject, metric, value, valueMax, unit, versus, evidence }) => ({
        subject: nameOf(subject.entity),
        metric: nameOf(metric.entity),
        value,
        value_max: valueMax,
        unit,
        versus: versus === undefined ? undefined : nameOf(versus),
        evidence: quote(evidence),
      })),
  };
}
