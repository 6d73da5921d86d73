import { begun, extended, FeatureList } from '../feature-hash.js';
import { type Item, wordAt } from '../relations/clause-items.js';
import type { Passages } from '../relations/passages.js';
import type { RoleReader, StatedRole } from '../relations/role-model.js';
import type { SentenceItems } from '../relations/sentence-items.js';
import { comparatorOf, isFirst, isRelative, lastLead, lastOwnBefore, pairSign } from './end-signs.js';
import { distanceTo, type PlacedQuantity } from './result-features.js';

/** Something that a number may be about, or measured against. */
export interface EndOption {
  entity: number | 'paper';
  /** Nearest place among the items of the quantity's sentence; -1 where it is not named there. */
  at: number;
}

const bucket = (n: number) => (n <= 1 ? '1' : n <= 3 ? '3' : n <= 6 ? '6' : n <= 12 ? '12' : '20');

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

/** What is the same for all that a quantity may be about. */
interface Setting {
  source: SentenceItems;
  items: readonly Item[];
  quantity: PlacedQuantity;
  options: readonly EndOption[];
  roles: RoleReader;
  /** How each option is brought in as what something is measured against. */
  comparators: readonly string[];
  relative: 'rel' | 'abs';
  /** Whether the sentence names something of the paper's own. */
  ownHere: string;
  /** How many other methods it names. */
  othersHere: string;
  pair: string;
  lead: number;
}

/** How one of them stands there. */
interface Place {
  option: EndOption;
  own: 'paper' | 'main' | 'own' | 'other';
  here: string;
  compared: string;
}

/**
 * Hashes of the features of "this quantity is about this", or "is measured against this", for each option.
 * @param quantities all of the sentence
 */
export function endFeatures(
  source: SentenceItems,
  items: readonly Item[],
  quantity: PlacedQuantity,
  options: readonly EndOption[],
  roles: RoleReader,
  quantities: readonly PlacedQuantity[],
): number[][] {
  const { passages } = source;
  const named = options.filter(({ entity, at }) => at >= 0 && entity !== 'paper');
  const isOwn = ({ entity }: EndOption) => passages.isIntroduced[entity as number] === true;
  const others = named.filter(one => !isOwn(one) && passages.types[one.entity as number] === 'Method');
  const setting: Setting = {
    source,
    items,
    quantity,
    options,
    roles,
    comparators: options.map(({ at }) => (at < 0 ? '' : comparatorOf(items, at))),
    relative: isRelative(items, quantity) ? 'rel' : 'abs',
    ownHere: String(named.some(isOwn)),
    othersHere: String(Math.min(2, others.length)),
    pair: pairSign(items, quantity, quantities),
    lead: lastLead(items, quantity, options),
  };
  return options.map((option, i) => {
    const place = {
      option,
      own: ownOf(passages, option),
      here: String(option.at >= 0),
      compared: setting.comparators[i]!,
    };
    const out = new FeatureList();
    ownFeatures(out, setting, place);
    comparisonFeatures(out, setting, place);
    if (option.entity !== 'paper') entityFeatures(out, setting, place, option.entity);
    quantityFeatures(out, setting, place);
    if (option.at >= 0) mentionFeatures(out, setting, place);
    return out.hashes;
  });
}

function ownOf({ introduced }: Passages, { entity }: EndOption): Place['own'] {
  if (entity === 'paper') return 'paper';
  const rank = introduced.indexOf(entity);
  return rank === 0 ? 'main' : rank > 0 ? 'own' : 'other';
}

const OWN = begun('own=');
const OWN_OF: Record<Place['own'], number> = {
  paper: begun('own=paper'),
  main: begun('own=main'),
  own: begun('own=own'),
  other: begun('own=other'),
};

function ownFeatures(out: FeatureList, { source, quantity, ownHere, othersHere }: Setting, place: Place): void {
  const { passages } = source;
  const { option, own, here } = place;
  const type = option.entity === 'paper' ? 'paper' : passages.types[option.entity]!;
  const anaphor = String(source.anaphorIn(quantity.sentence) !== undefined);
  out.addParted(OWN, own, String(Math.min(3, passages.introduced.length)));
  out.addParted(extended(OWN_OF[own], '|here='), here, ownHere);
  out.addParted(OWN, own, type);
  out.addParted(extended(OWN_OF[own], '|others='), othersHere, ownHere);
  out.addParted(extended(OWN_OF[own], '|anaphor='), anaphor, ownHere);
  out.add(OWN_OF[own], '|kind=', passages.kinds[quantity.sentence]!);
}

const UNIT = begun('unit=');
const RELATIVE = { rel: begun('rel|'), abs: begun('abs|') };
const COMPARATOR = begun('cmp=');
const SOME_COMPARATOR = begun('someCmp=');

function comparisonFeatures(
  out: FeatureList,
  { quantity, comparators, options, relative }: Setting,
  place: Place,
): void {
  const { option, own, here, compared } = place;
  const some = String(options.some((other, i) => other !== option && comparators[i] !== ''));
  out.addParted(UNIT, quantity.kind, own);
  out.add(RELATIVE[relative], own);
  out.addParted(RELATIVE[relative], own, here);
  out.addParted(COMPARATOR, compared, relative);
  out.addParted(COMPARATOR, compared, relative, own);
  out.addParted(SOME_COMPARATOR, some, String(compared !== ''), relative);
  out.addParted(SOME_COMPARATOR, some, own, relative);
}

const GENERIC = begun('generic=');
const PREVIOUS = begun('previous=');
const SURE = begun('sure=');
const INTRODUCED = begun('intro=');
const TIMES = begun('n=');
const fifths = (score: number) => String(Math.round(score * 5));

/** How sure an entity is to be one, and to be the paper's own. */
function entityFeatures(out: FeatureList, setting: Setting, place: Place, entity: number): void {
  const { source, quantity, ownHere, relative } = setting;
  const { own, here, compared } = place;
  const { passages } = source;
  const { generic, types, introduced } = passages.entities[entity]!;
  const sure = fifths(types[passages.types[entity]!] ?? 0);
  out.addParted(GENERIC, String(generic > 0.5), own, here);
  out.addParted(PREVIOUS, String(lastOwnBefore(source, quantity.sentence) === entity), ownHere, own);
  out.addParted(SURE, sure, own, here);
  out.addParted(SURE, sure, compared, relative);
  out.addParted(INTRODUCED, fifths(introduced), here, ownHere);
  out.addParted(INTRODUCED, fifths(introduced), String(own === 'main'));
  out.addParted(TIMES, String(Math.min(4, passages.mentionsOf[entity]!.length)), own);
}

const BEFORE = begun('q1=');
const TWO_BEFORE = begun('q2=');
const AFTER = begun('qa=');
const TWO_AFTER = begun('qa2=');
const FIRST = begun('s1=');
const TWO_FIRST = begun('s2=');
const PAIR = begun('pair=');

/** The words around the quantity, and what joins it to others. */
function quantityFeatures(out: FeatureList, { items, quantity, ownHere, pair }: Setting, place: Place): void {
  const { own, here, compared } = place;
  const before = wordAt(items, quantity.at - 1);
  const after = wordAt(items, quantity.after);
  const [first, second] = [String(items[0]?.lower), String(items[1]?.lower)];
  out.addParted(BEFORE, before, own);
  out.addParted(BEFORE, before, here);
  out.addParted(TWO_BEFORE, `${wordAt(items, quantity.at - 2)} ${before}`, own);
  out.addParted(AFTER, after, own);
  out.addParted(AFTER, after, here);
  out.addParted(TWO_AFTER, `${after} ${wordAt(items, quantity.after + 1)}`, own);
  out.addParted(FIRST, first, own);
  out.addParted(TWO_FIRST, `${first} ${second}`, own);
  out.addParted(PAIR, pair, own, here);
  out.addParted(PAIR, pair, compared);
  out.addParted(PAIR, pair, ownHere, own);
}

const ROLE = begun('role=');
const LAST_LEAD = begun('lastLead=');
const LEAD = begun('lead=');
const SIDE = begun('side=');
const IS_FIRST = begun('first=');

/** Words that a clause begins after. */
const LEADS = new Set(['^', ',', ';', '.', ':', 'while', 'wherea', 'that', 'and', 'but', 'the', 'with', 'our']);

/** Where it is named, and the words around that. */
function mentionFeatures(out: FeatureList, setting: Setting, place: Place): void {
  const { source, items, quantity, options, roles, relative, lead } = setting;
  const { option, own } = place;
  const side = option.at < quantity.at ? 'b' : 'a';
  for (const role of roleSigns(source.passages, items, option, roles)) {
    out.addParted(ROLE, role, relative);
    out.addParted(ROLE, role, relative, side);
    out.addParted(ROLE, role, own);
  }
  const isLead = String(lead === option.at);
  out.addParted(LAST_LEAD, isLead, own, String(lead >= 0));
  out.addParted(LAST_LEAD, isLead, own, relative);
  out.addParted(LEAD, String(LEADS.has(wordAt(items, option.at - 1))), side, own);
  out.addParted(SIDE, side, own);
  out.addParted(SIDE, side, relative, own);
  out.addParted(IS_FIRST, String(isFirst(options, option)), own, side);
  betweenFeatures(out, setting, place, side);
  nearFeatures(out, items, option.at, side);
}

const BRACKET = begun('paren=');
const CLAUSE = begun('clause=');
const DISTANCE = begun('dist=');
const RIVALS = begun('rivals=');
const TEXT = begun('text=');
const BAG_BETWEEN = begun('BW=');
const BREAKS = new Set([',', ';', 'while', 'wherea']);

/** What stands between it and the quantity. */
function betweenFeatures(out: FeatureList, setting: Setting, { option, own, compared }: Place, side: 'a' | 'b'): void {
  const { items, quantity, options, relative } = setting;
  const [a, b] = side === 'b' ? [option.at + 1, quantity.at] : [quantity.after, option.at];
  const between = items.slice(a, b).map(item => item.word);
  const breaks = String(Math.min(2, between.filter(w => BREAKS.has(w)).length));
  const opens = between.filter(w => w === '(').length - between.filter(w => w === ')').length;
  const bracket = `${side}${Math.sign(opens)}`;
  const rivals = options.filter(o => o.at >= a && o.at < b && o !== option).length;
  out.addParted(BRACKET, bracket, String(between.length <= 4));
  out.addParted(BRACKET, bracket, own);
  out.addParted(extended(CLAUSE, side), breaks, own, relative);
  out.addParted(COMPARATOR, compared, side);
  out.addParted(COMPARATOR, compared, side, relative, breaks);
  out.addParted(extended(DISTANCE, side), bucket(between.length), own);
  out.addParted(extended(RIVALS, side), String(Math.min(2, rivals)), own);
  if (between.length <= 4) out.add(TEXT, side, between.join(' '));
  for (const w of between.slice(0, 10)) out.add(BAG_BETWEEN, side, w);
}

const LEFT = begun('pl1=');
const TWO_LEFT = begun('pl2=');
const RIGHT = begun('pr1=');
const BAG_LEFT = begun('PL=');

/** The words next to where it is named. */
function nearFeatures(out: FeatureList, items: readonly Item[], at: number, side: 'a' | 'b'): void {
  const left = wordAt(items, at - 1);
  out.add(LEFT, left);
  out.addParted(LEFT, left, side);
  out.add(TWO_LEFT, wordAt(items, at - 2), ' ', left);
  out.addParted(RIGHT, wordAt(items, at + 1), side);
  for (let i = Math.max(0, at - 4); i < at; i++) out.addParted(BAG_LEFT, items[i]!.word, side);
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
