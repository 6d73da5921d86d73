import { RELATION_TYPES } from '../../../graph/model.js';
import type { RelationFact } from '../../facts.js';
import { rowsOfHashes } from '../feature-hash.js';
import { compareNames } from '../relations/names-in-common.js';
import { CLAIM_BUCKETS, ClaimFeatures, eighthOf, isTitled, OWN_FROM, RivalsBy } from './claim-features.js';
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

/**
 * Rows of the features of "the text states this relation", for each relation of a paper, over what models and rules
 * think of all of them: what else is said of the two ends, what else the start does, what the same passage says.
 */
export function relationRows(decided: Decided, claims: readonly Relation[]): number[][] {
  const rivals = rivalsOf(claims);
  const owns = decided.entities.filter(({ introduced }) => introduced >= OWN_FROM).length;
  return claims.map(claim => {
    const { type, evidence, signals } = claim;
    const out = new ClaimFeatures();
    const { start, rule } = evidence[0]!;
    out.reach('score', signals.score);
    out.reach('score', signals.score, type);
    out.add(`type ${type}`, `rule ${rule}`, `rule ${rule} ${type}`);
    otherTypes(out, claim, rivals);
    sameType(out, claim, rivals);
    endFeatures(out, decided, claim);
    const place = eighthOf(start, decided.raw);
    out.add(
      `owns ${Math.min(4, owns)} ${type}`,
      `place ${place} ${type}`,
      `titled ${start < decided.titleEnd} ${type}`,
    );
    return rowsOfHashes(out.hashes, CLAIM_BUCKETS);
  });
}

/** What else is said of the two ends, and what the same passage says of others. */
function otherTypes(out: ClaimFeatures, claim: Relation, { ofPair, anyOfPassage }: RelationRivals): void {
  const { type, signals } = claim;
  for (const other of RELATION_TYPES) {
    const here = anyOfPassage.without(passageKey(other, claim), other === type ? signals.score : 0);
    if (here.best > 0) out.reach(`passage ${other}`, here.best, type);
    if (other === type) continue;
    const best = ofPair.best(pairKey(other, claim));
    if (best === 0) continue;
    out.reach('pair', best, other);
    out.reach(`pair ${other}`, best, type);
    out.reach(`behind ${other}`, best - signals.score, type);
  }
}

/** What else the start does in this way, and to what else the target is this. */
function sameType(out: ClaimFeatures, claim: Relation, rivals: RelationRivals): void {
  const { type, to, signals } = claim;
  const { score } = signals;
  const same = rivals.ofStart.without(startKey(claim), score);
  out.reach('start', same.best, type);
  out.reach('lead', score - same.best, type);
  out.reach('lag', same.best - score, type);
  out.add(`strong ${type} ${Math.min(6, same.strong)}`, `best ${type} ${score >= same.best}`);
  out.reach('target', rivals.ofTarget.without(targetKey(claim), score).best, type);
  out.reach('target', rivals.anyOfTarget.without(String(to.entity), score).best);
  const siblings = rivals.siblings.without(siblingKey(claim), score);
  out.reach('siblings', siblings.best, type);
  out.reach("siblings' mean", siblings.mean, type);
}

function endFeatures(out: ClaimFeatures, decided: Decided, { type, from, to }: Relation): void {
  for (const [name, end] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (end.entity === '@paper') {
      out.add(`${name} paper ${type}`);
      continue;
    }
    const candidate = decided.reading.entities[end.entity]!;
    const { introduced, typed, generic } = decided.entities[end.entity]!;
    out.reach(`${name} own`, introduced);
    out.reach(`${name} common`, candidate.generic);
    out.reach(`${name} typed`, typed);
    out.add(
      `${name} generic ${generic} ${type}`,
      `${name} times ${Math.min(5, candidate.mentions.length)}`,
      `${name} titled ${isTitled(candidate, decided.titleEnd)} ${type}`,
      `${name} ${end.reason} ${type}`,
    );
  }
  if (from.entity === '@paper' || to.entity === '@paper') return;
  const { entities } = decided.reading;
  const names = compareNames(entities[from.entity]!, entities[to.entity]!);
  out.add(`names ${names}`, `names ${names} ${type}`);
}
