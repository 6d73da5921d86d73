import { type BoostedModel, BoostedTrees } from '../ingest/extract/entities/boosted.js';
import { type LinearModel, rowsOfHashes } from '../ingest/extract/relations/linear-model.js';
import type { Models } from '../ingest/extract/relations/model-file.js';
import { makePassages } from '../ingest/extract/relations/passages.js';
import { RoleReader } from '../ingest/extract/relations/role-model.js';
import { SentenceItems } from '../ingest/extract/relations/sentence-items.js';
import { endFeatures, endOptions } from '../ingest/extract/results/result-ends.js';
import { metricFeatures, type PlacedQuantity } from '../ingest/extract/results/result-features.js';
import { END_BUCKETS, END_CLASSES, type ResultModels } from '../ingest/extract/results/result-models.js';
import { metricOptions, placeQuantities } from '../ingest/extract/results/results.js';
import type { GoldDocument } from './gold-documents.js';
import type { RoleFold } from './relation-training.js';
import { type BoostedCase, trainBoosted } from './train-boosted.js';
import { type Case, trainLinear } from './train-linear.js';

const BUCKETS = 1 << 16;
const METRIC_OPTIONS = { epochs: 12, rate: 0.15, decay: 2e-3 };
const END_TREES = { rounds: 250, depth: 7, rate: 0.07, fewest: 8, columns: 0.3 };

/** What is fitted to results, ready to be stored. */
export interface FittedResults {
  metric: LinearModel;
  end: BoostedModel;
}

/** Fits the models of metrics and ends of numbers to papers, each with models of roles that have not seen it. */
export function trainResults(folds: readonly RoleFold[]): FittedResults {
  const metric: Case[] = [];
  const end: BoostedCase[] = [];
  for (const { unseen, roles } of folds) {
    for (const record of unseen) addCases(record, roles, metric, end);
  }
  return {
    metric: trainLinear(metric, ['no', 'yes'], BUCKETS, METRIC_OPTIONS),
    end: trainBoosted(end, END_CLASSES.length, END_TREES),
  };
}

/** Fitted models, ready to read with. */
export function resultModels({ metric, end }: FittedResults): ResultModels {
  return { metric, end: new BoostedTrees(end) };
}

function addCases(record: GoldDocument, roleModels: Models, metric: Case[], end: BoostedCase[]): void {
  const { document, entities, goldNames, paper } = record;
  const passages = makePassages(document, entities);
  const source = new SentenceItems(passages);
  const roles = new RoleReader(source, roleModels);
  for (const { index } of document.sentences) {
    const items = source.of(index);
    const quantities = placeQuantities(source, index);
    for (const quantity of quantities) {
      const results = paper.results.filter(result => isOf(record, quantity, result));
      const options = metricOptions(source, items, quantity);
      for (const option of options) {
        const rows = rowsOfHashes(metricFeatures(source, items, quantity, option, options, quantities), BUCKETS);
        const right = results.some(result => result.metric === goldNames[option.entity]);
        metric.push({ rows, answer: right ? 1 : 0, weight: 1 });
      }
      if (results.length === 0) continue;
      const { subject, versus } = results[0]!;
      const ends = endOptions(source, items, quantity);
      const features = endFeatures(source, items, quantity, ends, roles, quantities);
      for (const [i, option] of ends.entries()) {
        const name = option.entity === 'paper' ? '@paper' : goldNames[option.entity];
        const answer = name === undefined ? 'none' : name === subject ? 'subject' : name === versus ? 'versus' : 'none';
        end.push({ rows: rowsOfHashes(features[i]!, END_BUCKETS), answer: END_CLASSES.indexOf(answer) });
      }
    }
  }
}

/** Whether a quantity is the number that an annotated result quotes. */
export function isOf(
  { document }: GoldDocument,
  quantity: PlacedQuantity,
  result: GoldDocument['paper']['results'][number],
): boolean {
  if (Math.abs(Number(result.value) - quantity.value) > 1e-9) return false;
  const at = document.raw.indexOf(result.evidence);
  const start = document.starts[quantity.from]!;
  return at >= 0 && start >= at && start < at + result.evidence.length;
}
