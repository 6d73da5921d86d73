import { z } from 'zod';
import { PaperRecord } from '../../paper.js';
import { readAuthorName, readAuthorNames } from '../fields/author-names.js';
import { readDate } from '../fields/paper-date.js';
import { isMeantAsPaperId, readPaperId } from '../fields/paper-id.js';
import { type RecordFields, recordItems } from '../fields/paper-record.js';
import { plainText, shown } from '../fields/plain-text.js';
import { type SourceItem, warningItem } from '../source.js';
import { FieldsByName } from './fields-by-name.js';

/** Names that people give each field, most telling first; see `FieldsByName` on how they are compared. */
const TITLE = ['title'];
const ABSTRACT = ['abstract', 'summary'];
const ARXIV_IDS = ['arxiv', 'arxivid', 'eprint'];
const IDS = ['id', 'paperid', 'entryid', 'externalids'];
const DOIS = ['doi'];
const AUTHORS = ['authors', 'author'];
const ORGANISATION = ['organisation', 'organization', 'institution', 'affiliation'];
const DATE = ['date', 'published', 'publishedat', 'publisheddate', 'publicationdate', 'submitted', 'year'];
const URL_NAMES = ['url', 'link', 'entryid', 'id'];

const Text = z.string().transform(plainText);
const TextOrNumber = z.union([z.string(), z.number()]).transform(value => plainText(String(value)));
const ExternalIds = z.record(z.string(), z.unknown());
const AuthorName = z
  .union([
    z.string(),
    z.object({ name: z.string() }).transform(({ name }) => name),
    z.object({ fullname: z.string() }).transform(({ fullname }) => fullname),
    z
      .object({ given: z.string().optional(), family: z.string() })
      .transform(({ given = '', family }) => `${given} ${family}`),
    z
      .object({ first: z.string().optional(), last: z.string() })
      .transform(({ first = '', last }) => `${first} ${last}`),
  ])
  .transform(readAuthorName);
const Authors = z
  .union([z.string().transform(readAuthorNames), z.array(AuthorName)])
  .transform(names => names.filter(name => name !== ''));
const Organisation = z.union([
  Text,
  z.object({ fullname: Text }).transform(({ fullname }) => fullname),
  z.object({ name: Text }).transform(({ name }) => name),
]);

/**
 * Reads one value of a JSON source as a paper: an object with `title` and `abstract` and, where known, `id`, `authors`,
 * `date`, `url` and `organisation`, or the other names above. Fields of other names are nobody's business. An object
 * without a title is a warning; so is an optional field that can't be read, and the paper is kept without it.
 */
export function readJsonRecord(line: number, value: unknown): SourceItem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : value === null ? '`null`' : `a ${typeof value}`;
    return [warningItem(line, 'not-an-object', `this is ${found}, not an object with \`title\` and \`abstract\``)];
  }
  return new JsonRecord(line, new FieldsByName(value)).items();
}

/** Whether a value is certainly meant as a paper: an object with a title and an abstract. */
export function isPaperObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new FieldsByName(value);
  return [TITLE, ABSTRACT].every(names => typeof fields.first(names)?.value === 'string');
}

class JsonRecord {
  private readonly warnings: SourceItem[] = [];

  constructor(
    private readonly line: number,
    private readonly fields: FieldsByName,
  ) {}

  items(): SourceItem[] {
    const title = this.requiredText(TITLE);
    const abstract = this.requiredText(ABSTRACT);
    if (title === undefined || abstract === undefined) return this.warnings;
    if (plainText(title) === '') {
      const names = this.fields.shownNames();
      return [warningItem(this.line, 'no-title', `\`title\` is missing or empty (${names}); the record is left out`)];
    }
    const fields: RecordFields = {
      title,
      abstract,
      id: this.id(),
      authors: this.read(AUTHORS, Authors, 'a list of names, or names parted by commas'),
      organisation: this.read(ORGANISATION, Organisation, 'a text'),
      date: this.date(),
      url: this.url(),
    };
    return [...recordItems(this.line, fields), ...this.warnings];
  }

  /** The text of a field that decides whether there is a record; empty where it is missing, raw otherwise. */
  private requiredText(names: readonly string[]): string | undefined {
    const field = this.fields.first(names);
    if (!field) return '';
    if (typeof field.value === 'string') return field.value;
    this.warn(`bad-${names[0]}`, `\`${field.name}\` is not a text; the record is left out`);
    return undefined;
  }

  private read<T extends string | string[]>(
    names: readonly string[],
    schema: z.ZodType<T>,
    wanted: string,
  ): T | undefined {
    const field = this.fields.first(names);
    if (!field) return undefined;
    const result = schema.safeParse(field.value);
    if (result.success) return result.data.length > 0 ? result.data : undefined;
    this.warn(`bad-${names[0]}`, `\`${field.name}\` is not ${wanted}; the paper is read without it`);
    return undefined;
  }

  /** The first arXiv id, else the first DOI, that any field gives. Identifiers of other kinds are not used. */
  private id(): string | undefined {
    const ids: string[] = [];
    for (const { name, value } of this.fields.all([...ARXIV_IDS, ...IDS, ...DOIS])) {
      const externalIds = ExternalIds.safeParse(value);
      if (externalIds.success) {
        const given = new FieldsByName(externalIds.data).all([...ARXIV_IDS, ...DOIS]);
        for (const inner of given) this.addId(ids, `${name}.${inner.name}`, inner.value);
      } else this.addId(ids, name, value);
    }
    for (const { value } of this.fields.all(URL_NAMES)) ids.push(readPaperId(asText(value)) ?? '');
    return ids.find(id => id.startsWith('arXiv:')) ?? ids.find(id => id !== '');
  }

  private addId(ids: string[], name: string, value: unknown): void {
    const text = asText(value);
    const id = typeof value === 'string' ? readPaperId(text) : undefined;
    if (id) ids.push(id);
    else if (isMeantAsPaperId(text)) {
      const why = typeof value === 'number' ? 'a number, which loses zeros at its end' : 'no arXiv id or DOI';
      this.warn('bad-id', `\`${name}\` is ${shown(text)}, ${why}; the paper is read without it`);
    }
  }

  private date(): string | undefined {
    const text = this.read(DATE, TextOrNumber, 'a date');
    if (text === undefined) return undefined;
    const read = readDate(text);
    if (read) return read.date;
    const { name } = this.fields.first(DATE)!;
    const reason = `\`${name}\` is ${shown(text)}, which is no date as in 2022-05-27; the paper is read without it`;
    this.warn('bad-date', reason);
    return undefined;
  }

  private url(): string | undefined {
    const urls = this.fields
      .all(URL_NAMES)
      .map(({ value }) => plainText(asText(value)))
      .filter(isUrl);
    const field = this.fields.first(['url']);
    if (urls.length === 0 && field) {
      this.warn('bad-url', `\`${field.name}\` is not an http or https address; the paper is read without it`);
    }
    return urls[0];
  }

  private warn(rule: string, reason: string): void {
    this.warnings.push(warningItem(this.line, rule, reason));
  }
}

const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function isUrl(text: string): boolean {
  return !/[\s\p{C}]/u.test(text) && PaperRecord.shape.url.safeParse(text).success;
}
