import { compareText } from '../../graph/model.js';
import type { Correction } from '../corrections.js';
import { sameLongForm } from './abbreviation.js';
import { bareFold, entityFold, versionTokens } from './entity-fold.js';
import type { NameEntry, NameEvidence, NameLink } from './name-evidence.js';
import { NameGroups } from './name-groups.js';

/** What papers define a short form as: the fold of a long form, a spelling of it, and how many papers say so. */
interface Definition {
  long: string;
  spelling: string;
  papers: number;
}

/** A meaning of a short form: the folds of long forms that say the same, the commonest first. */
export interface Sense {
  longs: string[];
  spelling: string;
  papers: number;
}

export interface JoinedNames {
  groups: NameGroups;
  /** Short forms that papers define in several ways, the meaning of most papers first. */
  senses: ReadonlyMap<string, readonly Sense[]>;
}

interface Pair {
  a: string;
  b: string;
  link: NameLink;
}

/** A meaning wins the bare uses of an acronym when so many times as many papers have it as any other. */
const DOMINANT = 3;

/** Joins the folded names of one type that mean one thing, over all papers; see `NameResolution` for the rules. */
export function joinNames(evidence: NameEvidence, corrections: readonly Correction[]): JoinedNames {
  const groups = correctedGroups(evidence, corrections);
  const pairs = [...evidence.links]
    .sort(([a], [b]) => compareText(a, b))
    .map(([pair, link]): Pair => ({ a: pair.split('\n')[0]!, b: pair.split('\n')[1]!, link }));
  const definitions = definitionsIn(pairs);
  const senses = sensesOf(definitions);
  const ambiguous = new Map([...senses].filter(([, meanings]) => meanings.length > 1));
  joinBareNames(groups, evidence, ambiguous);
  keepApart(groups, evidence.entries, pairs, senses);
  joinShortForms(groups, senses);
  for (const pair of pairs) {
    if (!pair.link.abbreviation && isAlias(evidence.entries, definitions, pair)) groups.join(pair.a, pair.b);
  }
  return { groups, senses: ambiguous };
}

function correctedGroups({ type }: NameEvidence, corrections: readonly Correction[]): NameGroups {
  const groups = new NameGroups();
  const folds = (kind: 'same' | 'not-same') =>
    corrections.flatMap(correction =>
      correction.do === kind && correction.type === type ? [correction.names.map(name => entityFold(type, name))] : [],
    );
  for (const [a, b] of folds('not-same')) groups.keepApart(a!, b!);
  for (const [first, ...others] of folds('same')) for (const other of others) groups.join(first!, other);
  return groups;
}

/** What papers define each short form as. */
function definitionsIn(pairs: readonly Pair[]): Map<string, Definition[]> {
  const definitions = new Map<string, Definition[]>();
  for (const { a, b, link } of pairs) {
    if (!link.abbreviation) continue;
    const { short, longSpelling } = link.abbreviation;
    const definition = { long: a === short ? b : a, spelling: longSpelling, papers: link.papers };
    definitions.set(short, [...(definitions.get(short) ?? []), definition]);
  }
  return definitions;
}

/** The meanings of each short form, that of most papers first. */
function sensesOf(definitions: ReadonlyMap<string, readonly Definition[]>): Map<string, readonly Sense[]> {
  const owners = ownersOf(definitions);
  const senses = new Map<string, readonly Sense[]>();
  for (const [short, defined] of [...definitions].sort(([a], [b]) => compareText(a, b))) {
    const meanings: Sense[] = [];
    for (const { long, spelling, papers } of [...ownOf(short, defined, owners)].sort(compareDefinitions)) {
      const same = meanings.find(meaning => sameLongForm(meaning.spelling, spelling));
      if (same) {
        same.longs.push(long);
        same.papers += papers;
      } else meanings.push({ longs: [long], spelling, papers });
    }
    senses.set(
      short,
      meanings.sort((a, b) => b.papers - a.papers || compareText(a.longs[0]!, b.longs[0]!)),
    );
  }
  return senses;
}

const compareDefinitions = (a: Definition, b: Definition) => b.papers - a.papers || compareText(a.long, b.long);

/** The short form that most papers give to each long form. */
function ownersOf(definitions: ReadonlyMap<string, readonly Definition[]>): Map<string, string> {
  const best = new Map<string, { short: string; papers: number }>();
  for (const [short, defined] of [...definitions].sort(([a], [b]) => compareText(a, b))) {
    for (const { long, papers } of defined)
      if (papers > (best.get(long)?.papers ?? 0)) best.set(long, { short, papers });
  }
  return new Map([...best].map(([long, { short }]) => [long, short]));
}

/**
 * A text may shorten loosely ("VLM" for a "large vision-language model", which others call LVLM): a short form that
 * has a long form of its own does not take one that is another's.
 */
function ownOf(short: string, definitions: readonly Definition[], owners: ReadonlyMap<string, string>) {
  const own = definitions.filter(({ long }) => owners.get(long) === short);
  return own.length > 0 ? own : definitions;
}

/**
 * Meanings of one short form never meet, nor does a name with one that it is part of where both are used on their
 * own, whatever third name texts give to both.
 */
function keepApart(
  groups: NameGroups,
  entries: ReadonlyMap<string, NameEntry>,
  pairs: readonly Pair[],
  senses: ReadonlyMap<string, readonly Sense[]>,
): void {
  for (const meanings of senses.values()) {
    const firsts = meanings.map(({ longs }) => longs[0]!);
    firsts.forEach((first, i) => {
      for (const other of firsts.slice(i + 1)) groups.keepApart(first, other);
    });
  }
  for (const { a, b, link } of pairs) {
    if (!link.abbreviation && isPartUsedAlone(entries, a, b, link.papers)) groups.keepApart(a, b);
  }
}

/** Joins long forms that say the same, and the short form with them where it has one meaning or one that leads. */
function joinShortForms(groups: NameGroups, senses: ReadonlyMap<string, readonly Sense[]>): void {
  for (const [short, [first, second, ...rest]] of senses) {
    for (const { longs } of [first!, ...(second ? [second, ...rest] : [])]) {
      for (const long of longs.slice(1)) groups.join(longs[0]!, long);
    }
    if (!second || (first!.papers >= 2 && first!.papers >= DOMINANT * second.papers))
      groups.join(short, first!.longs[0]!);
  }
}

const isPartUsedAlone = (entries: ReadonlyMap<string, NameEntry>, a: string, b: string, linked: number) => {
  const [part, whole] = a.length < b.length ? [a, b] : [b, a];
  return whole.includes(part) && entries.get(part)!.papers > linked;
};

/**
 * Whether two names that papers give to one thing mean it everywhere: two papers say so, or one of the names is never
 * used without the other. A name inside the other one ("Jetson" for "Jetson Nano") is shorthand in its text, so it
 * must not be used elsewhere at all. A short form that papers define means what they define it as.
 */
function isAlias(
  entries: ReadonlyMap<string, NameEntry>,
  definitions: ReadonlyMap<string, unknown>,
  { a, b, link }: Pair,
): boolean {
  const [first, second] = [entries.get(a)!, entries.get(b)!];
  if (versionTokens(a) !== versionTokens(b) || isGeneric(first) !== isGeneric(second)) return false;
  if ((definitions.has(a) && isPhrase(second)) || (definitions.has(b) && isPhrase(first))) return false;
  if (isPartUsedAlone(entries, a, b, link.papers)) return false;
  return a.includes(b) || b.includes(a) || link.papers >= 2 || Math.min(first.papers, second.papers) === link.papers;
}

const isPhrase = ({ spellings }: NameEntry) => [...spellings.keys()].every(spelling => /\S\s+\S/.test(spelling));

/** A name with its maker or the noun of its kind ("Hopper GPU") is the bare name, where papers use that for one. */
function joinBareNames(
  groups: NameGroups,
  { type, entries }: NameEvidence,
  senses: ReadonlyMap<string, unknown>,
): void {
  for (const [fold, entry] of [...entries].sort(([a], [b]) => compareText(a, b))) {
    const generic = isGeneric(entry);
    const bare = bareFold(type, [...entry.spellings.keys()].sort(compareText)[0]!, generic);
    const other = bare === undefined ? undefined : entries.get(bare);
    if (!other || senses.has(fold) || senses.has(bare!) || versionTokens(fold) !== versionTokens(bare!)) continue;
    if (isGeneric(other) === generic) groups.join(fold, bare!);
  }
}

/** Whether at least half of the papers take it for a common term. */
export function isGeneric({ generic, papers }: Pick<NameEntry, 'generic' | 'papers'>): boolean {
  return 2 * generic >= papers;
}
