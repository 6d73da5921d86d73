import type { Document } from '../document.js';

/** What makes phrases a list: numbers, a colon, or a verb of having parts. */
export type ListMark = 'number' | 'colon' | 'verb';

const NUMERALS = [
  ['i', 'ii', 'iii', 'iv', 'v', 'vi'],
  ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  ['a', 'b', 'c', 'd', 'e'],
];
const VALUES = new Map(
  NUMERALS.flatMap((row, scheme) => row.map((text, i) => [text, { scheme, value: i + 1 }] as const)),
);

/** A number that opens an item of a list; digits, letters and Roman numerals are counted each by themselves. */
export interface NumberMark {
  scheme: number;
  value: number;
  /** The token after it. */
  after: number;
}

const BEFORE_ITEM = new Set([',', ';', ':', '.', 'and', 'or']);

/** The number that stands in brackets at a token, or before a closing one; not that of "O(1)" or "Table 1)". */
export function numberMarkAt({ tokens }: Document, i: number, firstToken: number, end: number): NumberMark | undefined {
  const isOpened = tokens[i]?.text === '(';
  const at = isOpened ? i + 1 : i;
  if (at + 1 >= end || tokens[at + 1]!.text !== ')') return undefined;
  const numeral = VALUES.get(tokens[at]!.lower);
  if (!numeral) return undefined;
  const before = tokens[i - 1];
  const isFree =
    i === firstToken ||
    before === undefined ||
    (isOpened ? before.to < tokens[i]!.from : BEFORE_ITEM.has(before.lower));
  return isFree ? { ...numeral, after: at + 2 } : undefined;
}

/** Follows numbers over sentences: "(1)" opens a list, the next number goes on with it. */
export class Numbering<List> {
  private readonly last = new Map<number, { value: number; list: List }>();

  /** The list that a number belongs to, which `open` makes at its first; undefined where it goes on with nothing. */
  take({ scheme, value }: NumberMark, open: () => List): List | undefined {
    const last = this.last.get(scheme);
    if (value !== 1 && value !== (last?.value ?? 0) + 1) return undefined;
    const list = value === 1 || !last ? open() : last.list;
    this.last.set(scheme, { value, list });
    return list;
  }
}
