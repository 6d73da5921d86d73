import { compareText } from '../../graph/model.js';
import { sameLongForm } from './abbreviation.js';
import { type Abbreviation, letters, type NameEvidence, pairOf, smallest } from './name-evidence.js';

/** One long form that papers give to a short form. */
interface Definition extends Abbreviation {
  /** Fold of the long form. */
  long: string;
  papers: number;
}

/** A meaning of a short form: the definitions that say the same. */
export interface Sense {
  /** Folds of the long forms, that of most papers first. */
  longs: string[];
  longSpelling: string;
  papers: number;
  /** Key of one of these papers, the smallest. */
  paper: string;
  shortSpellings: Set<string>;
}

/** A meaning takes the bare uses of a short form when so many times as many papers define it as any other. */
const DOMINANT = 3;

/** What papers define short forms as: "Long Form (LF)". */
export class ShortForms {
  /** The meanings of each short form, that of most papers first; in the order of the short forms. */
  readonly senses: ReadonlyMap<string, readonly Sense[]>;

  constructor(private readonly evidence: NameEvidence) {
    const definitions = definitionsIn(evidence);
    const owners = ownersOf(definitions);
    this.senses = new Map(
      [...definitions].map(([short, defined]) => [short, this.meanings(short, ownOf(short, defined, owners))]),
    );
  }

  /**
   * Whether the first meaning of a short form takes its bare uses: no other one comes near, and most papers write it
   * as the defining ones do ("LAMA" of one paper is not the "LaMa" of others, nor "VLLM" vLLM).
   */
  leads(short: string): boolean {
    const [first, second] = this.senses.get(short)!;
    if (second && (first!.papers < 2 || first!.papers < DOMINANT * second.papers)) return false;
    let alike = 0;
    let all = 0;
    for (const [spelling, papers] of this.evidence.entries.get(short)!.spellings) {
      all += papers;
      if (first!.shortSpellings.has(letters(spelling))) alike += papers;
    }
    return 2 * alike > all;
  }

  private meanings(short: string, definitions: readonly Definition[]): Sense[] {
    const senses: Sense[] = [];
    for (const definition of [...definitions].sort((a, b) => b.papers - a.papers || compareText(a.long, b.long))) {
      const same = senses.find(sense => this.saysTheSame(short, sense, definition));
      if (same) addDefinition(same, definition);
      else senses.push({ ...definition, longs: [definition.long], shortSpellings: new Set(definition.shortSpellings) });
    }
    return senses.sort((a, b) => b.papers - a.papers || compareText(a.longs[0]!, b.longs[0]!));
  }

  private saysTheSame(short: string, { longs, longSpelling }: Sense, definition: Definition): boolean {
    if (sameLongForm(short, longSpelling, definition.longSpelling)) return true;
    return longs.some(long => this.evidence.together.has(pairOf(long, definition.long)));
  }
}

function addDefinition(sense: Sense, { long, papers, paper, shortSpellings }: Definition): void {
  sense.longs.push(long);
  sense.papers += papers;
  sense.paper = smallest(sense.paper, paper);
  for (const spelling of shortSpellings) sense.shortSpellings.add(spelling);
}

function definitionsIn(evidence: NameEvidence): Map<string, Definition[]> {
  const definitions = new Map<string, Definition[]>();
  for (const { a, b, papers, abbreviation } of evidence.sortedLinks()) {
    if (!abbreviation) continue;
    const { short } = abbreviation;
    const definition = { ...abbreviation, long: a === short ? b : a, papers };
    definitions.set(short, [...(definitions.get(short) ?? []), definition]);
  }
  return new Map([...definitions].sort(([a], [b]) => compareText(a, b)));
}

/** The short form that most papers give to each long form. */
function ownersOf(definitions: ReadonlyMap<string, readonly Definition[]>): Map<string, string> {
  const best = new Map<string, { short: string; papers: number }>();
  for (const [short, defined] of definitions) {
    for (const { long, papers } of defined) {
      if (papers > (best.get(long)?.papers ?? 0)) best.set(long, { short, papers });
    }
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
