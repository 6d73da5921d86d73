import type { Document } from '../document.js';
import { WordClass } from '../words.js';

/** A noun phrase that a text lists as one of several: "(1) a gated decoder", "two components: A, which …, and B". */
export interface ListedPart {
  /** Tokens, without articles and praise in front. */
  first: number;
  end: number;
  /** Parts of one list share it. */
  list: number;
  /** What makes it a list: numbers, a colon, or a verb of having parts. */
  mark: 'number' | 'colon' | 'verb';
  /** What the parts are called ("components"), or the verb; empty where nothing says so. */
  noun: string;
}

const PARTS = new WordClass(
  /^(components?|modules?|innovations?|strateg(?:y|ies)|stages?|techniques?|mechanisms?|contributions?|steps?|designs?|ideas?|phases?|parts|agents?|branch(?:es)?|pillars?|blocks?|methods?|elements?|modes?|objectives?|losses|optimi[sz]ations?|algorithms?|approaches|insights?|features?|schemes?|enhancements?|improvements?|modifications?|tasks?|variants?|models?|units?|layers|operators?|properties|principles?)$/,
);
const HAVING = new WordClass(
  /^(compris(?:es?|ing)|consist(?:s|ing)?|integrat(?:es?|ing)|combin(?:es?|ing)|incorporat(?:es?|ing)|employ(?:s|ing)?|leverag(?:es?|ing)|includ(?:es?|ing)|featur(?:es?|ing)|contain(?:s|ing)?|coupl(?:es?|ing)|unif(?:y|ies|ying)|introduc(?:es?|ing)|propos(?:es?|ing)|develops?|designs?|presents?|utili[sz](?:es?|ing)|adopts?|uses?)$/,
);
const LEADING = new WordClass(
  /^(a|an|the|our|its|novel|new|simple|yet|but|and|effective|efficient|lightweight|first|general|called|named|dubbed|termed|of|both|either|two|three|four|several|["“”'‘’`])$/,
);
const STOP = new WordClass(
  /^(that|which|who|for|to|with|by|in|on|of|using|via|where|whose|based|as|from|through|at|is|are|was|were|has|have|can|while|under|over|into|enabl(?:es|ing)|achiev(?:es|ing)|designed|aimed|capable|tailored|and|or|captur(?:es|ing)|generat(?:es|ing)|reduc(?:es|ing)|improv(?:es|ing)|ensur(?:es|ing)|allow(?:s|ing)|mitigat(?:es|ing)|provid(?:es|ing)|manag(?:es|ing)|extracts?|selects?|dynamically|["“”'‘’`,.:;()—–!?])$/,
);
const ARTICLE = new WordClass(/^(a|an|the|our|its)$/);
const MOST_TOKENS = 7;
const MOST_PARTS = 8;
/** Words before a list that may say what it is a list of. */
const NOUN_REACH = 12;
const COLON_REACH = 5;
const VERB_REACH = 45;

/** Finds what a text lists as parts, list by list. */
export function findListedParts(document: Document): ListedPart[] {
  const parts: ListedPart[] = [];
  const numbered = new Numbering();
  let lists = 0;
  for (const { firstToken, endToken, inTitle } of document.sentences) {
    if (inTitle) continue;
    let ownList = -1;
    for (let i = firstToken; i < endToken; i++) {
      const { text, word } = document.tokens[i]!;
      const marker = markerAt(document, i, endToken);
      if (marker !== undefined) {
        const opens = numbered.take(
          marker.value,
          () => nounBefore(document, i, NOUN_REACH),
          () => lists++,
        );
        if (opens) add(parts, document, marker.after, endToken, { ...opens, mark: 'number' });
        continue;
      }
      if (ownList >= 0) continue;
      const noun = text === ':' ? nounBefore(document, i, COLON_REACH) : '';
      const isHaving = noun === '' && HAVING.has(word);
      if (noun === '' && !isHaving) continue;
      const limit = noun === '' ? Math.min(endToken, i + VERB_REACH) : endToken;
      const items = itemsAfter(document, i + 1, limit);
      if (items.length < 2) continue;
      ownList = lists++;
      for (const at of items) {
        add(parts, document, at, limit, {
          list: ownList,
          noun: noun || word.lower.slice(0, 6),
          mark: noun === '' ? 'verb' : 'colon',
        });
      }
    }
  }
  return parts;
}

/** Follows numbers over sentences: "(1)" opens a list, the next number goes on with it. */
class Numbering {
  private last = 0;
  private list = -1;
  private noun = '';

  take(value: number, nounOf: () => string, open: () => number): { list: number; noun: string } | undefined {
    if (value === 1) {
      this.list = open();
      this.noun = nounOf();
    } else if (value !== this.last + 1 || this.list < 0) return undefined;
    this.last = value;
    return { list: this.list, noun: this.noun };
  }
}

const NUMERALS = new Map(
  [
    ...['i', 'ii', 'iii', 'iv', 'v', 'vi'].entries(),
    ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].entries(),
    ...['a', 'b', 'c', 'd', 'e'].entries(),
  ].map(([place, numeral]) => [numeral, place + 1] as const),
);

/** A number in brackets, or before a closing one. */
function markerAt({ tokens }: Document, i: number, end: number): { value: number; after: number } | undefined {
  const bracket = tokens[i]!.text === '(' ? 1 : 0;
  if (i + bracket + 1 >= end || tokens[i + bracket + 1]!.text !== ')') return undefined;
  if (bracket === 0 && tokens[i - 1]?.text === '(') return undefined;
  const value = NUMERALS.get(tokens[i + bracket]!.lower);
  return value === undefined ? undefined : { value, after: i + bracket + 2 };
}

function nounBefore({ tokens }: Document, before: number, reach: number): string {
  for (let i = before - 1; i >= Math.max(0, before - reach); i--) {
    if (tokens[i]!.text === '.') break;
    if (PARTS.has(tokens[i]!.word)) return tokens[i]!.lower.replace(/s$/, '');
  }
  return '';
}

/** Where the items of a list begin: at its start, and after commas and "and" before an article or a capital. */
function itemsAfter({ tokens }: Document, from: number, limit: number): number[] {
  const items = [from];
  for (let i = from; i < limit - 1 && items.length < MOST_PARTS; i++) {
    const { text, lower } = tokens[i]!;
    if (text !== ',' && text !== ';' && lower !== 'and') continue;
    const next = tokens[i + 1]!;
    if (next.lower === 'and') continue;
    if (ARTICLE.has(next.word) || next.word.capital || next.word.named) items.push(i + 1);
  }
  return items;
}

function add(
  parts: ListedPart[],
  { tokens }: Document,
  from: number,
  limit: number,
  of: Pick<ListedPart, 'list' | 'mark' | 'noun'>,
): void {
  let first = from;
  while (first < limit && LEADING.has(tokens[first]!.word)) first++;
  let end = first;
  while (end < limit && end - first < MOST_TOKENS && !STOP.has(tokens[end]!.word)) end++;
  if (end > first && /\p{L}{2}/u.test(tokens[first]!.text)) parts.push({ first, end, ...of });
}
