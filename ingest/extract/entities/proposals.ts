import type { Document } from '../document.js';
import { WordClass } from '../words.js';

const PROPOSE = new WordClass(
  /^(propos|present|introduc|develop|design|releas|creat|devis|unveil|construct|curat|formulat|contribut)(e|es|ed|ing|s)?$/,
);
const PROPOSED = new WordClass(/^(proposed|presented|introduced|developed|designed|devised|created|constructed)$/);
const SELF = new WordClass(/^(we|paper|work|article|study|report|i)$/);
const LEADING = new WordClass(
  /^(a|an|the|our|novel|new|simple|yet|but|and|effective|efficient|lightweight|first|general|unified|fast|called|named|dubbed|termed|scalable|practical|robust|flexible|,|two|three|several|fully|highly)$/,
);
const STOP = new WordClass(
  /^(that|which|for|to|with|by|in|on|of|using|via|where|whose|based|as|from|through|at|is|are|was|has|can|while|under|over|into|enabling|achieving|designed|aimed|capable|tailored|[,.:;()—–!?]|and|or)$/,
);
const ARTICLE = new WordClass(/^(a|an|the|our)$/);
const ADVERB = new WordClass(/^(also|then|further|therefore|thus|newly|here|hereby)$/);
/** What follows a passive that speaks of somebody else's proposal ("by others", "in [3]"; not "in this paper"). */
const BY_OTHERS = new WordClass(/^(by|in|\[)$/);
const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const MOST_TOKENS = 6;
const REACH = 40;
/** Between a phrase and its verb may stand a bracket of so many tokens, the closing one left out. */
const BRACKET_REACH = 4;

/**
 * Noun phrases that a text proposes: "we propose sparse head-tail voxel construction, which …" and the further
 * ones of a coordination, "a gated router (GR) is proposed". Each is a range of tokens, without articles and praise in
 * front; a capital within the sentence makes praise a part of the name. What follows a sentence's first active verb of
 * proposing is read as its objects and not for passives.
 */
export function findProposals(document: Document): [number, number][] {
  const found: [number, number][] = [];
  for (const { firstToken, endToken, inTitle } of document.sentences) {
    if (inTitle) continue;
    let self = false;
    for (let i = firstToken; i < endToken; i++) {
      const { word } = document.tokens[i]!;
      const passive = phraseBeforePassive(document, i, firstToken, endToken);
      if (passive) found.push(passive);
      if (SELF.has(word)) self = true;
      if (!self || !PROPOSE.has(word)) continue;
      found.push(...phrasesAfter(document, i + 1, Math.min(endToken, i + REACH)));
      break;
    }
  }
  return found;
}

function phrasesAfter(document: Document, from: number, limit: number): [number, number][] {
  const { tokens } = document;
  const phrases: [number, number][] = [];
  let first = from;
  while (first < limit) {
    first = afterPraise(document, first, limit);
    let end = first;
    while (end < limit && end - first < MOST_TOKENS && !endsPhrase(document, end)) end++;
    if (isPhrase(document, first, end)) phrases.push([first, end]);
    const mark = tokens[end]?.lower;
    if (phrases.length >= 3 || (mark !== ',' && mark !== 'and')) break;
    first = end + 1;
  }
  return phrases;
}

/**
 * The phrase that "is proposed" speaks of, if a token is that verb and nobody else is named as the one who did it. What
 * "was proposed", or what several things "are", is nearly always somebody else's.
 */
function phraseBeforePassive(
  document: Document,
  verb: number,
  from: number,
  limit: number,
): [number, number] | undefined {
  const { tokens } = document;
  if (!PROPOSED.has(tokens[verb]!.word)) return undefined;
  const isByOthers = verb + 1 < limit && BY_OTHERS.has(tokens[verb + 1]!.word);
  if (isByOthers && tokens[verb + 2]?.lower !== 'this') return undefined;
  let end = verb - 1;
  if (ADVERB.has(tokens[end]?.word)) end--;
  if (end <= from || tokens[end]!.lower !== 'is') return undefined;
  if (tokens[end - 1]!.text === ')') {
    const open = openingBracket(document, end - 1, from);
    if (open === undefined) return undefined;
    end = open;
  }
  const first = afterPraise(document, startBefore(document, end, from), end);
  return end - first <= MOST_TOKENS && isPhrase(document, first, end) ? [first, end] : undefined;
}

/** Where the noun phrase begins that ends before a token: at its article, or after the word or mark that cuts it off. */
function startBefore(document: Document, end: number, from: number): number {
  let first = end;
  while (first > from && end - first < REACH && !endsPhrase(document, first - 1)) {
    first--;
    if (ARTICLE.has(document.tokens[first]!.word)) break;
  }
  return first;
}

/** Whether a word or mark ends a noun phrase; "based" in "graph-based" does not, the comma of "short-, mid-term" does. */
function endsPhrase({ tokens }: Document, at: number): boolean {
  const { word, text, from } = tokens[at]!;
  if (!STOP.has(word)) return false;
  const before = tokens[at - 1];
  return !(before?.to === from && before.text.endsWith('-') && LETTER.test(text));
}

function openingBracket({ tokens }: Document, close: number, from: number): number | undefined {
  for (let i = close - 1; i >= Math.max(from, close - BRACKET_REACH); i--) if (tokens[i]!.text === '(') return i;
  return undefined;
}

function afterPraise(document: Document, from: number, limit: number): number {
  let first = from;
  while (first < limit && isPraise(document, first)) first++;
  return first;
}

/**
 * A capital makes praise a part of the name, unless it only opens the sentence ("Novel stripe coding", but "Fast Stripe
 * Coding"); "two" of "two-level" is none.
 */
function isPraise({ tokens, sentences, sentenceOfToken }: Document, at: number): boolean {
  const { word, to } = tokens[at]!;
  if (!LEADING.has(word)) return false;
  const next = tokens[at + 1];
  if (next?.from === to && next.text.startsWith('-')) return false;
  if (ARTICLE.has(word) || !word.capital) return true;
  return at === sentences[sentenceOfToken[at]!]!.firstToken && next?.word.capital === false;
}

/** Two words or more that begin with one; half of "short- and long-term" is none. */
const isPhrase = ({ tokens }: Document, first: number, end: number) =>
  end - first >= 2 && /\p{L}{3}/u.test(tokens[first]!.text) && LETTER_OR_DIGIT.test(tokens[end - 1]!.text);
