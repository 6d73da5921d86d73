import { writeFileSync } from 'node:fs';
import { rowsOf } from '../ingest/extract/relations/linear-model.js';
import { encodeModels, type Models } from '../ingest/extract/relations/model-file.js';
import { makePassages } from '../ingest/extract/relations/passages.js';
import { RELATION_MODELS } from '../ingest/extract/relations/relations.js';
import { mentionFeatures, SentenceItems } from '../ingest/extract/relations/role-features.js';
import { isTargetType, ROLES, type Role, type TargetType } from '../ingest/extract/relations/role-model.js';
import { subjectFeatures } from '../ingest/extract/relations/subjects.js';
import { packageFile } from '../package-root.js';
import { type GoldDocument, readGold } from './gold-documents.js';
import { type Case, trainLinear } from './train-linear.js';

/** Fits the models of roles and subjects to annotated papers and writes them to `ingest/models`. */
export const BUCKETS = 1 << 16;
const SUBJECT_BUCKETS = 1 << 14;

interface RoleOf {
  role: Exclude<Role, 'none'>;
  evidence: string;
  from: string;
}

/** Roles that the annotation gives an entity towards what the paper introduces. */
function goldRoles({ paper }: GoldDocument, name: string): RoleOf[] {
  const roles: RoleOf[] = [];
  for (const { type, from, to, evidence } of paper.relations) {
    if (to === name && (from === '@paper' || paper.introduces.includes(from))) {
      roles.push({ role: type as RoleOf['role'], evidence, from });
    } else if (from === name && type === 'EVALUATED_ON' && paper.introduces.includes(to) && !paper.introduces.includes(name)) {
      roles.push({ role: 'EVALUATED_IN', evidence, from: to });
    }
  }
  return roles;
}

/** Fits all models of relations. */
export function trainRelations(gold: readonly GoldDocument[]): Models {
  const cases: Record<string, Case[]> = { subject: [] };
  for (const type of Object.keys(ROLES)) {
    cases[`${type}.mention`] = [];
    cases[`${type}.paper`] = [];
  }
  for (const record of gold) addCases(record, cases);
  const models: Record<string, Models[string]> = {
    subject: trainLinear(cases.subject!, ['no', 'yes'], SUBJECT_BUCKETS, { epochs: 10, rate: 0.15, decay: 2e-3 }),
  };
  for (const [type, roles] of Object.entries(ROLES)) {
    for (const view of ['mention', 'paper']) {
      models[`${type}.${view}`] = trainLinear(cases[`${type}.${view}`]!, roles, BUCKETS, {
        epochs: 12,
        rate: 0.15,
        decay: 2e-3,
      });
    }
  }
  return models;
}

function addCases(record: GoldDocument, cases: Record<string, Case[]>): void {
  const { document, entities } = record;
  const passages = makePassages(document, entities);
  const source = new SentenceItems(passages);
  entities.forEach((candidate, entity) => {
    const type = passages.types[entity]!;
    if (!isTargetType(type)) return;
    if (passages.isIntroduced[entity] && passages.introduced.length === 1) return;
    const roles = goldRoles(record, candidate.name);
    const classes: readonly Role[] = ROLES[type];
    const all: string[] = [];
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
      cases[`${type}.mention`]!.push({ rows: rowsOf(features, BUCKETS), answer, weight });
      for (const role of new Set(here.map(({ role }) => role))) {
        passages.introduced.forEach((subject, rank) => {
          if (subject === entity) return;
          const right = here.some(r => r.role === role && r.from === entities[subject]!.name);
          const rows = rowsOf(subjectFeatures(source, mention, role, subject, rank), SUBJECT_BUCKETS);
          cases.subject!.push({ rows, answer: right ? 1 : 0, weight: 1 });
        });
      }
    }
    if (all.length === 0) return;
    const answer = roles.length > 0 ? classes.indexOf(roles[0]!.role) : 0;
    if (answer >= 0) cases[`${type}.paper` as `${TargetType}.paper`]!.push({ rows: rowsOf(all, BUCKETS), answer, weight: 1 });
  });
}

if (process.argv[1]?.endsWith('train-relations.ts')) {
  const file = process.argv[2] ?? packageFile('..', 'shared', 'gold', 'train.json');
  const models = trainRelations(readGold(file));
  writeFileSync(packageFile('ingest', 'models', RELATION_MODELS), encodeModels(models));
}
