import { type Document, textOf } from '../document.js';
import { Memo } from '../memo.js';
import { WordClass } from '../words.js';
import { type CandidateRows, CandidateSigns, SignKind } from './candidate-signs.js';
import { type Candidates, leastProbability } from './candidates.js';
import { type Cluster, nameKey } from './clusters.js';
import type { KindTable } from './kind-table.js';
import type { Mention } from './mention.js';
import { NAME_CUES, nameCues } from './name-cues.js';
import { acronymCount, nameCounts, spellingKey } from './name-table.js';
import { ownershipSigns, ownNames } from './ownership.js';
import { TAG_KINDS } from './tagger.js';
import { fineGroup } from './word-clusters.js';

const CERTAINTIES = [0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95];
const MEASURE = new WordClass(/^[~<>]?\d/, 'text');
/** So many words left and right of a name count one by one. */
const WINDOW = 6;

const size = (n: number) => Math.min(6, Math.ceil(Math.log2(n + 1)));
const share = (part: number, whole: number) => Math.min(4, Math.floor((5 * part) / Math.max(1, whole)));

/** What a cluster of mentions shows, as rows of the features that hold. */
export function candidateFeatures(
  document: Document,
  cluster: Cluster,
  candidates: Candidates,
  kinds: KindTable,
): CandidateRows {
  const out = new CandidateSigns();
  const mentions = distinct(cluster.mentions);
  const texts = new Set(mentions.map(({ first, end }) => textOf(document, first, end)));
  taggerSigns(out, mentions, candidates);
  listSigns(out, cluster.mentions);
  nameSigns(out, document, mentions);
  minedSigns(out, texts);
  kindSigns(out, texts, kinds);
  placeSigns(out, document, mentions, candidates);
  contextSigns(out, document, mentions, ownNames(document, candidates));
  return out.take();
}

/** One mention for each passage. */
function distinct(mentions: readonly Mention[]): Mention[] {
  if (mentions.length === 1) return [...mentions];
  return [...new Map(mentions.map(mention => [`${mention.first}:${mention.end}`, mention])).values()];
}

const TAGGED = new SignKind('tagged:');
const CERTAIN = TAG_KINDS.map(kind =>
  CERTAINTIES.map(least => ({
    most: new SignKind(`most:${kind}>${least}`),
    mean: new SignKind(`mean:${kind}>${least}`),
  })),
);

function taggerSigns(out: CandidateSigns, mentions: readonly Mention[], { probabilities, tagged }: Candidates): void {
  const most = TAG_KINDS.map(() => 0);
  const mean = TAG_KINDS.map(() => 0);
  for (const { first, end } of mentions) {
    for (let k = 0; k < TAG_KINDS.length; k++) {
      const p = leastProbability(probabilities, first, end, k);
      if (p > most[k]!) most[k] = p;
      mean[k]! += p / mentions.length;
    }
    out.add(TAGGED, tagged.get(`${first}:${end}`)?.kind ?? 'none');
  }
  CERTAIN.forEach((signs, k) => {
    CERTAINTIES.forEach((least, i) => {
      if (most[k]! > least) out.add(signs[i]!.most);
      if (mean[k]! > least) out.add(signs[i]!.mean);
    });
  });
  const lead = most.indexOf(Math.max(...most));
  out.addLead(most[lead]! > 0.15 ? TAG_KINDS[lead]! : 'none');
}

const FROM = new SignKind('from:');
const ENTRY = new SignKind('entry:');
const METRIC = new SignKind('metric:');
const SOURCES = new SignKind('sources:');

function listSigns(out: CandidateSigns, mentions: readonly Mention[]): void {
  for (const { source, sure, generic, entry, type } of mentions) {
    if (source === 'tagger') continue;
    out.add(FROM, source, sure ? '!' : '', generic ? '*' : '');
    if (source === 'metric' || source === 'hardware') out.add(ENTRY, `${entry}`);
    if (type === 'Metric') out.add(METRIC, entry ?? '');
  }
  const sources = [...new Set(mentions.map(mention => mention.source))].sort();
  out.add(SOURCES, sources.join('+'));
}

const NAME = new SignKind('name:');
const WORDS = new SignKind('words:');
const SHAPE = new SignKind('shape:');
const HEAD = new SignKind('head:');
const TAIL = new SignKind('tail:');
const START = new SignKind('start:');
const HEAD_GROUP = new SignKind('headGroup:');
const FIRST_GROUP = new SignKind('firstGroup:');
const HEAD_WRITING = new SignKind('headWriting:');
const DIGIT = new SignKind('digit');
const HAS_DIGIT = /\d/;

function nameSigns(out: CandidateSigns, document: Document, mentions: readonly Mention[]): void {
  const { tokens } = document;
  for (const { first, end } of mentions) {
    const text = textOf(document, first, end);
    const start = tokens[first]!.word;
    const head = tokens[end - 1]!.word;
    const written = writings.of(text);
    let shape = start.shape;
    for (let i = first + 1; i < Math.min(end, first + 3); i++) shape += ` ${tokens[i]!.word.shape}`;
    out.add(NAME, spellingKey(text));
    out.add(WORDS, String(Math.min(6, end - first)));
    out.add(SHAPE, shape);
    out.add(HEAD, head.withoutPlural);
    out.add(TAIL, head.lower.slice(-4));
    out.add(START, start.lower.slice(0, 4));
    out.add(HEAD_GROUP, fineGroup.of(head) || 'none');
    out.add(FIRST_GROUP, fineGroup.of(start) || 'none');
    out.addWriting(written);
    if (end - first > 1) out.add(HEAD_WRITING, head.withoutPlural, ':', written);
    if (HAS_DIGIT.test(text)) out.add(DIGIT);
  }
}

const writings = new Memo(writing);

function writing(text: string): string {
  if (!/\p{Lu}/u.test(text)) return /\p{N}/u.test(text) ? 'lower0' : 'lower';
  if (!/\p{Ll}/u.test(text)) return 'capitals';
  if (/\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}/u.test(text)) return 'inner';
  const words = text.split(/[\s-]+/).filter(word => /\p{L}{4}/u.test(word));
  return words.every(word => /^\p{Lu}/u.test(word)) ? 'titled' : 'mixed';
}

const LONG_FORM = new SignKind('longForm:');
const PAPERS = new SignKind('papers:');
const LOWER = new SignKind('lower:');
const SEEN = new SignKind('seen:');
const BALANCE = new SignKind('balance:');
const SEEN_HARDWARE = new SignKind('seenHardware:');
const SEEN_METRIC = new SignKind('seenMetric:');
const UNSEEN = new SignKind('unseen');

function minedSigns(out: CandidateSigns, texts: ReadonlySet<string>): void {
  let seen = false;
  for (const text of texts) {
    const forms = acronymCount(text);
    if (forms > 0) out.add(LONG_FORM, String(size(forms)));
    const counts = nameCounts(text);
    if (!counts) continue;
    seen = true;
    out.add(PAPERS, String(size(counts.papers)));
    out.add(LOWER, String(share(counts.lowerCase, counts.papers + counts.lowerCase)));
    for (const cue of NAME_CUES) {
      const papers = counts.cues[cue];
      if (papers > 0) out.add(SEEN, cue, ':', String(share(papers * 3, counts.papers)));
    }
    const { dataNoun, titleData, on, modelNoun, versus, using, hardwareNoun, metricNoun } = counts.cues;
    const data = 3 * dataNoun + 3 * titleData + on;
    const method = modelNoun + versus + using;
    out.add(BALANCE, String(Math.round(2 * Math.log2((data + 1) / (method + 1)))));
    if (hardwareNoun > 0) out.add(SEEN_HARDWARE, String(share(hardwareNoun * 2, counts.papers)));
    if (metricNoun > 0) out.add(SEEN_METRIC, String(share(metricNoun * 2, counts.papers)));
  }
  if (!seen) out.add(UNSEEN);
}

const KINDS = new SignKind('kinds:');
const KIND = TAG_KINDS.map(kind => new SignKind(`kind:${kind}:`));
const KIND_LEAD = new SignKind('kindLead:');

/** What the tagger takes the name for all over the corpus. */
function kindSigns(out: CandidateSigns, texts: ReadonlySet<string>, kinds: KindTable): void {
  let total = 0;
  const sums = TAG_KINDS.map(() => 0);
  for (const name of new Set([...texts].map(nameKey))) {
    kinds.get(name)?.forEach((papers, k) => {
      sums[k]! += papers;
      total += papers;
    });
  }
  out.add(KINDS, String(size(total)));
  if (total === 0) return;
  TAG_KINDS.forEach((kind, k) => {
    const part = sums[k]! / total;
    if (part > 0) out.add(KIND[k]!, String(Math.ceil(part * 5)), ':', String(Math.min(3, size(total))));
    if (part > 0.6) out.add(KIND_LEAD, kind);
  });
}

const PART = new SignKind('ownPart:');
const MENTIONS = new SignKind('mentions:');
const SENTENCES = new SignKind('sentences:');
const IN_TITLE = new SignKind('inTitle');
const ZONE = new SignKind('zone:');
const INTRODUCED = new SignKind('introduced:');
const INSIDE_INTRODUCED = new SignKind('insideIntroduced:');
const ACRONYM = new SignKind('acronym');
const SPELLED_OUT = new SignKind('spelledOut:');
const TITLE_HAS_NAME = new SignKind('titleHasName');

function placeSigns(
  out: CandidateSigns,
  document: Document,
  mentions: readonly Mention[],
  candidates: Candidates,
): void {
  const { acronyms, introductions } = candidates.findings;
  out.add(MENTIONS, String(size(mentions.length)));
  const sentences = new Set<number>();
  for (const { first, end } of mentions) {
    const sentence = document.sentences[document.sentenceOfToken[first]!]!;
    sentences.add(sentence.index);
    if (sentence.inTitle) out.add(IN_TITLE);
    else out.add(ZONE, String(Math.floor((4 * sentence.index) / document.sentences.length)));
    for (const one of introductions) {
      if (one.first === first && one.end === end) out.add(INTRODUCED, one.rule);
      else if (one.first <= first && end <= one.end) out.add(INSIDE_INTRODUCED, one.rule);
    }
    const part = candidates.partsAt.get(first) ?? candidates.partsAt.get(first - 1);
    if (part && end <= part.end + 1) {
      out.add(PART, part.mark, '|', writings.of(textOf(document, first, end)));
      out.add(PART, part.noun);
    }
    for (const { long, short } of acronyms) {
      if (short[0] === first && short[1] === end) out.add(ACRONYM);
      if (long[0] === first && long[1] === end) out.add(SPELLED_OUT, writings.of(textOf(document, first, end)));
    }
  }
  out.add(SENTENCES, String(size(sentences.size)));
  if (introductions.some(({ rule }) => rule === 'title')) out.add(TITLE_HAS_NAME);
}

const CUE = new SignKind('cue:');
const BEFORE = new SignKind('-1:');
const BEFORE_THAT = new SignKind('-2:');
const AFTER = new SignKind('+1:');
const AFTER_THAT = new SignKind('+2:');
const TWO_BEFORE = new SignKind('-2-1:');
const AROUND = new SignKind('-1+1:');
const GROUP_BEFORE = new SignKind('-1g:');
const GROUP_AFTER = new SignKind('+1g:');
const LEFT = new SignKind('win:<');
const RIGHT = new SignKind('win:>');
const NEAR_NUMBER = new SignKind('nearNumber');
/** Stands for the word beyond a sentence's end, and for its group. */
const EDGE = '|';

function contextSigns(
  out: CandidateSigns,
  document: Document,
  mentions: readonly Mention[],
  own: ReadonlySet<string>,
): void {
  const { tokens } = document;
  for (const { first, end } of mentions) {
    for (const cue of nameCues(document, first, end)) out.add(CUE, cue);
    const { firstToken, endToken } = document.sentences[document.sentenceOfToken[first]!]!;
    const before = first > firstToken ? tokens[first - 1]!.word : undefined;
    const beforeThat = first - 1 > firstToken ? tokens[first - 2]!.lower : EDGE;
    const after = end < endToken ? tokens[end]!.word : undefined;
    out.add(BEFORE, before?.lower ?? EDGE);
    out.add(BEFORE_THAT, beforeThat);
    out.add(AFTER, after?.lower ?? EDGE);
    out.add(AFTER_THAT, end + 1 < endToken ? tokens[end + 1]!.lower : EDGE);
    out.add(TWO_BEFORE, beforeThat, ' ', before?.lower ?? EDGE);
    out.add(AROUND, before?.lower ?? EDGE, ' ', after?.lower ?? EDGE);
    out.add(GROUP_BEFORE, before ? fineGroup.of(before) || '?' : EDGE);
    out.add(GROUP_AFTER, after ? fineGroup.of(after) || '?' : EDGE);
    for (let i = Math.max(firstToken, first - WINDOW); i < Math.min(endToken, end + WINDOW); i++) {
      if (i >= first && i < end) continue;
      const { word } = tokens[i]!;
      if (MEASURE.has(word)) out.add(NEAR_NUMBER);
      out.add(i < first ? LEFT : RIGHT, word.withoutPlural);
    }
    ownershipSigns(out, document, first, end, own);
  }
}
