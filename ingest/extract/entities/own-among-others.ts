import { type Document, tokensOf } from '../document.js';
import { begun, FeatureList, levelHashes, rowsOfHashes } from '../feature-hash.js';
import type { EntityCandidate } from '../reading.js';
import { sentenceKinds } from '../sentence-kinds.js';
import { companyOf, type PlacedMention } from './company.js';
import { foldName } from './fold.js';
import { type PartOfList, partsOfLists } from './part-siblings.js';

/** Number of buckets of these features. */
const BUCKETS = 1 << 14;
/** Only so many of the likeliest own names are looked at from all others: time stays linear in the text. */
const MOST_LEADERS = 12;
const LEVELS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
/** From this score of the likeliest own name on it matters what comes before and after it. */
const LEADING = 0.3;

/**
 * Rows of the features of "the paper presents this as its own", for each entity found, over what is thought of all of
 * them one by one: variants of an own name, what is listed beside one, what appears before or after it.
 */
export function rowsAmongOthers(document: Document, found: readonly EntityCandidate[]): number[][] {
  const mentions = found.map(({ mentions }, entity) =>
    mentions.map((span): PlacedMention => {
      const { first, end } = tokensOf(document, span);
      return { entity, first, end, sentence: document.sentenceOfToken[first] ?? 0 };
    }),
  );
  const company = companyOf(
    document,
    mentions.flat(),
    found.map(({ introduced }) => introduced),
  );
  const parts = partsOfLists(document, mentions);
  const leaders = leadersOf(found);
  const names = found.map(({ name, surfaces }) => [name, ...surfaces].map(foldName));
  const total = found.reduce((sum, { introduced }) => sum + introduced, 0);
  return found.map((candidate, entity) => {
    const out = new FeatureList();
    ofItself(out, candidate);
    out.reach(ALL_OTHERS, LEVELS, total - candidate.introduced);
    const leader = leaders[0] === entity ? leaders[1] : leaders[0];
    if (leader !== undefined) besideLeader(out, document, found, mentions, entity, leader);
    namesakes(out, found, names, entity, leaders);
    const { before, after, overlapping, listed, owns, joints } = company[entity]!;
    out.reach(BEFORE, LEVELS, before);
    out.reach(AFTER, LEVELS, after);
    out.reach(OVERLAPPING, LEVELS, overlapping);
    out.reach(LISTED, LEVELS, listed);
    out.add(OWNS, String(Math.min(4, owns)));
    for (const joint of joints) out.add(JOINT, joint);
    for (const part of parts[entity]!) asPart(out, found, entity, part);
    inText(out, document, mentions[entity]!);
    return rowsOfHashes(out.hashes, BUCKETS);
  });
}

const levels = (name: string) => levelHashes(name, LEVELS);
const ITSELF = levels('itself');
const COMMON = levels('common');
const ALL_OTHERS = levels('others');
const LEAD = levels('lead');
const LAG = levels('lag');
const LEAD_AFTER = ['earlier', 'together', 'later'].map(levels);
const VARIANT = levels('variant');
const STEM = levels('stem');
const HEADED = levels('headed');
const BEFORE = levels('before');
const AFTER = levels('after');
const OVERLAPPING = levels('overlapping');
const LISTED = levels('listed');
const SIBLING = levels('sibling');
const LISTED_SIBLING = levels('listedSibling');
const SIBLINGS = levels('siblings');
const PART = begun('part:');
const TYPE = begun('type:');
const RULE = begun('rule:');
const WORDS = begun('words:');
const APART = begun('apart:');
const OWNS = begun('owns:');
const JOINT = begun('joint:');
const MENTIONS = begun('mentions:');
const KIND = begun('kind:');
const KINDS = begun('kinds:');
const WORD_BEFORE = begun('wordBefore:');
const WORD_AFTER = begun('wordAfter:');
const FROM_START = begun('fromStart:');
const FROM_END = begun('fromEnd:');

/** Places of the likeliest own names, likeliest first. */
function leadersOf(found: readonly EntityCandidate[]): number[] {
  return found
    .map((_, entity) => entity)
    .sort((a, b) => found[b]!.introduced - found[a]!.introduced || a - b)
    .slice(0, MOST_LEADERS);
}

function ofItself(out: FeatureList, { name, types, generic, introduced, introducedBy }: EntityCandidate): void {
  out.reach(ITSELF, LEVELS, introduced);
  out.reach(COMMON, LEVELS, generic);
  for (const [type, score] of Object.entries(types)) out.add(TYPE, type, String(Math.round(score * 5)));
  out.add(RULE, introducedBy?.rule ?? '');
  out.add(WORDS, /\p{Lu}/u.test(name) ? 'named' : 'lower', String(Math.min(5, name.split(/\s+/).length)));
}

/** How likely the likeliest other own name is, and whether this appears before or after it. */
function besideLeader(
  out: FeatureList,
  document: Document,
  found: readonly EntityCandidate[],
  mentions: readonly (readonly PlacedMention[])[],
  entity: number,
  leader: number,
): void {
  const lead = found[leader]!.introduced;
  out.reach(LEAD, LEVELS, lead);
  out.reach(LAG, LEVELS, lead - found[entity]!.introduced);
  if (lead < LEADING) return;
  const apart = firstInAbstract(document, mentions[entity]!) - firstInAbstract(document, mentions[leader]!);
  out.add(APART, String(Math.max(-4, Math.min(4, apart))));
  out.reach(LEAD_AFTER[Math.sign(apart) + 1]!, LEVELS, lead);
}

/** Sentence of the abstract that first names something; the one after the last where none does. */
function firstInAbstract(document: Document, mentions: readonly PlacedMention[]): number {
  const first = mentions.find(({ sentence }) => !document.sentences[sentence]!.inTitle);
  return first?.sentence ?? document.sentences.length;
}

const SHORTEST = 3;

/** Whether this is named after an own name ("X-Small"), or an own name after this. */
function namesakes(
  out: FeatureList,
  found: readonly EntityCandidate[],
  names: readonly (readonly string[])[],
  entity: number,
  leaders: readonly number[],
): void {
  let [variant, stem, headed] = [0, 0, 0];
  for (const other of leaders) {
    if (other === entity) continue;
    const score = found[other]!.introduced;
    for (const mine of names[entity]!) {
      for (const theirs of names[other]!) {
        if (mine.length === theirs.length || Math.min(mine.length, theirs.length) < SHORTEST) continue;
        if (mine.startsWith(theirs)) variant = Math.max(variant, score);
        if (theirs.startsWith(mine)) stem = Math.max(stem, score);
        if (mine.endsWith(theirs)) headed = Math.max(headed, score);
      }
    }
  }
  out.reach(VARIANT, LEVELS, variant);
  out.reach(STEM, LEVELS, stem);
  out.reach(HEADED, LEVELS, headed);
}

/** What kind of list names it as a part, and how likely the other parts are the paper's own. */
function asPart(out: FeatureList, found: readonly EntityCandidate[], entity: number, part: PartOfList): void {
  const { mark, noun, place, siblings } = part;
  const writing = /\p{Lu}/u.test(found[entity]!.name) ? 'named' : 'lower';
  out.add(PART, mark);
  out.add(PART, mark, '|', writing);
  out.add(PART, noun, '|', writing);
  out.add(PART, mark, String(Math.min(4, place)), `/${Math.min(5, siblings.length)}`);
  const scores = siblings.map(other => found[other]!.introduced);
  out.reach(SIBLING, LEVELS, Math.max(0, ...scores));
  if (mark !== 'verb') out.reach(LISTED_SIBLING, LEVELS, Math.max(0, ...scores));
  out.reach(SIBLINGS, LEVELS, scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length));
}

/** Where it is named, in sentences of what kind, and the words next to it. */
function inText(out: FeatureList, document: Document, mentions: readonly PlacedMention[]): void {
  const { sentences, tokens } = document;
  const kinds = sentenceKinds(document);
  const kindsHere = new Set<string>();
  for (const { first, end, sentence } of mentions) {
    const { firstToken, endToken } = sentences[sentence]!;
    kindsHere.add(kinds[sentence]!);
    out.add(WORD_BEFORE, first > firstToken ? tokens[first - 1]!.lower : '');
    out.add(WORD_AFTER, end < endToken ? tokens[end]!.lower : '');
  }
  for (const kind of kindsHere) out.add(KIND, kind);
  out.add(KINDS, [...kindsHere].sort().join('+'));
  out.add(MENTIONS, String(Math.min(5, mentions.length)));
  const first = firstInAbstract(document, mentions);
  out.add(FROM_START, String(Math.min(9, first)));
  out.add(FROM_END, String(Math.min(6, sentences.length - first)));
}
