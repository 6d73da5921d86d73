import { foldName } from '../entities/fold.js';
import type { EntityCandidate } from '../reading.js';
import { kindOfMethod } from './method-kinds.js';
import { versionless, versionOf } from './names-in-common.js';
import type { Mention, Passages } from './passages.js';
import type { Pair } from './relations.js';
import { isStated } from './stated-clause.js';

/** Rules of the grammar that state lineage outright. */
const OUTRIGHT = new Set(['extends', 'built-on', 'improving-title', 'fine-tuned']);

/**
 * Scores of lineage that rules alone show, where the subject is what the paper is about and the target is not the
 * paper's own. With annotated entities 26 of 28 that are stated outright and 12 of 14 that are named after the target
 * ("X-2" after X) are right, with found ones little more than half: the calibration makes confidences of the scores.
 */
export const SURE_LINEAGE = { outright: 0.85, namedAfter: 0.75 };

/** How sure rules alone are that a pair is lineage; 0 where they say nothing. */
export function sureLineage(passages: Passages, { subject, target, reading }: Pair, rule: string): number {
  const { entities } = passages;
  if (reading.role !== 'BUILDS_ON' || !isKnownMethod(entities[target]!)) return 0;
  if (!isMain(passages, subject.entity)) return 0;
  if (OUTRIGHT.has(rule)) return statesOf(passages, reading.mention) ? SURE_LINEAGE.outright : 0;
  const named = subject.entity !== 'paper' && continuesName(entities[subject.entity]!.name, entities[target]!.name);
  return named ? SURE_LINEAGE.namedAfter : 0;
}

/**
 * Whether a passage states a pair's lineage outright: a rule of the grammar says so behind the subject's name, with no
 * other name between the two. There "the adaptation of X" says as much as a verb does.
 */
export function statesOutright(passages: Passages, pair: Pair, rule: string): boolean {
  const { subject, target, reading } = pair;
  if (!OUTRIGHT.has(rule) && rule !== 'variant-of') return false;
  const { sentence, first } = reading.mention;
  const before = passages.mentionsIn[sentence]!.filter(mention => mention.first < first);
  if (before.length === 0 || before.reduce((a, b) => (b.first > a.first ? b : a)).entity !== subject.entity)
    return false;
  return (
    isKnownMethod(passages.entities[target]!) && isMain(passages, subject.entity) && statesOf(passages, reading.mention)
  );
}

/** From this score on a thing is more likely the paper's own than not. */
const LIKELY_OWN = 0.5;

/** A proper name of a method that others made; what is "built on" a library uses it. */
const isKnownMethod = ({ name, types, generic, introduced }: EntityCandidate) =>
  (types.Method ?? 0) >= 0.5 && generic < 0.5 && introduced < LIKELY_OWN && kindOfMethod(name) !== 'library';

function statesOf({ document }: Passages, { sentence, first }: Mention): boolean {
  const { from, to } = document.sentences[sentence]!;
  return isStated(document.text.slice(from, to), document.tokens[first]!.from - from);
}

/** Whether the paper is about an entity: the only thing that it introduces, or the one that opens its title; or itself. */
function isMain({ introduced, entities }: Passages, entity: number | 'paper'): boolean {
  if (entity === 'paper') return true;
  return introduced.length === 1 || entities[entity]!.mentions.some(({ start }) => start === 0);
}

/** Whether a name is another one with a higher version ("Mamba-2"), or with a word before or after it ("sharpDARTS"). */
function continuesName(name: string, other: string): boolean {
  const [own, older] = [foldName(name), foldName(other)];
  if (versionless(own) === versionless(older)) return !older.startsWith(own) && versionOf(own) > versionOf(older);
  if (older.length < 3 || name.length <= other.length) return false;
  const [head, tail] = [name.slice(0, other.length), name.slice(-other.length)];
  const before = name.at(-other.length - 1)!;
  if (foldName(head) === older && /[-\s]/u.test(name[other.length]!)) return true;
  return tail === other && (/[-\s]/u.test(before) || (/\p{Ll}/u.test(before) && /^\p{Lu}/u.test(tail)));
}
