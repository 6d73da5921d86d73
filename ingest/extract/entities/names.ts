import type { EntityType } from '../../../graph/model.js';
import { type NameEntry, readNames } from '../../lexicons.js';
import type { Document } from '../document.js';
import { WordMemo } from '../words.js';
import { foldName, foldSingular } from './fold.js';
import type { Mention, MentionSource } from './mention.js';

interface KnownName {
  entry: NameEntry;
  type: EntityType;
  generic: boolean;
  source: MentionSource;
  /** The spelling must be this one: folded, it is an ordinary word or too short to be sure. */
  exact: string | undefined;
}

const LONGEST = 7;
/** Signs that a name may hold between its words. */
const INNER_SIGN = /^[-/+*()!&'.]$/;
let known: Map<string, KnownName[]> | undefined;
/** Folded first words, with the most tokens that a name beginning so may have. */
let openings: Map<string, number>;
/** All beginnings of folded names, the whole names too. */
let beginnings: Set<string>;

function load(): Map<string, KnownName[]> {
  if (known) return known;
  known = new Map();
  openings = new Map();
  beginnings = new Set();
  for (const entry of readNames('methods.txt')) add(entry, 'Method', false, 'name');
  for (const entry of readNames('datasets.txt')) add(entry, 'Dataset', false, 'dataset');
  for (const entry of readNames('techniques.txt')) add(entry, 'Method', true, 'technique');
  return known;
}

function add(entry: NameEntry, type: EntityType, generic: boolean, source: MentionSource): void {
  for (const name of [entry.name, ...entry.aliases]) {
    const folded = foldName(name);
    if (folded === '') continue;
    const exact = !generic && isPlain(name) ? name : undefined;
    const list = known!.get(folded) ?? [];
    const again = list.some(one => one.entry === entry && one.exact === exact);
    if (!again) list.push({ entry, type, generic, source, exact });
    known!.set(folded, list);
    for (let length = 1; length <= folded.length; length++) beginnings.add(folded.slice(0, length));
    const words = name.split(/[\s/-]+/).map(foldName);
    open(words[0]!, words.length + 2);
    open(folded, 2);
    for (let i = 2; i < words.length; i++) open(words.slice(0, i).join(''), words.length);
  }
}

/** Folding such a name away would meet ordinary words: short, or one capitalised or upper-case word. */
function isPlain(name: string): boolean {
  return name.length < 4 || /^\p{Lu}?\p{Ll}+$/u.test(name) || /^\p{Lu}+s?$/u.test(name);
}

function open(word: string, length: number): void {
  if (word !== '') openings.set(word, Math.max(openings.get(word) ?? 0, Math.min(length, LONGEST)));
}

/** The most tokens that a name may have that begins with a word; 0 where none does. */
const mostTokens = new WordMemo(({ folded, singular }) => openings.get(folded) ?? openings.get(singular) ?? 0);

/** Finds the names of the shipped lists, longest first; a name that two lists hold gives two mentions. */
export function findKnownNames(document: Document): Mention[] {
  const names = load();
  const mentions: Mention[] = [];
  const { tokens } = document;
  for (let i = 0; i < tokens.length; i++) {
    const length = mostTokens.of(tokens[i]!.word);
    if (length === 0) continue;
    let key = '';
    let best: { end: number; hits: KnownName[] } | undefined;
    for (let end = i + 1; end <= Math.min(i + length, tokens.length); end++) {
      if (document.sentenceOfToken[end - 1] !== document.sentenceOfToken[i]) break;
      const { folded: word, text } = tokens[end - 1]!.word;
      if (word === '' && !INNER_SIGN.test(text)) break;
      key += word;
      if (word === '' && text !== '+' && text !== '*') continue;
      const listed = names.get(key) ?? names.get(foldSingular(key));
      if (listed !== undefined) {
        const hits = hitsOf(listed, document.text.slice(tokens[i]!.from, tokens[end - 1]!.to));
        if (hits.length > 0) best = { end, hits };
      }
      if (!beginnings.has(key)) break;
    }
    if (!best) continue;
    for (const hit of best.hits) mentions.push(mentionOf(hit, i, best.end));
    i = best.end - 1;
  }
  return mentions;
}

/** Those of the names with one key that a text may mean by this spelling. */
function hitsOf(listed: readonly KnownName[], surface: string): KnownName[] {
  return listed.filter(hit => {
    if (hit.exact !== undefined) return surface === hit.exact || surface === `${hit.exact}s`;
    return hit.generic || /[\p{Lu}\p{N}]/u.test(surface) || surface === hit.entry.name;
  });
}

function mentionOf(hit: KnownName, first: number, end: number): Mention {
  const { entry, type, generic, source } = hit;
  return { first, end, type, generic, source, entry: entry.name, sure: hit.exact === undefined };
}
