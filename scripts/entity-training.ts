import { type Document, textOf } from '../ingest/extract/document.js';
import { type BoostedModel, BoostedTrees } from '../ingest/extract/entities/boosted.js';
import { candidateFeatures } from '../ingest/extract/entities/candidate-features.js';
import {
  CANDIDATE_BUCKETS,
  CANDIDATE_CLASSES,
  type CandidateClass,
} from '../ingest/extract/entities/candidate-model.js';
import { findCandidates } from '../ingest/extract/entities/candidates.js';
import type { Cluster } from '../ingest/extract/entities/clusters.js';
import { type EntityModels, judgeOneByOne } from '../ingest/extract/entities/entities.js';
import { findAll } from '../ingest/extract/entities/findings.js';
import type { KindTable } from '../ingest/extract/entities/kind-table.js';
import { rowsAmongOthers } from '../ingest/extract/entities/own-among-others.js';
import type { TaggerModel } from '../ingest/extract/entities/tagger.js';
import { taggerFeatures } from '../ingest/extract/entities/tagger-features.js';
import type { LinearModel } from '../ingest/extract/relations/linear-model.js';
import { FOLDS, foldOf } from './folds.js';
import { type GoldDocument, type GoldPaper, groupOf } from './gold-documents.js';
import { matchGold } from './gold-match.js';
import { goldTags } from './gold-tags.js';
import { mineKinds } from './mine-kinds.js';
import { trainTagger } from './tagger-training.js';
import { type BoostedCase, trainBoosted } from './train-boosted.js';
import { trainLinear } from './train-linear.js';

/** A candidate as the models see it, and what it is. */
export interface EntityCase {
  rows: number[];
  ownRows: number[];
  kind: number;
  introduced: number;
}

const OPTIONS = { epochs: 8, rate: 0.04, decay: 5e-3 };
const KIND_TREES = { rounds: 150, depth: 7, rate: 0.1, fewest: 15, columns: 0.25 };
const INTRODUCED_TREES = { rounds: 600, depth: 8, rate: 0.06, fewest: 8, columns: 0.25 };
const AMONG_OTHERS_TREES = { rounds: 200, depth: 5, rate: 0.05, fewest: 8, columns: 0.4 };

const classOf = ({ type, generic }: GoldPaper['entities'][number]): CandidateClass =>
  (
    ({
      Method: generic ? 'generic' : 'method',
      Hardware: generic ? 'hardwareTerm' : 'hardware',
      Dataset: 'dataset',
      Metric: generic ? 'metricTerm' : 'metric',
    }) as const
  )[type];

/** Fits the tagger to annotated papers. */
export function fitTagger(records: readonly GoldDocument[]): TaggerModel {
  return trainTagger(
    records.map(({ paper, document }) => ({
      features: taggerFeatures(document, findAll(document)),
      tags: goldTags(paper, document),
      sentences: document.sentences,
    })),
  );
}

/** Surfaces of a cluster, with the name that a list gives its metric. */
export function surfacesOf(document: Document, { mentions }: Cluster): string[] {
  const texts = mentions.map(({ first, end }) => textOf(document, first, end));
  const metrics = mentions.flatMap(({ type, entry }) => (type === 'Metric' && entry !== undefined ? [entry] : []));
  return [...new Set([...texts, ...metrics])];
}

/** The candidates of an annotated paper as cases; the tagger must not have seen the paper. */
export function entityCases({ paper, document }: GoldDocument, tagger: TaggerModel, kinds: KindTable): EntityCase[] {
  const candidates = findCandidates(document, findAll(document), tagger);
  const groups = candidates.clusters.map(cluster => ({
    surfaces: surfacesOf(document, cluster),
    weight: cluster.mentions.length / 100,
  }));
  const matches = matchGold(paper, groups);
  return candidates.clusters.map((cluster, i) => {
    const entity = paper.entities[matches[i]!];
    return {
      ...candidateFeatures(document, cluster, candidates, kinds),
      kind: entity ? CANDIDATE_CLASSES.indexOf(classOf(entity)) : 0,
      introduced: entity && paper.introduces.includes(entity.name) ? 1 : 0,
    };
  });
}

/** What is fitted to candidates one by one, ready to be stored. */
interface FittedAlone {
  kind: LinearModel;
  boostedKind: BoostedModel;
  introduced: BoostedModel;
}

/** What is fitted to candidates, ready to be stored. */
export interface FittedModels extends FittedAlone {
  amongOthers: BoostedModel;
}

function fitAlone(cases: readonly EntityCase[]): FittedAlone {
  const kind = cases.map(({ rows, kind: answer }) => ({ rows, answer, weight: 1 }));
  const introduced = cases.map(({ ownRows: rows, introduced: answer }) => ({ rows, answer }));
  return {
    kind: trainLinear(kind, CANDIDATE_CLASSES, CANDIDATE_BUCKETS, OPTIONS),
    boostedKind: trainBoosted(kind, CANDIDATE_CLASSES.length, KIND_TREES),
    introduced: trainBoosted(introduced, 2, INTRODUCED_TREES),
  };
}

const runnable = ({ kind, boostedKind, introduced }: FittedAlone) => ({
  kind,
  boostedKind: new BoostedTrees(boostedKind),
  introduced: new BoostedTrees(introduced),
});

const fitAmongOthers = (cases: readonly BoostedCase[]) => trainBoosted(cases, 2, AMONG_OTHERS_TREES);

/** What models found that have not seen the paper, as cases of what is the paper's own among it. */
function amongOthersCases(record: GoldDocument, models: Omit<EntityModels, 'amongOthers'>): BoostedCase[] {
  const { paper, document } = record;
  const { found } = judgeOneByOne(document, models);
  const matches = matchGold(paper, found.map(groupOf));
  const isOwn = (place: number) => paper.introduces.includes(paper.entities[place]?.name ?? '');
  return rowsAmongOthers(document, found).map((rows, i) => ({ rows, answer: isOwn(matches[i]!) ? 1 : 0 }));
}

/** What was made of each paper, without the papers of a fold; of all of them without a fold. */
const except = <T>(ofPapers: readonly T[][], fold?: number) => ofPapers.filter((_, i) => foldOf(i) !== fold).flat();

/** Models fitted to all papers, and for each fold models fitted to the other folds only: their judgement is honest. */
export function crossFit(records: readonly GoldDocument[]): {
  all: EntityModels;
  fitted: FittedModels;
  folds: EntityModels[];
} {
  const parts = Array.from({ length: FOLDS }, (_, fold) => records.filter((_, i) => foldOf(i) !== fold));
  const taggers = [...parts, records].map(part => fitTagger(part));
  const kinds = mineKinds(taggers);
  const cases = records.map((record, i) => entityCases(record, taggers[foldOf(i)]!, kinds[foldOf(i)]!));
  const alone = parts.map((_, fold) => ({
    tagger: taggers[fold]!,
    kinds: kinds[fold]!,
    ...runnable(fitAlone(except(cases, fold))),
  }));
  const together = records.map((record, i) => amongOthersCases(record, alone[foldOf(i)]!));
  const folds = alone.map((models, fold) => ({
    ...models,
    amongOthers: new BoostedTrees(fitAmongOthers(except(together, fold))),
  }));
  const fitted = { ...fitAlone(except(cases)), amongOthers: fitAmongOthers(except(together)) };
  const all = {
    tagger: taggers[FOLDS]!,
    kinds: kinds[FOLDS]!,
    ...runnable(fitted),
    amongOthers: new BoostedTrees(fitted.amongOthers),
  };
  return { all, fitted, folds };
}
