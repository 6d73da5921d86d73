import { CypherProblem, placeOf } from './cypher-problem.js';
import type { Token } from './cypher-tokens.js';
import { braces, type Frame, frame, isSubquery, largest, nothing, type Size, size, total } from './growth-frame.js';

/** Characters and items that a text or list may come to, as far as that can be told from the question. */
const MOST = 25_000_000;

/** What is taken for the size of a node, a relation or a path, and of a property or parameter. */
const ELEMENT = 30;
const VALUE = 1000;

/** A collected list is taken for so many of what it collects. */
const COLLECTED = 100;

/** What a reduction joins is no longer: lists may have many more items than they are taken for. */
const JOINED = 10_000;

/** A piece of a text takes so much more room than the characters that it was cut from. */
const PIECE = 20;

const CLAUSES = new Set('MATCH OPTIONAL WHERE WITH UNWIND RETURN CALL YIELD UNION ORDER SKIP LIMIT'.split(' '));

/** Words that are no value. */
const SILENT = new Set(
  'AS DISTINCT ALL ANY AND OR XOR NOT IN IS NULL TRUE FALSE STARTS ENDS CONTAINS CASE WHEN THEN ELSE END BY ASC DESC'.split(
    ' ',
  ),
);

/** Functions whose answer is a number or a truth, however large what they are given. */
const SMALL = new Set(['all', 'any', 'none', 'single', 'size', 'length', 'count', 'exists', 'char_length', 'isempty']);

/**
 * Refuses what could grow without end in a database server, which counts the memory of rows, not of a text or list
 * being made: a value that is added to itself step by step, or replaced by itself. The bound that it finds is rough,
 * and mostly far above what comes.
 * @throws CypherProblem at the first expression that may become too large
 */
export function checkGrowth(text: string, tokens: readonly Token[]): void {
  new Growth(text, tokens).run();
}

class Growth {
  /** Of every name that a question gives, the largest that it stands for. */
  readonly #sizes = new Map<string, Size>();
  readonly #open: Frame[] = [frame('clauses', '')];

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  run(): void {
    for (const [i, token] of this.tokens.entries()) {
      if (token.kind === 'sign') this.#sign(token, i);
      else if (token.kind === 'word' || token.kind === 'quoted') this.#word(token, i);
      else this.#add(token, valueSize(token));
    }
  }

  get #frame(): Frame {
    return this.#open.at(-1)!;
  }

  #sign(token: Token, i: number): void {
    const { text } = token;
    const top = this.#frame;
    if ('([{'.includes(text)) this.#open.push(this.#opened(i));
    else if (')]}'.includes(text)) this.#close(token);
    else if (text === ',') top.parts.push(nothing());
    else if (text === '|' && (top.kind === 'loop' || top.name === 'reduce')) {
      if (top.name === 'reduce' && largest(top.parts, 'item') > JOINED) this.#refuse(token);
      top.before = total(top.parts);
      top.parts = [nothing()];
    }
  }

  #opened(i: number): Frame {
    const [previous, bracket, head, after] = [i - 1, i, i + 1, i + 2].map(place => this.tokens[place]);
    if (bracket!.text === '{') return braces(previous);
    const called = bracket!.text === '(' && previous?.kind === 'word' ? previous.text.toLowerCase() : '';
    const goes = isName(head) && after?.text.toUpperCase() === 'IN';
    const pattern = head?.text === '(' || (isName(head) && after?.text === '=');
    const kind = bracket!.text === '(' ? (called ? 'call' : 'value') : goes || pattern ? 'loop' : 'list';
    const opened = frame(kind === 'list' && endsValue(previous) ? 'index' : kind, called);
    if (goes || called === 'reduce') this.#bind(opened, head!);
    return opened;
  }

  #word(token: Token, i: number): void {
    const word = token.kind === 'word' ? token.text.toUpperCase() : '';
    const [previous, next] = [this.tokens[i - 1], this.tokens[i + 1]];
    const top = this.#frame;
    if (previous?.text === '.' || (next?.text === '(' && word !== '') || /^AS$/i.test(previous?.text ?? '')) return;
    if (top.kind === 'map' ? next?.text === ':' : previous?.text === ':') return;
    if (CLAUSES.has(word)) {
      const compares = word === 'WITH' && /^(?:STARTS|ENDS)$/i.test(previous?.text ?? '');
      if (top.kind === 'clauses' && !compares) top.parts.push(nothing());
    } else if (word === 'AS' && isName(next)) this.#named(next!, top.parts.at(-1)!, i);
    else if (top.name === 'reduce' && top.before === undefined && previous?.text === ',') this.#bind(top, token);
    else if (!(next?.text === '{' && isSubquery(word))) this.#add(token, this.#sizeOf(token, i));
  }

  #sizeOf(token: Token, i: number): Size {
    const [name, next] = [nameOf(token), this.tokens[i + 1]];
    const property = next?.text === '.';
    if (this.#open.some(({ bound }) => bound.has(name))) return size(property ? VALUE / ELEMENT : 1);
    const known = this.#sizes.get(name);
    if (known) return next?.text === '[' && !this.#slices(i + 1) ? size(known.item) : known;
    if (property) return size(VALUE);
    return size(token.kind === 'word' && SILENT.has(name.toUpperCase()) ? 0 : ELEMENT);
  }

  /** Whether a bracket behind a value takes a part of a list, not one item. */
  #slices(open: number): boolean {
    let depth = 0;
    for (let at = open; at < this.tokens.length; at++) {
      const { kind, text } = this.tokens[at]!;
      if (kind !== 'sign') continue;
      if ('([{'.includes(text)) depth += 1;
      if (')]}'.includes(text)) depth -= 1;
      if (depth === 0) return false;
      if (depth === 1 && text === '..') return true;
    }
    return false;
  }

  #bind(loop: Frame, token: Token): void {
    this.#refuseClause(token);
    const name = nameOf(token);
    if (this.#sizes.has(name) || this.#open.some(({ bound }) => bound.has(name))) this.#refuseName(token);
    loop.bound.add(name);
  }

  #named(token: Token, given: Size, i: number): void {
    this.#refuseClause(token);
    const before = this.#sizes.get(nameOf(token)) ?? size(1);
    const whole = this.#unwinds(i) ? given.item : given.whole;
    this.#sizes.set(nameOf(token), {
      whole: Math.max(whole, before.whole),
      item: Math.max(given.item, before.item),
    });
  }

  /** What is called as a clause begins would be taken for one. */
  #refuseClause(token: Token): void {
    if (token.kind === 'word' && CLAUSES.has(token.text.toUpperCase())) this.#refuseName(token);
  }

  #refuseName({ text, start }: Token): never {
    throw new CypherProblem(
      `\`${text}\` means something else already: choose another name.`,
      placeOf(this.text, start),
    );
  }

  /** Whether an `AS` names the items of a list: its clause is UNWIND. */
  #unwinds(i: number): boolean {
    let depth = 0;
    for (let at = i - 1; at >= 0; at--) {
      const token = this.tokens[at]!;
      if (token.kind === 'sign' && ')]}'.includes(token.text)) depth += 1;
      if (token.kind === 'sign' && '([{'.includes(token.text) && --depth < 0) return false;
      const word = token.text.toUpperCase();
      if (depth === 0 && token.kind === 'word' && (word === 'UNWIND' || word === 'RETURN' || word === 'WITH')) {
        const compares = word === 'WITH' && /^(?:STARTS|ENDS)$/i.test(this.tokens[at - 1]?.text ?? '');
        if (!compares) return word === 'UNWIND';
      }
    }
    return false;
  }

  #add(token: Token, added: Size): void {
    const top = this.#frame;
    const part = top.parts.at(-1)!;
    part.whole += added.whole;
    part.item += added.item;
    top.reach += token.kind === 'number' ? Number(token.text) : added.whole;
    if (part.whole > MOST) this.#refuse(token);
  }

  #close(bracket: Token): void {
    if (this.#open.length === 1) return;
    const closed = this.#open.pop()!;
    this.#add(bracket, this.#made(closed, bracket));
    if (SMALL.has(closed.name)) this.#frame.reach += total(closed.parts);
  }

  /** How large the value of a bracket may be. */
  #made({ kind, name, parts, before, reach }: Frame, bracket: Token): Size {
    const inside = total(parts);
    if (kind === 'index' || SMALL.has(name)) return size(1);
    if (name === 'collect') return collected(inside);
    if (name === 'split') return size(PIECE * inside);
    if (kind === 'clauses') return size(1);
    if (before !== undefined) return { whole: before * Math.max(1, inside), item: Math.max(1, inside) };
    if (name === 'range') return { whole: Math.max(1, reach), item: 1 };
    if (name === 'replace') return this.#replaced(parts, bracket);
    if (kind === 'map') return size(inside + parts.length);
    if (kind === 'list') return { whole: inside + parts.length, item: Math.max(1, largest(parts, 'whole')) };
    return { whole: inside, item: largest(parts, 'item') };
  }

  #replaced([whole = nothing(), , by = nothing()]: Size[], bracket: Token): Size {
    if (this.#open.some(({ name, before }) => name === 'reduce' && before !== undefined)) this.#refuse(bracket);
    return size((whole.whole + 1) * Math.max(1, by.whole));
  }

  #refuse(token: Token): never {
    const message =
      'This may become too long a text or list: a database server could neither hold nor end it. Make it of less.';
    throw new CypherProblem(message, placeOf(this.text, token.start));
  }
}

function collected(inside: number): Size {
  const item = Math.max(ELEMENT, inside);
  return { whole: COLLECTED * item, item };
}

function valueSize({ kind, text }: Token): Size {
  return size(kind === 'string' ? text.length - 2 : kind === 'number' ? 1 : VALUE);
}

const isName = (token: Token | undefined) => token?.kind === 'word' || token?.kind === 'quoted';
const endsValue = (token: Token | undefined) =>
  /^[)\]}]$/.test(token?.text ?? '') || token?.kind === 'quoted' || token?.kind === 'parameter' || isOwnName(token);
const isOwnName = (token: Token | undefined) =>
  token?.kind === 'word' && !SILENT.has(token.text.toUpperCase()) && !CLAUSES.has(token.text.toUpperCase());

/** A name may stand in backticks or without. */
const nameOf = ({ text }: Token) => text.replaceAll('`', '');
