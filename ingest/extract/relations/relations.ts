import type { Document } from '../document.js';
import { hashFeature } from '../feature-hash.js';
import type { EndCandidate, EntityCandidate, RelationCandidate, Span } from '../reading.js';
import { endOf, proposalOf, quoteAround } from './evidence.js';
import type { Models } from './model-file.js';
import { compareNames } from './names-in-common.js';
import { outcomeOf } from './outcomes.js';
import { pairFeatures, type Subject } from './pair-features.js';
import type { Passages } from './passages.js';
import { PAIR_BUCKETS, type RelationModels, shippedRelationModels } from './relation-models.js';
import { type RoleReader, type RoleReading, roleReaderOf, type StatedRole } from './role-model.js';
import type { SentenceItems } from './sentence-items.js';
import { subjectChance, subjectState } from './subjects.js';
import { SURE_LINEAGE, statesOutright, sureLineage } from './sure-lineage.js';

/** Rules that are none of the grammar: names show it, or the model alone. */
const NAMED_AFTER = 'named-after';
const BY_MODEL = 'model:';
/** Candidates below this local score are not worth keeping. */
const LEAST_SCORE = 0.03;
/** Roles below this probability are not looked at further; lineage is rare, so what speaks for it a little is. */
const leastRole = (role: StatedRole) => (role === 'BUILDS_ON' ? 0.01 : 0.04);

/**
 * Finds what the text states between the things that it names: one candidate for each type and pair, with the
 * passage that says it best and the probability that the text states it.
 */
export function extractRelations(
  document: Document,
  entities: readonly EntityCandidate[],
  models: RelationModels = shippedRelationModels(),
): RelationCandidate[] {
  if (entities.length === 0 || document.sentences.length === 0) return [];
  const reader = roleReaderOf(document, entities, models.roles);
  const { source } = reader;
  const found: RelationCandidate[] = [];
  const pairs = entities.flatMap((_, entity) => pairsOf(source, reader, entity, models.roles));
  const learnt = chancesOf(pairs, models);
  pairs.forEach((asked, i) => {
    const scored = scoredPair(source, asked, learnt[i]!);
    const { pair, rule, score } = statedOutright(source, scored) ?? scored;
    const relation = score < LEAST_SCORE ? undefined : relationOf(source, pair, rule, score);
    if (relation) found.push(relation);
  });
  return lineageAlone(found);
}

/** The learnt probability that the text states each pair. */
function chancesOf(pairs: readonly Pair[], models: RelationModels): number[] {
  const chances = new Array<number>(pairs.length).fill(0);
  for (const isLineage of [true, false]) {
    const trees = isLineage ? models.lineage : models.pair;
    const asked = pairs.flatMap(({ reading }, i) => ((reading.role === 'BUILDS_ON') === isLineage ? [i] : []));
    const learnt = trees.probabilitiesOfAll(
      asked.map(i => pairs[i]!.features),
      PAIR_BUCKETS,
    );
    asked.forEach((i, at) => {
      chances[i] = learnt[at]![1]!;
    });
  }
  return chances;
}

const ONLY_FELT = 0.5;
const OF_THE_PAPER = /\b(?:we|our|ours|us|this|these|it|its|proposed)\b/i;

/** Lineage that no rule shows, in a sentence that speaks of nothing of the paper's own, is mostly background. */
function isOnlyFelt({ document, mentionsIn, isIntroduced }: Passages, { reading }: Pair, rule: string): boolean {
  if (reading.role !== 'BUILDS_ON' || !rule.startsWith(BY_MODEL)) return false;
  const { from, to, inTitle, index } = document.sentences[reading.mention.sentence]!;
  if (inTitle || mentionsIn[index]!.some(({ entity }) => isIntroduced[entity])) return false;
  return !OF_THE_PAPER.test(document.text.slice(from, to));
}

/** Where lineage is the likeliest of what is said of two things, the other relations between them say no more. */
function lineageAlone(relations: RelationCandidate[]): RelationCandidate[] {
  const pairOf = ({ from, to }: RelationCandidate) => `${from.entity} ${to.entity}`;
  const lineage = new Map(relations.filter(({ type }) => type === 'BUILDS_ON').map(one => [pairOf(one), one.score]));
  return relations.filter(one => one.type === 'BUILDS_ON' || one.score >= (lineage.get(pairOf(one)) ?? 0));
}

/** A target with a role towards a subject, as the model of pairs sees it. */
export interface Pair {
  target: number;
  subject: Subject;
  reading: RoleReading;
  /** Hashes of the features that hold. */
  features: number[];
}

/** All pairs that an entity may be the target of. */
export function pairsOf(source: SentenceItems, reader: RoleReader, target: number, models: Models): Pair[] {
  const { passages } = source;
  if (passages.isIntroduced[target] && passages.introduced.length === 1) return [];
  const readings = reader.rolesOf(target);
  const pairs: Pair[] = [];
  for (const reading of readings) {
    const likely = Math.max(reading.joint, reading.local, reading.listed) >= leastRole(reading.role);
    if (!likely && reading.role !== 'BUILDS_ON') continue;
    const isAsked = (entity: number | 'paper') =>
      (likely || isNamedAfter(passages, entity, target)) &&
      (reading.role !== 'EVALUATED_IN' || (entity !== 'paper' && passages.types[entity] === 'Dataset'));
    for (const subject of subjectsOf(source, target, reading, models, isAsked)) {
      const features = pairFeatures(source, target, reading, readings, subject);
      features.push(hashFeature(`role=${reading.role}`));
      // What is around the mention: trees find out what of it matters for which role.
      pairs.push({ target, subject, reading, features: features.concat(reader.pairHashesOf(reading.mention)) });
    }
  }
  return pairs;
}

/** "X-2" and "X-S" are named after X, which says more of lineage than any words around X. */
function isNamedAfter({ entities }: Passages, subject: number | 'paper', target: number): boolean {
  if (subject === 'paper') return false;
  const names = compareNames(entities[subject]!, entities[target]!);
  return names === 'holds' || names === 'version';
}

/** What the role may be towards, of that which is asked about. */
function subjectsOf(
  source: SentenceItems,
  target: number,
  reading: RoleReading,
  models: Models,
  isAsked: (entity: number | 'paper') => boolean,
): Subject[] {
  const { introduced } = source.passages;
  const model = models.subject!;
  if (introduced.length === 0) return isAsked('paper') ? [{ entity: 'paper', rank: -1, score: 1 }] : [];
  const subjects: Subject[] = [];
  introduced.forEach((entity, rank) => {
    if (entity === target || !isAsked(entity)) return;
    const state = subjectState(source, reading.mention, reading.role, entity, rank);
    subjects.push({ entity, rank, score: subjectChance(model, state) });
  });
  return subjects;
}

interface ScoredPair {
  pair: Pair;
  rule: string;
  score: number;
}

function scoredPair(source: SentenceItems, pair: Pair, learnt: number): ScoredPair {
  const rule = ruleOf(source, pair);
  const doubt = isOnlyFelt(source.passages, pair, rule) ? ONLY_FELT : 1;
  return { pair, rule, score: Math.max(doubt * learnt, sureLineage(source.passages, pair, rule)) };
}

/** From this score on lineage is worth a better quote. */
const LIKELY_LINEAGE = 0.3;

/**
 * A pair of lineage as the first mention of its target shows it that a rule states outright, with that rule's score at
 * least. Undefined where the pair is no likely lineage, where a rule of the grammar shows it already, or without such a mention.
 */
function statedOutright(source: SentenceItems, { pair, rule, score }: ScoredPair): ScoredPair | undefined {
  const { reading, target } = pair;
  if (reading.role !== 'BUILDS_ON' || score < LIKELY_LINEAGE || isOfGrammar(rule)) return undefined;
  for (const mention of source.passages.mentionsOf[target]!) {
    const there = { ...pair, reading: { ...reading, mention } };
    const stated = ruleOf(source, there);
    if (statesOutright(source.passages, there, stated))
      return { pair: there, rule: stated, score: Math.max(score, SURE_LINEAGE.outright) };
  }
  return undefined;
}

function relationOf(source: SentenceItems, pair: Pair, rule: string, score: number): RelationCandidate | undefined {
  const { passages } = source;
  const { reading, subject, target } = pair;
  const { sentence, first, end, span } = reading.mention;
  const quote = quoteAround(passages.document, sentence, first, end);
  if (!quote) return undefined;
  const to: EndCandidate = { entity: target, reason: 'quoted', span };
  const from = startOf(passages, subject.entity, sentence, quote);
  const evidence = { ...quote, rule };
  if (rule === NAMED_AFTER && subject.entity !== 'paper' && from.reason !== 'quoted') {
    // No passage says it, the names do: the paper's proposal of its own name says most of what it is.
    const proposal = proposalOf(passages, subject.entity);
    if (proposal) {
      const inferred = { entity: target, reason: 'inferred' as const, span };
      return { type: 'BUILDS_ON', from: proposal.end, to: inferred, evidence: { ...proposal.quote, rule }, score };
    }
  }
  if (reading.role === 'EVALUATED_IN') return { type: 'EVALUATED_ON', from: to, to: from, evidence, score };
  const outcome = reading.role === 'COMPARED_WITH' ? { outcome: outcomeOf(passages.document, sentence, first) } : {};
  return { type: reading.role, from, to, ...outcome, evidence, score };
}

/** The rule of the grammar that says the role, else the names' likeness, else the model. */
function ruleOf(source: SentenceItems, { reading: { role, mention }, subject, target }: Pair): string {
  const trigger = source.triggersOf(mention).find(({ type }) => type === role);
  if (trigger) return trigger.rule;
  return role === 'BUILDS_ON' && isNamedAfter(source.passages, subject.entity, target)
    ? NAMED_AFTER
    : `${BY_MODEL}${role}`;
}

const isOfGrammar = (rule: string) => rule !== NAMED_AFTER && !rule.startsWith(BY_MODEL);

function startOf(passages: Passages, entity: number | 'paper', sentence: number, quote: Span): EndCandidate {
  return entity === 'paper' ? { entity, reason: 'paper' } : endOf(passages, entity, sentence, quote);
}
