import type { Document } from '../document.js';
import { WordClass } from '../words.js';

const NUMBER = new WordClass(/^v?\d+(?:\.\d+)*[A-Za-z]?$/, 'text');
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
  const opener = tokens[first]!.word;
  if (!opener.named) {
    if (!opener.capital || opener.text.length < 2) return first;
    if (first === sentenceStart && !tokens[first + 1]?.word.capital) return first;
  }
  let end = first + 1;
  while (end < Math.min(limit, first + MOST_TOKENS)) {
    const { word } = tokens[end]!;
    if (word.capital || word.named || NUMBER.has(word)) end++;
    else if (word.text === 'of' && end + 1 < limit && tokens[end + 1]!.word.capital) end += 2;
    else break;
  }
  return end;
}
