import type { Document } from './document.js';

/** What a sentence does in its abstract. */
export type SentenceKind = 'title' | 'background' | 'proposal' | 'method' | 'evaluation' | 'closing';

const PROPOSAL =
  /\b(?:we|this (?:paper|work|study|article|report)|authors?|here) (?:\w+ ){0,2}(?:propos|introduc|present|develop|design|describ|build|creat|formulat|devis|releas|contribut|explor|investigat|stud(?:y|ies)|examin|analy[sz]|revisit|extend|leverag|address)|\bin this (?:paper|work|study|article|report)\b|\bis (?:proposed|introduced|presented)\b|\bour (?:key|main) (?:idea|contribution|insight)/i;
const EVALUATION =
  /\b(?:experiment|evaluat(?:ion|ed|e)|results?|outperform|benchmark(?:s|ed)?|empirical|achiev|demonstrat|surpass|compared (?:to|with)|state-of-the-art|show that|validat)/i;
const OWN_EVALUATION = /\b(?:we|our) (?:\w+ )?(?:evaluat|demonstrat|validat|show)/i;
const CLOSING =
  /\b(?:code|models?|data(?:set)?s?|implementation|project page|demo)\b[^.]{0,60}\b(?:available|released|open-sourced?)|https?:|github/i;

const kindsOf = new WeakMap<Document, readonly SentenceKind[]>();

/** Guesses what each sentence of a document does, from its own words and from those before it. */
export function sentenceKinds(document: Document): readonly SentenceKind[] {
  let kinds = kindsOf.get(document);
  if (kinds === undefined) {
    kinds = guessKinds(document);
    kindsOf.set(document, kinds);
  }
  return kinds;
}

function guessKinds(document: Document): SentenceKind[] {
  let proposed = false;
  return document.sentences.map(sentence => {
    if (sentence.inTitle) return 'title';
    const text = document.text.slice(sentence.from, sentence.to);
    if (CLOSING.test(text)) return 'closing';
    if (PROPOSAL.test(text)) {
      proposed = true;
      return EVALUATION.test(text) && OWN_EVALUATION.test(text) ? 'evaluation' : 'proposal';
    }
    if (!proposed) return 'background';
    return EVALUATION.test(text) ? 'evaluation' : 'method';
  });
}
