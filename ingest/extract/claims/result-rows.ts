import type { ResultFact } from '../../facts.js';
import { begun, FeatureList, rowsOfHashes } from '../feature-hash.js';
import { CLAIM_BUCKETS, eighthOf, LevelSign, OWN_FROM, RivalsBy } from './claim-features.js';
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
    const out = new FeatureList();
    figureFeatures(out, claim);
    metricFeatures(out, decided, claim);
    settingFeatures(out, decided, claim);
    besideOthers(out, claim, rivals);
    return rowsOfHashes(out.hashes, CLAIM_BUCKETS);
  });
}

const LONGEST_UNIT = 6;
const unitOf = ({ unit }: Result) => (unit.length > LONGEST_UNIT ? 'long' : unit);

const SCORE = new LevelSign('score');
const RULE = begun('rule ');
const UNIT = begun('unit ');
const QUALIFIER = begun('qualifier ');
const REASON = begun('reason ');
const RANGE = begun('range ');
const WHOLE = begun('whole ');
const SIZE = begun('size ');

function figureFeatures(out: FeatureList, claim: Result): void {
  const { value, valueMax, qualifier, evidence, signals, metric } = claim;
  const { rule } = evidence[0]!;
  const unit = unitOf(claim);
  SCORE.reach(out, signals.score);
  SCORE.reach(out, signals.score, rule);
  SCORE.reach(out, signals.score, unit);
  out.add(RULE, rule);
  out.add(UNIT, unit);
  out.add(UNIT, unit, ' ', rule);
  out.add(QUALIFIER, qualifier);
  out.add(REASON, metric.reason);
  out.add(RANGE, String(valueMax !== undefined));
  out.add(WHOLE, String(Number.isInteger(value)));
  out.add(SIZE, unit, ' ', sizeOf(value));
}

const METRIC = begun('metric ');
const HEAD = begun('head ');
const WORDS = begun('words ');
const TYPED = new LevelSign('typed');
const COMMON = new LevelSign('common');
const GENERIC = begun('generic ');
const TIMES = begun('times ');

function metricFeatures(out: FeatureList, { reading, entities }: Decided, claim: Result): void {
  const { entity } = claim.metric;
  if (entity === '@paper') return;
  const { name, generic: common, mentions } = reading.entities[entity]!;
  const { typed, generic } = entities[entity]!;
  const words = name.toLowerCase().split(/\s+/);
  const whole = words.join(' ');
  out.add(METRIC, whole);
  out.add(METRIC, whole, ' ', unitOf(claim));
  out.add(HEAD, words.at(-1)!);
  out.add(WORDS, String(Math.min(4, words.length)));
  TYPED.reach(out, typed);
  COMMON.reach(out, common);
  out.add(GENERIC, String(generic));
  out.add(TIMES, String(Math.min(5, mentions.length)));
}

const ABOUT = begun('about ');
const VERSUS = begun('versus ');
const DATASET = begun('dataset ');
const HARDWARE = begun('hardware ');
const PLACE = begun('place ');
const TITLED = begun('titled ');
const LONG = begun('long ');

function settingFeatures(out: FeatureList, { entities, raw, titleEnd }: Decided, claim: Result): void {
  const { subject, versus, dataset, hardware, evidence } = claim;
  const isOwn = subject.entity !== '@paper' && entities[subject.entity]!.introduced >= OWN_FROM;
  const about = subject.entity === '@paper' ? 'paper' : isOwn ? 'own' : 'other';
  const { start, end } = evidence[0]!;
  out.add(ABOUT, about);
  out.add(ABOUT, about, ' ', subject.reason);
  out.add(VERSUS, String(versus !== undefined), ' ', about);
  out.add(DATASET, String(dataset !== undefined));
  out.add(HARDWARE, String(hardware !== undefined));
  out.add(PLACE, String(eighthOf(start, raw)));
  out.add(TITLED, String(start < titleEnd));
  out.add(LONG, String(Math.min(6, Math.floor((end - start) / 60))));
}

const HERE = new LevelSign('here');
const LAG_HERE = new LevelSign('lag here');
const ALIKE = new LevelSign('alike');
const LAG_ALIKE = new LevelSign('lag alike');
const STRONG_HERE = begun('here ');
const STRONG_ALIKE = begun('alike ');
const STRONG_UNITS = begun('units ');

function besideOthers(out: FeatureList, { metric, unit, evidence, signals }: Result, rivals: ResultRivals): void {
  const { score } = signals;
  const here = rivals.inPassage.without(String(evidence[0]!.start), score);
  const alike = rivals.ofMetric.without(String(metric.entity), score);
  const sameUnit = rivals.ofUnit.without(unit, score);
  HERE.reach(out, here.best);
  LAG_HERE.reach(out, here.best - score);
  ALIKE.reach(out, alike.best);
  LAG_ALIKE.reach(out, alike.best - score);
  out.add(STRONG_HERE, String(Math.min(6, here.strong)));
  out.add(STRONG_ALIKE, String(Math.min(6, alike.strong)));
  out.add(STRONG_UNITS, String(Math.min(6, sameUnit.strong)));
}

/** Order of magnitude of a figure. */
const sizeOf = (value: number) =>
  value === 0 ? 'none' : String(Math.max(-3, Math.min(6, Math.floor(Math.log10(Math.abs(value))))));
