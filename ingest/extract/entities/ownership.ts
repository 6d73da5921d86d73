import type { Document } from '../document.js';
import type { Candidates } from './candidates.js';

const PROPOSE =
  /^(propos|present|introduc|develop|design|releas|creat|build|devis|unveil|construct|curat|establish|implement|contribut|formulat|offer)/;
const SELF = /^(we|our|us|paper|work|study)$/;
const GOVERNOR =
  /^(propos\w*|present\w*|introduc\w*|develop\w*|design\w*|releas\w*|construct\w*|call(?:ed)?|named|dubbed|termed|namely|compris\w+|consist\w*|incorporat\w*|integrat\w*|combin\w*|leverag\w*|employ\w*|us(?:e|es|ing)|appl\w+|adopt\w*|utiliz\w*|via|through|by|with|based|on|across|over|than|outperform\w*|surpass\w*|compared?|versus|against|like|including|includes?|as|evaluat\w*|test\w*|train\w*|benchmark\w*|extend\w*|improv\w*|is|are|achiev\w*|reduc\w*|increas\w*|maintain\w*|measur\w*|components?|modules?|innovations?|in|for|of|from|to|under|into)$/;
const OPENERS =
  /^(specifically|first|firstly|second|secondly|third|thirdly|finally|moreover|furthermore|additionally|also|then|concretely|i|ii|iii)$/;
const SUBJECTS = /^(it|our|this|the)$/;
const REACH = 12;

/** Words of names that a title or an introduction gives as the paper's own, lower case. */
export function ownNames(document: Document, { findings }: Candidates): ReadonlySet<string> {
  return new Set(
    findings.introductions.flatMap(({ first, end }) => (end - first === 1 ? [document.tokens[first]!.lower] : [])),
  );
}

/** Signs of a name being the paper's own: after a verb of proposing, in an enumeration of parts, with an apposition. */
export function ownershipSigns(
  out: Set<string>,
  document: Document,
  first: number,
  end: number,
  own: ReadonlySet<string>,
): void {
  const { tokens } = document;
  const { firstToken, endToken, inTitle } = document.sentences[document.sentenceOfToken[first]!]!;
  if (first === firstToken && end < endToken) out.add(inTitle ? 'opensTitle' : 'opensSentence');
  const verb = proposingVerb(document, firstToken, first);
  if (verb >= 0) afterVerb(out, document, verb, first);
  const governor = governorOf(document, firstToken, first);
  if (governor !== undefined) out.add(`gov:${governor}`);
  const opener = tokens[firstToken]!.lower;
  if (OPENERS.test(opener)) out.add('own:opener');
  for (let i = firstToken; i < Math.min(first, firstToken + 3); i++) {
    if (own.has(tokens[i]!.lower)) out.add(`own:subject:${governor ?? ''}`);
    else if (SUBJECTS.test(tokens[i]!.lower)) out.add(`own:pronoun:${governor ?? ''}`);
  }
  for (let i = Math.max(firstToken, first - 5); i < first; i++) {
    if (/^(novel|new)$/.test(tokens[i]!.lower)) out.add('own:novel');
    if (tokens[i]!.lower === 'our') out.add('own:our');
    if (tokens[i]!.lower === 'proposed') out.add('own:proposedName');
  }
  const next = tokens[end]?.text;
  const after = tokens[end + 1]?.lower ?? '';
  if (next === ',' && /^(a|an|the|which|our)$/.test(after)) {
    out.add(`own:, ${after}`);
    if (verb >= 0 && first - verb < 4) out.add('own:proposed, a');
  }
  if (next === '(' || tokens[first - 1]?.text === '(') out.add('own:bracket');
  if (tokens[first - 1]?.text === ')' && /^[ivx\d]+$/.test(tokens[first - 2]?.text ?? '')) out.add('own:numbered');
  if (tokens[first - 1]?.text === ':') out.add('own:colon');
}

function proposingVerb(document: Document, from: number, before: number): number {
  let self = false;
  let verb = -1;
  for (let i = from; i < before; i++) {
    const word = document.tokens[i]!.lower;
    if (SELF.test(word)) self = true;
    if (self && PROPOSE.test(word)) verb = i;
  }
  return verb;
}

function afterVerb(out: Set<string>, document: Document, verb: number, first: number): void {
  const { tokens } = document;
  out.add('own:proposed');
  out.add(`own:proposed${Math.min(8, Math.ceil(Math.log2(first - verb + 1)))}`);
  out.add(`own:verb:${tokens[verb]!.lower.slice(0, 7)}`);
  let items = 0;
  for (let i = verb + 1; i < first; i++) {
    const word = tokens[i]!.lower;
    if (word === ',' || word === 'and') items++;
    if (/^(for|on|of|to|in|based|using|with|that|which|by)$/.test(word)) out.add(`own:past:${word}`);
  }
  out.add(`own:item${Math.min(3, items)}`);
}

/** The nearest word before a name that a name may hang on. */
function governorOf(document: Document, from: number, first: number): string | undefined {
  for (let i = first - 1; i >= Math.max(from, first - REACH); i--) {
    const word = document.tokens[i]!.lower;
    if (GOVERNOR.test(word)) return word.slice(0, 8);
  }
  return undefined;
}
