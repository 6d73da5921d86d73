import { foldName } from '../../graph/fold-name.js';
import type { EntityType } from '../../graph/model.js';
import { singular, withoutAside, withoutStyles } from './entity-fold.js';

/** Papers that say so: how many, and the key of one of them. */
interface SaidIn {
  papers: number;
  paper: string;
}

/** Why two folded names are one thing. */
export type MergeReason =
  | { kind: 'correction'; why: string }
  /** One is the other with its maker or the noun of its kind. */
  | { kind: 'bare' }
  /** Papers define the short form as the other one. */
  | ({ kind: 'acronym'; short: string } & SaidIn)
  /** Both are long forms of one short form, and say the same. */
  | { kind: 'long-form'; short: string }
  /** Papers use both for one thing. */
  | ({ kind: 'alias' } & SaidIn);

/**
 * Says in words why a name is another one.
 * @param fold the name's fold
 * @param other the other name
 * @param spellingOf how papers write a fold
 */
export function reasonInWords(
  reason: MergeReason,
  fold: string,
  other: string,
  spellingOf: (fold: string) => string,
): string {
  switch (reason.kind) {
    case 'correction':
      return `correction: ${reason.why || `the same as “${other}”`}`;
    case 'bare':
      return `maker or kind: the same as “${other}” but for them`;
    case 'acronym':
      return reason.short === fold
        ? `acronym: ${saidIn(reason)} it as “${other}”`
        : `long form: ${saidIn(reason)} “${other}” as it`;
    case 'long-form':
      return `long form: says the same as “${other}”, also written “${spellingOf(reason.short)}”`;
    case 'alias':
      return `alias: ${saidIn(reason, 'uses', 'use')} it for “${other}”`;
  }
}

/** Of a short form whose uses do not all mean one thing, why it is an alias of one of its meanings. */
export function senseInWords({ papers, paper }: SaidIn, long: string): string {
  return `acronym: ${saidIn({ papers, paper })} it as “${long}”; elsewhere it may mean another thing`;
}

function saidIn({ papers, paper }: SaidIn, one = 'defines', many = 'define'): string {
  return papers === 1 ? `${paper} ${one}` : `${paper} and ${papers - 1} more ${many}`;
}

/** What two spellings of one fold differ in, told by the first thing that they are equal without. */
export function spellingDifference(type: EntityType, spelling: string, name: string): string {
  const steps: [string, (text: string) => string][] = [
    ['case', text => text.toLowerCase()],
    ['hyphen', text => foldName(text)],
    ['LaTeX', text => foldName(withoutStyles(text))],
    ['plural', text => foldName(singular(withoutStyles(text)))],
    ['brackets', text => foldName(singular(withoutAside(withoutStyles(text))))],
  ];
  const step = steps.find(([, form]) => form(spelling) === form(name));
  if (step) return `${step[0]}: another spelling of “${name}”`;
  if (type === 'Hardware') return `hardware variant: “${name}” with maker, class, memory or form factor`;
  if (type === 'Dataset') return `dataset: “${name}” but for words that say what it is, or the year’s digits`;
  return `spelling: another form of “${name}”`;
}
