import { begun, extended, FeatureList } from '../feature-hash.js';
import { type Item, wordAt } from '../relations/clause-items.js';
import type { Mention } from '../relations/passages.js';
import type { SentenceItems } from '../relations/sentence-items.js';
import type { Quantity } from './quantities.js';

/** A quantity in its sentence: offsets are into the document's normalised text, `at` is a place among the items. */
export interface PlacedQuantity extends Quantity {
  sentence: number;
  /** Items that the quantity covers: first and the one after the last. */
  at: number;
  after: number;
  implied: string | undefined;
}

/** How far a place among the items lies from a quantity. */
export const distanceTo = ({ at, after }: PlacedQuantity, place: number) =>
  place < at ? at - place : place - after + 1;

/** A metric that a quantity may be of: an entity, at a mention in the sentence or without one. */
export interface MetricOption {
  entity: number;
  mention?: Mention;
  /** Place of the mention among the items; -1 where there is none. */
  at: number;
}

const bucket = (n: number) =>
  n <= 0 ? '0' : n <= 1 ? '1' : n <= 2 ? '2' : n <= 4 ? '4' : n <= 7 ? '7' : n <= 12 ? '12' : '20';

const KIND = begun('kind=');
const UNIT = begun('unit=');
const METRIC = begun('metric=');
const FIT = begun('fit=');
const QUALIFIER = begun('q=');
const SIGNED = begun('signed');
const RANGE = begun('range');
const HEAD = begun('head=');
const SENTENCE_KIND = begun('place=');
const IMPLIED = begun('implied=');
const IMPLIES = begun('implies=');
const UNNAMED = begun('unnamed');

/** Hashes of the features of "this quantity is a value of this metric". */
export function metricFeatures(
  source: SentenceItems,
  items: readonly Item[],
  quantity: PlacedQuantity,
  option: MetricOption,
  options: readonly MetricOption[],
  quantities: readonly PlacedQuantity[],
): number[] {
  const { passages } = source;
  const name = passages.entities[option.entity]!.name.toLowerCase();
  const { kind } = quantity;
  const out = new FeatureList();
  out.add(KIND, kind);
  out.add(UNIT, quantity.unit);
  out.add(METRIC, name);
  out.addParted(FIT, kind, name);
  out.add(QUALIFIER, quantity.qualifier);
  if (quantity.signed) out.add(SIGNED);
  if (quantity.valueMax !== undefined) out.add(RANGE);
  out.addParted(HEAD, kind, name.split(/[\s-]+/).at(-1)!);
  quantityContext(items, quantity, out);
  out.add(SENTENCE_KIND, passages.kinds[quantity.sentence]!);
  if (quantity.implied !== undefined) {
    out.add(IMPLIED, String(quantity.implied === passages.entities[option.entity]!.name));
    out.addParted(IMPLIES, quantity.implied, name);
  } else out.add(IMPLIED, 'none');
  if (option.at < 0) {
    out.add(UNNAMED);
    out.addParted(UNNAMED, '', kind);
    out.add(UNNAMED, '|others=', String(options.some(o => o.at >= 0)));
    return out.hashes;
  }
  betweenFeatures(items, quantity, option, options, quantities, out);
  return out.hashes;
}

const LEFT = [1, 2, 3].map(i => begun(`L${i}=`));
const RIGHT = [1, 2, 3].map(i => begun(`R${i}=`));
const TWO_LEFT = begun('L21=');
const TWO_RIGHT = begun('R12=');
const KIND_LEFT = begun('kL1=');
const KIND_RIGHT = begun('kR1=');
const BAG_LEFT = begun('BL=');
const BAG_RIGHT = begun('BR=');

function quantityContext(items: readonly Item[], quantity: PlacedQuantity, out: FeatureList): void {
  const { at, after, kind } = quantity;
  LEFT.forEach((left, i) => {
    out.add(left, wordAt(items, at - 1 - i));
    out.add(RIGHT[i]!, wordAt(items, after + i));
  });
  out.add(TWO_LEFT, wordAt(items, at - 2), ' ', wordAt(items, at - 1));
  out.add(TWO_RIGHT, wordAt(items, after), ' ', wordAt(items, after + 1));
  out.addParted(KIND_LEFT, kind, wordAt(items, at - 1));
  out.addParted(KIND_RIGHT, kind, wordAt(items, after));
  for (let i = Math.max(0, at - 8); i < at; i++) out.add(BAG_LEFT, items[i]!.word);
  for (let i = after; i < Math.min(items.length, after + 6); i++) out.add(BAG_RIGHT, items[i]!.word);
}

const SIDE = begun('side=');
const DISTANCE = begun('dist=');
const NUMBERS = begun('numbers=');
const RIVALS = begun('rivals=');
const TEXT = begun('text=');
const CLAUSE = begun('clause=');
const DISTANCE_KIND = begun('dk=');
const DISTANCE_CLAUSE = begun('dc=');
const BAG_BETWEEN = begun('BW=');
const CLAUSE_SIGNS = new Set([',', ';', 'while', 'and', '(', ')']);

function betweenFeatures(
  items: readonly Item[],
  quantity: PlacedQuantity,
  option: MetricOption,
  options: readonly MetricOption[],
  quantities: readonly PlacedQuantity[],
  out: FeatureList,
): void {
  const { kind } = quantity;
  const isLeft = option.at < quantity.at;
  const side = isLeft ? 'l' : 'r';
  const [a, b] = isLeft ? [option.at + 1, quantity.at] : [quantity.after, option.at];
  const between = items.slice(a, b).map(item => item.word);
  const numbers = quantities.filter(q => q !== quantity && q.at >= a && q.after <= b).length;
  const rivals = new Set(options.filter(o => o.at >= a && o.at < b && o.entity !== option.entity).map(o => o.entity))
    .size;
  const far = bucket(between.length);
  const clause = String(between.some(w => CLAUSE_SIGNS.has(w)));
  const [someRivals, someNumbers] = [String(Math.min(1, rivals)), String(Math.min(1, numbers))];
  out.add(SIDE, side);
  out.add(DISTANCE, side, far);
  out.add(NUMBERS, side, String(Math.min(2, numbers)));
  out.add(RIVALS, side, String(Math.min(2, rivals)));
  out.add(TEXT, side, between.length <= 5 ? between.join(' ') : 'far');
  out.add(CLAUSE, side, clause);
  out.addParted(extended(DISTANCE_KIND, side), far, kind, someRivals, someNumbers);
  out.addParted(extended(DISTANCE_CLAUSE, side), far, clause, someRivals);
  for (const w of new Set(between.slice(0, 12))) out.add(BAG_BETWEEN, side, w);
  rankFeatures(quantity, option, options, quantities, out);
}

const NEAREST = begun('nearest=');
const NEAREST_SIDE = begun('nearestSide=');
const ONLY = begun('only=');
const RANK = begun('rank=');

/** How the metric stands to the other ones that the sentence names. */
function rankFeatures(
  quantity: PlacedQuantity,
  option: MetricOption,
  options: readonly MetricOption[],
  quantities: readonly PlacedQuantity[],
  out: FeatureList,
): void {
  const isLeft = option.at < quantity.at;
  const distance = ({ at }: MetricOption) => distanceTo(quantity, at);
  const named = options.filter(o => o.at >= 0);
  const nearest = named.reduce((best, o) => (distance(o) < distance(best) ? o : best), option);
  const sameSide = named
    .filter(o => o.at < quantity.at === isLeft)
    .reduce((best, o) => (distance(o) < distance(best) ? o : best), option);
  out.addParted(NEAREST, String(nearest.entity === option.entity), quantity.kind);
  out.addParted(NEAREST_SIDE, String(sameSide.entity === option.entity), isLeft ? 'l' : 'r');
  out.add(ONLY, String(named.every(o => o.entity === option.entity)));
  // In "M1 and M2 of Q1 and Q2" the places in the two lists agree.
  const metricRank = named.filter(o => o.at < option.at).length;
  const numberRank = quantities.filter(q => q.at < quantity.at).length;
  const order = String(Math.sign(metricRank - numberRank));
  out.addParted(RANK, order, String(Math.min(3, named.length)), String(Math.min(3, quantities.length)));
}
