import { type Item, surroundingsOf } from '../relations/clause-items.js';
import type { Passages } from '../relations/passages.js';
import type { RoleReader, StatedRole } from '../relations/role-model.js';
import type { SentenceItems } from '../relations/sentence-items.js';
import type { PlacedQuantity } from './result-features.js';

/** Something that a number may be about, or measured against. */
export interface EndOption {
  entity: number | 'paper';
  /** Nearest place among the items of the quantity's sentence; -1 where it is not named there. */
  at: number;
}

/** How far back a thing may have been named to be still spoken of. */
const SENTENCES_BACK = 8;

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
    if (type === 'Metric') return;
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

/**
 * Features of "this quantity is about this", or, with role `versus`, "is measured against this".
 * @param quantities all of the sentence
 */
export function endFeatures(
  source: SentenceItems,
  items: readonly Item[],
  quantity: PlacedQuantity,
  option: EndOption,
  options: readonly EndOption[],
  roles: RoleReader,
  quantities: readonly PlacedQuantity[],
): string[] {
  const { passages } = source;
  const out: string[] = [];
  const rank = option.entity === 'paper' ? -1 : passages.introduced.indexOf(option.entity);
  const own = option.entity === 'paper' ? 'paper' : rank === 0 ? 'main' : rank > 0 ? 'own' : 'other';
  const count = Math.min(3, passages.introduced.length);
  const type = option.entity === 'paper' ? 'paper' : passages.types[option.entity]!;
  const ownHere = options.some(o => o.at >= 0 && o.entity !== 'paper' && passages.isIntroduced[o.entity]);
  const othersHere = options.filter(
    o => o.at >= 0 && o.entity !== 'paper' && !passages.isIntroduced[o.entity] && passages.types[o.entity] === 'Method',
  ).length;
  const here = option.at >= 0;
  const anaphor = source.anaphorIn(quantity.sentence) !== undefined;
  out.push(
    `own=${own}|${count}`,
    `own=${own}|here=${here}|${ownHere}`,
    `own=${own}|${type}`,
    `own=${own}|others=${Math.min(2, othersHere)}|${ownHere}`,
  );
  out.push(`own=${own}|anaphor=${anaphor}|${ownHere}`, `own=${own}|kind=${passages.kinds[quantity.sentence]}`);
  const relative = isRelative(items, quantity) ? 'rel' : 'abs';
  const compared = here ? comparatorOf(items, option.at) : '';
  const someCompared = options.some(o => o !== option && o.at >= 0 && comparatorOf(items, o.at) !== '');
  out.push(
    `unit=${quantity.kind}|${own}`,
    `${relative}|${own}`,
    `${relative}|${own}|${here}`,
    `q1=${word(items, quantity.at - 1)}|${own}`,
    `q1=${word(items, quantity.at - 1)}|${here}`,
  );
  out.push(
    `cmp=${compared}|${relative}`,
    `cmp=${compared}|${relative}|${own}`,
    `someCmp=${someCompared}|${compared !== ''}|${relative}`,
    `someCmp=${someCompared}|${own}|${relative}`,
  );
  if (option.entity !== 'paper') {
    out.push(`generic=${passages.entities[option.entity]!.generic > 0.5}|${own}|${here}`);
    const previous = lastOwnBefore(source, quantity.sentence);
    out.push(`previous=${previous === option.entity}|${ownHere}|${own}`);
  }
  if (option.entity !== 'paper')
    out.push(...sureness(passages, option.entity, { own, here, ownHere, relative, compared }));
  out.push(
    `q2=${word(items, quantity.at - 2)} ${word(items, quantity.at - 1)}|${own}`,
    `qa=${word(items, quantity.after)}|${own}`,
    `qa=${word(items, quantity.after)}|${here}`,
    `qa2=${word(items, quantity.after)} ${word(items, quantity.after + 1)}|${own}`,
    `s1=${items[0]?.lower}|${own}`,
    `s2=${items[0]?.lower} ${items[1]?.lower}|${own}`,
  );
  const pair = pairSign(items, quantity, quantities);
  out.push(`pair=${pair}|${own}|${here}`, `pair=${pair}|${compared}`, `pair=${pair}|${ownHere}|${own}`);
  if (!here) return out;
  const before = option.at < quantity.at;
  const side = before ? 'b' : 'a';
  for (const role of roleSigns(passages, items, option, roles))
    out.push(`role=${role}|${relative}`, `role=${role}|${relative}|${side}`, `role=${role}|${own}`);
  const lead = lastLead(items, quantity, options);
  out.push(`lastLead=${lead === option.at}|${own}|${lead >= 0}`, `lastLead=${lead === option.at}|${own}|${relative}`);
  const [a, b] = before ? [option.at + 1, quantity.at] : [quantity.after, option.at];
  const between = items.slice(a, b).map(item => item.word);
  const clause = between.filter(w => w === ',' || w === ';' || w === 'while' || w === 'wherea').length;
  const opens = between.filter(w => w === '(').length - between.filter(w => w === ')').length;
  out.push(`paren=${side}${Math.sign(opens)}|${between.length <= 4}`, `paren=${side}${Math.sign(opens)}|${own}`);
  out.push(
    `lead=${LEADS.has(word(items, option.at - 1))}|${side}|${own}`,
    `clause=${side}${Math.min(2, clause)}|${own}|${relative}`,
  );
  out.push(`cmp=${compared}|${side}`, `cmp=${compared}|${side}|${relative}|${Math.min(2, clause)}`);
  out.push(
    `side=${side}|${own}`,
    `side=${side}|${relative}|${own}`,
    `dist=${side}${bucket(between.length)}|${own}`,
    `first=${isFirst(options, option)}|${own}|${side}`,
  );
  const rivals = options.filter(o => o.at >= a && o.at < b && o !== option).length;
  out.push(`rivals=${side}${Math.min(2, rivals)}|${own}`);
  if (between.length <= 4) out.push(`text=${side}${between.join(' ')}`);
  out.push(
    `pl1=${word(items, option.at - 1)}`,
    `pl2=${word(items, option.at - 2)} ${word(items, option.at - 1)}`,
    `pr1=${word(items, option.at + 1)}|${side}`,
    `pl1=${word(items, option.at - 1)}|${side}`,
  );
  for (const w of new Set(items.slice(Math.max(0, option.at - 4), option.at).map(i => i.word)))
    out.push(`PL=${w}|${side}`);
  for (const w of new Set(between.slice(0, 10))) out.push(`BW=${side}${w}`);
  return out;
}

/** How sure an entity is to be one, and to be the paper's own. */
function sureness(
  passages: Passages,
  entity: number,
  at: { own: string; here: boolean; ownHere: boolean; relative: string; compared: string },
): string[] {
  const { own, here, ownHere, relative, compared } = at;
  const { types, introduced } = passages.entities[entity]!;
  const fifths = (score: number) => Math.round(score * 5);
  const sure = fifths(types[passages.types[entity]!] ?? 0);
  return [
    `sure=${sure}|${own}|${here}`,
    `sure=${sure}|${compared}|${relative}`,
    `intro=${fifths(introduced)}|${here}|${ownHere}`,
    `intro=${fifths(introduced)}|${own === 'main'}`,
    `n=${Math.min(4, passages.mentionsOf[entity]!.length)}|${own}`,
  ];
}

/** What joins a quantity to the next and to the one before ("from A to B", "A vs. B"). */
function pairSign(items: readonly Item[], quantity: PlacedQuantity, quantities: readonly PlacedQuantity[]): string {
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

/** Words that a clause begins after. */
const LEADS = new Set(['^', ',', ';', '.', ':', 'while', 'wherea', 'that', 'and', 'but', 'the', 'with', 'our']);

const COMPARATORS =
  /(?:^| )(than|over|versus|vs\.?|against|relative to|compared (?:to|with|against)|in comparison (?:to|with)|outperform\w*|surpass\w*|exceed\w*|beat\w*|baselines? (?:such as|like|including)|improv\w+ (?:up)?on|of|on par with|comparable (?:to|with)|match\w*)(?: (?!and |or |but |that |to |for |with |on |in |by )[\w"'@.%/-]+){0,4}$/;

/** How an end is brought in as what something is measured against ("over A and B"); empty where it is not. */
function comparatorOf(items: readonly Item[], at: number): string {
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

/** What the model of roles thinks of an end where it is named. */
function roleSigns(passages: Passages, items: readonly Item[], option: EndOption, roles: RoleReader): string[] {
  const mention = passages.mentions[items[option.at]!.mention]!;
  if (passages.types[mention.entity] !== 'Method') return ['none'];
  const chances = roles.mentionRoles(mention);
  return ['COMPARED_WITH', 'APPLIED_TO', 'USES', 'BUILDS_ON'].map(
    role => `${role}${Math.round((chances.get(role as StatedRole) ?? 0) * 4)}`,
  );
}

/** The last method before the quantity that opens a clause and has a verb after it; -1 where there is none. */
function lastLead(items: readonly Item[], quantity: PlacedQuantity, options: readonly EndOption[]): number {
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

function isFirst(options: readonly EndOption[], option: EndOption): boolean {
  return options.every(other => other.at < 0 || other.at >= option.at);
}

function lastOwnBefore(source: SentenceItems, sentence: number): number {
  const { passages } = source;
  for (let s = sentence - 1; s > 0 && s >= sentence - SENTENCES_BACK; s--) {
    const named = passages.mentionsIn[s]!.find(mention => passages.isIntroduced[mention.entity]);
    if (named) return named.entity;
  }
  return passages.introduced[0] ?? -1;
}
