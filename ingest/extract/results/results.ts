import type { Document } from '../document.js';
import type { EndCandidate, EntityCandidate, ResultCandidate } from '../reading.js';
import type { Item } from '../relations/clause-items.js';
import { endOf, quoteAround } from '../relations/evidence.js';
import { classify, rowsOfHashes } from '../relations/linear-model.js';
import type { Models } from '../relations/model-file.js';
import { isProse, type Passages } from '../relations/passages.js';
import { shippedRelationModels } from '../relations/relation-models.js';
import { type RoleReader, roleReaderOf } from '../relations/role-model.js';
import type { SentenceItems } from '../relations/sentence-items.js';
import { isRelative } from './end-signs.js';
import { impliedMetricOf } from './implied-metrics.js';
import { readQuantities } from './quantities.js';
import { endFeatures, endOptions } from './result-ends.js';
import { type MetricOption, metricFeatures, type PlacedQuantity } from './result-features.js';
import { END_BUCKETS, END_CLASSES, type ResultModels, shippedResultModels } from './result-models.js';

const LEAST_SCORE = 0.08;
/** Probability from which an entity is what a number is measured against. */
const VERSUS_FROM = 0.4;

/** Finds the numbers that the text reports, each with the metric in reach that it is most likely of. */
export function extractResults(
  document: Document,
  entities: readonly EntityCandidate[],
  models: ResultModels = shippedResultModels(),
  roleModels: Models = shippedRelationModels().roles,
): ResultCandidate[] {
  if (!/\d|twice|doubl|halv|half|fold|magnitude/.test(document.text)) return [];
  const roles = roleReaderOf(document, entities, roleModels);
  const { source } = roles;
  const found: ResultCandidate[] = [];
  for (const { index } of document.sentences) {
    if (!isProse(document, index)) continue;
    const items = source.of(index);
    const quantities = placeQuantities(source, index);
    for (const quantity of quantities) {
      const result = resultOf(source, items, quantity, quantities, models, roles);
      if (result) found.push(result);
    }
  }
  return found;
}

/** Quantities of a sentence that are no part of a name. */
export function placeQuantities(source: SentenceItems, sentence: number): PlacedQuantity[] {
  const { document, mentions, types } = source.passages;
  const { from, to } = document.sentences[sentence]!;
  const text = document.text.slice(from, to);
  const items = source.of(sentence);
  const placed: PlacedQuantity[] = [];
  let at = 0;
  for (const quantity of readQuantities(text)) {
    const begin = from + quantity.from;
    const finish = from + quantity.to;
    while (at < items.length && document.tokens[items[at]!.end - 1]!.to <= begin) at++;
    const item = items[at];
    if (!item) break;
    if (item.mention >= 0 && types[mentions[item.mention]!.entity] !== 'Metric') continue;
    let after = at + 1;
    while (after < items.length && document.tokens[items[after]!.first]!.from < finish) after++;
    if (quantity.kind === 'none' && countsThings(source, items[after])) continue;
    const implied = impliedMetricOf(text, quantity)?.name;
    placed.push({ ...quantity, from: begin, to: finish, sentence, at, after, implied });
  }
  return placed;
}

const THINGS = new Set(
  `layers heads gpus cpus tpus nodes cores devices machines experts tasks datasets benchmarks models domains languages
  participants patients subjects papers categories classes settings scenarios environments seeds people`.split(/\s+/),
);

/** "8 GPUs" and "12 layers" are sizes, no results. */
function countsThings({ passages }: SentenceItems, next: Item | undefined): boolean {
  if (next === undefined) return false;
  if (next.mention < 0) return THINGS.has(next.lower);
  return passages.types[passages.mentions[next.mention]!.entity] === 'Hardware';
}

/** Metrics that a quantity may be of: those that its sentence names, and the one that its words imply. */
export function metricOptions(source: SentenceItems, items: readonly Item[], quantity: PlacedQuantity): MetricOption[] {
  const { passages } = source;
  const options: MetricOption[] = [];
  items.forEach((item, at) => {
    const mention = item.mention < 0 ? undefined : passages.mentions[item.mention]!;
    if (mention && passages.types[mention.entity] === 'Metric') options.push({ entity: mention.entity, mention, at });
  });
  const implied = quantity.implied === undefined ? undefined : passages.metrics.get(quantity.implied);
  if (implied !== undefined && options.every(option => option.entity !== implied)) {
    options.push({ entity: implied, at: -1 });
  }
  return options;
}

function resultOf(
  source: SentenceItems,
  items: readonly Item[],
  quantity: PlacedQuantity,
  quantities: readonly PlacedQuantity[],
  models: ResultModels,
  roles: RoleReader,
): ResultCandidate | undefined {
  const { passages } = source;
  const options = metricOptions(source, items, quantity);
  const model = models.metric;
  let best: MetricOption | undefined;
  let score = LEAST_SCORE;
  for (const option of options) {
    const features = metricFeatures(source, items, quantity, option, options, quantities);
    const chance = classify(model, rowsOfHashes(features, model.buckets))[1]!;
    if (chance > score) {
      score = chance;
      best = option;
    }
  }
  if (!best) return undefined;
  const first = items[quantity.at]!.first;
  const end = items[quantity.after - 1]!.end;
  const quote = quoteAround(passages.document, quantity.sentence, first, end);
  if (!quote) return undefined;
  const ends = endsOf(source, items, quantity, quantities, models, roles);
  const subject: EndCandidate =
    ends.subject === 'paper'
      ? { entity: 'paper', reason: 'paper' }
      : endOf(passages, ends.subject, quantity.sentence, quote);
  return {
    subject,
    metric: metricEnd(passages, best, quantity, quote),
    value: quantity.value,
    ...(quantity.valueMax === undefined ? {} : { valueMax: quantity.valueMax }),
    unit: unitOf(items, quantity),
    qualifier: quantity.qualifier,
    ...(ends.versus === undefined ? {} : { versus: ends.versus }),
    ...settingOf(passages, items, quantity),
    evidence: { ...quote, rule: best.at < 0 ? 'number:implied-metric' : 'number:named-metric' },
    score,
  };
}

/** A bare number that tells a difference ("by 5.4 mIoU") counts points. */
function unitOf(items: readonly Item[], quantity: PlacedQuantity): string {
  return quantity.kind === 'none' && isRelative(items, quantity) ? 'points' : quantity.unit;
}

function metricEnd(
  passages: Passages,
  option: MetricOption,
  quantity: PlacedQuantity,
  quote: { start: number; end: number },
): EndCandidate {
  if (option.mention) return { entity: option.entity, reason: 'quoted', span: option.mention.span };
  const end = endOf(passages, option.entity, quantity.sentence, quote);
  return end.reason === 'pronoun' ? { ...end, reason: 'inferred' } : end;
}

function endsOf(
  source: SentenceItems,
  items: readonly Item[],
  quantity: PlacedQuantity,
  quantities: readonly PlacedQuantity[],
  models: ResultModels,
  roles: RoleReader,
): { subject: number | 'paper'; versus: number | undefined } {
  const options = endOptions(source, items, quantity);
  let subject: number | 'paper' = 'paper';
  let versus: number | undefined;
  let subjectScore = 0;
  let versusScore = VERSUS_FROM;
  const chances = models.end.probabilitiesOfAll(
    endFeatures(source, items, quantity, options, roles, quantities),
    END_BUCKETS,
  );
  options.forEach((option, i) => {
    const chance = chances[i]![END_CLASSES.indexOf('subject')]!;
    if (chance > subjectScore) {
      subjectScore = chance;
      subject = option.entity;
    }
  });
  options.forEach((option, i) => {
    const chance = chances[i]![END_CLASSES.indexOf('versus')]!;
    if (option.entity === 'paper' || option.entity === subject || chance <= versusScore) return;
    versusScore = chance;
    versus = option.entity;
  });
  return { subject, versus };
}

/** Dataset and hardware of a number: the nearest that its sentence names. */
function settingOf(
  passages: Passages,
  items: readonly Item[],
  quantity: PlacedQuantity,
): { dataset?: number; hardware?: number } {
  const nearest = (type: 'Dataset' | 'Hardware') => {
    let best: number | undefined;
    let distance = Number.POSITIVE_INFINITY;
    items.forEach((item, i) => {
      if (item.mention < 0) return;
      const { entity } = passages.mentions[item.mention]!;
      if (passages.types[entity] !== type) return;
      // "95% on A and 88% on B": the name follows its number.
      const far = i < quantity.at ? (quantity.at - i) * 1.5 + 2 : i - quantity.after;
      if (far < distance) {
        distance = far;
        best = entity;
      }
    });
    return best;
  };
  const dataset = nearest('Dataset');
  const hardware = nearest('Hardware');
  return { ...(dataset === undefined ? {} : { dataset }), ...(hardware === undefined ? {} : { hardware }) };
}
