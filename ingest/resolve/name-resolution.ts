import { compareText } from '../../graph/model.js';
import type { Correction } from '../corrections.js';
import type { EntityFact } from '../facts.js';
import { entityFold, sameLongForm, versionTokens } from './entity-fold.js';
import type { NameEntry, NameEvidence, NameLink } from './name-evidence.js';
import { NameGroups } from './name-groups.js';

/** One node to be: a thing and all that papers call it. */
export interface ResolvedName {
  key: string;
  name: string;
  aliases: string[];
  generic: boolean;
}

/** A meaning wins the bare uses of an acronym when so many times as many papers have it as any other. */
const DOMINANT = 3;

/**
 * Says which names of one type mean one thing, over all papers. A pure function of the evidence and the corrections.
 *
 * Spellings meet by their fold. An acronym and its long form meet when papers define it and all definitions say the
 * same; with several meanings each has its own node (`mla~multiheadlatentattention`), and bare uses go to the meaning
 * that clearly leads, else to a node of their own. Another alias meets its name when two papers use it so, or when
 * nothing else is called so. Names whose version numbers differ never meet, unless a correction says so.
 */
export class NameResolution {
  private readonly groups = new NameGroups();
  /** Acronyms with several meanings: fold of the acronym → groups of its long forms, most papers first. */
  private readonly senses = new Map<string, { long: string; papers: number }[]>();
  private readonly resolved = new Map<string, ResolvedName>();

  constructor(
    private readonly evidence: NameEvidence,
    private readonly corrections: readonly Correction[] = [],
  ) {
    const links = [...evidence.links]
      .sort(([a], [b]) => compareText(a, b))
      .map(([pair, link]) => ({ pair: pair.split('\n') as [string, string], link }));
    this.correct();
    this.joinAcronyms(links.filter(({ link }) => link.short !== undefined));
    this.joinAliases(links.filter(({ link }) => link.short === undefined));
    this.nameGroups();
  }

  /** The node that an entity of one paper is. */
  of(entity: Pick<EntityFact, 'name' | 'surfaces'>): ResolvedName {
    return this.resolved.get(this.groups.of(this.meaning(entity)))!;
  }

  /** The node of a name that some paper uses; undefined for an unknown one. */
  find(name: string): ResolvedName | undefined {
    return this.resolved.get(this.groups.of(this.meaning({ name, surfaces: [] })));
  }

  /** All nodes of the type, by key. */
  all(): ResolvedName[] {
    return [...this.resolved.values()].sort((a, b) => compareText(a.key, b.key));
  }

  private meaning(entity: Pick<EntityFact, 'name' | 'surfaces'>): string {
    const { type } = this.evidence;
    const fold = entityFold(type, entity.name);
    const senses = this.senses.get(fold);
    if (!senses) return fold;
    const written = new Set(entity.surfaces.map(surface => this.groups.of(entityFold(type, surface))));
    const said = senses.find(({ long }) => written.has(this.groups.of(long)));
    if (said) return said.long;
    const [first, second] = senses;
    return first!.papers >= 2 && first!.papers >= DOMINANT * (second?.papers ?? 0) ? first!.long : fold;
  }

  private correct(): void {
    for (const correction of this.corrections) {
      if (correction.do !== 'not-same' || correction.type !== this.evidence.type) continue;
      const [a, b] = correction.names.map(name => entityFold(correction.type, name)) as [string, string];
      this.groups.keepApart(a, b);
    }
    for (const correction of this.corrections) {
      if (correction.do !== 'same' || correction.type !== this.evidence.type) continue;
      const [first, ...others] = correction.names.map(name => entityFold(correction.type, name));
      for (const other of others) this.groups.join(first!, other);
    }
  }

  private joinAcronyms(links: { pair: [string, string]; link: NameLink }[]): void {
    const definitions = new Map<string, { long: string; spelling: string; papers: number }[]>();
    for (const { pair, link } of links) {
      const long = pair[0] === link.short ? pair[1] : pair[0];
      const list = definitions.get(link.short!) ?? [];
      definitions.set(link.short!, [...list, { long, spelling: link.longSpelling!, papers: link.papers }]);
    }
    for (const [short, longs] of [...definitions].sort(([a], [b]) => compareText(a, b))) this.joinAcronym(short, longs);
  }

  private joinAcronym(short: string, longs: { long: string; spelling: string; papers: number }[]): void {
    const meanings: { long: string; spelling: string; papers: number }[] = [];
    for (const definition of longs.sort((a, b) => b.papers - a.papers || compareText(a.long, b.long))) {
      const same = meanings.find(({ spelling }) => sameLongForm(spelling, definition.spelling));
      if (same) {
        this.groups.join(same.long, definition.long);
        same.papers += definition.papers;
      } else meanings.push({ ...definition });
    }
    if (meanings.length === 1) this.groups.join(short, meanings[0]!.long);
    else
      this.senses.set(
        short,
        meanings.sort((a, b) => b.papers - a.papers || compareText(a.long, b.long)),
      );
  }

  private joinAliases(links: { pair: [string, string]; link: NameLink }[]): void {
    const { entries } = this.evidence;
    for (const {
      pair: [a, b],
      link,
    } of links) {
      if (versionTokens(a) !== versionTokens(b) || this.senses.has(a) || this.senses.has(b)) continue;
      const alone = Math.min(entries.get(a)!.papers, entries.get(b)!.papers) === link.papers;
      const bothGeneric = isGeneric(entries.get(a)!) === isGeneric(entries.get(b)!);
      if (bothGeneric && (alone || link.papers >= 2)) this.groups.join(a, b);
    }
  }

  private nameGroups(): void {
    const members = new Map<string, string[]>();
    for (const fold of [...this.evidence.entries.keys()].sort(compareText)) {
      const root = this.groups.of(fold);
      members.set(root, [...(members.get(root) ?? []), fold]);
    }
    for (const [root, folds] of members) this.resolved.set(root, this.describe(root, folds));
    this.nameSenses();
  }

  private describe(root: string, folds: string[]): ResolvedName {
    const entries = folds.map(fold => this.evidence.entries.get(fold)!);
    const spellings = new Map<string, number>();
    for (const entry of entries)
      for (const [spelling, count] of entry.spellings) spellings.set(spelling, (spellings.get(spelling) ?? 0) + count);
    const name = this.renamed(root) ?? displayName(spellings);
    const papers = entries.reduce((sum, entry) => sum + entry.papers, 0);
    const generic = entries.reduce((sum, entry) => sum + entry.generic, 0);
    return {
      key: entityFold(this.evidence.type, name),
      name,
      aliases: [...spellings.keys()].filter(spelling => spelling !== name).sort(compareText),
      generic: 2 * generic >= papers && generic > 0,
    };
  }

  /** A node that bears an acronym of several meanings gets the meaning into its key. */
  private nameSenses(): void {
    for (const [short, senses] of this.senses) {
      const bare = this.resolved.get(this.groups.of(short));
      for (const { long } of senses) {
        const node = this.resolved.get(this.groups.of(long))!;
        const spellings = [...(bare?.aliases ?? []), ...(bare ? [bare.name] : [])];
        node.aliases = [...new Set([...node.aliases, ...spellings])]
          .filter(alias => alias !== node.name)
          .sort(compareText);
      }
    }
    const taken = new Map<string, string>();
    for (const [root, node] of [...this.resolved].sort(([a], [b]) => compareText(a, b))) {
      if (taken.has(node.key)) node.key = `${node.key}~${root}`;
      taken.set(node.key, root);
    }
  }

  private renamed(root: string): string | undefined {
    for (const correction of this.corrections) {
      if (correction.do !== 'rename' || correction.type !== this.evidence.type) continue;
      if (this.groups.of(entityFold(correction.type, correction.name)) === root) return correction.to;
    }
    return undefined;
  }
}

const isGeneric = (entry: NameEntry) => 2 * entry.generic >= entry.papers;

/** The commonest spelling, without a bracket; a plural gives way to its singular where that is written too. */
function displayName(spellings: ReadonlyMap<string, number>): string {
  const plain = [...spellings].filter(([spelling]) => !spelling.includes('('));
  const ranked = (plain.length > 0 ? plain : [...spellings]).sort(([a, m], [b, n]) => n - m || compareText(a, b));
  const commonest = ranked[0]![0];
  const singular = commonest.replace(/s$/, '');
  return spellings.has(singular) ? singular : commonest;
}
