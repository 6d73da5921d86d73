import type { Document } from '../document.js';
import { type Word, WordClass } from '../words.js';

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
const BE = new WordClass(/^(is|are|was|were)$/);
const ADVERB = new WordClass(/^(also|then|further|therefore|thus|newly|here|hereby)$/);
/** What follows a passive that speaks of somebody else's proposal ("by others", "in [3]"). */
const BY_OTHERS = new WordClass(/^(by|in|\[)$/);
const MOST_TOKENS = 6;
const REACH = 40;
/** Between a phrase and its verb may stand a bracket of so many tokens, the closing one left out. */
const BRACKET_REACH = 4;

/**
 * Noun phrases that a text proposes: "we propose sparse head-tail voxel construction, which …" and the further
 * ones of a coordination, "a gated router (GR) is proposed". Each is a range of tokens, without articles and praise in
 * front; a capital makes praise a part of the name. What follows a sentence's first active verb of proposing is read as its
 * objects and not for passives.
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

/** The phrase that "is proposed" speaks of, if a token is that verb and nobody else is named as the one who did it. */
function phraseBeforePassive(
  document: Document,
  verb: number,
  from: number,
  limit: number,
): [number, number] | undefined {
  const { tokens } = document;
  if (!PROPOSED.has(tokens[verb]!.word)) return undefined;
  if (verb + 1 < limit && BY_OTHERS.has(tokens[verb + 1]!.word)) return undefined;
  let end = verb - 1;
  if (ADVERB.has(tokens[end]?.word)) end--;
  if (end <= from || !BE.has(tokens[end]?.word)) return undefined;
  if (tokens[end - 1]!.text === ')') {
    const open = openingBracket(document, end - 1, from);
    if (open === undefined) return undefined;
    end = open;
  }
  let first = end;
  while (first > from && end - first < MOST_TOKENS && !endsPhrase(document, first - 1)) first--;
  first = afterPraise(document, first, end);
  return isPhrase(document, first, end) ? [first, end] : undefined;
}

/** Whether a word or mark ends a noun phrase; "based" in "graph-based" does not. */
function endsPhrase({ tokens }: Document, at: number): boolean {
  if (!STOP.has(tokens[at]!.word)) return false;
  const before = tokens[at - 1];
  return before === undefined || before.to < tokens[at]!.from || !before.text.endsWith('-');
}

function openingBracket({ tokens }: Document, close: number, from: number): number | undefined {
  for (let i = close - 1; i >= Math.max(from, close - BRACKET_REACH); i--) if (tokens[i]!.text === '(') return i;
  return undefined;
}

function afterPraise({ tokens }: Document, from: number, limit: number): number {
  let first = from;
  while (first < limit && isPraise(tokens[first]!.word)) first++;
  return first;
}

/** A capital makes it a part of the name, unless it is an article that opens a sentence. */
const isPraise = (word: Word) => LEADING.has(word) && (ARTICLE.has(word) || !word.capital);

const isPhrase = ({ tokens }: Document, first: number, end: number) =>
  end - first >= 2 && /\p{L}{3}/u.test(tokens[first]!.text);
