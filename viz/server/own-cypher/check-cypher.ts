import { checkGrowth } from './check-growth.js';
import { checkLoops } from './check-loops.js';
import { checkPatterns } from './check-patterns.js';
import { CypherProblem, placeOf } from './cypher-problem.js';
import { cypherTokens, stringValue, type Token } from './cypher-tokens.js';
import { ENDING_KEYWORDS, FIRST_WORDS, FUNCTIONS, KEYWORDS, PROCEDURES, REFUSED_WORDS } from './cypher-words.js';

/** Brackets in brackets; engines read them by recursion. */
const MAX_DEPTH = 64;

/** Engines plan choices in choices by recursion too, and Neo4j does not end while it plans them. */
const MAX_CHOICES = 64;

export interface CheckedCypher {
  /** The statement as it is sent: every token at its place, comments blanked, texts with escapes as parameters. */
  cypher: string;
  /** The texts that became parameters, by names that no question can use. */
  texts: Record<string, string>;
}

/**
 * Lets a question through that only reads the graph, token by token: words are of a closed list or names, only functions
 * and procedures of closed lists are called, and no name stands where a clause could begin. What is sent is written
 * anew from the tokens, so that an engine that reads comments or escapes in another way reads nothing else.
 * @param onServer It runs in a database server, which cannot end every question that it began (`checkLoops`), nor hold all that one makes (`checkGrowth`).
 * @throws CypherProblem with the place of the first token that is not taken
 */
export function checkCypher(text: string, { onServer = false } = {}): CheckedCypher {
  const tokens = withoutEnd(cypherTokens(text));
  if (tokens.length === 0) throw new CypherProblem('The question is empty.');
  new Check(text, tokens).run();
  if (onServer) {
    checkLoops(text, tokens);
    checkGrowth(text, tokens);
    checkPatterns(text, tokens);
  }
  return written(text, tokens);
}

function withoutEnd(tokens: Token[]): Token[] {
  const last = tokens.findLastIndex(token => token.text !== ';');
  return tokens.slice(0, last + 1);
}

class Check {
  #depth = 0;
  #choices = 0;
  /** The next token must be one of `FIRST_WORDS`. */
  #beginsClause = true;
  /** It may also be what stands between UNION and a clause. */
  #beginsUnionPart = false;
  /** The token before ended an expression. */
  #ended = false;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  run(): void {
    for (let i = 0; i < this.tokens.length; i++) {
      const token = this.tokens[i]!;
      if (this.#beginsClause && !this.#isFirstWord(token)) this.#refuseFirst(token);
      if (token.kind === 'word') i = this.#word(token, i);
      else if (token.kind === 'sign') this.#sign(token, i);
      else this.#operand(token, i);
    }
    if (this.#beginsClause) throw new CypherProblem('The question has no end.', placeOf(this.text, this.text.length));
  }

  #refuseFirst(token: Token): never {
    const reason = REFUSED_WORDS.get(token.text.toUpperCase());
    return this.#refuse(token, reason ?? `a question begins with one of ${[...FIRST_WORDS].join(', ')}`);
  }

  #isFirstWord({ kind, text }: Token): boolean {
    const word = text.toUpperCase();
    return kind === 'word' && (FIRST_WORDS.has(word) || (this.#beginsUnionPart && /^(?:ALL|DISTINCT)$/.test(word)));
  }

  /** @returns the index of the last token that was taken. */
  #word(token: Token, i: number): number {
    const word = token.text.toUpperCase();
    if (this.#is(i - 1, '.')) return this.#property(token, i);
    const reason = REFUSED_WORDS.get(word);
    if (reason) this.#refuse(token, reason);
    if (!KEYWORDS.has(word)) {
      this.#operand(token, i);
      return i;
    }
    if (word === 'CASE' && ++this.#choices > MAX_CHOICES) {
      this.#refuse(token, `a question has at most ${MAX_CHOICES} choices`);
    }
    const opensUnion = this.#beginsUnionPart && (word === 'ALL' || word === 'DISTINCT');
    this.#beginsUnionPart = word === 'UNION';
    this.#beginsClause = word === 'UNION' || opensUnion;
    this.#ended = ENDING_KEYWORDS.has(word);
    return word === 'CALL' ? this.#call(i) : i;
  }

  #property(token: Token, i: number): number {
    if (this.#is(i + 1, '(')) this.#refuse(token, 'functions and procedures of plug-ins are not taken');
    this.#ended = true;
    return i;
  }

  /** A name, text, number or parameter: it stands behind a keyword or a sign, never behind another. */
  #operand(token: Token, i: number): void {
    if (this.#ended) this.#refuse(token, 'no such word or value is expected here');
    const called = this.#is(i + 1, '(') && (token.kind === 'quoted' || token.kind === 'word');
    if (called && !(token.kind === 'word' && FUNCTIONS.has(token.text.toLowerCase()))) {
      this.#refuse(token, 'no function of this name is taken');
    }
    if (token.kind === 'number' && this.#is(i - 1, '.')) this.#refuse(token, 'a number begins with a digit');
    this.#ended = true;
  }

  #sign(token: Token, i: number): void {
    const { text } = token;
    if (text === ';') this.#refuse(token, 'one question at a time');
    if (text === '.' && this.tokens[i - 1]?.kind === 'number')
      this.#refuse(token, 'digits follow the point of a number');
    if ('([{'.includes(text)) this.#open(token);
    if (')]}'.includes(text)) this.#depth -= 1;
    const wholeRow = text === '*' && /^(?:\(|WITH|RETURN|DISTINCT)$/i.test(this.tokens[i - 1]?.text ?? '');
    this.#ended = ')]}'.includes(text) || wholeRow;
  }

  #open(bracket: Token): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#refuse(bracket, `brackets stand at most ${MAX_DEPTH} deep`);
  }

  /** `CALL name…`, `CALL { … }` or `CALL (names) { … }`. */
  #call(i: number): number {
    if (this.#is(i + 1, '{')) return this.#subquery(i + 1);
    if (this.#is(i + 1, '(')) return this.#subquery(this.#afterNames(i + 1));
    let last = i + 1;
    while (this.#is(last + 1, '.')) last += 2;
    const name = this.tokens.slice(i + 1, last + 1);
    const procedure = name.map(token => token.text).join('');
    if (!PROCEDURES.has(procedure)) {
      this.#refuse(name[0] ?? this.tokens[i]!, `of procedures only ${[...PROCEDURES].join(', ')} are taken`);
    }
    this.#ended = true;
    return last;
  }

  /** @returns the index behind `(a, b)` or `(*)`, which begins at `open`. */
  #afterNames(open: number): number {
    let at = open + 1;
    while (this.tokens[at]?.kind === 'word' || this.#is(at, ',') || this.#is(at, '*')) at++;
    if (this.#is(at, ')') && this.#is(at + 1, '{')) return at + 1;
    return this.#refuse(this.tokens[at] ?? this.tokens[open]!, 'behind CALL stand the names that a subquery uses');
  }

  #subquery(brace: number): number {
    this.#open(this.tokens[brace]!);
    this.#ended = false;
    this.#beginsClause = true;
    return brace;
  }

  #is(i: number, sign: string): boolean {
    return this.tokens[i]?.kind === 'sign' && this.tokens[i]?.text === sign;
  }

  #refuse(token: Token, reason: string): never {
    throw new CypherProblem(`\`${token.text}\` is not taken: ${reason}.`, placeOf(this.text, token.start));
  }
}

/** Texts that both engines read alike as they stand. */
const PLAIN_STRING = /^(?:'[^\\\p{Cc}]*'|"[^\\\p{Cc}]*")$/u;

function written(text: string, tokens: readonly Token[]): CheckedCypher {
  const texts: Record<string, string> = {};
  let cypher = '';
  let end = 0;
  for (const token of tokens) {
    cypher += blank(text.slice(end, token.start));
    end = token.end;
    if (token.kind !== 'string' || PLAIN_STRING.test(token.text)) {
      cypher += token.text;
      continue;
    }
    const name = `_${Object.keys(texts).length}`;
    texts[name] = stringValue(text, token);
    cypher += `$${name}${blank(token.text.slice(name.length + 1)) || ' '}`;
  }
  return { cypher, texts };
}

/** As many blanks as the text has characters, its line ends kept: places stay what they are. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
