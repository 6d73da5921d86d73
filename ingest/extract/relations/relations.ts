import type { Document } from '../document.js';
import type { EndCandidate, EntityCandidate, RelationCandidate } from '../reading.js';
import { endOf, quoteAround } from './evidence.js';
import { classify, rowsOf } from './linear-model.js';
import { type Models, shippedModels } from './model-file.js';
import { outcomeOf } from './outcomes.js';
import { makePassages, type Passages } from './passages.js';
import { SentenceItems } from './role-features.js';
import { type RoleReading, readRoles } from './role-model.js';
import { subjectFeatures } from './subjects.js';

/** File of `ingest/models` that holds the models of roles and subjects. */
export const RELATION_MODELS = 'relations.bin';

/** Candidates below this local score are not worth keeping. */
const LEAST_SCORE = 0.08;

/**
 * Finds what the text states between the things that it names: one candidate for each type and pair, with the
 * passage that says it best and the probability that the text states it.
 */
export function extractRelations(
  document: Document,
  entities: readonly EntityCandidate[],
  models: Models = shippedModels(RELATION_MODELS),
): RelationCandidate[] {
  if (entities.length === 0 || document.sentences.length === 0) return [];
  const passages = makePassages(document, entities);
  const source = new SentenceItems(passages);
  const found: RelationCandidate[] = [];
  entities.forEach((_, entity) => {
    for (const reading of readRoles(source, entity, models)) {
      if (reading.score >= LEAST_SCORE) found.push(...relationsOf(source, entity, reading, models));
    }
  });
  return found;
}

/** An introduced entity, or the paper, as start of a relation, with the probability that it is the one. */
interface Subject {
  entity: number | 'paper';
  score: number;
}

function subjectsOf(source: SentenceItems, target: number, reading: RoleReading, models: Models): Subject[] {
  const { introduced } = source.passages;
  const model = models.subject!;
  const subjects: Subject[] = [];
  introduced.forEach((entity, rank) => {
    if (entity === target) return;
    const features = subjectFeatures(source, reading.mention, reading.role, entity, rank);
    subjects.push({ entity, score: classify(model, rowsOf(features, model.buckets))[1]! });
  });
  if (introduced.length === 0) subjects.push({ entity: 'paper', score: 1 });
  return subjects;
}

function relationsOf(source: SentenceItems, target: number, reading: RoleReading, models: Models): RelationCandidate[] {
  const { passages } = source;
  const { sentence, first, end, span } = reading.mention;
  const quote = quoteAround(passages.document, sentence, first, end);
  if (!quote) return [];
  const out: RelationCandidate[] = [];
  for (const subject of subjectsOf(source, target, reading, models)) {
    const score = reading.score * subject.score;
    if (score < LEAST_SCORE) continue;
    const to: EndCandidate = { entity: target, reason: 'quoted', span };
    const from = startOf(passages, subject.entity, sentence, quote);
    const evidence = { ...quote, rule: `model:${reading.role}` };
    if (reading.role === 'EVALUATED_IN') {
      if (passages.types[Number(subject.entity)] !== 'Dataset') continue;
      out.push({ type: 'EVALUATED_ON', from: to, to: from, evidence, score });
    } else {
      const outcome =
        reading.role === 'COMPARED_WITH' ? { outcome: outcomeOf(passages.document, sentence, first) } : {};
      out.push({ type: reading.role, from, to, ...outcome, evidence, score });
    }
  }
  return out;
}

function startOf(
  passages: Passages,
  entity: number | 'paper',
  sentence: number,
  quote: { start: number; end: number },
): EndCandidate {
  return entity === 'paper' ? { entity, reason: 'paper' } : endOf(passages, entity, sentence, quote);
}
