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
  String.raw`(?<![\p{L}\p{N}_.,]|(?<!nea|su|ove)[\p{L}\p{N}]-|[\p{L}]/|\^|@|#)((?<=(?:^|[\s(])[+-]?)[+-]|)(${NUMBER})(?![\p{N}])`,
  'gu',
);
const SECOND = new RegExp(String.raw`^(\s?(?:-|–|~|to)\s?)([+-]?)(${NUMBER})(?![\p{N}])`, 'u');
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
  return shareUnits(
    text,
    found.filter((quantity, i) => i === 0 || quantity.from >= found[i - 1]!.to),
  );
}

/** In "+7.2/+3.2/+6.4 points" the last unit is that of all. */
function shareUnits(text: string, quantities: Quantity[]): Quantity[] {
  for (let i = quantities.length - 2; i >= 0; i--) {
    const one = quantities[i]!;
    const next = quantities[i + 1]!;
    if (one.kind !== 'none' || next.kind === 'none' || next.kind === 'count') continue;
    if (/^ ?\/ ?[+-]?$/.test(text.slice(one.to, next.from))) Object.assign(one, { unit: next.unit, kind: next.kind });
  }
  return quantities;
}

function quantityAt(text: string, match: RegExpExecArray): Quantity | undefined {
  const [whole, plus, digits] = match as unknown as [string, string, string];
  let end = match.index + whole.length;
  const money = text[match.index - 1] === '$';
  const first = unitAfter(text, end);
  if (first) end = first.end;
  else if (/[\p{L}_]/u.test(text[end] ?? '')) return undefined;
  const upper = upperEnd(text, match.index, end, first?.unit);
  if (upper) end = upper.end;
  const unit = upper?.unit ?? first;
  const value = numberOf(digits) * (plus === '-' ? -1 : 1);
  return {
    value,
    ...(upper ? { valueMax: upper.value } : {}),
    unit: unit ? withNoun(text, unit.unit, end) : money ? '$' : currencyBefore(text, match.index),
    kind: unit?.kind ?? (money || currencyBefore(text, match.index) !== '' ? 'money' : 'none'),
    qualifier: qualifierBefore(text, match.index - (money ? 1 : 0)),
    signed: plus === '+',
    from: match.index,
    to: end,
  };
}

/** The second number of a range ("25-40%", "1.6 to 2x"). "From A to B" tells of a change: two numbers, no range. */
function upperEnd(
  text: string,
  at: number,
  end: number,
  firstUnit: string | undefined,
): { value: number; unit: ReturnType<typeof unitAt>; end: number } | undefined {
  const rest = SECOND.exec(text.slice(end, end + 40));
  if (!rest) return undefined;
  const before = text.slice(Math.max(0, at - 40), at);
  if (
    rest[1]!.trim() === 'to' &&
    /\bfrom [^\d]{0,20}$/.test(before) &&
    !/(?:rang|var|span)\w* from [^\d]*$/.test(before)
  )
    return undefined;
  const after = end + rest[0].length;
  const unit = unitAfter(text, after);
  const value = numberOf(rest[3]!);
  const first = numberOf(/[\d.,]+/.exec(text.slice(at))?.[0]?.replace(/[.,]+$/, '') ?? '0');
  if (value <= first) return undefined;
  if (
    unit
      ? firstUnit !== undefined && unit.unit !== firstUnit
      : firstUnit !== undefined || /\p{L}/u.test(text[after] ?? '')
  ) {
    return undefined;
  }
  return { value, unit, end: unit ? unit.end : after };
}

/** "128k context" and "56K tokens" are of tokens. */
function withNoun(text: string, unit: string, end: number): string {
  return (unit === 'k' || unit === 'million') && /^[- ](?:tokens?|context)\b/.test(text.slice(end, end + 12))
    ? `${unit} tokens`
    : unit;
}

function currencyBefore(text: string, at: number): string {
  return /\bUSD ?$/.test(text.slice(Math.max(0, at - 5), at)) ? 'USD' : '';
}

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
