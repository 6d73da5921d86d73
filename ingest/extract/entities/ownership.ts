import type { Document } from '../document.js';
import { WordClass } from '../words.js';
import { type CandidateSigns, SignKind } from './candidate-signs.js';
import type { Candidates } from './candidates.js';

const PROPOSE = new WordClass(
  /^(propos|present|introduc|develop|design|releas|creat|build|devis|unveil|construct|curat|establish|implement|contribut|formulat|offer)/,
);
const SELF = new WordClass(/^(we|our|us|paper|work|study)$/);
const GOVERNOR = new WordClass(
  /^(propos\w*|present\w*|introduc\w*|develop\w*|design\w*|releas\w*|construct\w*|call(?:ed)?|named|dubbed|termed|namely|compris\w+|consist\w*|incorporat\w*|integrat\w*|combin\w*|leverag\w*|employ\w*|us(?:e|es|ing)|appl\w+|adopt\w*|utiliz\w*|via|through|by|with|based|on|across|over|than|outperform\w*|surpass\w*|compared?|versus|against|like|including|includes?|as|evaluat\w*|test\w*|train\w*|benchmark\w*|extend\w*|improv\w*|is|are|achiev\w*|reduc\w*|increas\w*|maintain\w*|measur\w*|components?|modules?|innovations?|in|for|of|from|to|under|into)$/,
);
const OPENERS = new WordClass(
  /^(specifically|first|firstly|second|secondly|third|thirdly|finally|moreover|furthermore|additionally|also|then|concretely|i|ii|iii)$/,
);
const SUBJECTS = new WordClass(/^(it|our|this|the)$/);
const REACH = 12;

/** Words of names that a title or an introduction gives as the paper's own, lower case. */
export function ownNames(document: Document, { findings }: Candidates): ReadonlySet<string> {
  return new Set(
    findings.introductions.flatMap(({ first, end }) => (end - first === 1 ? [document.tokens[first]!.lower] : [])),
  );
}

const OPENS_TITLE = new SignKind('opensTitle');
const OPENS_SENTENCE = new SignKind('opensSentence');
const GOVERNED = new SignKind('gov:');
const OWN = new SignKind('own:');
const NOVEL = new WordClass(/^(novel|new)$/);
const ARTICLE = new WordClass(/^(a|an|the|which|our)$/);
const NUMERAL = new WordClass(/^[ivx\d]+$/, 'text');
const PAST = new WordClass(/^(for|on|of|to|in|based|using|with|that|which|by)$/);

/** Signs of a name being the paper's own: after a verb of proposing, in an enumeration of parts, with an apposition. */
export function ownershipSigns(
  out: CandidateSigns,
  document: Document,
  first: number,
  end: number,
  own: ReadonlySet<string>,
): void {
  const { tokens } = document;
  const { firstToken, endToken, inTitle } = document.sentences[document.sentenceOfToken[first]!]!;
  if (first === firstToken && end < endToken) out.add(inTitle ? OPENS_TITLE : OPENS_SENTENCE);
  const verb = proposingVerb(document, firstToken, first);
  if (verb >= 0) afterVerb(out, document, verb, first);
  const governor = governorOf(document, firstToken, first);
  if (governor !== undefined) out.add(GOVERNED, governor);
  if (OPENERS.has(tokens[firstToken]!.word)) out.add(OWN, 'opener');
  for (let i = firstToken; i < Math.min(first, firstToken + 3); i++) {
    if (own.has(tokens[i]!.lower)) out.add(OWN, 'subject:', governor ?? '');
    else if (SUBJECTS.has(tokens[i]!.word)) out.add(OWN, 'pronoun:', governor ?? '');
  }
  for (let i = Math.max(firstToken, first - 5); i < first; i++) {
    const { lower, word } = tokens[i]!;
    if (NOVEL.has(word)) out.add(OWN, 'novel');
    if (lower === 'our') out.add(OWN, 'our');
    if (lower === 'proposed') out.add(OWN, 'proposedName');
  }
  const next = tokens[end]?.text;
  const after = tokens[end + 1]?.word;
  if (next === ',' && after !== undefined && ARTICLE.has(after)) {
    out.add(OWN, ', ', after.lower);
    if (verb >= 0 && first - verb < 4) out.add(OWN, 'proposed, a');
  }
  const before = tokens[first - 1]?.text;
  if (next === '(' || before === '(') out.add(OWN, 'bracket');
  if (before === ')' && NUMERAL.has(tokens[first - 2]?.word)) out.add(OWN, 'numbered');
  if (before === ':') out.add(OWN, 'colon');
}

function proposingVerb(document: Document, from: number, before: number): number {
  let self = false;
  let verb = -1;
  for (let i = from; i < before; i++) {
    const { word } = document.tokens[i]!;
    if (!self && SELF.has(word)) self = true;
    if (self && PROPOSE.has(word)) verb = i;
  }
  return verb;
}

function afterVerb(out: CandidateSigns, document: Document, verb: number, first: number): void {
  const { tokens } = document;
  out.add(OWN, 'proposed');
  out.add(OWN, 'proposed', String(Math.min(8, Math.ceil(Math.log2(first - verb + 1)))));
  out.add(OWN, 'verb:', tokens[verb]!.lower.slice(0, 7));
  let items = 0;
  for (let i = verb + 1; i < first; i++) {
    const { lower, word } = tokens[i]!;
    if (lower === ',' || lower === 'and') items++;
    if (PAST.has(word)) out.add(OWN, 'past:', lower);
  }
  out.add(OWN, 'item', String(Math.min(3, items)));
}

/** The nearest word before a name that a name may hang on. */
function governorOf(document: Document, from: number, first: number): string | undefined {
  for (let i = first - 1; i >= Math.max(from, first - REACH); i--) {
    const { word } = document.tokens[i]!;
    if (GOVERNOR.has(word)) return word.lower.slice(0, 8);
  }
  return undefined;
}
