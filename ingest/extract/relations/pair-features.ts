import { begun, FeatureList, hashFeature } from '../feature-hash.js';
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

const LOWEST = -5;
/** Hashes of "more than", one for each level up to the highest. */
const levels = (name: string) => Array.from({ length: 1 - 2 * LOWEST }, (_, i) => hashFeature(`${name}>${LOWEST + i}`));
const PRODUCT = levels('product');
const MEAN = levels('mean');
const SUBJECT = levels('subject');
const JOINT = levels('joint');
const LOCAL = levels('local');

const BEST = begun('best=');
const GENERIC = begun('generic=');
const TYPED = begun('typed=');
const OWN = begun('own=');
const INTRODUCED = begun('introduced=');
const START_TYPE = begun('startType=');

/** Features of "the target has this role towards this subject", over what the models of roles and subjects say. */
export function pairFeatures(
  source: SentenceItems,
  target: number,
  reading: RoleReading,
  readings: readonly RoleReading[],
  subject: Subject,
): number[] {
  const { passages } = source;
  const { role, joint, local, listed, mention } = reading;
  const mean = (joint + local + listed) / 3;
  const best = String(readings.every(other => other.joint + other.local + other.listed <= joint + local + listed));
  const product = level(mean * subject.score);
  const out = new FeatureList();
  out.add(BEST, best);
  out.add(BEST, best, '|', String(product));
  addLevels(out, PRODUCT, product);
  addLevels(out, MEAN, level(mean));
  addLevels(out, SUBJECT, level(subject.score));
  addLevels(out, JOINT, level(joint));
  addLevels(out, LOCAL, level(local));
  const place = subject.entity === 'paper' ? 'paper' : subject.rank === 0 ? 'main' : 'own';
  const own = passages.isIntroduced[target] ? 'own' : 'known';
  const candidate = passages.entities[target]!;
  out.add(GENERIC, String(Math.round(candidate.generic * 4)));
  out.add(TYPED, String(Math.round((candidate.types[passages.types[target]!] ?? 0) * 5)));
  out.add(OWN, own, '|', String(Math.round(candidate.introduced * 4)));
  const ofRole = begun(`${role}:`);
  out.add(ofRole, 'role');
  out.add(ofRole, 'start=', place, `|${own}`);
  out.add(ofRole, 'level=', String(Math.round(product / 2)));
  if (subject.entity !== 'paper') {
    const start = passages.entities[subject.entity]!;
    out.add(ofRole, 'names=', compareNames(start, candidate), `|${own}`);
    out.add(INTRODUCED, String(Math.round(start.introduced * 8)));
    out.add(START_TYPE, passages.types[subject.entity]!);
  }
  for (const { rule } of source.triggersOf(mention)) out.add(ofRole, 'rule=', rule);
  return out.hashes;
}

function addLevels(out: FeatureList, names: readonly number[], reached: number): void {
  for (let i = 0; i <= reached - LOWEST; i++) out.hashes.push(names[i]!);
}
