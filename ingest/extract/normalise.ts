import { LATEX_ACCENTS, LATEX_REFERENCES, LATEX_STYLES, LATEX_SYMBOLS } from './latex.js';

/** Text that reads as a person would type it, and where each of its units stands in the raw text. */
export interface NormalisedText {
  text: string;
  /** For each UTF-16 unit of `text`: offset in the raw text where what it stands for begins. */
  starts: Int32Array;
  /** For each UTF-16 unit of `text`: offset in the raw text where what it stands for ends. */
  ends: Int32Array;
}

const PLAIN: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201b': "'",
  '\u02bc': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2212': '-',
  '\u00d7': 'x',
  '\u2715': 'x',
  '\u00b2': '^2',
  '\u00b3': '^3',
  '\u00b9': '^1',
  '\u2026': '...',
  '\u00ad': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u2060': '',
  '\ufeff': '',
};
/** ASCII characters that stand for themselves whatever is around them; a digit does not where a `t` follows it. */
const IS_PLAIN = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9.,;:()]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const SPACE = 32;
const ENTITY = /&(amp|lt|gt|quot|apos|nbsp|#39|#x27);/y;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
};
const TAG =
  /<\/?(?:i|b|u|em|strong|sub|sup|tt|code|span|p|br|div|a|font|small|li|ul|ol|h[1-6])(?:\s[^<>]{0,200})?\s*\/?>/iy;
const COMMAND = /\\([A-Za-z]+)\*?/y;
const REFERENCE_ARGUMENT = /\s{0,2}(?:\[[^\]{}]{0,80}\])?\{[^{}]{0,300}\}/y;
const COLOUR = /\{[A-Za-z!0-9]{0,30}\}/y;
const MACRO_ARGUMENT = /\{[^{}\s]/y;
const ACCENT = /\\(['`"^~=.])\s?\{?([A-Za-z])\}?/y;
const TIMES = /times(?![A-Za-z])/y;
const BLANK = /\s/;
const DIGIT = /[0-9]/;
/** Dollar signs farther apart than this are money, not mathematics. */
const LONGEST_FORMULA = 300;

/**
 * Makes raw text readable: LaTeX commands, debris such as `10.7times` or `25-40\%`, HTML tags and entities, typographic
 * quotes and dashes and compatibility characters become what they stand for, runs of blanks become one, and every unit
 * knows its place in the raw text. Line breaks survive as `\n`. Time linear in the length.
 */
export function normalise(raw: string): NormalisedText {
  return new Normaliser(raw).run();
}

class Normaliser {
  private text = '';
  private starts: Int32Array;
  private ends: Int32Array;
  private last = '';
  private readonly formulaSigns: Set<number>;

  constructor(private readonly raw: string) {
    this.formulaSigns = formulaSigns(raw);
    this.starts = new Int32Array(raw.length);
    this.ends = new Int32Array(raw.length);
  }

  run(): NormalisedText {
    let at = 0;
    while (at < this.raw.length) at = this.step(this.plain(at));
    const { length } = this.text;
    return { text: this.text, starts: this.starts.subarray(0, length), ends: this.ends.subarray(0, length) };
  }

  /** Takes over at once what stands for itself, from an offset on, and returns the offset after it. */
  private plain(from: number): number {
    const to = this.plainEnd(from);
    if (to === from) return from;
    const run = this.raw.slice(from, to);
    this.makeRoom(run.length);
    for (let at = from, place = this.text.length; at < to; at++, place++) {
      this.starts[place] = at;
      this.ends[place] = at + 1;
    }
    this.text += run;
    this.last = run[run.length - 1]!;
    return to;
  }

  /** Where the words end that begin at an offset, with the single blanks between them. */
  private plainEnd(from: number): number {
    const { raw } = this;
    if (raw[from] === 't' && DIGIT.test(this.last)) return from;
    let at = from;
    while (at < raw.length) {
      const code = raw.charCodeAt(at);
      const blank = code === SPACE && at > from && raw.charCodeAt(at - 1) !== SPACE;
      if (!blank && IS_PLAIN[code] !== 1) break;
      if (raw[at + 1] === 't' && DIGIT.test(raw[at]!)) break;
      at++;
    }
    return at;
  }

  private makeRoom(units: number): void {
    if (this.text.length + units <= this.starts.length) return;
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Int32Array(2 * (starts.length + units));
    this.ends = new Int32Array(this.starts.length);
    this.starts.set(starts);
    this.ends.set(ends);
  }

  /** Reads what stands at an offset and returns the offset after it. */
  private step(at: number): number {
    const unit = this.raw[at];
    if (unit === undefined) return at;
    if (unit === '\\') return this.command(at);
    if (BLANK.test(unit)) return this.blank(at);
    if (unit === '<') return this.matched(TAG, at) ?? this.put(unit, at, at + 1);
    if (unit === '&') return this.entity(at);
    if (unit === '$') return this.formulaSigns.has(at) ? at + 1 : this.put(unit, at, at + 1);
    if (unit === '{' || unit === '}') return at + 1;
    if (unit === '~') return this.tie(at);
    if (unit === 't' && DIGIT.test(this.last)) return this.times(at);
    if (unit === '-') return this.dash(at);
    if ((unit === '`' || unit === "'") && this.raw[at + 1] === unit) return this.put('"', at, at + 2);
    if (unit <= '\u007e') return this.put(unit, at, at + 1);
    return this.beyondAscii(at);
  }

  private put(text: string, start: number, end: number): number {
    if (text === '') return end;
    this.makeRoom(text.length);
    this.starts.fill(start, this.text.length, this.text.length + text.length);
    this.ends.fill(end, this.text.length, this.text.length + text.length);
    this.text += text;
    this.last = text[text.length - 1]!;
    return end;
  }

  private matched(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.raw) ? pattern.lastIndex : undefined;
  }

  private blank(at: number): number {
    const unit = this.raw[at] === '\n' ? '\n' : ' ';
    if (this.last === '\n' || (this.last === ' ' && unit === ' ')) return at + 1;
    return this.put(unit, at, at + 1);
  }

  private entity(at: number): number {
    ENTITY.lastIndex = at;
    const found = ENTITY.exec(this.raw);
    if (!found) return this.put('&', at, at + 1);
    return this.put(ENTITIES[found[1]!]!, at, ENTITY.lastIndex);
  }

  /** `Fig.~3` is a blank that does not break, `~3x` says "about". */
  private tie(at: number): number {
    const ties = /[\p{L}\p{N}.,):%]/u.test(this.last) && !BLANK.test(this.raw[at + 1] ?? ' ');
    return this.put(ties ? ' ' : '~', at, at + 1);
  }

  private times(at: number): number {
    const end = this.matched(TIMES, at);
    return end === undefined ? this.put('t', at, at + 1) : this.put('x', at, end);
  }

  private dash(at: number): number {
    let end = at + 1;
    while (this.raw[end] === '-' && end < at + 3) end++;
    if (end - at === 1) return this.put('-', at, end);
    return this.put(end - at === 2 && DIGIT.test(this.last) ? '-' : '—', at, end);
  }

  private command(at: number): number {
    COMMAND.lastIndex = at;
    const found = COMMAND.exec(this.raw);
    if (!found) return this.escaped(at);
    const end = COMMAND.lastIndex;
    const name = found[1]!;
    const symbol = LATEX_SYMBOLS.get(name);
    if (symbol !== undefined) return this.put(symbol, at, end);
    if (LATEX_REFERENCES.has(name)) return this.matched(REFERENCE_ARGUMENT, end) ?? end;
    if (name === 'textcolor' || name === 'color') return this.matched(COLOUR, end) ?? end;
    if (LATEX_STYLES.has(name) || this.matched(MACRO_ARGUMENT, end) !== undefined) return end;
    for (let i = 0; i < name.length; i++) this.put(name[i]!, at + 1 + i, at + 2 + i);
    return end;
  }

  private escaped(at: number): number {
    ACCENT.lastIndex = at;
    const accent = ACCENT.exec(this.raw);
    if (accent) {
      return this.put((accent[2]! + LATEX_ACCENTS.get(accent[1]!)).normalize('NFC'), at, ACCENT.lastIndex);
    }
    const next = this.raw[at + 1] ?? '';
    if (next === '\\' || next === ',' || next === ';' || next === ' ') return this.put(' ', at, at + 2);
    if (next === '!' || next === '(' || next === ')' || next === '[' || next === ']') return at + 2;
    return at + 1 < this.raw.length && /[%&_#$]/.test(next) ? this.put(next, at, at + 2) : at + 1;
  }

  private beyondAscii(at: number): number {
    const plain = PLAIN[this.raw[at]!];
    if (plain !== undefined) return this.put(plain, at, at + 1);
    const character = String.fromCodePoint(this.raw.codePointAt(at)!);
    const composed = character.normalize('NFKC');
    return this.put(composed.length <= 4 ? composed : character, at, at + character.length);
  }
}

/** Offsets of the dollar signs that open or close a formula. */
function formulaSigns(raw: string): Set<number> {
  const signs = new Set<number>();
  let open = -1;
  for (let at = raw.indexOf('$'); at >= 0; at = raw.indexOf('$', at + 1)) {
    if (raw[at - 1] === '\\') continue;
    if (open < 0 || at - open > LONGEST_FORMULA || !isFormula(raw.slice(open + 1, at))) {
      open = at;
      continue;
    }
    signs.add(open);
    signs.add(at);
    open = -1;
  }
  return signs;
}

/** "$5 per chip, or $" is money, not mathematics. */
const isFormula = (text: string) => !text.includes('\n') && !/^\d[\d.,]*[KMB]?\s+[a-z]{2,}\b[^\\^_=]*$/i.test(text);
