import type { Token } from './cypher-tokens.js';

/** How large a value may be, and one of its items where it is a list. */
export interface Size {
  whole: number;
  item: number;
}

/** What stands between brackets, or the whole question. */
export interface Frame {
  kind: 'call' | 'clauses' | 'index' | 'list' | 'loop' | 'map' | 'value';
  /** The function that is called, in small letters. */
  name: string;
  /** What the commas part; the last is the present one. */
  parts: Size[];
  /** Of a loop, all that stands before its `|`. */
  before: number | undefined;
  /** Variables of a loop: each goes through what the list holds, which is counted once. */
  bound: Set<string>;
  /** Of `range`: how far it may go. */
  reach: number;
}

/** What stands before the braces of a subquery. */
const SUBQUERIES = new Set(['call', 'exists', 'count', 'collect']);

export const isSubquery = (word: string): boolean => SUBQUERIES.has(word.toLowerCase());

/** What braces hold, by what stands before them: a subquery, or a map. */
export function braces(previous: Token | undefined): Frame {
  const word = previous?.text.toLowerCase() ?? '';
  return isSubquery(word) || word === ')' ? frame('clauses', word) : frame('map', '');
}

export function frame(kind: Frame['kind'], name: string): Frame {
  return { kind, name, parts: [nothing()], before: undefined, bound: new Set(), reach: 0 };
}

/** A value that is taken for its own only item. */
export const size = (whole: number): Size => ({ whole, item: whole });
export const nothing = (): Size => size(0);
export const total = (parts: readonly Size[]) => parts.reduce((all, { whole }) => all + whole, 0);
export const largest = (parts: readonly Size[], of: keyof Size) => Math.max(...parts.map(part => part[of]));
