import { versionTokens } from './entity-fold.js';

/**
 * Whether `short` may abbreviate `long`, once a text uses both for one thing: its letters stand in the long form in
 * order, the first one first, and no number is lost or gained ("GPT" is not short for "Generative Pre-trained
 * Transformer 3"), or it counts the initials ("S4", "C4", "T2I"). Words before those that it abbreviates may stand in
 * the long form ("medical segment anything model"). A phrase that holds the short form itself ("GPTQ-based
 * quantization") is no long form of it.
 */
export function abbreviates(short: string, long: string): boolean {
  if (!/^[^\s()]{2,12}$/u.test(short) || !/\p{Lu}.*[\p{Lu}\p{Nd}]/u.test(short)) return false;
  const phrase = long.replace(/\s*\([^()]*\)/gu, '');
  if (holds(phrase, short)) return false;
  const words = phrase.split(/\s+/);
  return words.some((_, first) => abbreviatesAll(short, words.slice(first).join(' ')));
}

function abbreviatesAll(short: string, phrase: string): boolean {
  if (!/[\s-]/u.test(phrase)) return false;
  if (isNumeronym(short, phrase)) return true;
  return /\p{Lu}.*\p{Lu}/u.test(short) && versionTokens(short) === versionTokens(phrase) && inOrder(short, phrase);
}

function holds(phrase: string, short: string): boolean {
  const part = short.replace(/s$/, '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${part}s?(?![\\p{L}\\p{N}])`, 'iu').test(phrase);
}

function inOrder(short: string, phrase: string): boolean {
  const wanted = [...short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  if (/\p{Lu}s$/u.test(short)) wanted.pop();
  const text = phrase.toLowerCase();
  if (wanted[0] !== text[0]) return false;
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** "S4" counts the S of "Structured State Space Sequence", the 2 of "T2I" is the "to" of "text-to-image". */
function isNumeronym(short: string, phrase: string): boolean {
  if (!/\p{L}[2-9]/u.test(short)) return false;
  const initials = (phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(word => word[0]).join('');
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const counted = letters.replace(/(\p{L})([2-9])/gu, (_, letter: string, times: string) =>
    letter.repeat(Number(times)),
  );
  const worded = letters.replaceAll('2', 't').replaceAll('4', 'f');
  return [counted, worded].some(expected => expected === initials || isSpreadOver(expected, initials));
}

/** Whether the letters stand in the initials in order, the first one first, and leave out two of them at most. */
function isSpreadOver(letters: string, initials: string): boolean {
  if (letters[0] !== initials[0] || initials.length > letters.length + 2) return false;
  let at = 0;
  for (const letter of letters) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/**
 * Whether two long forms of one short form say the same: every word of one is, but for its ending, a word of the
 * other ("Low-Rank Adaptation", "low-rank adapters"; "medical vision-language models", "Vision-Language Model").
 * One word of another stem is another meaning: "binary" and "Bayesian neural network" are both BNN.
 */
export function sameLongForm(a: string, b: string): boolean {
  if (versionTokens(a) !== versionTokens(b)) return false;
  // "pre-trained" is one word or two.
  return [' ', ''].some(hyphen => {
    const [few, many] = [stems(a, hyphen), stems(b, hyphen)].sort((x, y) => x.size - y.size) as [
      Set<string>,
      Set<string>,
    ];
    return few.size > 0 && [...few].every(stem => many.has(stem));
  });
}

const SMALL_WORDS = new Set('of for the and with in to a an on by from via'.split(' '));
const ENDING = /(?:ations?|ators?|ated|ating|ative|ates?|ions?|ional|ing|ed|ers?|ors?|ive|als?|es|s|e)$/;

function stems(phrase: string, hyphen: string): Set<string> {
  const plain = phrase.replace(/\s*\([^()]*\)/gu, '').replace(/\p{Pd}/gu, hyphen);
  const words =
    plain
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter(word => !SMALL_WORDS.has(word)).map(stem));
}

/** A word without its ending, never cut below four letters: "adaptation" and "adapter" give `adapt`. */
function stem(word: string): string {
  const bare = word.replace(ENDING, '');
  return bare.length >= 4 ? bare : word.replace(/(?<=\p{L}{3})(?<!s)s$/u, '');
}
