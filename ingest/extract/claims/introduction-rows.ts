import { RELATION_TYPES } from '../../../graph/model.js';
import type { IntroducesFact } from '../../facts.js';
import { rowsOfHashes } from '../feature-hash.js';
import { CLAIM_BUCKETS, ClaimFeatures, eighthOf, isTitled } from './claim-features.js';
import type { Decided, Signalled } from './decide-claims.js';

type Introduction = Signalled<IntroducesFact>;

/** From these scores on a name is likely, or may be, the paper's own. */
const STRONG = 0.4;
const POSSIBLE = 0.15;

/** What relations and results say of the entities of a paper. */
interface ClaimedOf {
  /** Best score of each type of relation towards an entity, from it, and towards it from the likeliest own name. */
  towards: Map<string, number>;
  from: Map<string, number>;
  ofMain: Map<string, number>;
  /** Of results about an entity: how many, and the best score; and how often others are measured against it. */
  about: Map<number, { count: number; best: number }>;
  against: Map<number, number>;
}

function claimedOf({ reading }: Decided): ClaimedOf {
  const claimed: ClaimedOf = {
    towards: new Map(),
    from: new Map(),
    ofMain: new Map(),
    about: new Map(),
    against: new Map(),
  };
  const raise = (best: Map<string, number>, key: string, score: number) => {
    if (score > (best.get(key) ?? 0)) best.set(key, score);
  };
  const main = reading.entities.reduce(
    (best, { introduced }, place) => (introduced > (reading.entities[best]?.introduced ?? 0) ? place : best),
    0,
  );
  for (const { type, from, to, score } of reading.relations) {
    raise(claimed.towards, `${type} ${to.entity}`, score);
    raise(claimed.from, `${type} ${from.entity}`, score);
    if (from.entity === main) raise(claimed.ofMain, `${type} ${to.entity}`, score);
  }
  for (const { subject, versus, score } of reading.results) {
    if (versus !== undefined) claimed.against.set(versus, (claimed.against.get(versus) ?? 0) + 1);
    if (subject.entity === 'paper') continue;
    const known = claimed.about.get(subject.entity) ?? { count: 0, best: 0 };
    claimed.about.set(subject.entity, { count: known.count + 1, best: Math.max(known.best, score) });
  }
  return claimed;
}

/**
 * Rows of the features of "the paper presents this as its own", for each name that it may introduce, over what is
 * claimed of it: what it is to other things, what is measured of it, how sure its rivals are.
 */
export function introductionRows(decided: Decided, claims: readonly Introduction[]): number[][] {
  const claimed = claimedOf(decided);
  const sorted = claims.map(({ signals }) => signals.score).sort((a, b) => b - a);
  const ranks = new Map<number, number>();
  sorted.forEach((score, rank) => {
    if (!ranks.has(score)) ranks.set(score, rank);
  });
  const strong = sorted.filter(score => score > STRONG).length;
  const possible = sorted.filter(score => score > POSSIBLE).length - strong;
  return claims.map(claim => {
    const out = new ClaimFeatures();
    const { score } = claim.signals;
    const rank = ranks.get(score)!;
    out.reach('score', score);
    out.reach('top', sorted[0]!);
    out.reach('behind top', sorted[0]! - score);
    out.reach('next', sorted[rank + 1] ?? 0);
    out.reach('previous', sorted[rank - 1] ?? 0);
    out.add(`rank ${Math.min(6, rank)}`, `strong ${Math.min(6, strong)}`, `possible ${Math.min(6, possible)}`);
    out.add(`rule ${claim.evidence[0]!.rule}`, `reason ${claim.to.reason}`);
    if (claim.to.entity !== '@paper') {
      claimedFeatures(out, claimed, claim.to.entity);
      nameFeatures(out, decided, claim.to.entity);
    }
    return rowsOfHashes(out.hashes, CLAIM_BUCKETS);
  });
}

function claimedFeatures(out: ClaimFeatures, claimed: ClaimedOf, entity: number): void {
  for (const type of RELATION_TYPES) {
    const key = `${type} ${entity}`;
    out.reach('towards', claimed.towards.get(key) ?? 0, type);
    out.reach('from', claimed.from.get(key) ?? 0, type);
    out.reach('of main', claimed.ofMain.get(key) ?? 0, type);
  }
  const { count, best } = claimed.about.get(entity) ?? { count: 0, best: 0 };
  out.reach('result', best);
  out.add(`results ${Math.min(4, count)}`, `against ${Math.min(3, claimed.against.get(entity) ?? 0)}`);
}

function nameFeatures(out: ClaimFeatures, { raw, titleEnd, reading, entities }: Decided, entity: number): void {
  const { name, surfaces, mentions, generic } = reading.entities[entity]!;
  const { type, typed } = entities[entity]!;
  out.reach('typed', typed);
  out.reach('common', generic);
  const words = name.toLowerCase().split(/\s+/);
  const isNamed = /\p{Lu}/u.test(name);
  const first = mentions.find(({ start }) => start > titleEnd);
  out.add(
    `type ${type}`,
    `times ${Math.min(6, mentions.length)}`,
    `titled ${isTitled({ mentions }, titleEnd)}`,
    `opens ${mentions[0]?.start === 0}`,
  );
  out.add(`words ${Math.min(6, words.length)} ${isNamed}`, `spellings ${Math.min(4, surfaces.length)}`);
  out.add(`head ${words.at(-1)}`, `head ${words.at(-1)} ${isNamed}`);
  out.add(`first ${first ? eighthOf(first.start, raw) : 'nowhere'}`);
}
