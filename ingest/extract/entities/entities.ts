import type { EntityType } from '../../../graph/model.js';
import { type Document, rawSpan, textOf } from '../document.js';
import type { EntityCandidate, Span } from '../reading.js';
import { findAcronyms } from './acronyms.js';
import { type Cluster, clusterMentions } from './clusters.js';
import { findHardware } from './hardware.js';
import { findIntroductions, type Introduction } from './introductions.js';
import type { Mention } from './mention.js';
import { findMetrics } from './metrics.js';
import { findKnownNames } from './names.js';
import { findShapes } from './shapes.js';

const SCORES: Record<Mention['source'], number> = {
  hardware: 0.95,
  metric: 0.8,
  name: 0.9,
  dataset: 0.9,
  technique: 0.9,
  acronym: 0.6,
  title: 0.9,
  shape: 0.6,
  tagger: 0.7,
  mined: 0.8,
};

/** Finds what the text names, strong and weak. */
export function extractEntities(document: Document): EntityCandidate[] {
  const acronyms = findAcronyms(document);
  const introductions = findIntroductions(document, acronyms);
  const mentions = [
    ...findHardware(document),
    ...findMetrics(document),
    ...findKnownNames(document),
    ...introductions.map((one): Mention => ({ ...one, type: 'Method', generic: false, source: 'title' })),
    ...acronyms.map(
      ({ short }): Mention => ({ first: short[0], end: short[1], type: 'Method', generic: false, source: 'acronym' }),
    ),
    ...acronyms.map(
      ({ long }): Mention => ({ first: long[0], end: long[1], type: 'Method', generic: false, source: 'acronym' }),
    ),
    ...findShapes(document),
  ];
  return clusterMentions(document, withoutOverlaps(mentions), acronyms).map(cluster =>
    candidateOf(document, cluster, introductions),
  );
}

/** Keeps the best of mentions that overlap: earlier lists first, the longer first. */
function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const taken = new Map<number, string>();
  const kept: Mention[] = [];
  for (const mention of mentions) {
    const place = `${mention.first}:${mention.end}`;
    let free = true;
    for (let i = mention.first; i < mention.end; i++) if ((taken.get(i) ?? place) !== place) free = false;
    if (!free) continue;
    for (let i = mention.first; i < mention.end; i++) taken.set(i, place);
    kept.push(mention);
  }
  return kept;
}

function candidateOf(document: Document, cluster: Cluster, introductions: readonly Introduction[]): EntityCandidate {
  const types: Partial<Record<EntityType, number>> = {};
  let generic = 0;
  for (const { type, source, generic: common } of cluster.mentions) {
    types[type] = Math.max(types[type] ?? 0, SCORES[source]);
    if (common) generic = 0.9;
  }
  const surfaces = new Map<string, Span>();
  const mentions = new Map<string, Span>();
  for (const { first, end } of cluster.mentions) {
    const span = rawSpan(document, document.tokens[first]!.from, document.tokens[end - 1]!.to);
    mentions.set(`${span.start}:${span.end}`, span);
    const text = textOf(document, first, end);
    if (!surfaces.has(text)) surfaces.set(text, span);
  }
  const introduced = introductions.filter(one =>
    cluster.mentions.some(mention => mention.first === one.first && mention.end === one.end),
  );
  const metric = cluster.mentions.find(mention => mention.type === 'Metric')?.entry;
  const names = [...surfaces.keys()];
  const name = metric ?? names.reduce((a, b) => (b.length > a.length ? b : a));
  const best = introduced[0];
  return {
    name,
    surfaces: names.filter(surface => surface !== name),
    mentions: [...mentions.values()],
    types,
    generic,
    introduced: introduced.length > 0 && generic < 0.5 ? 0.9 : 0,
    ...(best && {
      introducedBy: {
        ...rawSpan(document, document.tokens[best.from]!.from, document.tokens[best.to - 1]!.to),
        rule: `introduces/${best.rule}`,
      },
    }),
    cues: [],
  };
}
