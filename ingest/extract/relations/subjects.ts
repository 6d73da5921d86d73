import type { Item } from './clause-items.js';
import { classify, type LinearModel, rowsOf } from './linear-model.js';
import type { Mention, Passages } from './passages.js';
import type { SentenceItems } from './sentence-items.js';

/** How far back a thing may have been named to be still spoken of. */
const SENTENCES_BACK = 8;

/** What tells whether a target's role is towards an introduced entity. */
export interface SubjectState {
  role: string;
  /** It is the only one that it may be. */
  lone: boolean;
  /** Signs of which the features are made. */
  signs: readonly string[];
}

/** How one introduced entity stands to a target as the start of a relation. */
export function subjectState(
  source: SentenceItems,
  target: Mention,
  role: string,
  subject: number,
  rank: number,
): SubjectState {
  const { passages } = source;
  const items = source.of(target.sentence);
  const at = source.placeOf(target);
  const others = passages.introduced.filter(entity => entity !== target.entity);
  const place = placeOf(passages, items, at, subject);
  const here = place !== 'absent';
  const rivalHere = others.some(entity => entity !== subject && placeOf(passages, items, at, entity) !== 'absent');
  const previous = lastNamedBefore(passages, target.sentence, others);
  const lone = others.length === 1;
  const main = rank === 0;
  const anaphor = source.anaphorIn(target.sentence) ? 'a' : '';
  const signs = [
    `lone=${lone}`,
    `main=${main}`,
    `place=${place}`,
    `state=${place}|${rivalHere ? 'rival' : 'free'}|${main}`,
    `anaphor=${anaphor}${main}${here}`,
    `previous=${previous === subject}|${here}|${rivalHere}`,
    `count=${Math.min(4, others.length)}|${main}`,
    `kind=${passages.kinds[target.sentence]}|${main}|${here}|${rivalHere}`,
    `types=${passages.types[subject]}|${role}`,
    `own=${passages.isIntroduced[target.entity]}|${main}|${role}`,
  ];
  if (nearest(passages, items, at, others) === subject) signs.push('nearest', `nearest|${place}`, `nearest|${role}`);
  if (firstNamed(passages, items, others) === subject) signs.push('firstNamed', `firstNamed|${role}`);
  const born = passages.mentionsOf[subject]![0]!.sentence;
  const bornBody = passages.mentionsOf[subject]!.find(m => m.sentence > 0)?.sentence ?? born;
  signs.push(`born=${Math.sign(target.sentence - bornBody)}|${main}`);
  return { role, lone, signs };
}

/** Features of such a state, for the model of subjects. */
export function subjectFeatures({ role, lone, signs }: SubjectState): string[] {
  const withRole = signs.map(name => `${role}:${name}`);
  const loneState = lone ? [] : signs.map(name => `many:${name}`);
  return [...signs, ...withRole, ...loneState];
}

const MOST_KEPT = 20_000;
const chances = new WeakMap<LinearModel, Map<string, number>>();

/** Probability that the role is towards the entity. There are few different states, so each is judged once. */
export function subjectChance(model: LinearModel, state: SubjectState): number {
  let known = chances.get(model);
  if (known === undefined) {
    known = new Map();
    chances.set(model, known);
  }
  const key = `${state.role} ${state.signs.join(' ')}`;
  let chance = known.get(key);
  if (chance === undefined) {
    if (known.size >= MOST_KEPT) known.clear();
    chance = classify(model, rowsOf(subjectFeatures(state), model.buckets))[1]!;
    known.set(key, chance);
  }
  return chance;
}

function placeOf(passages: Passages, items: readonly Item[], at: number, entity: number): string {
  let before = -1;
  let after = -1;
  items.forEach((item, i) => {
    if (item.mention < 0 || passages.mentions[item.mention]!.entity !== entity || i === at) return;
    if (i < at) before = i;
    else if (after < 0) after = i;
  });
  if (before >= 0) return at - before <= 6 ? 'close' : 'before';
  if (after >= 0) return after - at <= 4 ? 'next' : 'after';
  return 'absent';
}

function nearest(passages: Passages, items: readonly Item[], at: number, entities: readonly number[]): number {
  for (let d = 1; d < items.length; d++) {
    for (const i of [at - d, at + d]) {
      const item = items[i];
      if (item === undefined || item.mention < 0) continue;
      const entity = passages.mentions[item.mention]!.entity;
      if (entities.includes(entity)) return entity;
    }
  }
  return -1;
}

function firstNamed(passages: Passages, items: readonly Item[], entities: readonly number[]): number {
  for (const item of items) {
    if (item.mention < 0) continue;
    const entity = passages.mentions[item.mention]!.entity;
    if (entities.includes(entity)) return entity;
  }
  return -1;
}

function lastNamedBefore(passages: Passages, sentence: number, entities: readonly number[]): number {
  for (let s = sentence - 1; s > 0 && s >= sentence - SENTENCES_BACK; s--) {
    const named = passages.mentionsIn[s]!.find(mention => entities.includes(mention.entity));
    if (named) return named.entity;
  }
  return -1;
}
