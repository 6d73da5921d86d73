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

/** Whether the short form stands in the phrase as a word, or its singular does. */
function holds(phrase: string, short: string): boolean {
  const word = short.replace(/s$/, '').toLowerCase();
  const text = phrase.toLowerCase();
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '');
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!isLetter(at - 1) && (!isLetter(end) || (text[end] === 's' && !isLetter(end + 1)))) return true;
  }
  return false;
}

function inOrder(short: string, phrase: string): boolean {
  const letters = short.replace(/(?<=\p{Lu})s$/u, '').toLowerCase();
  return letters[0] === phrase.toLowerCase()[0] && isSubsequence(letters, phrase.toLowerCase());
}

/** "S4" counts the S of "Structured State Space Sequence", the 2 of "T2I" is the "to" of "text-to-image". */
function isNumeronym(short: string, phrase: string): boolean {
  if (!/\p{L}[2-9]/u.test(short)) return false;
  const initials = initialsOf(phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const counted = letters.replace(/(\p{L})([2-9])/gu, (_, letter: string, times: string) =>
    letter.repeat(Number(times)),
  );
  const worded = letters.replaceAll('2', 't').replaceAll('4', 'f');
  return [counted, worded].some(
    wanted => wanted[0] === initials[0] && initials.length <= wanted.length + 2 && isSubsequence(wanted, initials),
  );
}

/**
 * Whether two long forms of one short form say the same: their words are, but for endings, the same ("Low-Rank
 * Adaptation", "low-rank adapters"), or one has words more that the short form does not stand for ("medical
 * vision-language models", "Vision-Language Model"). One word of another stem is another meaning: "binary" and
 * "Bayesian neural network" are both BNN.
 */
export function sameLongForm(short: string, a: string, b: string): boolean {
  if (versionTokens(a) !== versionTokens(b)) return false;
  // "pre-trained" is one word or two.
  return [' ', ''].some(hyphen => {
    const [few, many] = [stems(a, hyphen), stems(b, hyphen)].sort((x, y) => x.size - y.size) as [
      Set<string>,
      Set<string>,
    ];
    if (few.size === 0 || ![...few].every(stem => many.has(stem))) return false;
    const letters = short.toLowerCase();
    const more = [...many].filter(stem => !few.has(stem));
    return more.every(stem => !letters.includes(stem[0]!)) || isSubsequence(letters, initialsOf([...few]));
  });
}

const initialsOf = (words: readonly string[]) => words.map(word => word[0]).join('');

/** Whether the letters of a text, other signs aside, stand in another one in this order. */
function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters.replace(/[^\p{L}\p{N}]/gu, '')) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
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
