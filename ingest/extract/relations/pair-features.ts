import { compareNames } from './names-in-common.js';
import type { RoleReading } from './role-model.js';
import type { SentenceItems } from './sentence-items.js';

/** A possible start of a relation: an introduced entity with its rank, or the paper. */
export interface Subject {
  entity: number | 'paper';
  rank: number;
  /** Probability that the target's role is towards this one, if it has the role at all. */
  score: number;
}

const logit = (p: number) => Math.log((p + 1e-3) / (1 - p + 1e-3));
const level = (p: number) => Math.max(-5, Math.min(5, Math.round(logit(p))));

/** Features of "the target has this role towards this subject", over what the models of roles and subjects say. */
export function pairFeatures(
  source: SentenceItems,
  target: number,
  reading: RoleReading,
  readings: readonly RoleReading[],
  subject: Subject,
): string[] {
  const { passages } = source;
  const { role, joint, local, listed, mention } = reading;
  const mean = (joint + local + listed) / 3;
  const best = readings.every(other => other.joint + other.local + other.listed <= joint + local + listed);
  const product = level(mean * subject.score);
  const out = [`best=${best}`, `best=${best}|${product}`];
  for (let i = -5; i <= product; i++) out.push(`product>${i}`);
  for (let i = -5; i <= level(mean); i++) out.push(`mean>${i}`);
  for (let i = -5; i <= level(subject.score); i++) out.push(`subject>${i}`);
  for (let i = -5; i <= level(joint); i++) out.push(`joint>${i}`);
  for (let i = -5; i <= level(local); i++) out.push(`local>${i}`);
  const place = subject.entity === 'paper' ? 'paper' : subject.rank === 0 ? 'main' : 'own';
  const own = passages.isIntroduced[target] ? 'own' : 'known';
  const candidate = passages.entities[target]!;
  const typed = Math.round((candidate.types[passages.types[target]!] ?? 0) * 5);
  out.push(
    `generic=${Math.round(candidate.generic * 4)}`,
    `typed=${typed}`,
    `own=${own}|${Math.round(candidate.introduced * 4)}`,
  );
  const conjoined = [`role`, `start=${place}|${own}`, `level=${Math.round(product / 2)}`];
  if (subject.entity !== 'paper') {
    const start = passages.entities[subject.entity]!;
    const names = compareNames(start, candidate);
    conjoined.push(`names=${names}|${own}`);
    out.push(`introduced=${Math.round(start.introduced * 8)}`, `startType=${passages.types[subject.entity]}`);
  }
  for (const { rule } of source.triggersOf(mention)) conjoined.push(`rule=${rule}`);
  return [...out, ...conjoined.map(name => `${role}:${name}`)];
}
