import { type BoostedModel, BoostedTrees } from '../ingest/extract/entities/boosted.js';
import { rowsOf, rowsOfHashes } from '../ingest/extract/relations/linear-model.js';
import type { Models } from '../ingest/extract/relations/model-file.js';
import { makePassages } from '../ingest/extract/relations/passages.js';
import { PAIR_BUCKETS, type RelationModels } from '../ingest/extract/relations/relation-models.js';
import { pairsOf } from '../ingest/extract/relations/relations.js';
import { mentionFeatures } from '../ingest/extract/relations/role-features.js';
import {
  isTargetType,
  ROLES,
  type Role,
  RoleReader,
  type StatedRole,
  type TargetType,
} from '../ingest/extract/relations/role-model.js';
import { SentenceItems } from '../ingest/extract/relations/sentence-items.js';
import { subjectFeatures, subjectState } from '../ingest/extract/relations/subjects.js';
import { FOLDS, foldOf } from './folds.js';
import type { GoldDocument } from './gold-documents.js';
import { type BoostedCase, trainBoosted } from './train-boosted.js';
import { type Case, trainLinear } from './train-linear.js';

const BUCKETS = 1 << 16;
const SUBJECT_BUCKETS = 1 << 14;
const OPTIONS = { epochs: 12, rate: 0.15, decay: 2e-3 };
const PAIR_TREES = { rounds: 200, depth: 7, rate: 0.09, fewest: 10, columns: 0.2 };
const LINEAGE_TREES = { rounds: 450, depth: 6, rate: 0.05, fewest: 8, columns: 0.2 };

interface RoleOf {
  role: StatedRole;
  evidence: string;
  from: string;
}

/** Roles that the annotation gives an entity towards what the paper introduces. */
function goldRoles({ paper }: GoldDocument, name: string | undefined): RoleOf[] {
  const roles: RoleOf[] = [];
  if (name === undefined) return roles;
  for (const { type, from, to, evidence } of paper.relations) {
    if (to === name && (from === '@paper' || paper.introduces.includes(from))) {
      roles.push({ role: type as StatedRole, evidence, from });
    } else if (
      from === name &&
      type === 'EVALUATED_ON' &&
      paper.introduces.includes(to) &&
      !paper.introduces.includes(name)
    ) {
      roles.push({ role: 'EVALUATED_IN', evidence, from: to });
    }
  }
  return roles;
}

/** What is fitted to relations, ready to be stored. */
export interface FittedRelations {
  roles: Models;
  pair: BoostedModel;
  lineage: BoostedModel;
}

/** Some of the papers, and models of roles that have not seen them. */
export interface RoleFold {
  unseen: GoldDocument[];
  roles: Models;
}

/** Splits records in folds so that all of one paper fall together, each with models of roles fitted to the others. */
export function roleFolds(gold: readonly GoldDocument[]): RoleFold[] {
  const papers = [...new Set(gold.map(({ paper }) => paper.id))];
  const folds = new Map(papers.map((id, i) => [id, foldOf(i)]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const isUnseen = ({ paper }: GoldDocument) => folds.get(paper.id) === fold;
    return { unseen: gold.filter(isUnseen), roles: trainRoles(gold.filter(record => !isUnseen(record))) };
  });
}

/**
 * Fits all models of relations. The models of pairs learn from what models of roles say of papers that they have not seen.
 * @param folds those of the same papers, by {@link roleFolds}
 */
export function trainRelations(gold: readonly GoldDocument[], folds: readonly RoleFold[]): FittedRelations {
  const pairs = folds.flatMap(({ unseen, roles }) => unseen.flatMap(record => pairCases(record, roles)));
  const [lineage, others] = [pairs.filter(({ isLineage }) => isLineage), pairs.filter(({ isLineage }) => !isLineage)];
  return {
    roles: trainRoles(gold),
    pair: trainBoosted(others, 2, PAIR_TREES),
    lineage: trainBoosted(lineage, 2, LINEAGE_TREES),
  };
}

/** Fitted models, ready to read with. */
export function relationModels({ roles, pair, lineage }: FittedRelations): RelationModels {
  return { roles, pair: new BoostedTrees(pair), lineage: new BoostedTrees(lineage) };
}

/** Fits the models of roles and subjects. */
function trainRoles(gold: readonly GoldDocument[]): Models {
  const cases: Record<string, Case[]> = { subject: [] };
  for (const type of Object.keys(ROLES)) {
    cases[`${type}.mention`] = [];
    cases[`${type}.paper`] = [];
  }
  for (const record of gold) addCases(record, cases);
  const models: Record<string, Models[string]> = {
    subject: trainLinear(cases.subject!, ['no', 'yes'], SUBJECT_BUCKETS, { ...OPTIONS, epochs: 10 }),
  };
  for (const [type, roles] of Object.entries(ROLES)) {
    for (const view of ['mention', 'paper']) {
      models[`${type}.${view}`] = trainLinear(cases[`${type}.${view}`]!, roles, BUCKETS, OPTIONS);
    }
  }
  return models;
}

/** A pair with a role, as a case. */
interface PairCase extends BoostedCase {
  isLineage: boolean;
}

function pairCases(record: GoldDocument, models: Models): PairCase[] {
  const { document, entities, goldNames, paper } = record;
  const source = new SentenceItems(makePassages(document, entities));
  const reader = new RoleReader(source, models);
  return entities.flatMap((_, target) =>
    pairsOf(source, reader, target, models).map(({ reading, subject, features }): PairCase => {
      const start = subject.entity === 'paper' ? '@paper' : goldNames[subject.entity];
      const end = goldNames[target];
      const [type, from, to] =
        reading.role === 'EVALUATED_IN'
          ? (['EVALUATED_ON', end, start] as const)
          : ([reading.role, start, end] as const);
      const right = paper.relations.some(r => r.type === type && r.from === from && r.to === to);
      return {
        rows: rowsOfHashes(features, PAIR_BUCKETS),
        answer: right ? 1 : 0,
        isLineage: reading.role === 'BUILDS_ON',
      };
    }),
  );
}

function addCases(record: GoldDocument, cases: Record<string, Case[]>): void {
  const { document, entities, goldNames } = record;
  const passages = makePassages(document, entities);
  const source = new SentenceItems(passages);
  entities.forEach((_, entity) => {
    const type = passages.types[entity]!;
    if (!isTargetType(type)) return;
    if (passages.isIntroduced[entity] && passages.introduced.length === 1) return;
    const roles = goldRoles(record, goldNames[entity]);
    const classes: readonly Role[] = ROLES[type];
    const all: number[] = [];
    for (const mention of passages.mentionsOf[entity]!) {
      const features = mentionFeatures(source, mention);
      all.push(...features);
      const { start, end } = document.sentences[mention.sentence]!;
      const here = roles.filter(({ evidence }) => {
        const at = document.raw.indexOf(evidence);
        return at >= 0 && at < end && at + evidence.length > start;
      });
      const answer = here.length > 0 ? classes.indexOf(here[0]!.role) : 0;
      const weight = (roles.length > 0 && here.length === 0) || answer < 0 ? 0 : 1;
      cases[`${type}.mention`]!.push({ rows: rowsOfHashes(features, BUCKETS), answer, weight });
      for (const role of new Set(here.map(({ role }) => role))) {
        passages.introduced.forEach((subject, rank) => {
          if (subject === entity) return;
          const right = here.some(r => r.role === role && r.from === goldNames[subject]);
          const rows = rowsOf(subjectFeatures(subjectState(source, mention, role, subject, rank)), SUBJECT_BUCKETS);
          cases.subject!.push({ rows, answer: right ? 1 : 0, weight: 1 });
        });
      }
    }
    if (all.length === 0) return;
    const answer = roles.length > 0 ? classes.indexOf(roles[0]!.role) : 0;
    if (answer >= 0)
      cases[`${type}.paper` as `${TargetType}.paper`]!.push({ rows: rowsOfHashes(all, BUCKETS), answer, weight: 1 });
  });
}
