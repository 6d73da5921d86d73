import { PaperRecord } from '../../paper.js';
import { strayByte } from '../bytes/decode.js';
import { type SourceItem, warningItem } from '../source.js';
import { plainText, shown } from './plain-text.js';

/** Longest title and abstract, in UTF-16 units, far above any real one: more is another text in their place. */
export const MAX_TITLE_LENGTH = 2000;
export const MAX_ABSTRACT_LENGTH = 100_000;

/** Control characters but white space, and but those above U+0080, which old conversions left in many texts. */
const CONTROL = /[^\P{Cc}\s\u0080-\u009f]/u;

/** What a format found of one entry; texts as they stand in the source. */
export type RecordFields = Pick<PaperRecord, 'title' | 'abstract'> & {
  [Field in Exclude<keyof PaperRecord, 'title' | 'abstract'>]?: PaperRecord[Field] | undefined;
};

/**
 * Makes a record of what a format found, its texts brought to their stored form; or a warning that says why there is
 * none. A title without an abstract is a record, and a warning; so is one with damage in another field, which is then
 * left out.
 */
export function recordItems(line: number, { title, abstract, ...others }: RecordFields): SourceItem[] {
  const trouble = textTrouble('title', title) ?? textTrouble('abstract', abstract);
  if (trouble) return [warningItem(line, trouble.rule, `${trouble.reason}; the entry is left out`)];
  const record: Record<string, unknown> = { title: plainText(title), abstract: plainText(abstract) };
  const warnings: SourceItem[] = [];
  if (record.abstract === '') {
    warnings.push(warningItem(line, 'no-abstract', `${shown(title)} has no abstract; only its title is read`));
  }
  for (const [field, value] of Object.entries(others)) {
    const damage = textTrouble(field, [value ?? ''].flat().join(' '));
    if (damage) warnings.push(warningItem(line, damage.rule, `${damage.reason}; the ${field} is left out`));
    else if (value !== undefined) record[field] = value;
  }
  return [...checked(line, record), ...warnings];
}

/** The record as an item, or what the schema says against it. */
function checked(line: number, fields: Record<string, unknown>): SourceItem[] {
  const record = PaperRecord.safeParse(fields);
  if (record.success) return [{ kind: 'paper', line, record: record.data }];
  const [issue] = record.error.issues;
  const reason = `\`${issue!.path.join('.')}\` is not as it should be (${issue!.message}); the entry is left out`;
  return [warningItem(line, 'bad-record', reason)];
}

/** Why a text can't be stored as it stands: damage that must not pass for what the authors wrote. */
export function textTrouble(field: string, text: string): { rule: string; reason: string } | undefined {
  const surrogate = /\p{Surrogate}/u.exec(text)?.[0];
  if (surrogate) {
    const byte = strayByte(surrogate);
    const found = byte ? `the byte ${byte}, which is not UTF-8` : 'half of a surrogate pair';
    return { rule: 'bad-encoding', reason: `the ${field} holds ${found}; save the file in UTF-8` };
  }
  const control = CONTROL.exec(text)?.[0];
  if (control) {
    const code = `U+00${control.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;
    const reason = `the ${field} holds the control character ${code} (in JSON a backslash is written \`\\\\\`)`;
    return { rule: 'control-character', reason };
  }
  const limit = field === 'title' ? MAX_TITLE_LENGTH : MAX_ABSTRACT_LENGTH;
  if (text.length > limit) {
    const reason = `the ${field} has ${text.length} characters, and more than ${limit} is no ${field}`;
    return { rule: 'too-long', reason };
  }
  return undefined;
}
