import type { Document } from '../document.js';

/** A place where an entity is named: half-open range of tokens. */
export interface PlacedMention {
  entity: number;
  first: number;
  end: number;
  sentence: number;
}

/** What is named in the same sentences as an entity: highest scores of being the paper's own. */
export interface Company {
  before: number;
  after: number;
  overlapping: number;
  /** Of what is listed next to it ("A and B", "A, B"). */
  listed: number;
  /** Greatest number of own names in one of its sentences. */
  owns: number;
  /** The few words between it and an own name: `L:` where that comes before, `R:` where after. */
  joints: Set<string>;
}

/** From this score on a name counts as the paper's own. */
const OWN = 0.5;
const JOINT_WORDS = 3;
const LINKS = new Set(['and', ',', 'or', ')', '(', '&', 'as', 'well', 'the', 'a', 'an']);
const LISTERS = new Set(['and', ',', 'or', '&']);

/**
 * For each entity, what stands beside it.
 * @param scores of being the paper's own, for each entity, 0 to 1
 */
export function companyOf(
  document: Document,
  mentions: readonly PlacedMention[],
  scores: readonly number[],
): Company[] {
  const company = scores.map(
    (): Company => ({ before: 0, after: 0, overlapping: 0, listed: 0, owns: 0, joints: new Set() }),
  );
  const inSentence = new Map<number, PlacedMention[]>();
  for (const mention of mentions) {
    const { sentence } = mention;
    // A title lists nothing, and most of what it names is the paper's own.
    if (document.sentences[sentence]!.inTitle) continue;
    const here = inSentence.get(sentence);
    if (here) here.push(mention);
    else inSentence.set(sentence, [mention]);
  }
  for (const here of inSentence.values()) {
    for (const mention of here) meet(document, company[mention.entity]!, mention, here, scores);
  }
  return company;
}

function meet(
  document: Document,
  mine: Company,
  mention: PlacedMention,
  here: readonly PlacedMention[],
  scores: readonly number[],
): void {
  const owns = new Set<number>();
  for (const other of here) {
    if (other.entity === mention.entity) continue;
    const score = scores[other.entity]!;
    if (score > OWN) owns.add(other.entity);
    if (other.first < mention.end && mention.first < other.end) {
      mine.overlapping = Math.max(mine.overlapping, score);
      continue;
    }
    const isBefore = other.end <= mention.first;
    const [from, to] = isBefore ? [other.end, mention.first] : [mention.end, other.first];
    if (isBefore) mine.before = Math.max(mine.before, score);
    else mine.after = Math.max(mine.after, score);
    if (to - from > JOINT_WORDS) continue;
    const words = document.tokens.slice(from, to).map(({ lower }) => lower);
    if (words.every(word => LINKS.has(word)) && words.some(word => LISTERS.has(word))) {
      mine.listed = Math.max(mine.listed, score);
    }
    if (score > OWN) mine.joints.add(`${isBefore ? 'L' : 'R'}:${words.join(' ')}`);
  }
  mine.owns = Math.max(mine.owns, owns.size);
}
