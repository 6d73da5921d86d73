import { compareText } from '../graph/model.js';
import type { Paper, PaperRecord } from './paper.js';

/**
 * A title as papers are compared by: compatibility forms, case, accents and everything but letters and digits folded;
 * a title of nothing else stays as it is.
 */
export function normaliseTitle(title: string): string {
  const folded = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded || title.trim();
}

/** What is needed of a record to say which paper it is. */
export interface RecordIdentity {
  id?: string | undefined;
  /** See `normaliseTitle`. */
  title: string;
}

/** What tells which paper a record is of. */
export function identityOf({ id, title }: PaperRecord): RecordIdentity {
  return { id, title: normaliseTitle(title) };
}

const isArxiv = (id: string) => id.startsWith('arXiv:');

/**
 * Says which records are one paper: by arXiv id or DOI, else by title. A record with an id and one without, same
 * title, are one; ids of different kinds with one title are one (arXiv's key wins); two ids of one kind stay two, and
 * a record without id joins the smaller key. The order in which records are added changes nothing.
 */
export class PaperIdentities {
  private readonly idsByTitle = new Map<string, Set<string>>();
  private keyById: Map<string, string> | undefined;

  add(record: RecordIdentity): void {
    this.keyById = undefined;
    if (!record.id) return;
    const ids = this.idsByTitle.get(record.title) ?? new Set();
    this.idsByTitle.set(record.title, ids.add(record.id));
  }

  /** Key of the record's paper; asked when all records were added. */
  keyOf(record: RecordIdentity): string {
    this.keyById ??= this.joinIds();
    if (record.id) return this.keyById.get(record.id) ?? record.id;
    const keys = [...(this.idsByTitle.get(record.title) ?? [])].map(id => this.keyById!.get(id) ?? id);
    // `arXiv:` sorts before `doi:`.
    return keys.sort(compareText)[0] ?? titleSlug(record.title);
  }

  /** An arXiv id and a DOI that share a title become one paper, title by title in order; never two ids of one kind. */
  private joinIds(): Map<string, string> {
    const keys = new Map<string, string>();
    const joined = new Set<string>();
    for (const title of [...this.idsByTitle.keys()].sort(compareText)) {
      const free = [...this.idsByTitle.get(title)!].filter(id => !joined.has(id)).sort(compareText);
      const arxiv = free.find(isArxiv);
      const doi = free.find(id => !isArxiv(id));
      if (!arxiv || !doi) continue;
      keys.set(doi, arxiv);
      joined.add(arxiv).add(doi);
    }
    return keys;
  }
}

const titleSlug = (title: string) => title.replace(/\s+/g, '-');

/** A record and the name of the source that holds it. */
export interface SourcedRecord {
  source: string;
  record: PaperRecord;
}

/**
 * One paper from all its records. Every field is chosen by rule, never by arrival: the text with the longest abstract
 * (then by code points), the longest list of authors, the most exact and then earliest date.
 */
export function mergeRecords(key: string, records: readonly SourcedRecord[]): Paper {
  const text = best(
    records,
    (a, b) =>
      b.abstract.length - a.abstract.length || compareText(a.abstract, b.abstract) || compareText(a.title, b.title),
  );
  const authors = best(
    records,
    (a, b) =>
      (b.authors?.length ?? 0) - (a.authors?.length ?? 0) ||
      compareText(JSON.stringify(a.authors ?? []), JSON.stringify(b.authors ?? [])),
  );
  const dates = given(records, 'date').sort((a, b) => b.length - a.length || compareText(a, b));
  const urls = given(records, 'url').sort(compareText);
  return {
    key,
    title: text.title,
    abstract: text.abstract,
    authors: authors.authors ?? [],
    organisation: given(records, 'organisation').sort(compareText)[0] ?? '',
    published: dates[0] ?? '',
    url: urls[0] ?? addressOf(key),
    sources: [...new Set(records.map(({ source }) => source))].sort(compareText),
  };
}

function addressOf(key: string): string {
  if (isArxiv(key)) return `https://arxiv.org/abs/${key.slice('arXiv:'.length)}`;
  return key.startsWith('doi:') ? `https://doi.org/${key.slice('doi:'.length)}` : '';
}

function best(records: readonly SourcedRecord[], compare: (a: PaperRecord, b: PaperRecord) => number): PaperRecord {
  return records.map(({ record }) => record).reduce((first, next) => (compare(next, first) < 0 ? next : first));
}

function given(records: readonly SourcedRecord[], field: 'date' | 'url' | 'organisation'): string[] {
  return records.map(({ record }) => record[field]).filter((value): value is string => Boolean(value));
}
