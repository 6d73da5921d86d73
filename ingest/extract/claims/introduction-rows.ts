import { STATED_RELATIONS } from '../../../graph/model.js';
import type { IntroducesFact } from '../../facts.js';
import { begun, FeatureList, rowsOfHashes } from '../feature-hash.js';
import { CLAIM_BUCKETS, eighthOf, isTitled, LevelSign } from './claim-features.js';
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

const SCORE = new LevelSign('score');
const TOP = new LevelSign('top');
const BEHIND_TOP = new LevelSign('behind top');
const NEXT = new LevelSign('next');
const PREVIOUS = new LevelSign('previous');
const RANK = begun('rank ');
const STRONG_NAMES = begun('strong ');
const POSSIBLE_NAMES = begun('possible ');
const RULE = begun('rule ');
const REASON = begun('reason ');

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
    const out = new FeatureList();
    const { score } = claim.signals;
    const rank = ranks.get(score)!;
    SCORE.reach(out, score);
    TOP.reach(out, sorted[0]!);
    BEHIND_TOP.reach(out, sorted[0]! - score);
    NEXT.reach(out, sorted[rank + 1] ?? 0);
    PREVIOUS.reach(out, sorted[rank - 1] ?? 0);
    out.add(RANK, String(Math.min(6, rank)));
    out.add(STRONG_NAMES, String(Math.min(6, strong)));
    out.add(POSSIBLE_NAMES, String(Math.min(6, possible)));
    out.add(RULE, claim.evidence[0]!.rule);
    out.add(REASON, claim.to.reason);
    if (claim.to.entity !== '@paper') {
      claimedFeatures(out, claimed, claim.to.entity);
      nameFeatures(out, decided, claim.to.entity);
    }
    return rowsOfHashes(out.hashes, CLAIM_BUCKETS);
  });
}

const TOWARDS = new LevelSign('towards');
const FROM = new LevelSign('from');
const OF_MAIN = new LevelSign('of main');
const RESULT = new LevelSign('result');
const RESULTS = begun('results ');
const AGAINST = begun('against ');

function claimedFeatures(out: FeatureList, claimed: ClaimedOf, entity: number): void {
  for (const type of STATED_RELATIONS) {
    const key = `${type} ${entity}`;
    TOWARDS.reach(out, claimed.towards.get(key) ?? 0, type);
    FROM.reach(out, claimed.from.get(key) ?? 0, type);
    OF_MAIN.reach(out, claimed.ofMain.get(key) ?? 0, type);
  }
  const { count, best } = claimed.about.get(entity) ?? { count: 0, best: 0 };
  RESULT.reach(out, best);
  out.add(RESULTS, String(Math.min(4, count)));
  out.add(AGAINST, String(Math.min(3, claimed.against.get(entity) ?? 0)));
}

const TYPED = new LevelSign('typed');
const COMMON = new LevelSign('common');
const TYPE = begun('type ');
const TIMES = begun('times ');
const TITLED = begun('titled ');
const OPENS = begun('opens ');
const WORDS = begun('words ');
const SPELLINGS = begun('spellings ');
const HEAD = begun('head ');
const FIRST = begun('first ');

function nameFeatures(out: FeatureList, { raw, titleEnd, reading, entities }: Decided, entity: number): void {
  const { name, surfaces, mentions, generic } = reading.entities[entity]!;
  const { type, typed } = entities[entity]!;
  TYPED.reach(out, typed);
  COMMON.reach(out, generic);
  const words = name.toLowerCase().split(/\s+/);
  const head = words.at(-1)!;
  const isNamed = String(/\p{Lu}/u.test(name));
  const first = mentions.find(({ start }) => start > titleEnd);
  out.add(TYPE, type);
  out.add(TIMES, String(Math.min(6, mentions.length)));
  out.add(TITLED, String(isTitled({ mentions }, titleEnd)));
  out.add(OPENS, String(mentions[0]?.start === 0));
  out.add(WORDS, String(Math.min(6, words.length)), ' ', isNamed);
  out.add(SPELLINGS, String(Math.min(4, surfaces.length)));
  out.add(HEAD, head);
  out.add(HEAD, head, ' ', isNamed);
  out.add(FIRST, first ? String(eighthOf(first.start, raw)) : 'nowhere');
}
