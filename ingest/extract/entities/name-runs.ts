import type { Document } from '../document.js';
import { looksNamed } from './shapes.js';

const CAPITALISED = /^\p{Lu}/u;
const NUMBER = /^v?\d+(?:\.\d+)*[A-Za-z]?$/;
const LINK = /^(of|for|and|in|to|-|\/|&)$/;
const MOST_TOKENS = 6;

/** A run of tokens that is written like a name. */
export interface NameRun {
  first: number;
  end: number;
}

/**
 * Runs of words written like names: capitalised words side by side ("Segment Anything Model 2") and single words with
 * a shape of their own. An ordinary capitalised word that opens a sentence does not start a run.
 */
export function findNameRuns(document: Document): NameRun[] {
  const runs: NameRun[] = [];
  for (const sentence of document.sentences) {
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      const end = runEnd(document, i, sentence.endToken, sentence.firstToken);
      if (end === i) continue;
      runs.push({ first: i, end });
      i = end - 1;
    }
  }
  return runs;
}

function runEnd(document: Document, first: number, limit: number, sentenceStart: number): number {
  const { tokens } = document;
  const opener = tokens[first]!;
  const named = looksNamed(opener.text);
  if (!named && (!CAPITALISED.test(opener.text) || opener.text.length < 2)) return first;
  if (!named && first === sentenceStart && !CAPITALISED.test(tokens[first + 1]?.text ?? '')) return first;
  let end = first + 1;
  while (end < Math.min(limit, first + MOST_TOKENS)) {
    const { text } = tokens[end]!;
    if (CAPITALISED.test(text) || NUMBER.test(text) || looksNamed(text)) end++;
    else if (LINK.test(text) && end + 1 < limit && CAPITALISED.test(tokens[end + 1]!.text) && text === 'of') end += 2;
    else break;
  }
  return end;
}
