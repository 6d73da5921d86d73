import { CypherProblem, placeOf } from './cypher-problem.js';
import type { Token } from './cypher-tokens.js';

/** The longest range that is written out; longer lists come of the graph only. */
const MAX_RANGE = 10_000;

const LOOP_FUNCTIONS = new Set(['all', 'any', 'none', 'single', 'reduce']);
const MEASURES = new Set(['size', 'length']);

/**
 * Refuses what a database server can neither end nor hold: it looks at its clock between rows, not within an
 * expression, and counts the memory of rows, not of a list or text being made. So loops within an expression go over
 * what the graph gives or a short range, not within each other, and do not double what they make. Where a question has
 * its own process, none of this is needed.
 * @throws CypherProblem at the loop
 */
export function checkLoops(text: string, tokens: readonly Token[]): void {
  const open: { loop: boolean }[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'sign' && '([{'.includes(token.text)) {
      const loop = isLoop(tokens, i);
      if (loop && open.some(bracket => bracket.loop)) refuse(text, token, 'no loop stands within another');
      open.push({ loop });
      if (isCall(tokens, i, 'range')) checkRange(text, inside(tokens, i));
      if (isCall(tokens, i, 'reduce')) checkReduce(text, inside(tokens, i));
    } else if (token.kind === 'sign' && ')]}'.includes(token.text)) open.pop();
  }
}

/** A bracket of a list comprehension, or of a function that goes over a list. */
function isLoop(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.text === '[') return isName(tokens[i + 1]) && tokens[i + 2]?.text.toUpperCase() === 'IN';
  return [...LOOP_FUNCTIONS].some(name => isCall(tokens, i, name));
}

function isCall(tokens: readonly Token[], i: number, name: string): boolean {
  return tokens[i]!.text === '(' && tokens[i - 1]?.kind === 'word' && tokens[i - 1]!.text.toLowerCase() === name;
}

const isName = (token: Token | undefined) => token?.kind === 'word' || token?.kind === 'quoted';

/** The tokens between a bracket and the one that closes it. */
function inside(tokens: readonly Token[], open: number): readonly Token[] {
  let depth = 0;
  const close = tokens.findIndex((token, i) => {
    if (i < open || token.kind !== 'sign') return false;
    if ('([{'.includes(token.text)) depth += 1;
    if (')]}'.includes(token.text)) depth -= 1;
    return depth === 0;
  });
  return tokens.slice(open + 1, close === -1 ? undefined : close);
}

/** Bounds are short numbers, sizes of what is there, and sums of these. */
function checkRange(text: string, bounds: readonly Token[]): void {
  for (let i = 0; i < bounds.length; i++) {
    const token = bounds[i]!;
    if (MEASURES.has(token.text.toLowerCase()) && bounds[i + 1]?.text === '(') {
      i += inside(bounds, i + 1).length + 2;
    } else if (token.kind === 'number' ? !(Number(token.text) <= MAX_RANGE) : !/^[-+,]$/.test(token.text)) {
      refuse(text, token, `a range goes to ${MAX_RANGE}, or by size() and length()`);
    }
  }
}

/** What is made comes from itself at most once in each step. */
function checkReduce(text: string, tokens: readonly Token[]): void {
  const made = tokens[0];
  const step = tokens.slice(tokens.findIndex(token => token.text === '|') + 1);
  const again = step.filter(token => token.text === made?.text)[1];
  if (again) refuse(text, again, 'a reduction takes what it makes once a step');
}

function refuse(text: string, token: Token, reason: string): never {
  const message = `\`${token.text}\` is not taken: on a database server ${reason}.`;
  throw new CypherProblem(message, placeOf(text, token.start));
}
