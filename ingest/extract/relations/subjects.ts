import type { EntityType } from '../../../graph/model.js';
import type { SentenceKind } from '../sentence-kinds.js';
import type { Item } from './clause-items.js';
import { classify, type LinearModel, rowsOf } from './linear-model.js';
import type { Mention, Passages } from './passages.js';
import type { SentenceItems } from './sentence-items.js';

/** How far back a thing may have been named to be still spoken of. */
const SENTENCES_BACK = 8;

/** Where a thing is named nearest to a target in its sentence, if at all. */
type Place = 'close' | 'before' | 'next' | 'after' | 'absent';

/** What tells whether a target's role is towards an introduced entity. */
export interface SubjectState {
  role: string;
  place: Place;
  kind: SentenceKind;
  type: EntityType;
  /** How many it may be, up to four; where it is one, it is the only one. */
  count: number;
  /** Whether the sentence comes before the first of the abstract that names it (-1), is that (0) or comes after it (1). */
  born: number;
  isMain: boolean;
  /** The sentence names another one that it may be; speaks of the paper's own without its name. */
  hasRival: boolean;
  hasAnaphor: boolean;
  /** It is the one that was named last before the sentence; nearest to the target; first in the sentence. */
  isPrevious: boolean;
  isNearest: boolean;
  isFirst: boolean;
  /** The target is the paper's own. */
  isOwn: boolean;
}

/** Where a target's sentence and those before it name what the role may be towards: the same for every role. */
interface Scene {
  /** The introduced entities apart from the target, and the place of each. */
  others: readonly number[];
  places: ReadonlyMap<number, Place>;
  previous: number;
  nearest: number;
  first: number;
}

const scenes = new WeakMap<SentenceItems, Map<Mention, Scene>>();

function sceneOf(source: SentenceItems, target: Mention): Scene {
  let known = scenes.get(source);
  if (known === undefined) {
    known = new Map();
    scenes.set(source, known);
  }
  let scene = known.get(target);
  if (scene === undefined) {
    scene = makeScene(source, target);
    known.set(target, scene);
  }
  return scene;
}

function makeScene(source: SentenceItems, target: Mention): Scene {
  const { passages } = source;
  const items = source.of(target.sentence);
  const at = source.placeOf(target);
  const others = passages.introduced.filter(entity => entity !== target.entity);
  return {
    others,
    places: new Map(others.map(entity => [entity, placeOf(passages, items, at, entity)])),
    previous: lastNamedBefore(passages, target.sentence, others),
    nearest: nearest(passages, items, at, others),
    first: firstNamed(passages, items, others),
  };
}

/** How one introduced entity, which is not the target's, stands to a target as the start of a relation. */
export function subjectState(
  source: SentenceItems,
  target: Mention,
  role: string,
  subject: number,
  rank: number,
): SubjectState {
  const { passages } = source;
  const { others, places, previous, nearest, first } = sceneOf(source, target);
  const mentions = passages.mentionsOf[subject]!;
  const bornIn = (mentions.find(({ sentence }) => sentence > 0) ?? mentions[0]!).sentence;
  return {
    role,
    place: places.get(subject)!,
    kind: passages.kinds[target.sentence]!,
    type: passages.types[subject]!,
    count: Math.min(4, others.length),
    born: Math.sign(target.sentence - bornIn),
    isMain: rank === 0,
    hasRival: others.some(entity => entity !== subject && places.get(entity) !== 'absent'),
    hasAnaphor: source.anaphorIn(target.sentence) !== undefined,
    isPrevious: previous === subject,
    isNearest: nearest === subject,
    isFirst: first === subject,
    isOwn: passages.isIntroduced[target.entity]!,
  };
}

/** Features of such a state, for the model of subjects. */
export function subjectFeatures(state: SubjectState): string[] {
  const signs = signsOf(state);
  const withRole = signs.map(name => `${state.role}:${name}`);
  const ofMany = state.count === 1 ? [] : signs.map(name => `many:${name}`);
  return [...signs, ...withRole, ...ofMany];
}

function signsOf(state: SubjectState): string[] {
  const { role, place, kind, type, isMain: main, hasRival: rival } = state;
  const here = place !== 'absent';
  const signs = [
    `lone=${state.count === 1}`,
    `main=${main}`,
    `place=${place}`,
    `state=${place}|${rival ? 'rival' : 'free'}|${main}`,
    `anaphor=${state.hasAnaphor ? 'a' : ''}${main}${here}`,
    `previous=${state.isPrevious}|${here}|${rival}`,
    `count=${state.count}|${main}`,
    `kind=${kind}|${main}|${here}|${rival}`,
    `types=${type}|${role}`,
    `own=${state.isOwn}|${main}|${role}`,
  ];
  if (state.isNearest) signs.push('nearest', `nearest|${place}`, `nearest|${role}`);
  if (state.isFirst) signs.push('firstNamed', `firstNamed|${role}`);
  signs.push(`born=${state.born}|${main}`);
  return signs;
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
  const key = keyOf(state);
  let chance = known.get(key);
  if (chance === undefined) {
    if (known.size >= MOST_KEPT) known.clear();
    chance = classify(model, rowsOf(subjectFeatures(state), model.buckets))[1]!;
    known.set(key, chance);
  }
  return chance;
}

function keyOf(state: SubjectState): string {
  const bits =
    (state.isMain ? 1 : 0) |
    (state.hasRival ? 2 : 0) |
    (state.hasAnaphor ? 4 : 0) |
    (state.isPrevious ? 8 : 0) |
    (state.isNearest ? 16 : 0) |
    (state.isFirst ? 32 : 0) |
    (state.isOwn ? 64 : 0) |
    ((state.born + 1) << 7) |
    (state.count << 9);
  return `${state.role} ${state.place} ${state.kind} ${state.type} ${bits}`;
}

function placeOf(passages: Passages, items: readonly Item[], at: number, entity: number): Place {
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
