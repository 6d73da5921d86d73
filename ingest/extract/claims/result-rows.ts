import type { ResultFact } from '../../facts.js';
import { rowsOfHashes } from '../feature-hash.js';
import { CLAIM_BUCKETS, ClaimFeatures, eighthOf, OWN_FROM, RivalsBy } from './claim-features.js';
import type { Decided, Signalled } from './decide-claims.js';

type Result = Signalled<ResultFact>;

/** Results of a paper by what they have in common. */
interface ResultRivals {
  ofMetric: RivalsBy;
  ofUnit: RivalsBy;
  inPassage: RivalsBy;
}

/** Rows of the features of "the text reports this", for each number of a paper, over what is thought of all of them. */
export function resultRows(decided: Decided, claims: readonly Result[]): number[][] {
  const rivals = { ofMetric: new RivalsBy(), ofUnit: new RivalsBy(), inPassage: new RivalsBy() };
  for (const { metric, unit, evidence, signals } of claims) {
    rivals.ofMetric.add(String(metric.entity), signals.score);
    rivals.ofUnit.add(unit, signals.score);
    rivals.inPassage.add(String(evidence[0]!.start), signals.score);
  }
  return claims.map(claim => {
    const out = new ClaimFeatures();
    figureFeatures(out, claim);
    metricFeatures(out, decided, claim);
    settingFeatures(out, decided, claim);
    besideOthers(out, claim, rivals);
    return rowsOfHashes(out.hashes, CLAIM_BUCKETS);
  });
}

const LONGEST_UNIT = 6;
const unitOf = ({ unit }: Result) => (unit.length > LONGEST_UNIT ? 'long' : unit);

function figureFeatures(out: ClaimFeatures, claim: Result): void {
  const { value, valueMax, qualifier, evidence, signals, metric } = claim;
  const { rule } = evidence[0]!;
  const unit = unitOf(claim);
  out.reach('score', signals.score);
  out.reach('score', signals.score, rule);
  out.reach('score', signals.score, unit);
  out.add(`rule ${rule}`, `unit ${unit}`, `unit ${unit} ${rule}`, `qualifier ${qualifier}`, `reason ${metric.reason}`);
  out.add(`range ${valueMax !== undefined}`, `whole ${Number.isInteger(value)}`, `size ${unit} ${sizeOf(value)}`);
}

function metricFeatures(out: ClaimFeatures, { reading, entities }: Decided, claim: Result): void {
  const { entity } = claim.metric;
  if (entity === '@paper') return;
  const { name, generic: common, mentions } = reading.entities[entity]!;
  const { typed, generic } = entities[entity]!;
  const words = name.toLowerCase().split(/\s+/);
  out.add(`metric ${words.join(' ')}`, `metric ${words.join(' ')} ${unitOf(claim)}`);
  out.add(`head ${words.at(-1)}`, `words ${Math.min(4, words.length)}`);
  out.reach('typed', typed);
  out.reach('common', common);
  out.add(`generic ${generic}`, `times ${Math.min(5, mentions.length)}`);
}

function settingFeatures(out: ClaimFeatures, { entities, raw, titleEnd }: Decided, claim: Result): void {
  const { subject, versus, dataset, hardware, evidence } = claim;
  const isOwn = subject.entity !== '@paper' && entities[subject.entity]!.introduced >= OWN_FROM;
  const about = subject.entity === '@paper' ? 'paper' : isOwn ? 'own' : 'other';
  const { start, end } = evidence[0]!;
  out.add(`about ${about}`, `about ${about} ${subject.reason}`, `versus ${versus !== undefined} ${about}`);
  out.add(`dataset ${dataset !== undefined}`, `hardware ${hardware !== undefined}`);
  out.add(`place ${eighthOf(start, raw)}`, `titled ${start < titleEnd}`);
  out.add(`long ${Math.min(6, Math.floor((end - start) / 60))}`);
}

function besideOthers(out: ClaimFeatures, { metric, unit, evidence, signals }: Result, rivals: ResultRivals): void {
  const { score } = signals;
  const here = rivals.inPassage.without(String(evidence[0]!.start), score);
  const alike = rivals.ofMetric.without(String(metric.entity), score);
  const sameUnit = rivals.ofUnit.without(unit, score);
  out.reach('here', here.best);
  out.reach('lag here', here.best - score);
  out.reach('alike', alike.best);
  out.reach('lag alike', alike.best - score);
  out.add(`here ${Math.min(6, here.strong)}`, `alike ${Math.min(6, alike.strong)}`);
  out.add(`units ${Math.min(6, sameUnit.strong)}`);
}

/** Order of magnitude of a figure. */
const sizeOf = (value: number) =>
  value === 0 ? 'none' : String(Math.max(-3, Math.min(6, Math.floor(Math.log10(Math.abs(value))))));
