import { type UnitKind, unitAt } from './units.js';

/** A number with its unit as the text gives it. Offsets are into the text that was read. */
export interface Quantity {
  value: number;
  /** Upper end of a range. */
  valueMax?: number;
  unit: string;
  kind: UnitKind;
  /** "up to", "around", "over" …; empty where none. */
  qualifier: string;
  /** The number carries a plus sign: a difference. */
  signed: boolean;
  from: number;
  to: number;
}

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+`;
const FIRST = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.,]|[\p{L}\p{N}]-|[\p{L}]/|\^|@|#)([+-]?)(${NUMBER})(?![\p{N}])`,
  'gu',
);
const SECOND = new RegExp(String.raw`^(\s?(?:-|–|~|to|and)\s?)([+-]?)(${NUMBER})(?![\p{N}])`, 'u');
const WORDS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten'.split(' ').map((word, i) => [word, i + 1]),
);
const WORD_NUMBER =
  /\b(an?|one|two|three|four|five|six|seven|eight|nine|ten|several)(?:[ -](orders?)[ -]of[ -]magnitude|[ -]?(fold|times)(?=[ ,.;)]))/gi;
const FRACTION =
  /\b(twice|doubl(?:es|ed|ing)|halv(?:es|ed|ing)|by half|half (?:the|of the)|one[- ](third|quarter|fifth|tenth|half)|threefold|twofold|fourfold|fivefold|tenfold|tripl(?:es|ed|ing)|quadrupl(?:es|ed|ing))\b/gi;

const QUALIFIERS: readonly [RegExp, string][] = [
  [
    /(?:^|[\s(])(?:up to(?: an?)?|as (?:much|high|many|fast) as(?: an?)?|at most|maximum(?: of)?|reaching up to|by up to)\s*$/i,
    'up to',
  ],
  [
    /(?:^|[\s(])(?:over|more than|above|greater than|exceeding|beyond|surpassing|at least|upwards of|no less than)(?: an?)?\s*$/i,
    'over',
  ],
  [/[>≥]\s*$/, 'over'],
  [
    /(?:^|[\s(])(?:under|less than|below|fewer than|within|only|as little as|as low as|down to|lower than|no more than|sub)(?: an?)?\s*$/i,
    'under',
  ],
  [/[<≤]\s*$/, 'under'],
  [
    /(?:^|[\s(])(?:around|about|approximately|roughly|nearly|almost|close to|an average of|approx\.?|circa|some)(?: an?)?\s*$/i,
    'around',
  ],
  [/[~≈]\s*$/, 'around'],
];

/** Finds the quantities of a stretch of normalised text, in order. Time linear in its length. */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let last = -1;
  for (const match of text.matchAll(FIRST)) {
    if (match.index < last) continue;
    const quantity = quantityAt(text, match);
    if (!quantity) continue;
    found.push(quantity);
    last = quantity.to;
  }
  found.push(...wordQuantities(text));
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.filter((quantity, i) => i === 0 || quantity.from >= found[i - 1]!.to);
}

function quantityAt(text: string, match: RegExpExecArray): Quantity | undefined {
  const [whole, plus, digits] = match as unknown as [string, string, string];
  let end = match.index + whole.length;
  const money = text[match.index - 1] === '$';
  const first = unitAfter(text, end);
  if (first) end = first.end;
  else if (/[\p{L}_]/u.test(text[end] ?? '')) return undefined;
  const rest = SECOND.exec(text.slice(end, end + 40));
  let valueMax: number | undefined;
  let unit = first;
  if (rest && rangeJoiner(rest[1]!)) {
    const after = end + rest[0].length;
    const second = unitAfter(text, after);
    const upper = numberOf(rest[3]!);
    const fits = second
      ? !first || first.unit === second.unit
      : rest[1]!.trim() !== 'and' && !first && !/[\p{L}]/u.test(text[after] ?? '');
    if (fits && upper > numberOf(digits) && rest[1]!.trim() !== 'and') {
      valueMax = upper;
      unit = second ?? first;
      end = second ? second.end : after;
    }
  }
  return {
    value: numberOf(digits),
    ...(valueMax === undefined ? {} : { valueMax }),
    unit: unit?.unit ?? (money ? '$' : ''),
    kind: unit?.kind ?? (money ? 'money' : 'none'),
    qualifier: qualifierBefore(text, match.index - (money ? 1 : 0)),
    signed: plus === '+',
    from: match.index,
    to: end,
  };
}

const rangeJoiner = (joiner: string) => joiner.trim() !== 'and';
const numberOf = (digits: string) => Number(digits.replace(/,/g, ''));

function unitAfter(text: string, at: number): ReturnType<typeof unitAt> {
  const direct = unitAt(text, at);
  if (direct) return direct;
  if (text[at] === ' ') return unitAt(text, at + 1);
  if (text[at] === '-') return unitAt(text, at + 1);
  return undefined;
}

function qualifierBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 28), at);
  return QUALIFIERS.find(([pattern]) => pattern.test(before))?.[1] ?? '';
}

function wordQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  const add = (match: RegExpExecArray, value: number, unit: string, kind: UnitKind) => {
    found.push({
      value,
      unit,
      kind,
      qualifier: qualifierBefore(text, match.index),
      signed: false,
      from: match.index,
      to: match.index + match[0].length,
    });
  };
  for (const match of text.matchAll(WORD_NUMBER)) {
    const word = match[1]!.toLowerCase();
    const value = word === 'a' || word === 'an' ? 1 : WORDS.get(word);
    if (value === undefined || (match[3] && value < 2)) continue;
    if (match[2]) add(match, value, 'orders of magnitude', 'order');
    else add(match, value, 'x', 'ratio');
  }
  for (const match of text.matchAll(FRACTION)) {
    const word = match[0].toLowerCase();
    if (/^halv|^by half/.test(word)) add(match, 50, '%', 'percent');
    else if (/^half|^one.half/.test(word)) add(match, 0.5, 'x', 'ratio');
    else if (/^twice|^doubl|^twofold/.test(word)) add(match, 2, 'x', 'ratio');
    else if (/^tripl|^threefold/.test(word)) add(match, 3, 'x', 'ratio');
    else if (/^quadrupl|^fourfold/.test(word)) add(match, 4, 'x', 'ratio');
    else if (/^fivefold/.test(word)) add(match, 5, 'x', 'ratio');
    else if (/^tenfold/.test(word)) add(match, 10, 'x', 'ratio');
    else
      add(
        match,
        { third: 0.3333, quarter: 0.25, fifth: 0.2, tenth: 0.1 }[match[2]!.toLowerCase()] ?? 0.5,
        'x',
        'ratio',
      );
  }
  return found;
}
