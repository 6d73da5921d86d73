import { STATED_RELATIONS } from '../../../graph/model.js';
import type { RelationFact } from '../../facts.js';
import { begun, FeatureList, rowsOfHashes } from '../feature-hash.js';
import { compareNames } from '../relations/names-in-common.js';
import { CLAIM_BUCKETS, eighthOf, isTitled, LevelSign, OWN_FROM, RivalsBy } from './claim-features.js';
import type { Decided, Signalled } from './decide-claims.js';

type Relation = Signalled<RelationFact>;

/** Relations of a paper by what they have in common: type and ends, or some of these, or the passage as well. */
interface RelationRivals {
  ofPair: RivalsBy;
  ofStart: RivalsBy;
  ofTarget: RivalsBy;
  anyOfTarget: RivalsBy;
  siblings: RivalsBy;
  anyOfPassage: RivalsBy;
}

const pairKey = (type: string, { from, to }: Relation) => `${type} ${from.entity} ${to.entity}`;
const startKey = ({ type, from }: Relation) => `${type} ${from.entity}`;
const targetKey = ({ type, to }: Relation) => `${type} ${to.entity}`;
const passageKey = (type: string, { evidence }: Relation) => `${type} ${evidence[0]!.start}`;
const siblingKey = (claim: Relation) => `${startKey(claim)} ${claim.evidence[0]!.start}`;

function rivalsOf(claims: readonly Relation[]): RelationRivals {
  const rivals = {
    ofPair: new RivalsBy(),
    ofStart: new RivalsBy(),
    ofTarget: new RivalsBy(),
    anyOfTarget: new RivalsBy(),
    siblings: new RivalsBy(),
    anyOfPassage: new RivalsBy(),
  };
  for (const claim of claims) {
    const { score } = claim.signals;
    rivals.ofPair.add(pairKey(claim.type, claim), score);
    rivals.ofStart.add(startKey(claim), score);
    rivals.ofTarget.add(targetKey(claim), score);
    rivals.anyOfTarget.add(String(claim.to.entity), score);
    rivals.siblings.add(siblingKey(claim), score);
    rivals.anyOfPassage.add(passageKey(claim.type, claim), score);
  }
  return rivals;
}

const SCORE = new LevelSign('score');
const TYPE = begun('type ');
const RULE = begun('rule ');
const OWNS = begun('owns ');
const PLACE = begun('place ');
const TITLED = begun('titled ');

/**
 * Rows of the features of "the text states this relation", for each relation of a paper, over what models and rules
 * think of all of them: what else is said of the two ends, what else the start does, what the same passage says.
 */
export function relationRows(decided: Decided, claims: readonly Relation[]): number[][] {
  const rivals = rivalsOf(claims);
  const owns = decided.entities.filter(({ introduced }) => introduced >= OWN_FROM).length;
  return claims.map(claim => {
    const { type, evidence, signals } = claim;
    const out = new FeatureList();
    const { start, rule } = evidence[0]!;
    SCORE.reach(out, signals.score);
    SCORE.reach(out, signals.score, type);
    out.add(TYPE, type);
    out.add(RULE, rule);
    out.add(RULE, rule, ' ', type);
    otherTypes(out, claim, rivals);
    sameType(out, claim, rivals);
    endFeatures(out, decided, claim);
    out.add(OWNS, String(Math.min(4, owns)), ' ', type);
    out.add(PLACE, String(eighthOf(start, decided.raw)), ' ', type);
    out.add(TITLED, String(start < decided.titleEnd), ' ', type);
    return rowsOfHashes(out.hashes, CLAIM_BUCKETS);
  });
}

const PAIR = new LevelSign('pair');
/** What the same passage says in each way, and what is said of the same pair in each other way. */
const BY_TYPE = STATED_RELATIONS.map(other => ({
  other,
  passage: new LevelSign(`passage ${other}`),
  pair: new LevelSign(`pair ${other}`),
  behind: new LevelSign(`behind ${other}`),
}));

/** What else is said of the two ends, and what the same passage says of others. */
function otherTypes(out: FeatureList, claim: Relation, { ofPair, anyOfPassage }: RelationRivals): void {
  const { type, signals } = claim;
  for (const { other, passage, pair, behind } of BY_TYPE) {
    const here = anyOfPassage.without(passageKey(other, claim), other === type ? signals.score : 0);
    if (here.best > 0) passage.reach(out, here.best, type);
    if (other === type) continue;
    const best = ofPair.best(pairKey(other, claim));
    if (best === 0) continue;
    PAIR.reach(out, best, other);
    pair.reach(out, best, type);
    behind.reach(out, best - signals.score, type);
  }
}

const START = new LevelSign('start');
const LEAD = new LevelSign('lead');
const LAG = new LevelSign('lag');
const TARGET = new LevelSign('target');
const SIBLINGS = new LevelSign('siblings');
const SIBLINGS_MEAN = new LevelSign("siblings' mean");
const STRONG = begun('strong ');
const BEST = begun('best ');

/** What else the start does in this way, and to what else the target is this. */
function sameType(out: FeatureList, claim: Relation, rivals: RelationRivals): void {
  const { type, to, signals } = claim;
  const { score } = signals;
  const same = rivals.ofStart.without(startKey(claim), score);
  START.reach(out, same.best, type);
  LEAD.reach(out, score - same.best, type);
  LAG.reach(out, same.best - score, type);
  out.add(STRONG, type, ' ', String(Math.min(6, same.strong)));
  out.add(BEST, type, ' ', String(score >= same.best));
  TARGET.reach(out, rivals.ofTarget.without(targetKey(claim), score).best, type);
  TARGET.reach(out, rivals.anyOfTarget.without(String(to.entity), score).best);
  const siblings = rivals.siblings.without(siblingKey(claim), score);
  SIBLINGS.reach(out, siblings.best, type);
  SIBLINGS_MEAN.reach(out, siblings.mean, type);
}

/** Signs of one of the two ends. */
const endSigns = (end: 'from' | 'to') => ({
  paper: begun(`${end} paper `),
  own: new LevelSign(`${end} own`),
  common: new LevelSign(`${end} common`),
  typed: new LevelSign(`${end} typed`),
  generic: begun(`${end} generic `),
  times: begun(`${end} times `),
  titled: begun(`${end} titled `),
  reason: begun(`${end} `),
});
const ENDS = { from: endSigns('from'), to: endSigns('to') };
const NAMES = begun('names ');

function endFeatures(out: FeatureList, decided: Decided, { type, from, to }: Relation): void {
  endFeature(out, decided, type, from, ENDS.from);
  endFeature(out, decided, type, to, ENDS.to);
  if (from.entity === '@paper' || to.entity === '@paper') return;
  const { entities } = decided.reading;
  const names = compareNames(entities[from.entity]!, entities[to.entity]!);
  out.add(NAMES, names);
  out.add(NAMES, names, ' ', type);
}

function endFeature(
  out: FeatureList,
  { reading, entities, titleEnd }: Decided,
  type: string,
  { entity, reason }: Relation['from'],
  signs: ReturnType<typeof endSigns>,
): void {
  if (entity === '@paper') {
    out.add(signs.paper, type);
    return;
  }
  const candidate = reading.entities[entity]!;
  const { introduced, typed, generic } = entities[entity]!;
  signs.own.reach(out, introduced);
  signs.common.reach(out, candidate.generic);
  signs.typed.reach(out, typed);
  out.add(signs.generic, String(generic), ' ', type);
  out.add(signs.times, String(Math.min(5, candidate.mentions.length)));
  out.add(signs.titled, String(isTitled(candidate, titleEnd)), ' ', type);
  out.add(signs.reason, reason, ' ', type);
}
