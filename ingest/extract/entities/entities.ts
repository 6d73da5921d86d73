import type { EntityType } from '../../../graph/model.js';
import { type Document, rawSpan, textOf } from '../document.js';
import type { EntityCandidate, Evidence, Span } from '../reading.js';
import { classify, type LinearModel } from '../relations/linear-model.js';
import { shippedModels } from '../relations/model-file.js';
import { BoostedTrees, shippedBoosted } from './boosted.js';
import { candidateFeatures } from './candidate-features.js';
import { BOOSTED_ENTITY_MODELS, CANDIDATE_CLASSES, CLASS_TYPES, ENTITY_MODELS } from './candidate-model.js';
import { findCandidates } from './candidates.js';
import type { Cluster } from './clusters.js';
import { findAll } from './findings.js';
import type { Introduction } from './introductions.js';
import { type KindTable, shippedKinds } from './kind-table.js';
import { rowsAmongOthers } from './own-among-others.js';
import { SURE_INTRODUCTION, sureIntroductions } from './sure-introductions.js';
import type { TaggerModel } from './tagger.js';
import { shippedTagger } from './tagger-model.js';

/** What the recognition of entities has learnt. */
export interface EntityModels {
  tagger: TaggerModel;
  /** What the tagger takes names for all over the corpus. */
  kinds: KindTable;
  /** What a candidate is, by two models that are averaged. */
  kind: LinearModel;
  boostedKind: BoostedTrees;
  /** Whether the paper presents it as its own, by what is around it; then, by what that says of all that was found. */
  introduced: BoostedTrees;
  amongOthers: BoostedTrees;
}

/** Candidates less likely than this to be anything at all are dropped. */
const LEAST = 0.1;
/** The trees are not asked about what the linear model is this sure to be nothing. */
const CERTAINLY_NOTHING = 0.97;
/** Weight of the boosted trees against the linear model. */
const BOOSTED_SHARE = 0.6;

let shipped: EntityModels | undefined;

/** The models of `ingest/models`, made by `scripts/train-entities.ts`. */
export function shippedEntityModels(): EntityModels {
  if (!shipped) {
    const { kind } = shippedModels(ENTITY_MODELS);
    const boosted = shippedBoosted(BOOSTED_ENTITY_MODELS);
    shipped = {
      tagger: shippedTagger(),
      kinds: shippedKinds(),
      kind: kind!,
      boostedKind: new BoostedTrees(boosted.kind!),
      introduced: new BoostedTrees(boosted.introduced!),
      amongOthers: new BoostedTrees(boosted.amongOthers!),
    };
  }
  return shipped;
}

/** Finds what the text names, strong and weak, in order of appearance. */
export function extractEntities(document: Document, models: EntityModels = shippedEntityModels()): EntityCandidate[] {
  const { found, sure } = judgeOneByOne(document, models);
  const rows = rowsAmongOthers(document, found);
  const learnt = models.amongOthers.probabilitiesOfAll(rows);
  return found.map((candidate, i) => ({ ...candidate, introduced: rounded(ownScore(learnt[i]![1]!, sure[i]!)) }));
}

/**
 * Finds what the text names, each judged by itself.
 * @returns also which of them rules alone show to be the paper's own
 */
export function judgeOneByOne(
  document: Document,
  models: Omit<EntityModels, 'amongOthers'>,
): { found: EntityCandidate[]; sure: boolean[] } {
  const candidates = findCandidates(document, findAll(document), models.tagger);
  const { introductions } = candidates.findings;
  const surePlaces = sureIntroductions(document, introductions);
  const features = candidates.clusters.map(cluster => candidateFeatures(document, cluster, candidates, models.kinds));
  const kinds = kindsOf(
    features.map(({ rows }) => rows),
    models,
  );
  const kept = candidates.clusters
    .map((cluster, i) => {
      const isSure = cluster.mentions.some(({ first, end }) => surePlaces.has(`${first}:${end}`));
      return { cluster, kinds: kinds[i]!, ownRows: features[i]!.ownRows, isSure };
    })
    .filter(({ kinds, isSure }) => isSure || 1 - kinds[0]! >= LEAST);
  const learnt = models.introduced.probabilitiesOfAll(kept.map(({ ownRows }) => ownRows));
  const found = kept.map(({ cluster, kinds, isSure }, i) =>
    candidateOf(document, cluster, kinds, ownScore(learnt[i]![1]!, isSure), introductions),
  );
  return { found, sure: kept.map(({ isSure }) => isSure) };
}

/** What rules alone show counts, whatever was learnt. */
const ownScore = (learnt: number, isSure: boolean) => (isSure ? Math.max(learnt, SURE_INTRODUCTION) : learnt);

/** Chances of each class, for each candidate. */
function kindsOf(
  rows: readonly (readonly number[])[],
  models: Pick<EntityModels, 'kind' | 'boostedKind'>,
): Float64Array[] {
  const linear = rows.map(one => classify(models.kind, one));
  const doubtful = rows.flatMap((_, i) => (linear[i]![0]! > CERTAINLY_NOTHING ? [] : [i]));
  const boosted = models.boostedKind.probabilitiesOfAll(doubtful.map(i => rows[i]!));
  const kinds = [...linear];
  doubtful.forEach((i, at) => {
    kinds[i] = linear[i]!.map((p, c) => BOOSTED_SHARE * boosted[at]![c]! + (1 - BOOSTED_SHARE) * p);
  });
  return kinds;
}

function candidateOf(
  document: Document,
  cluster: Cluster,
  kinds: Float64Array,
  introduced: number,
  introductions: readonly Introduction[],
): EntityCandidate {
  const types: Partial<Record<EntityType, number>> = {};
  let common = 0;
  CANDIDATE_CLASSES.forEach((name, c) => {
    if (name === 'none') return;
    const { type, generic } = CLASS_TYPES[name];
    types[type] = (types[type] ?? 0) + kinds[c]!;
    if (generic) common += kinds[c]!;
  });
  for (const type of Object.keys(types) as EntityType[]) types[type] = rounded(types[type]!);
  const spans = new Map<string, Span>();
  const surfaces = new Set<string>();
  for (const { first, end } of cluster.mentions) {
    const span = rawSpan(document, document.tokens[first]!.from, document.tokens[end - 1]!.to);
    spans.set(`${span.start}:${span.end}`, span);
    surfaces.add(textOf(document, first, end));
  }
  const metric = cluster.mentions.find(mention => mention.type === 'Metric' && mention.entry !== undefined)?.entry;
  const name = metric ?? [...surfaces].reduce((a, b) => (b.length > a.length ? b : a));
  return {
    name,
    surfaces: [...surfaces].filter(surface => surface !== name),
    mentions: [...spans.values()],
    types,
    generic: rounded(common / (1 - kinds[0]!)),
    introduced: rounded(introduced),
    introducedBy: introductionOf(document, cluster, introductions),
    cues: [],
  };
}

/** The passage that presents the name as the paper's own, or else the first sentence of the abstract that has it. */
function introductionOf(document: Document, cluster: Cluster, introductions: readonly Introduction[]): Evidence {
  const stated = introductions.find(one =>
    cluster.mentions.some(({ first, end }) => first >= one.from && end <= one.to && first < one.end && end > one.first),
  );
  const mention =
    cluster.mentions.find(({ first }) => !document.sentences[document.sentenceOfToken[first]!]!.inTitle) ??
    cluster.mentions[0]!;
  const sentence = document.sentences[document.sentenceOfToken[mention.first]!]!;
  const [from, to] = stated ? [stated.from, stated.to] : [sentence.firstToken, sentence.endToken];
  return {
    ...rawSpan(document, document.tokens[from]!.from, document.tokens[to - 1]!.to),
    rule: `introduces/${stated?.rule ?? 'model'}`,
  };
}

const rounded = (score: number) => Math.round(score * 10000) / 10000;
