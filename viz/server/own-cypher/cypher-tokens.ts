import { CypherProblem, placeOf } from './cypher-problem.js';

/** `quoted`: a name in backticks; `sign`: one character, or `..`. */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'sign';

/** A piece of a statement that means something, with its place (UTF-16 offsets, `end` behind the last). */
export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
}

const UNICODE_ESCAPE = /\\u/i;
const LONE_SURROGATE = /\p{Surrogate}/u;
const GAP = /[ \t\r\n]+|\/\/[^\r\n]*|\/\*.*?\*\//sy;

/** What a token may look like. Only what both engines read alike has a pattern; anything else is refused. */
const PATTERNS: readonly [TokenKind, RegExp][] = [
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['number', /(?:0x[0-9a-fA-F]+|0o[0-7]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![A-Za-z0-9_])/y],
  ['parameter', /\$[A-Za-z][A-Za-z0-9_]*/y],
  ['string', /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy],
  ['quoted', /`[\p{L}\p{N}_ .,:%()-]+`/uy],
  ['sign', /\.\.|[()[\]{},.:|&!%+\-*/^=<>~;]/y],
];

/**
 * The tokens of a Cypher statement, without blanks and comments. Unicode escapes are refused wherever they stand: Neo4j
 * reads them before anything else, so that one can end a string, a name or a comment.
 * @throws CypherProblem at what both engines would not surely read as this does
 */
export function cypherTokens(text: string): Token[] {
  const escaped = UNICODE_ESCAPE.exec(text);
  if (escaped) refuse(text, escaped.index, 'Unicode escapes are not taken; write the character itself.');
  const half = LONE_SURROGATE.exec(text);
  if (half) refuse(text, half.index, 'Half of a surrogate pair is no text.');
  const tokens: Token[] = [];
  for (let at = skipGap(text, 0); at < text.length; at = skipGap(text, tokens.at(-1)!.end)) {
    tokens.push(tokenAt(text, at));
  }
  return tokens;
}

function skipGap(text: string, from: number): number {
  let at = from;
  for (let gap = match(GAP, text, at); gap !== undefined; gap = match(GAP, text, at)) at += gap.length;
  return at;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    if (kind === 'sign' && text.startsWith('/*', start)) refuse(text, start, 'This comment has no end.');
    const found = match(pattern, text, start);
    if (found !== undefined) return { kind, text: found, start, end: start + found.length };
  }
  return refuse(text, start, unreadable(String.fromCodePoint(text.codePointAt(start)!)));
}

function unreadable(character: string): string {
  if (character === "'" || character === '"') return 'This text has no end.';
  if (character === '`') return 'A name in backticks has letters, digits, blanks and simple punctuation only.';
  if (character === '$') return 'A parameter is `$` and a name of letters, digits and `_` that begins with a letter.';
  if (/\d/.test(character)) return 'This is no number.';
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `The character ${/\p{L}|\p{P}|\p{S}/u.test(character) ? `“${character}” ` : ''}(U+${code}) is taken in texts and backticks only.`;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function refuse(text: string, offset: number, message: string): never {
  throw new CypherProblem(message, placeOf(text, offset));
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\\': '\\', "'": "'", '"': '"' };

/**
 * The text that a string token stands for.
 * @throws CypherProblem at an escape that is none of Cypher's
 */
export function stringValue(statement: string, token: Token): string {
  return token.text.slice(1, -1).replace(/\\(.)/gs, (written, character: string, offset: number) => {
    const value = ESCAPES[character];
    return (
      value ?? refuse(statement, token.start + 1 + offset, `\`${written}\` is no escape; a backslash is \`\\\\\`.`)
    );
  });
}
