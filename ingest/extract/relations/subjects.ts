import { anaphorIn } from './anaphors.js';
import type { Item } from './clause-items.js';
import type { Mention, Passages } from './passages.js';
import type { SentenceItems } from './sentence-items.js';

/** How far back a thing may have been named to be still spoken of. */
const SENTENCES_BACK = 8;

/** Features of one introduced entity as the start of a relation to a target, for the model of subjects. */
export function subjectFeatures(
  source: SentenceItems,
  target: Mention,
  role: string,
  subject: number,
  rank: number,
): string[] {
  const { passages } = source;
  const items = source.of(target.sentence);
  const at = source.placeOf(target);
  const others = passages.introduced.filter(entity => entity !== target.entity);
  const out: string[] = [];
  const place = placeOf(passages, items, at, subject);
  const rivals = others.filter(entity => entity !== subject).map(entity => placeOf(passages, items, at, entity));
  const here = place !== 'absent';
  const rivalHere = rivals.some(other => other !== 'absent');
  const previous = lastNamedBefore(passages, target.sentence, others);
  const lone = others.length === 1;
  const main = rank === 0;
  const anaphor = anaphorIn(passages, target.sentence) ? 'a' : '';
  const state = `${place}|${rivalHere ? 'rival' : 'free'}`;
  out.push(
    `lone=${lone}`,
    `main=${main}`,
    `place=${place}`,
    `state=${state}|${main}`,
    `anaphor=${anaphor}${main}${here}`,
  );
  out.push(`previous=${previous === subject}|${here}|${rivalHere}`, `count=${Math.min(4, others.length)}|${main}`);
  out.push(`kind=${passages.kinds[target.sentence]}|${main}|${here}|${rivalHere}`);
  out.push(`types=${passages.types[subject]}|${role}`, `own=${passages.isIntroduced[target.entity]}|${main}|${role}`);
  if (nearest(passages, items, at, others) === subject) out.push('nearest', `nearest|${place}`, `nearest|${role}`);
  if (firstNamed(passages, items, others) === subject) out.push('firstNamed', `firstNamed|${role}`);
  const born = passages.mentionsOf[subject]![0]!.sentence;
  const bornBody = passages.mentionsOf[subject]!.find(m => m.sentence > 0)?.sentence ?? born;
  out.push(`born=${Math.sign(target.sentence - bornBody)}|${main}`);
  const withRole = out.map(name => `${role}:${name}`);
  const loneState = lone ? [] : out.map(name => `many:${name}`);
  return [...out, ...withRole, ...loneState];
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
