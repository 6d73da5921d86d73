import { type Item, surroundingsOf } from '../relations/clause-items.js';
import type { SentenceItems } from '../relations/sentence-items.js';
import type { EndOption } from './result-ends.js';
import type { PlacedQuantity } from './result-features.js';

/** How far back a thing may have been named to be still spoken of. */
const SENTENCES_BACK = 8;

/** What joins a quantity to the next and to the one before ("from A to B", "A vs. B"). */
export function pairSign(
  items: readonly Item[],
  quantity: PlacedQuantity,
  quantities: readonly PlacedQuantity[],
): string {
  const place = quantities.indexOf(quantity);
  const joining = (a: PlacedQuantity | undefined, b: PlacedQuantity | undefined) => {
    if (!a || !b || b.at - a.after > LONGEST_JOIN) return '';
    return items.slice(a.after, b.at).find(({ lower }) => JOINS.test(lower))?.lower ?? '';
  };
  return `${joining(quantity, quantities[place + 1])}/${joining(quantities[place - 1], quantity)}`;
}

/** Items between two quantities that are joined. */
const LONGEST_JOIN = 6;
const JOINS = /^(?:vs\.?|versus|to|than|from|compared|against|over)$/;

const COMPARATORS =
  /(?:^| )(than|over|versus|vs\.?|against|relative to|compared (?:to|with|against)|in comparison (?:to|with)|outperform\w*|surpass\w*|exceed\w*|beat\w*|baselines? (?:such as|like|including)|improv\w+ (?:up)?on|of|on par with|comparable (?:to|with)|match\w*)(?: (?!and |or |but |that |to |for |with |on |in |by )[\w"'@.%/-]+){0,4}$/;

/** How an end is brought in as what something is measured against ("over A and B"); empty where it is not. */
export function comparatorOf(items: readonly Item[], at: number): string {
  const item = items[at]!;
  let found = comparators.get(item);
  if (found === undefined) {
    found = findComparator(items, at);
    comparators.set(item, found);
  }
  return found;
}

const comparators = new WeakMap<Item, string>();

function findComparator(items: readonly Item[], at: number): string {
  const { left } = surroundingsOf(items, at);
  const words = items
    .slice(Math.max(0, left - 7), left + 1)
    .map(item => item.lower)
    .join(' ');
  const found = COMPARATORS.exec(words)?.[1] ?? (/^baselines?$/.test(items[at + 1]?.lower ?? '') ? 'baseline' : '');
  return found.split(' ')[0]!.slice(0, 6);
}

const CHANGE_BEFORE =
  /(?:improv\w*|reduc\w*|increas\w*|decreas\w*|gains?|boost\w*|drop\w*|degrad\w*|rais\w*|cut(?:s|ting)?|lower(?:s|ing|ed)?|outperform\w*|surpass\w*|exceed\w*|beat\w*|accelerat\w*|save[sd]?|saving\w*|loss|enhanc\w*|up|down)(?: [\w#%/().,-]+){0,6}? by(?: (?:an?|up|to|about|around|approximately|roughly|nearly|almost|over|more|than|at|least|average|of|as|much|~|\w+ly|#n|%|points|and|-|\\))*$/;
const CHANGE_AFTER =
  /^(?:[\w#-]+ ){0,4}?(?:improvements?|gains?|increases?|reductions?|boosts?|decreases?|speed-?ups?|acceleration|drops?|higher|lower|faster|fewer|less|smaller|better|more|savings?|degradation|greater|larger|cheaper|shorter|relative)(?: |$)/;

/** Whether a quantity says how much more or less, rather than how much. */
export function isRelative(items: readonly Item[], quantity: PlacedQuantity): boolean {
  let relative = relatives.get(quantity);
  if (relative === undefined) {
    relative = tellsChange(items, quantity);
    relatives.set(quantity, relative);
  }
  return relative;
}

const relatives = new WeakMap<PlacedQuantity, boolean>();

function tellsChange(items: readonly Item[], quantity: PlacedQuantity): boolean {
  if (quantity.kind === 'ratio' || quantity.kind === 'order' || quantity.signed || quantity.kind === 'points')
    return true;
  const words = (from: number, to: number) =>
    items
      .slice(Math.max(0, from), Math.max(0, to))
      .map(item => (item.word === '#n' ? '#n' : item.lower))
      .join(' ');
  if (CHANGE_BEFORE.test(words(quantity.at - 14, quantity.at))) return true;
  return quantity.kind !== 'time' && CHANGE_AFTER.test(words(quantity.after, quantity.after + 6));
}

/** The last method before the quantity that opens a clause and has a verb after it; -1 where there is none. */
export function lastLead(items: readonly Item[], quantity: PlacedQuantity, options: readonly EndOption[]): number {
  let last = -1;
  for (const { at } of options) {
    if (at < 0 || at >= quantity.at || at < last) continue;
    const before = items[at - 1]?.lower ?? '^';
    const after = items[at + 1]?.lower ?? '';
    if (LEAD_WORDS.has(before) && /^[a-z]{3,}/.test(after) && !NOT_VERBS.has(after)) last = at;
  }
  return last;
}

const LEAD_WORDS = new Set([
  '^',
  ',',
  ';',
  ':',
  'while',
  'whereas',
  'that',
  'and',
  'but',
  'though',
  'the',
  'our',
  'where',
  'show',
  '(',
]);
const NOT_VERBS = new Set('and for with from the over than into under both such model models'.split(' '));

/** Whether no other option is named before one. */
export function isFirst(options: readonly EndOption[], option: EndOption): boolean {
  return options.every(other => other.at < 0 || other.at >= option.at);
}

/** The paper's own thing that was named last before a sentence, else its main one; -1 where there is none. */
export function lastOwnBefore(source: SentenceItems, sentence: number): number {
  const { passages } = source;
  for (let s = sentence - 1; s > 0 && s >= sentence - SENTENCES_BACK; s--) {
    const named = passages.mentionsIn[s]!.find(mention => passages.isIntroduced[mention.entity]);
    if (named) return named.entity;
  }
  return passages.introduced[0] ?? -1;
}
