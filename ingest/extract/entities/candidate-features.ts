import { type Document, textOf } from '../document.js';
import { type Candidates, spanProbabilities } from './candidates.js';
import { type Cluster, nameKey } from './clusters.js';
import { foldName, foldSingular } from './fold.js';
import type { KindTable } from './kind-table.js';
import type { Mention } from './mention.js';
import { nameCues } from './name-cues.js';
import { acronymCount, nameCounts } from './name-table.js';
import { ownershipSigns, ownNames } from './ownership.js';
import { TAG_KINDS } from './tagger.js';
import { shapeOf } from './token-facts.js';
import { wordGroups } from './word-clusters.js';

const CERTAINTIES = [0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95];
const MEASURE = /^[~<>]?\d/;

const size = (n: number) => Math.min(6, Math.ceil(Math.log2(n + 1)));
const share = (part: number, whole: number) => Math.min(4, Math.floor((5 * part) / Math.max(1, whole)));

/** What a cluster of mentions shows, as names of features that hold. */
export function candidateFeatures(
  document: Document,
  cluster: Cluster,
  candidates: Candidates,
  kinds: KindTable,
): Set<string> {
  const out = new Set<string>();
  const mentions = distinct(cluster.mentions);
  taggerSigns(out, mentions, candidates);
  listSigns(out, cluster.mentions);
  nameSigns(out, document, mentions);
  minedSigns(out, document, mentions);
  if (![...out].some(sign => sign.startsWith('papers:'))) out.add('unseen');
  kindSigns(out, document, mentions, kinds);
  placeSigns(out, document, mentions, candidates);
  contextSigns(out, document, mentions, ownNames(document, candidates));
  pairUp(out);
  return out;
}

/** One mention for each passage. */
function distinct(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map(mention => [`${mention.first}:${mention.end}`, mention])).values()];
}

function taggerSigns(out: Set<string>, mentions: readonly Mention[], { probabilities, tagged }: Candidates): void {
  const most = TAG_KINDS.map(() => 0);
  const mean = TAG_KINDS.map(() => 0);
  for (const { first, end } of mentions) {
    spanProbabilities(probabilities, first, end).forEach((p, k) => {
      most[k] = Math.max(most[k]!, p);
      mean[k]! += p / mentions.length;
    });
    const kind = tagged.get(`${first}:${end}`)?.kind;
    out.add(`tagged:${kind ?? 'none'}`);
  }
  TAG_KINDS.forEach((kind, k) => {
    CERTAINTIES.forEach(least => {
      if (most[k]! > least) out.add(`most:${kind}>${least}`);
      if (mean[k]! > least) out.add(`mean:${kind}>${least}`);
    });
  });
  const lead = most.indexOf(Math.max(...most));
  out.add(`lead:${most[lead]! > 0.15 ? TAG_KINDS[lead] : 'none'}`);
}

function listSigns(out: Set<string>, mentions: readonly Mention[]): void {
  for (const { source, sure, generic, entry, type } of mentions) {
    if (source === 'tagger') continue;
    out.add(`from:${source}${sure ? '!' : ''}${generic ? '*' : ''}`);
    if (source === 'metric' || source === 'hardware') out.add(`entry:${entry}`);
    if (type === 'Metric') out.add(`metric:${entry ?? ''}`);
  }
  const sources = [...new Set(mentions.map(mention => mention.source))].sort();
  out.add(`sources:${sources.join('+')}`);
}

function nameSigns(out: Set<string>, document: Document, mentions: readonly Mention[]): void {
  for (const { first, end } of mentions) {
    const words = document.tokens.slice(first, end);
    const text = textOf(document, first, end);
    const head = words[words.length - 1]!;
    out.add(`name:${foldSingular(foldName(text))}`);
    out.add(`words:${Math.min(6, words.length)}`);
    out.add(
      `shape:${words
        .slice(0, 3)
        .map(word => shapeOf(word.text))
        .join(' ')}`,
    );
    out.add(`head:${foldSingular(head.lower)}`);
    out.add(`tail:${head.lower.slice(-4)}`);
    out.add(`start:${words[0]!.lower.slice(0, 4)}`);
    out.add(`headGroup:${wordGroups(head.text)?.[1] ?? 'none'}`);
    out.add(`firstGroup:${wordGroups(words[0]!.text)?.[1] ?? 'none'}`);
    out.add(`writing:${writing(text)}`);
    if (words.length > 1) out.add(`headWriting:${foldSingular(head.lower)}:${writing(text)}`);
    if (/\d/.test(text)) out.add('digit');
  }
}

function writing(text: string): string {
  if (!/\p{Lu}/u.test(text)) return /\p{N}/u.test(text) ? 'lower0' : 'lower';
  if (!/\p{Ll}/u.test(text)) return 'capitals';
  if (/\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}/u.test(text)) return 'inner';
  const words = text.split(/[\s-]+/).filter(word => /\p{L}{4}/u.test(word));
  return words.every(word => /^\p{Lu}/u.test(word)) ? 'titled' : 'mixed';
}

function minedSigns(out: Set<string>, document: Document, mentions: readonly Mention[]): void {
  for (const text of new Set(mentions.map(({ first, end }) => textOf(document, first, end)))) {
    const forms = acronymCount(text);
    if (forms > 0) out.add(`longForm:${size(forms)}`);
    const counts = nameCounts(text);
    if (!counts) continue;
    out.add(`papers:${size(counts.papers)}`);
    out.add(`lower:${share(counts.lowerCase, counts.papers + counts.lowerCase)}`);
    for (const [cue, papers] of Object.entries(counts.cues)) {
      if (papers > 0) out.add(`seen:${cue}:${share(papers * 3, counts.papers)}`);
    }
    const { dataNoun, titleData, on, modelNoun, versus, using, hardwareNoun, metricNoun } = counts.cues;
    const data = 3 * dataNoun + 3 * titleData + on;
    const method = modelNoun + versus + using;
    out.add(`balance:${Math.round(2 * Math.log2((data + 1) / (method + 1)))}`);
    if (hardwareNoun > 0) out.add(`seenHardware:${share(hardwareNoun * 2, counts.papers)}`);
    if (metricNoun > 0) out.add(`seenMetric:${share(metricNoun * 2, counts.papers)}`);
  }
}

/** What the tagger takes the name for all over the corpus. */
function kindSigns(out: Set<string>, document: Document, mentions: readonly Mention[], kinds: KindTable): void {
  const names = new Set(mentions.map(({ first, end }) => nameKey(textOf(document, first, end))));
  let total = 0;
  const sums = TAG_KINDS.map(() => 0);
  for (const name of names) {
    kinds.get(name)?.forEach((papers, k) => {
      sums[k]! += papers;
      total += papers;
    });
  }
  out.add(`kinds:${size(total)}`);
  if (total === 0) return;
  TAG_KINDS.forEach((kind, k) => {
    const part = sums[k]! / total;
    if (part > 0) out.add(`kind:${kind}:${Math.ceil(part * 5)}:${Math.min(3, size(total))}`);
    if (part > 0.6) out.add(`kindLead:${kind}`);
  });
}

function placeSigns(out: Set<string>, document: Document, mentions: readonly Mention[], candidates: Candidates): void {
  const { acronyms, introductions } = candidates.findings;
  out.add(`mentions:${size(mentions.length)}`);
  const sentences = new Set<number>();
  for (const { first, end } of mentions) {
    const sentence = document.sentences[document.sentenceOfToken[first]!]!;
    sentences.add(sentence.index);
    if (sentence.inTitle) out.add('inTitle');
    else out.add(`zone:${Math.floor((4 * sentence.index) / document.sentences.length)}`);
    for (const one of introductions) {
      if (one.first === first && one.end === end) out.add(`introduced:${one.rule}`);
      else if (one.first <= first && end <= one.end) out.add(`insideIntroduced:${one.rule}`);
    }
    for (const { long, short } of acronyms) {
      if (short[0] === first && short[1] === end) out.add('acronym');
      if (long[0] === first && long[1] === end) out.add(`spelledOut:${writing(textOf(document, first, end))}`);
    }
  }
  out.add(`sentences:${size(sentences.size)}`);
  if (introductions.some(({ rule }) => rule === 'title')) out.add('titleHasName');
}

function contextSigns(
  out: Set<string>,
  document: Document,
  mentions: readonly Mention[],
  own: ReadonlySet<string>,
): void {
  const { tokens } = document;
  for (const { first, end } of mentions) {
    for (const cue of nameCues(document, first, end)) out.add(`cue:${cue}`);
    const sentence = document.sentences[document.sentenceOfToken[first]!]!;
    const word = (i: number) => (i >= sentence.firstToken && i < sentence.endToken ? tokens[i]!.lower : '|');
    const group = (i: number) =>
      i >= sentence.firstToken && i < sentence.endToken ? (wordGroups(tokens[i]!.text)?.[1] ?? '?') : '|';
    out.add(`-1:${word(first - 1)}`);
    out.add(`-2:${word(first - 2)}`);
    out.add(`+1:${word(end)}`);
    out.add(`+2:${word(end + 1)}`);
    out.add(`-2-1:${word(first - 2)} ${word(first - 1)}`);
    out.add(`-1+1:${word(first - 1)} ${word(end)}`);
    out.add(`-1g:${group(first - 1)}`);
    out.add(`+1g:${group(end)}`);
    for (let i = Math.max(sentence.firstToken, first - 6); i < Math.min(sentence.endToken, end + 6); i++) {
      if (i >= first && i < end) continue;
      if (MEASURE.test(tokens[i]!.text)) out.add('nearNumber');
      out.add(`win:${i < first ? '<' : '>'}${foldSingular(tokens[i]!.lower)}`);
    }
    ownershipSigns(out, document, first, end, own);
  }
}

const LEADS = /^(lead|sources|introduced|writing):/;

/** Conjunctions of the strongest signs. */
function pairUp(out: Set<string>): void {
  const leads = [...out].filter(sign => LEADS.test(sign));
  const lead = leads.find(sign => sign.startsWith('lead:')) ?? '';
  for (const sign of [...out]) {
    if (
      /^(from|writing|introduced|lower|papers|balance|mentions|head|cue|entry|nearNumber|inTitle|acronym|words|headGroup|sources)/.test(
        sign,
      )
    ) {
      out.add(`${lead}&${sign}`);
    }
  }
  const writings = leads.filter(sign => sign.startsWith('writing:'));
  for (const sign of [...out]) {
    if (/^(introduced|titleHasName|longForm|lower|head:|cue:|unseen)/.test(sign))
      for (const one of writings) out.add(`${one}&${sign}`);
  }
}

const OWN =
  /^(own|introduced|insideIntroduced|acronym|spelledOut|gov|opens|writing|mentions|sentences|inTitle|titleHasName|lead|most|mean|words|zone|cue|digit|head:|shape)/;
const KNOWLEDGE = /&(?:unseen|papers|lower|longForm|balance|from|sources|entry)|^unseen/;

/**
 * Of the signs of a candidate, those that speak of whether it is the paper's own. How well a name is known does not:
 * what today's corpus has never seen is new today, but what a paper of some years ago introduced may be famous by now.
 */
export function ownFeatures(features: ReadonlySet<string>): string[] {
  return [...features].filter(sign => OWN.test(sign) && !KNOWLEDGE.test(sign));
}
