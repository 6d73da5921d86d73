import MiniSearch from 'minisearch';
import { foldName } from '../../graph/fold-name.js';
import { compareRefs, type NodeRef } from '../../graph/model.js';
import type { GraphReader } from '../../graph/store/port.js';
import { readSearchable } from './nodes.js';

interface Entry extends NodeRef {
  id: number;
  name: string;
  aliases: string[];
}

export interface Found extends NodeRef {
  /** The alias that was found, where the name alone was not. */
  alias?: string;
}

/** Words of a name, and the whole of it folded, so that "flash attention 2" finds "FlashAttention-2". */
function tokens(text: string): string[] {
  const words = text.split(/[^\p{L}\p{M}\p{N}.+#]+/u).map(foldName);
  return [...new Set([...words, foldName(text)])].filter(token => token !== '');
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
    for await (const node of readSearchable(reader)) index.#entries.push({ ...node, id: index.#entries.length });
    await index.#index.addAllAsync(index.#entries, { chunkSize: 500 });
    return index;
  }

  /** Best first; equal scores in canonical order. */
  find(text: string): Found[] {
    const folded = foldName(text);
    if (folded === '') return [];
    const results = this.#index.search(text, {
      boost: { name: 2 },
      prefix: term => term.length > 1,
      fuzzy: term => (term.length > 3 ? 0.2 : false),
      boostDocument: id => this.#weight(this.#entries[id as number]!, folded),
    });
    return results
      .map(({ id, score }) => ({ entry: this.#entries[id as number]!, score }))
      .sort((a, b) => b.score - a.score || compareRefs(a.entry, b.entry))
      .map(({ entry }) => found(entry, folded));
  }

  /** An exact name stands before everything, then what begins so, the shortest first; what papers are about before the papers. */
  #weight(entry: Entry, folded: string): number {
    const exact = foldName(entry.name) === folded || entry.aliases.some(alias => foldName(alias) === folded);
    const name = foldName(entry.name);
    const begun = name.startsWith(folded) ? 1 + (2 * folded.length) / name.length : 1;
    return (exact ? 20 : begun) * (entry.label === 'Paper' ? 0.5 : 1);
  }
}

function found({ label, key, name, aliases }: Entry, folded: string): Found {
  const alias = foldName(name).includes(folded) ? undefined : aliases.find(each => foldName(each).includes(folded));
  return { label, key, ...(alias !== undefined && { alias }) };
}
