import MiniSearch, { type SearchResult } from 'minisearch';
import { foldName } from '../../graph/fold-name.js';
import { compareRefs, ENTITY_TYPES, type NodeRef } from '../../graph/model.js';
import { refId } from '../../graph/refs-reader.js';
import type { GraphReader } from '../../graph/store/port.js';
import { closeness } from './name-closeness.js';
import { readSearchable } from './nodes.js';

interface Entry extends NodeRef {
  id: number;
  name: string;
  aliases: string[];
  /** The name and the aliases, folded. */
  folded: string[];
  /** How many claims are about it; of papers 0. */
  degree: number;
}

export interface Found extends NodeRef {
  /** The alias that was found, where the name alone was not. */
  alias?: string;
}

/** An alias that is as near to what is looked for as a name counts somewhat less. */
const ALIAS_WEIGHT = 0.95;

/** What papers are about stands before the papers, unless one has just this title. */
const PAPER_WEIGHT = 0.5;

const NUMBER = /^[\p{Nd}.]+$/u;

/** Words of a name, and the whole of it folded, so that "flash attention 2" finds "FlashAttention-2". */
function tokens(text: string): string[] {
  return [...new Set([...words(text), foldName(text)])].filter(token => token !== '');
}

function words(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}.+#]+/u)
    .map(foldName)
    .filter(word => word !== '');
}

/** Finds nodes by name, alias or title: folded, by prefix, and with small typos forgiven. */
export class SearchIndex {
  readonly #entries: Entry[] = [];
  readonly #index = new MiniSearch<Entry>({
    fields: ['name', 'aliases'],
    extractField: (entry, field) =>
      field === 'id' ? entry.id : field === 'name' ? entry.name : entry.aliases.join('\n'),
    tokenize: (text, field) => (field === 'aliases' ? text.split('\n').flatMap(tokens) : tokens(text)),
    processTerm: term => term,
  });

  static async read(reader: GraphReader): Promise<SearchIndex> {
    const index = new SearchIndex();
    const degrees = await readDegrees(reader);
    for await (const node of readSearchable(reader)) {
      const folded = [node.name, ...node.aliases].map(foldName);
      const degree = degrees.get(refId(node)) ?? 0;
      index.#entries.push({ ...node, id: index.#entries.length, folded, degree });
    }
    await index.#index.addAllAsync(index.#entries, { chunkSize: 500 });
    return index;
  }

  /**
   * Best first: what has more of the words, then the nearest name as a whole, then what more claims are about; else in
   * canonical order. By a number alone is found only what was looked for by numbers alone.
   */
  find(text: string): Found[] {
    const whole = foldName(text);
    if (whole === '') return [];
    const asked = words(text);
    const onlyNumbers = asked.every(isNumber);
    const results = this.#index.search(text, {
      prefix: term => term.length > 1,
      fuzzy: term => (term.length > 3 && !isNumber(term) ? 0.2 : false),
    });
    return results
      .filter(({ queryTerms }) => onlyNumbers || !queryTerms.every(isNumber))
      .map(result => this.#rated(result, asked, whole))
      .sort(
        (a, b) =>
          b.share - a.share || b.near - a.near || b.entry.degree - a.entry.degree || compareRefs(a.entry, b.entry),
      )
      .map(({ entry }) => found(entry, whole));
  }

  #rated({ id, queryTerms }: SearchResult, asked: readonly string[], whole: string) {
    const entry = this.#entries[id as number]!;
    const has = new Set<string>(queryTerms);
    const share = has.has(whole) ? 1 : asked.filter(word => has.has(word)).length / asked.length;
    const near = entry.folded.map((name, i) => closeness(whole, name) * (i === 0 ? 1 : ALIAS_WEIGHT));
    return { entry, share, near: Math.max(...near) * (entry.label === 'Paper' ? PAPER_WEIGHT : 1) };
  }
}

function isNumber(term: string): boolean {
  return NUMBER.test(term);
}

/** How many claims are about each entity, by `refId`. */
async function readDegrees(reader: GraphReader): Promise<Map<string, number>> {
  const degrees = new Map<string, number>();
  for (const label of ENTITY_TYPES) {
    const rows = await reader.query(`MATCH (n:${label})-[r]-() RETURN n.key AS key, count(r) AS degree`);
    for await (const [key, degree] of rows) degrees.set(refId({ label, key: String(key) }), Number(degree));
  }
  return degrees;
}

function found({ label, key, name, aliases }: Entry, folded: string): Found {
  const alias = foldName(name).includes(folded) ? undefined : aliases.find(each => foldName(each).includes(folded));
  return { label, key, ...(alias !== undefined && { alias }) };
}
