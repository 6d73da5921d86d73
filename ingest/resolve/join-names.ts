import { compareText } from '../../graph/model.js';
import type { Correction } from '../corrections.js';
import { bareFold, entityFold, versionTokens } from './entity-fold.js';
import { isGeneric, type NameEntry, type NameEvidence, type SortedLink } from './name-evidence.js';
import { NameGroups } from './name-groups.js';
import { type Sense, ShortForms } from './short-forms.js';

export interface JoinedNames {
  groups: NameGroups;
  /** Short forms whose uses do not all mean what papers define; the meaning of most papers first. */
  senses: ReadonlyMap<string, readonly Sense[]>;
  /** Folds that are another one with its maker or the noun of its kind; they give no node its name. */
  adorned: ReadonlySet<string>;
}

/** Joins the folded names of one type that mean one thing, over all papers; see `NameResolution` for the rules. */
export function joinNames(evidence: NameEvidence, corrections: readonly Correction[]): JoinedNames {
  const groups = correctedGroups(evidence, corrections);
  const shortForms = new ShortForms(evidence);
  const { senses } = shortForms;
  const undecided = new Set([...senses.keys()].filter(short => !shortForms.leads(short)));
  const aliases = evidence.sortedLinks().filter(({ abbreviation }) => !abbreviation);
  const adorned = joinBareNames(groups, evidence, undecided);
  keepApart(groups, evidence, aliases, senses);
  joinShortForms(groups, senses, undecided);
  for (const link of aliases) {
    const { a, b, papers, paper } = link;
    if (isAlias(evidence, senses, link)) groups.join(a, b, { kind: 'alias', papers, paper });
  }
  const open = [...senses].filter(([short, meanings]) => meanings.length > 1 || undecided.has(short));
  return { groups, senses: new Map(open), adorned };
}

function correctedGroups({ type }: NameEvidence, corrections: readonly Correction[]): NameGroups {
  const groups = new NameGroups();
  const said = (kind: 'same' | 'not-same') =>
    corrections.flatMap(correction =>
      correction.do === kind && correction.type === type
        ? [{ folds: correction.names.map(name => entityFold(type, name)), why: correction.why }]
        : [],
    );
  for (const { folds } of said('not-same')) groups.keepApart(folds[0]!, folds[1]!);
  for (const { folds, why } of said('same'))
    for (const other of folds.slice(1)) groups.join(folds[0]!, other, { kind: 'correction', why: why ?? '' });
  return groups;
}

/**
 * A name with its maker or the noun of its kind ("Hopper GPU") is the bare name, where papers use that for one.
 * Returns the names that were joined so.
 */
function joinBareNames(groups: NameGroups, { type, entries }: NameEvidence, undecided: ReadonlySet<string>) {
  const adorned = new Set<string>();
  for (const [fold, entry] of [...entries].sort(([a], [b]) => compareText(a, b))) {
    const generic = isGeneric(entry);
    const bare = bareFold(type, [...entry.spellings.keys()].sort(compareText)[0]!, generic);
    const other = bare === undefined || bare === fold ? undefined : entries.get(bare);
    if (!other || undecided.has(fold) || undecided.has(bare!) || versionTokens(fold) !== versionTokens(bare!)) continue;
    if (isGeneric(other) !== generic) continue;
    groups.join(fold, bare!, { kind: 'bare' });
    if (groups.of(fold) === groups.of(bare!)) adorned.add(fold);
  }
  return adorned;
}

/**
 * Meanings of one short form never meet, nor does a name with one that it is part of where both are used on their
 * own, whatever third name texts give to both.
 */
function keepApart(
  groups: NameGroups,
  evidence: NameEvidence,
  aliases: readonly SortedLink[],
  senses: ReadonlyMap<string, readonly Sense[]>,
): void {
  for (const meanings of senses.values()) {
    const firsts = meanings.map(({ longs }) => longs[0]!);
    firsts.forEach((first, i) => {
      for (const other of firsts.slice(i + 1)) groups.keepApart(first, other);
    });
  }
  for (const link of aliases) if (isPartUsedAlone(evidence, link)) groups.keepApart(link.a, link.b);
}

/** Joins long forms that say the same, and the short form with those of the meaning that leads. */
function joinShortForms(
  groups: NameGroups,
  senses: ReadonlyMap<string, readonly Sense[]>,
  undecided: ReadonlySet<string>,
): void {
  for (const [short, meanings] of senses) {
    for (const { longs } of meanings)
      for (const long of longs.slice(1)) groups.join(longs[0]!, long, { kind: 'long-form', short });
    const { longs, papers, paper } = meanings[0]!;
    if (!undecided.has(short)) groups.join(short, longs[0]!, { kind: 'acronym', short, papers, paper });
  }
}

/**
 * Whether two names that papers give to one thing mean it everywhere: two papers say so, or one of the names is never
 * used without the other. A name inside the other one ("Jetson" for "Jetson Nano") is shorthand in its text, so it
 * must not be used elsewhere at all. A short form that papers define is not what one paper calls it besides.
 */
function isAlias(evidence: NameEvidence, defined: ReadonlyMap<string, unknown>, link: SortedLink): boolean {
  const { a, b, papers } = link;
  const [first, second] = [evidence.entries.get(a)!, evidence.entries.get(b)!];
  if (versionTokens(a) !== versionTokens(b) || isGeneric(first) !== isGeneric(second)) return false;
  if (defined.has(a) && (papers < 2 || isPhrase(second))) return false;
  if (defined.has(b) && (papers < 2 || isPhrase(first))) return false;
  if (a.includes(b) || b.includes(a)) return !isPartUsedAlone(evidence, link);
  return papers >= 2 || Math.min(first.papers, second.papers) === papers;
}

const isPhrase = ({ spellings }: NameEntry) => [...spellings.keys()].every(spelling => /\S\s+\S/.test(spelling));

function isPartUsedAlone({ entries }: NameEvidence, { a, b, papers }: SortedLink): boolean {
  const [part, whole] = a.length < b.length ? [a, b] : [b, a];
  return whole.includes(part) && entries.get(part)!.papers > papers;
}
