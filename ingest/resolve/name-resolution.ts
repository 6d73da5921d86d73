import { compareText } from '../../graph/model.js';
import type { Correction } from '../corrections.js';
import type { EntityFact } from '../facts.js';
import { entityFold } from './entity-fold.js';
import { type JoinedNames, joinNames } from './join-names.js';
import { reasonInWords, senseInWords, spellingDifference } from './merge-reason.js';
import { isGeneric, type NameEntry, type NameEvidence } from './name-evidence.js';

type Rename = Extract<Correction, { do: 'rename' }>;

/** One node to be: a thing and all that papers call it. */
export interface ResolvedName {
  key: string;
  name: string;
  /** Sorted. */
  aliases: string[];
  /** Why each of `aliases` is the same thing, in their order. */
  aliasReasons: string[];
  generic: boolean;
}

/**
 * Says which names of one type mean one thing, over all papers. A pure function of the evidence and the corrections.
 *
 * Spellings meet by their fold. A short form and its long form meet when papers define it and all definitions say the
 * same; one with several meanings goes to the meaning that clearly leads, else it is a node of its own, and where a
 * text defines it, it is what that text says. Another alias meets its name when two papers use it so, or when nothing
 * else is called so; a name with its maker or the noun of its kind meets the bare name. Names whose version numbers
 * differ never meet, unless a correction says so.
 */
export class NameResolution {
  private readonly joined: JoinedNames;
  /** By the group's own name. */
  private readonly resolved = new Map<string, ResolvedName>();
  /** Names given by corrections: fold of the name → the group's own name. */
  private readonly given = new Map<string, string>();

  constructor(
    private readonly evidence: NameEvidence,
    private readonly corrections: readonly Correction[] = [],
  ) {
    this.joined = joinNames(evidence, corrections);
    const members = new Map<string, string[]>();
    for (const fold of [...evidence.entries.keys()].sort(compareText)) {
      const root = this.joined.groups.of(fold);
      members.set(root, [...(members.get(root) ?? []), fold]);
    }
    for (const [root, folds] of members) this.resolved.set(root, this.describe(root, folds));
    this.addShortForms();
    this.makeKeysDistinct();
  }

  /** The node that an entity of one paper is. */
  of(entity: Pick<EntityFact, 'name' | 'surfaces'>): ResolvedName {
    return this.resolved.get(this.joined.groups.of(this.meaning(entity)))!;
  }

  /** The node of a name that some paper uses or a correction gives; undefined for an unknown one. */
  find(name: string): ResolvedName | undefined {
    const fold = entityFold(this.evidence.type, name);
    return this.resolved.get(this.joined.groups.of(fold)) ?? this.resolved.get(this.given.get(fold) ?? '');
  }

  /** All nodes of the type, by key. */
  all(): ResolvedName[] {
    return [...this.resolved.values()].sort((a, b) => compareText(a.key, b.key));
  }

  /** The fold that an entity goes by: of its name, or of what its text defines a short form as. */
  private meaning(entity: Pick<EntityFact, 'name' | 'surfaces'>): string {
    const { type } = this.evidence;
    const { groups, senses } = this.joined;
    const fold = entityFold(type, entity.name);
    const meanings = senses.get(fold);
    if (!meanings) return fold;
    const others = entity.surfaces.map(surface => entityFold(type, surface)).filter(other => other !== fold);
    const written = new Set(others.map(other => groups.of(other)));
    return meanings.find(({ longs }) => written.has(groups.of(longs[0]!)))?.longs[0] ?? fold;
  }

  private describe(root: string, folds: readonly string[]): ResolvedName {
    const entries = folds.map(fold => this.evidence.entries.get(fold)!);
    const naming = folds.filter(fold => !this.joined.adorned.has(fold)).map(fold => this.evidence.entries.get(fold)!);
    const given = this.givenName(root);
    const name = given?.to ?? displayName(counted(naming));
    const reasons = this.reasonsFor(name, folds, given);
    reasons.delete(name);
    const aliases = [...reasons.keys()].sort(compareText);
    return {
      key: entityFold(this.evidence.type, name),
      name,
      aliases,
      aliasReasons: aliases.map(alias => reasons.get(alias)!),
      generic: isGeneric({
        generic: entries.reduce((sum, entry) => sum + entry.generic, 0),
        papers: entries.reduce((sum, entry) => sum + entry.papers, 0),
      }),
    };
  }

  /** Every spelling of a group, and why it is the same thing as the name. */
  private reasonsFor(name: string, folds: readonly string[], given: Rename | undefined): Map<string, string> {
    const { type, entries } = this.evidence;
    const own = entityFold(type, given?.name ?? name);
    const merges = this.joined.groups.mergesFrom(own);
    const spellingOf = (fold: string) => displayName(entries.get(fold)?.spellings ?? new Map([[fold, 1]]));
    const reasons = new Map<string, string>();
    for (const fold of folds) {
      const merge = merges.get(fold);
      const between = merge && reasonInWords(merge.reason, fold, spellingOf(merge.other), spellingOf);
      const renamed = given && `correction: ${given.why ?? `renamed to “${name}”`}`;
      for (const spelling of entries.get(fold)!.spellings.keys())
        reasons.set(spelling, between ?? renamed ?? spellingDifference(type, spelling, name));
    }
    return reasons;
  }

  /** The last correction that renames a member of the group. */
  private givenName(root: string): Rename | undefined {
    const { type } = this.evidence;
    let given: Rename | undefined;
    for (const correction of this.corrections) {
      if (correction.do !== 'rename' || correction.type !== type) continue;
      if (this.joined.groups.of(entityFold(type, correction.name)) === root) given = correction;
    }
    if (given !== undefined) this.given.set(entityFold(type, given.to), root);
    return given;
  }

  /** Each meaning of a short form can be found by it. */
  private addShortForms(): void {
    const { groups, senses } = this.joined;
    for (const [short, meanings] of senses) {
      const spellings = [...this.evidence.entries.get(short)!.spellings.keys()];
      for (const sense of meanings) {
        const node = this.resolved.get(groups.of(sense.longs[0]!))!;
        const reasons = new Map(node.aliases.map((alias, i) => [alias, node.aliasReasons[i]!]));
        for (const spelling of spellings) {
          if (spelling !== node.name && !reasons.has(spelling))
            reasons.set(spelling, senseInWords(sense, sense.longSpelling));
        }
        node.aliases = [...reasons.keys()].sort(compareText);
        node.aliasReasons = node.aliases.map(alias => reasons.get(alias)!);
      }
    }
  }

  /** Where two nodes are called alike (a correction may say so), the one that is called so by papers has the plain key. */
  private makeKeysDistinct(): void {
    const { groups } = this.joined;
    const isOwn = ([root, { key }]: [string, ResolvedName]) => groups.of(key) === root;
    const taken = new Set<string>();
    const byRight = [...this.resolved].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || compareText(a[0], b[0]));
    for (const [root, node] of byRight) {
      if (taken.has(node.key)) node.key = `${node.key}~${root}`;
      taken.add(node.key);
    }
  }
}

/** How many papers write each spelling. */
function counted(entries: readonly NameEntry[]): Map<string, number> {
  const spellings = new Map<string, number>();
  for (const entry of entries)
    for (const [spelling, papers] of entry.spellings) spellings.set(spelling, (spellings.get(spelling) ?? 0) + papers);
  return spellings;
}

/** The class that the name of a product may carry: "H100 GPUs" are H100. */
const CLASS_NOUN = /\s+(?:GPU|CPU|TPU|NPU|FPGA)s?$/;

/**
 * The commonest spelling, without a bracket or LaTeX where there is one; one with a class noun or a plural gives way to
 * the shorter one where that is written too.
 */
function displayName(spellings: ReadonlyMap<string, number>): string {
  const plain = [...spellings].filter(([spelling]) => !/[(\\$]/.test(spelling));
  const ranked = (plain.length > 0 ? plain : [...spellings]).sort(([a, m], [b, n]) => n - m || compareText(a, b));
  const commonest = ranked[0]![0];
  const shorter = [commonest.replace(CLASS_NOUN, ''), commonest.replace(/s$/, '')];
  return shorter.find(spelling => spelling !== commonest && spellings.has(spelling)) ?? commonest;
}
