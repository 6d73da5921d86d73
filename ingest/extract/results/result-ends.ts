import type { Item } from '../relations/clause-items.js';
import { anaphorIn } from '../relations/anaphors.js';
import type { SentenceItems } from '../relations/role-features.js';
import type { PlacedQuantity } from './result-features.js';

/** Something that a number may be about, or measured against. */
export interface EndOption {
  entity: number | 'paper';
  /** Nearest place among the items of the quantity's sentence; -1 where it is not named there. */
  at: number;
}

const word = (items: readonly Item[], at: number) => (at < 0 ? '^' : (items[at]?.word ?? '$'));
const bucket = (n: number) => (n <= 1 ? 1 : n <= 3 ? 3 : n <= 6 ? 6 : n <= 12 ? 12 : 20);

/** What a number of a sentence may be about: the paper's own things, what the sentence names, the paper itself. */
export function endOptions(source: SentenceItems, items: readonly Item[], quantity: PlacedQuantity): EndOption[] {
  const { passages } = source;
  const nearest = new Map<number, number>();
  items.forEach((item, i) => {
    if (item.mention < 0) return;
    const { entity } = passages.mentions[item.mention]!;
    const type = passages.types[entity]!;
    if (type === 'Metric' || type === 'Hardware') return;
    const old = nearest.get(entity);
    if (old === undefined || distanceTo(quantity, i) < distanceTo(quantity, old)) nearest.set(entity, i);
  });
  const options: EndOption[] = [...nearest].map(([entity, at]) => ({ entity, at }));
  for (const entity of passages.introduced) if (!nearest.has(entity)) options.push({ entity, at: -1 });
  options.push({ entity: 'paper', at: -1 });
  return options;
}

function distanceTo(quantity: PlacedQuantity, at: number): number {
  return at < quantity.at ? quantity.at - at : at - quantity.after + 1;
}

/** Features of "this quantity is about this", or, with role `versus`, "is measured against this". */
export function endFeatures(
  source: SentenceItems,
  items: readonly Item[],
  quantity: PlacedQuantity,
  option: EndOption,
  options: readonly EndOption[],
): string[] {
  const { passages } = source;
  const out: string[] = [];
  const rank = option.entity === 'paper' ? -1 : passages.introduced.indexOf(option.entity);
  const own = option.entity === 'paper' ? 'paper' : rank === 0 ? 'main' : rank > 0 ? 'own' : 'other';
  const count = Math.min(3, passages.introduced.length);
  const type = option.entity === 'paper' ? 'paper' : passages.types[option.entity]!;
  const ownHere = options.some(o => o.at >= 0 && o.entity !== 'paper' && passages.isIntroduced[o.entity]);
  const othersHere = options.filter(o => o.at >= 0 && o.entity !== 'paper' && !passages.isIntroduced[o.entity] && passages.types[o.entity] === 'Method').length;
  const here = option.at >= 0;
  const anaphor = anaphorIn(passages, quantity.sentence) !== undefined;
  out.push(`own=${own}|${count}`, `own=${own}|here=${here}|${ownHere}`, `own=${own}|${type}`, `own=${own}|others=${Math.min(2, othersHere)}|${ownHere}`);
  out.push(`own=${own}|anaphor=${anaphor}|${ownHere}`, `own=${own}|kind=${passages.kinds[quantity.sentence]}`);
  out.push(`unit=${quantity.kind}|${own}`);
  if (option.entity !== 'paper') {
    out.push(`generic=${passages.entities[option.entity]!.generic > 0.5}|${own}|${here}`);
    const previous = lastOwnBefore(source, quantity.sentence);
    out.push(`previous=${previous === option.entity}|${ownHere}|${own}`);
  }
  if (!here) return out;
  const before = option.at < quantity.at;
  const side = before ? 'b' : 'a';
  const [a, b] = before ? [option.at + 1, quantity.at] : [quantity.after, option.at];
  const between = items.slice(a, b).map(item => item.word);
  out.push(`side=${side}|${own}`, `dist=${side}${bucket(between.length)}|${own}`, `first=${isFirst(options, option)}|${own}|${side}`);
  const rivals = options.filter(o => o.at >= a && o.at < b && o !== option).length;
  out.push(`rivals=${side}${Math.min(2, rivals)}|${own}`);
  if (between.length <= 4) out.push(`text=${side}${between.join(' ')}`);
  out.push(`pl1=${word(items, option.at - 1)}`, `pl2=${word(items, option.at - 2)} ${word(items, option.at - 1)}`, `pr1=${word(items, option.at + 1)}|${side}`, `pl1=${word(items, option.at - 1)}|${side}`);
  for (const w of new Set(items.slice(Math.max(0, option.at - 4), option.at).map(i => i.word))) out.push(`PL=${w}|${side}`);
  for (const w of new Set(between.slice(0, 10))) out.push(`BW=${side}${w}`);
  return out;
}

function isFirst(options: readonly EndOption[], option: EndOption): boolean {
  return options.every(other => other.at < 0 || other.at >= option.at);
}

function lastOwnBefore(source: SentenceItems, sentence: number): number {
  const { passages } = source;
  for (let s = sentence - 1; s > 0; s--) {
    const named = passages.mentionsIn[s]!.find(mention => passages.isIntroduced[mention.entity]);
    if (named) return named.entity;
  }
  return passages.introduced[0] ?? -1;
}
