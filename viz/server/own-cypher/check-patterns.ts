import { CypherProblem, placeOf } from './cypher-problem.js';
import { stringValue, type Token } from './cypher-tokens.js';

/** Each multiplies the ways in which a text can be gone through. */
const MAX_REPEATS = 2;

const ESCAPE = /\\./gs;
const CHARACTER_CLASS = /\[[^\]]*\]/g;
/** `(?i)`, `(?:`, `(?=`, …: a question mark that repeats nothing. */
const GROUP_KIND = /\(\?/g;
const REPEAT = /(?:[*+?]|\{[\d,]*\})[?+]?/g;

/** `\Q` makes signs plain, and `(?x)` hides blanks: what they leave is not read here. */
const HIDING = /\\[QE]|\(\?[a-z-]*x/i;

/**
 * Refuses regular expressions that a database server may go back and forth in for ever, which it does not end: they
 * stand in the question as plain texts, repeat no group, and repeat twice at most.
 * @throws CypherProblem at the pattern
 */
export function checkPatterns(text: string, tokens: readonly Token[]): void {
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'sign' || token.text !== '~') continue;
    const pattern = tokens[i + 1];
    const after = tokens[i + 2];
    const alone = after?.kind !== 'sign' || /^[)\]},|]$/.test(after.text);
    if (pattern?.kind !== 'string' || !alone) refuse(text, pattern ?? token, 'stands in the question as a text');
    const value = stringValue(text, pattern);
    if (HIDING.test(value)) refuse(text, pattern, 'has neither `\\Q` nor the flag `x`');
    const plain = value.replace(ESCAPE, '_').replace(CHARACTER_CLASS, '_').replace(GROUP_KIND, '(');
    if (/\)[*+?{]/.test(plain)) refuse(text, pattern, 'repeats no group');
    if ((plain.match(REPEAT) ?? []).length > MAX_REPEATS) refuse(text, pattern, `repeats ${MAX_REPEATS} times at most`);
  }
}

function refuse(text: string, token: Token, rule: string): never {
  const message = `\`${token.text}\` is not taken: on a database server a regular expression ${rule}.`;
  throw new CypherProblem(message, placeOf(text, token.start));
}
