import type { Document } from '../document.js';
import { WordClass } from '../words.js';
import { type ListMark, Numbering, numberMarkAt } from './list-numbers.js';

/** A noun phrase that a text lists as one of several: "(1) a gated decoder", "two components: A, which …, and B". */
export interface ListedPart {
  /** Tokens, without articles and praise in front. */
  first: number;
  end: number;
  /** Parts of one list share it. */
  list: number;
  mark: ListMark;
  /** What the parts are called, in the singular ("component"), or the verb; empty where nothing says so. */
  noun: string;
}

const PARTS = new WordClass(
  /^(components|modules|innovations|strategies|stages|techniques|mechanisms|contributions|steps|designs|ideas|phases|parts|agents|branches|pillars|blocks|methods|elements|modes|objectives|losses|optimi[sz]ations|algorithms|approaches|features|schemes|enhancements|improvements|modifications|tasks|variants|models|units|layers|operators|properties|principles|challenges|aspects)$/,
);
const HAVING = new WordClass(
  /^(compris(?:es?|ing|ed)|consist(?:s|ing)?|composed|integrat(?:es?|ing)|combin(?:es?|ing)|incorporat(?:es?|ing)|employ(?:s|ing)?|leverag(?:es?|ing)|includ(?:es?|ing)|featur(?:es?|ing)|contain(?:s|ing)?|coupl(?:es?|ing)|unif(?:y|ies|ying)|introduc(?:es?|ing)|propos(?:es?|ing)|develops?|designs?|presents?|utili[sz](?:es?|ing)|adopts?|uses?)$/,
);
const WITH_OF = new WordClass(/^(compris|consist|composed)/);
const DETERMINER = new WordClass(/^(a|an|the|our|its|this|these|their|of|for)$/);
const MOST_PARTS = 8;
/** Words before a list that may say what it is a list of. */
const NOUN_REACH = 12;
const COLON_REACH = 5;
const VERB_REACH = 45;

const known = new WeakMap<Document, ListedPart[]>();

/** What a text lists as parts, list by list; found once for each document. */
export function listedParts(document: Document): readonly ListedPart[] {
  let parts = known.get(document);
  if (!parts) {
    parts = findListedParts(document);
    known.set(document, parts);
  }
  return parts;
}

function findListedParts(document: Document): ListedPart[] {
  const lists = new Map<number, ListedPart[]>();
  const numbering = new Numbering<Pick<ListedPart, 'list' | 'noun'>>();
  let opened = 0;
  const add = (phrase: Phrase | undefined, of: Pick<ListedPart, 'list' | 'mark' | 'noun'>) => {
    if (phrase) lists.set(of.list, [...(lists.get(of.list) ?? []), { ...phrase, ...of }]);
  };
  for (const { firstToken, endToken, inTitle } of document.sentences) {
    if (inTitle) continue;
    for (let i = firstToken; i < endToken; i++) {
      const number = numberMarkAt(document, i, firstToken, endToken);
      if (number) {
        const list = numbering.take(number, () => ({
          list: opened++,
          noun: nounBefore(document, i, firstToken, NOUN_REACH),
        }));
        if (list) add(phraseAt(document, number.after, endToken), { ...list, mark: 'number' });
        i = number.after - 1;
        continue;
      }
      const opening = openingAt(document, i, firstToken, endToken);
      if (!opening) continue;
      const phrases = phrasesFrom(document, opening.after, opening.limit);
      if (phrases.length < 2) continue;
      const list = opened++;
      for (const phrase of phrases) add(phrase, { list, mark: opening.mark, noun: opening.noun });
      i = phrases.at(-1)!.end - 1;
    }
  }
  return [...lists.values()].filter(list => list.length > 1).flat();
}

/** A list that begins after a colon or a verb of having parts. */
interface Opening extends Pick<ListedPart, 'mark' | 'noun'> {
  after: number;
  limit: number;
}

function openingAt(document: Document, i: number, firstToken: number, endToken: number): Opening | undefined {
  const { tokens } = document;
  const { text, lower, word } = tokens[i]!;
  if (text === ':' || lower === 'namely') {
    const noun = nounBefore(document, i, firstToken, COLON_REACH);
    const isNumbered = numberMarkAt(document, i + 1, firstToken, endToken) !== undefined;
    return noun === '' || isNumbered ? undefined : { mark: 'colon', noun, after: i + 1, limit: endToken };
  }
  if (!HAVING.has(word) || (i > firstToken && DETERMINER.has(tokens[i - 1]!.word))) return undefined;
  const isOf = tokens[i + 1]?.lower === 'of';
  if (isOf !== WITH_OF.has(word) && !lower.startsWith('compris')) return undefined;
  const reach = Math.min(endToken, i + VERB_REACH);
  let limit = i + 1;
  while (limit < reach && tokens[limit]!.text !== ':') limit++;
  return { mark: 'verb', noun: lower.slice(0, STEM), after: i + (isOf ? 2 : 1), limit };
}

/** Letters of a verb that tell it from others. */
const STEM = 5;

/** What a list is said to be of, in the singular. */
function nounBefore({ tokens }: Document, before: number, firstToken: number, reach: number): string {
  for (let i = before - 1; i >= Math.max(firstToken, before - reach); i--) {
    if (PARTS.has(tokens[i]!.word)) return tokens[i]!.lower.replace(/(?<=ch|ss)es$|s$/, '');
  }
  return '';
}

interface Phrase {
  first: number;
  end: number;
}

const LEADING = new WordClass(/^(a|an|the|our|its|of|both|either|two|three|four|several|and|["“”'‘’`])$/);
const PRAISE = new WordClass(
  /^(novel|new|simple|yet|but|effective|efficient|lightweight|first|general|called|named|dubbed|termed|specialized|dedicated)$/,
);
const PROPOSING = new WordClass(
  /^(we|to|by|also|propos(?:e|es|ing)|introduc(?:e|es|ing)|design(?:s|ing)?|develop(?:s|ing)?|present(?:s|ing)?|construct(?:s|ing)?|employ(?:s|ing)?|us(?:e|es|ing))$/,
);
const STOP = new WordClass(
  /^(that|which|who|for|to|with|by|in|on|of|using|via|where|whose|when|if|based|as|from|through|at|is|are|was|were|has|have|can|while|under|over|into|than|enabl(?:es|ing)|achiev(?:es|ing)|designed|aimed|capable|tailored|and|or|captur(?:es|ing)|generat(?:es|ing)|reduc(?:es|ing)|improv(?:es|ing)|ensur(?:es|ing)|allow(?:s|ing)|mitigat(?:es|ing)|provid(?:es|ing)|manag(?:es|ing)|extracts?|selects?|dynamically|["“”'‘’`,.:;()—–!?])$/,
);
/** Words that begin a clause, not a name. */
const CLAUSE = new WordClass(
  /^(when|if|it|they|he|she|this|these|there|while|where|which|that|then|thus|thereby|achiev\w+|enabl\w+|reduc\w+|improv\w+|outperform\w*|beat\w*|allow\w*|lead\w*|result\w*|making|yielding|as|but|or|with|without|on|in|for|from|is|are|was|were|has|have|can)$/,
);
const MOST_TOKENS = 7;

/** The noun phrase that begins at a token, without what is in front of the name. */
function phraseAt({ tokens }: Document, from: number, limit: number): Phrase | undefined {
  let first = from;
  const isInFront = ({ word }: Document['tokens'][number]) =>
    LEADING.has(word) || (!word.capital && PRAISE.has(word)) || (first < from + 4 && PROPOSING.has(word));
  while (first < limit && isInFront(tokens[first]!)) first++;
  let end = first;
  while (end < limit && end - first < MOST_TOKENS && !STOP.has(tokens[end]!.word)) end++;
  if (end === first || CLAUSE.has(tokens[first]!.word)) return undefined;
  return tokens.slice(first, end).some(({ text }) => /\p{L}{2}/u.test(text)) ? { first, end } : undefined;
}

/** The phrases of a list, one after another. */
function phrasesFrom(document: Document, from: number, limit: number): Phrase[] {
  const phrases: Phrase[] = [];
  let at = from;
  while (at < limit && phrases.length < MOST_PARTS) {
    const phrase = phraseAt(document, at, limit);
    if (!phrase) break;
    phrases.push(phrase);
    at = nextItem(document, phrase.end, limit);
  }
  return phrases;
}

const ARTICLE = new WordClass(/^(a|an|the|our|its)$/);

/**
 * Where the next item of a list begins: after a comma or "and" that follows a name at once; behind more words about it,
 * only before an article or a capital.
 */
function nextItem({ tokens }: Document, from: number, limit: number): number {
  let at = from;
  if (tokens[at]?.text === '(') while (at < limit && tokens[at++]!.text !== ')');
  let isBare = true;
  for (; at < limit - 1; at++) {
    if (!isSeparator(tokens[at]!)) {
      isBare = false;
      continue;
    }
    while (at < limit - 1 && isSeparator(tokens[at]!)) at++;
    const { word } = tokens[at]!;
    if (isBare || ARTICLE.has(word) || word.capital || word.named) return at;
    isBare = false;
  }
  return limit;
}

const isSeparator = ({ text, lower }: Document['tokens'][number]) => text === ',' || text === ';' || lower === 'and';
