import type { Document } from '../document.js';
import { WordClass } from '../words.js';
import type { AcronymPair } from './acronyms.js';

/** A passage that presents a name as the paper's own: a range of tokens, and the rule that found it. */
export interface Introduction {
  first: number;
  end: number;
  rule: string;
  /** Tokens of the passage that says so. */
  from: number;
  to: number;
}

const PROPOSE = new WordClass(
  /^(propos|present|introduc|develop|design|releas|contribut|creat|build|built|devis|describ|offer|unveil|construct|curat|formulat|establish|implement|provid|advanc|suggest|publish|assembl|collect)/,
);
const SELF = new WordClass(/^(we|paper|work|article|study|here|authors?|report|research|letter|thesis)$/);
const NAMING = new WordClass(/^(named|called|dubbed|termed|coined|titled|namely|denoted|christened|nicknamed)$/);
const CALL = new WordClass(/^(call|name|dub|term|coin|denote|christen)$/);
const TITLE_LENGTH = 6;
const REACH = 26;

/** Finds where the paper presents names of its own. */
export function findIntroductions(document: Document, acronyms: readonly AcronymPair[]): Introduction[] {
  const found = [...titleNames(document)];
  const spelledOutAt = new Map(acronyms.toReversed().map(pair => [pair.long[0], pair]));
  for (const sentence of document.sentences) {
    if (sentence.inTitle) continue;
    const { firstToken, endToken } = sentence;
    const verb = proposingVerb(document, firstToken, endToken);
    if (verb >= 0) {
      for (const name of namesAfter(document, verb + 1, Math.min(endToken, verb + 1 + REACH), acronyms)) {
        found.push({ ...name, from: firstToken, to: endToken });
      }
    }
    for (let i = firstToken; i < endToken - 1; i++) {
      const rule = namingRule(document, i, firstToken);
      const name = rule && nameAt(document, i + 1, endToken, spelledOutAt);
      if (name) found.push({ ...name, rule, from: firstToken, to: endToken });
    }
  }
  return found;
}

/** How a token gives something its name: "dubbed", or "we call"; undefined where it does not. */
function namingRule({ tokens }: Document, at: number, firstToken: number): 'named' | 'called' | undefined {
  const { word } = tokens[at]!;
  if (NAMING.has(word)) return 'named';
  return at > firstToken && CALL.has(word) && tokens[at - 1]!.lower === 'we' ? 'called' : undefined;
}

function* titleNames(document: Document): Generator<Introduction> {
  const title = document.sentences[0];
  if (!title?.inTitle) return;
  const { tokens } = document;
  for (let i = 1; i <= Math.min(TITLE_LENGTH, title.endToken - 2); i++) {
    if (tokens[i]!.text !== ':' && tokens[i]!.text !== '—') continue;
    yield { first: 0, end: i, rule: 'title', from: 0, to: title.endToken };
    return;
  }
}

function proposingVerb(document: Document, first: number, end: number): number {
  let self = false;
  for (let i = first; i < end; i++) {
    const { word } = document.tokens[i]!;
    if (SELF.has(word)) self = true;
    if (self && PROPOSE.has(word)) return i;
  }
  return -1;
}

function namesAfter(
  document: Document,
  first: number,
  end: number,
  acronyms: readonly AcronymPair[],
): { first: number; end: number; rule: string }[] {
  for (const pair of acronyms) {
    if (pair.long[0] >= first && pair.long[0] < end) {
      return [{ first: pair.short[0], end: pair.short[1], rule: 'proposed' }];
    }
  }
  for (let i = first; i < end; i++) {
    if (document.tokens[i]!.word.named) return [{ first: i, end: i + 1, rule: 'proposed' }];
  }
  return [];
}

function nameAt(
  document: Document,
  first: number,
  sentenceEnd: number,
  spelledOutAt: ReadonlyMap<number, AcronymPair>,
): { first: number; end: number } | undefined {
  let start = first;
  while (start < sentenceEnd && /^["'`(]|^(as|the|a)$/.test(document.tokens[start]!.lower)) start++;
  const pair = spelledOutAt.get(start);
  if (pair) return { first: pair.short[0], end: pair.short[1] };
  let end = start;
  while (end < sentenceEnd && end < start + 5 && /^[\p{Lu}\p{N}]/u.test(document.tokens[end]!.text)) end++;
  return end > start ? { first: start, end } : undefined;
}
