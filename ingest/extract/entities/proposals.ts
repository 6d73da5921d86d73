import type { Document } from '../document.js';
import { WordClass } from '../words.js';

const PROPOSE = new WordClass(
  /^(propos|present|introduc|develop|design|releas|creat|devis|unveil|construct|curat|formulat|contribut)(e|es|ed|ing|s)?$/,
);
const SELF = new WordClass(/^(we|paper|work|article|study|report|i)$/);
const LEADING = new WordClass(
  /^(a|an|the|our|novel|new|simple|yet|but|and|effective|efficient|lightweight|first|general|unified|fast|called|named|dubbed|termed|scalable|practical|robust|flexible|,|two|three|several|fully|highly)$/,
);
const STOP = new WordClass(
  /^(that|which|for|to|with|by|in|on|of|using|via|where|whose|based|as|from|through|at|is|are|was|has|can|while|under|over|into|enabling|achieving|designed|aimed|capable|tailored|[,.:;()—–!?]|and|or)$/,
);
const MOST_TOKENS = 6;
const REACH = 40;

/**
 * Noun phrases after a verb of proposing: "we propose sparse head-tail voxel construction, which …" and the further
 * ones of a coordination. Each is a range of tokens, without articles and praise in front.
 */
export function findProposals(document: Document): [number, number][] {
  const found: [number, number][] = [];
  for (const { firstToken, endToken, inTitle } of document.sentences) {
    if (inTitle) continue;
    let self = false;
    for (let i = firstToken; i < endToken; i++) {
      const { word } = document.tokens[i]!;
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
    while (first < limit && LEADING.has(tokens[first]!.word)) first++;
    let end = first;
    while (end < limit && end - first < MOST_TOKENS && !STOP.has(tokens[end]!.word)) end++;
    if (end - first >= 2 && /\p{L}{3}/u.test(tokens[first]!.text)) phrases.push([first, end]);
    const mark = tokens[end]?.lower;
    if (phrases.length >= 3 || (mark !== ',' && mark !== 'and')) break;
    first = end + 1;
  }
  return phrases;
}
