import type { Document } from '../document.js';
import { type Cluster, clusterMentions } from './clusters.js';
import { type ListedPart, listedParts } from './listed-parts.js';
import type { Mention } from './mention.js';
import { findNameRuns } from './name-runs.js';
import { tidySpan } from './spans.js';
import { TagScorer } from './tag-scorer.js';
import {
  bestTags,
  ForwardBackward,
  TAGS,
  type TaggedSpan,
  type TaggerModel,
  TYPE_OF_KIND,
  taggedSpans,
} from './tagger.js';
import type { Findings } from './tagger-features.js';

/** Bonus of being a name when spans are gathered that the best reading leaves out. */
const LOOSE = -1.8;

/** What a text may name, before anything is decided. */
export interface Candidates {
  findings: Findings;
  /** Tag probabilities, `TAGS` for each token. */
  probabilities: Float64Array;
  clusters: Cluster[];
  /** Passages that the tagger's best reading marks, by `first:end`. */
  tagged: Map<string, TaggedSpan>;
  /** What is listed as a part, by the token that it begins with. */
  partsAt: Map<number, ListedPart>;
}

const running = new WeakMap<TaggerModel, { scorer: TagScorer; chances: ForwardBackward }>();

function runningTagger(tagger: TaggerModel): { scorer: TagScorer; chances: ForwardBackward } {
  let known = running.get(tagger);
  if (known === undefined) {
    known = { scorer: new TagScorer(tagger), chances: new ForwardBackward(tagger.steps) };
    running.set(tagger, known);
  }
  return known;
}

/** Gathers candidates of all kinds and joins those that name one thing. */
export function findCandidates(document: Document, findings: Findings, tagger: TaggerModel): Candidates {
  const { scorer, chances } = runningTagger(tagger);
  const scores = scorer.scores(document, findings);
  const probabilities = new Float64Array(scores.length);
  const tags = new Uint8Array(document.tokens.length);
  const loose = new Uint8Array(document.tokens.length);
  for (const { firstToken, endToken } of document.sentences) {
    chances.run(scores, firstToken, endToken, probabilities);
    bestTags(scores, firstToken, endToken, tagger.steps, 0, tags);
    bestTags(scores, firstToken, endToken, tagger.steps, LOOSE, loose);
  }
  const best = taggedSpans(document, tags);
  const parts = listedParts(document);
  const mentions = withoutOverlaps(
    [
      ...findings.hardware.filter(mention => mention.sure),
      ...best.flatMap(span => taggedMentions(document, span, findings.metrics)),
      ...findings.names.filter(mention => mention.source !== 'technique'),
      ...findings.acronyms.flatMap(({ long, short }) => [plain(...short, 'acronym'), plain(...long, 'acronym')]),
      ...findings.introductions.map(({ first, end }) => plain(first, end, 'title')),
      ...findings.metrics,
      ...findings.names,
      ...findings.hardware,
      ...findings.proposals.map(([first, end]) => plain(first, end, 'proposal')),
      ...taggedSpans(document, loose).flatMap(span => taggedMentions(document, span, findings.metrics)),
      ...findNameRuns(document).map(({ first, end }) => plain(first, end, 'shape')),
      ...parts.filter(isOwnPhrase).map(({ first, end }) => plain(first, end, 'part')),
    ],
    document.tokens.length,
  );
  return {
    findings,
    probabilities,
    clusters: clusterMentions(document, mentions, findings.acronyms),
    tagged: new Map(best.map(span => [`${span.first}:${span.end}`, span])),
    partsAt: new Map(parts.toReversed().map(part => [part.first, part])),
  };
}

/** A phrase of several words in a list that says what it lists: a single word is found by other ways if it is a name. */
const isOwnPhrase = ({ first, end, mark }: ListedPart) => mark !== 'verb' && end - first > 1;

const plain = (first: number, end: number, source: Mention['source']): Mention => ({
  first,
  end,
  type: 'Method',
  generic: false,
  source,
});

function taggedMentions(document: Document, { first, end, kind }: TaggedSpan, metrics: readonly Mention[]): Mention[] {
  const mention: Mention = { first, end, type: TYPE_OF_KIND[kind], generic: kind === 'generic', source: 'tagger' };
  return tidySpan(document, mention).map(part => {
    if (kind !== 'metric') return part;
    const known = metrics.find(metric => metric.end === part.end);
    return known?.entry === undefined ? part : { ...part, entry: known.entry, generic: known.generic };
  });
}

/**
 * Keeps the first of mentions that overlap; the same passage may be there more than once, and a name that is known
 * well may stand inside a longer passage of another kind ("GPU" in "GPU memory", "vLLM" in "vLLM-based serving").
 */
function withoutOverlaps(mentions: readonly Mention[], tokens: number): Mention[] {
  const taken = new Int32Array(tokens).fill(-1);
  return mentions.filter(({ first, end, sure, source }) => {
    const place = first * 64 + (end - first);
    let free = true;
    for (let i = first; i < end; i++) if (taken[i] !== -1 && taken[i] !== place) free = false;
    if (free) taken.fill(place, first, end);
    return free || (sure === true && NESTED.has(source) && !crosses(taken, first, end));
  });
}

const NESTED: ReadonlySet<Mention['source']> = new Set(['name', 'dataset', 'hardware']);

/** Whether a passage lies partly outside of the one that was there first. */
function crosses(taken: Int32Array, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (taken[i] !== taken[first]) return true;
  return Math.floor(taken[first]! / 64) === first && taken[first]! % 64 === end - first;
}

/** Probability that the tagger gives a passage as one name of a kind, by its place in `TAG_KINDS`. */
export function leastProbability(probabilities: Float64Array, first: number, end: number, kind: number): number {
  const begin = 1 + 2 * kind;
  let least = probabilities[first * TAGS + begin]!;
  for (let i = first + 1; i < end; i++) least = Math.min(least, probabilities[i * TAGS + begin + 1]!);
  return least;
}
