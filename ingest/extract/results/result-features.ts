import type { Item } from '../relations/clause-items.js';
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

/** A metric that a quantity may be of: an entity, at a mention in the sentence or without one. */
export interface MetricOption {
  entity: number;
  mention?: Mention;
  /** Place of the mention among the items; -1 where there is none. */
  at: number;
}

const word = (items: readonly Item[], at: number) => (at < 0 ? '^' : (items[at]?.word ?? '$'));
const bucket = (n: number) => (n <= 0 ? 0 : n <= 1 ? 1 : n <= 2 ? 2 : n <= 4 ? 4 : n <= 7 ? 7 : n <= 12 ? 12 : 20);

/** Features of "this quantity is a value of this metric". */
export function metricFeatures(
  source: SentenceItems,
  items: readonly Item[],
  quantity: PlacedQuantity,
  option: MetricOption,
  options: readonly MetricOption[],
  quantities: readonly PlacedQuantity[],
): string[] {
  const { passages } = source;
  const name = passages.entities[option.entity]!.name.toLowerCase();
  const { kind } = quantity;
  const out = [
    `kind=${kind}`,
    `unit=${quantity.unit}`,
    `metric=${name}`,
    `fit=${kind}|${name}`,
    `q=${quantity.qualifier}`,
  ];
  if (quantity.signed) out.push('signed');
  if (quantity.valueMax !== undefined) out.push('range');
  const lastWord = name.split(/[\s-]+/).at(-1)!;
  out.push(`head=${kind}|${lastWord}`);
  quantityContext(items, quantity, out);
  out.push(`place=${passages.kinds[quantity.sentence]}`);
  if (quantity.implied !== undefined) {
    out.push(
      `implied=${quantity.implied === passages.entities[option.entity]!.name}`,
      `implies=${quantity.implied}|${name}`,
    );
  } else out.push('implied=none');
  if (option.at < 0) {
    out.push('unnamed', `unnamed|${kind}`, `unnamed|others=${options.some(o => o.at >= 0)}`);
    return out;
  }
  betweenFeatures(items, quantity, option, options, quantities, out);
  return out;
}

function quantityContext(items: readonly Item[], quantity: PlacedQuantity, out: string[]): void {
  const { at, after, kind } = quantity;
  for (let i = 1; i <= 3; i++) out.push(`L${i}=${word(items, at - i)}`, `R${i}=${word(items, after + i - 1)}`);
  out.push(`L21=${word(items, at - 2)} ${word(items, at - 1)}`, `R12=${word(items, after)} ${word(items, after + 1)}`);
  out.push(`kL1=${kind}|${word(items, at - 1)}`, `kR1=${kind}|${word(items, after)}`);
  for (let i = Math.max(0, at - 8); i < at; i++) out.push(`BL=${items[i]!.word}`);
  for (let i = after; i < Math.min(items.length, after + 6); i++) out.push(`BR=${items[i]!.word}`);
}

function betweenFeatures(
  items: readonly Item[],
  quantity: PlacedQuantity,
  option: MetricOption,
  options: readonly MetricOption[],
  quantities: readonly PlacedQuantity[],
  out: string[],
): void {
  const { kind } = quantity;
  const left = option.at < quantity.at;
  const side = left ? 'l' : 'r';
  const [a, b] = left ? [option.at + 1, quantity.at] : [quantity.after, option.at];
  const between = items.slice(a, b).map(item => item.word);
  const numbers = quantities.filter(q => q !== quantity && q.at >= a && q.after <= b).length;
  const rivals = new Set(options.filter(o => o.at >= a && o.at < b && o.entity !== option.entity).map(o => o.entity))
    .size;
  const text = between.length <= 5 ? between.join(' ') : 'far';
  const clause = between.some(w => w === ',' || w === ';' || w === 'while' || w === 'and' || w === '(' || w === ')');
  out.push(
    `side=${side}`,
    `dist=${side}${bucket(between.length)}`,
    `numbers=${side}${Math.min(2, numbers)}`,
    `rivals=${side}${Math.min(2, rivals)}`,
  );
  out.push(
    `text=${side}${text}`,
    `clause=${side}${clause}`,
    `dk=${side}${bucket(between.length)}|${kind}|${Math.min(1, rivals)}|${Math.min(1, numbers)}`,
  );
  out.push(`dc=${side}${bucket(between.length)}|${clause}|${Math.min(1, rivals)}`);
  for (const w of new Set(between.slice(0, 12))) out.push(`BW=${side}${w}`);
  const distance = (o: MetricOption) => (o.at < quantity.at ? quantity.at - o.at : o.at - quantity.after + 1);
  const named = options.filter(o => o.at >= 0);
  const nearest = named.reduce((best, o) => (distance(o) < distance(best) ? o : best), option);
  const sameSide = named
    .filter(o => o.at < quantity.at === left)
    .reduce((best, o) => (distance(o) < distance(best) ? o : best), option);
  out.push(
    `nearest=${nearest.entity === option.entity}|${kind}`,
    `nearestSide=${sameSide.entity === option.entity}|${side}`,
  );
  out.push(`only=${named.every(o => o.entity === option.entity)}`);
  // In "M1 and M2 of Q1 and Q2" the places in the two lists agree.
  const rankOf = (places: number[], at: number) => places.filter(place => place < at).length;
  const metricRank = rankOf(
    named.map(o => o.at),
    option.at,
  );
  const numberRank = rankOf(
    quantities.map(q => q.at),
    quantity.at,
  );
  out.push(`rank=${Math.sign(metricRank - numberRank)}|${Math.min(3, named.length)}|${Math.min(3, quantities.length)}`);
}
