import { compareText } from '../graph/model.js';
import { makeDocument, textOf } from '../ingest/extract/document.js';
import { nameKey } from '../ingest/extract/entities/clusters.js';
import { findAll } from '../ingest/extract/entities/findings.js';
import type { KindTable } from '../ingest/extract/entities/kind-table.js';
import { tidySpan } from '../ingest/extract/entities/spans.js';
import {
  bestTags,
  emissions,
  TAG_KINDS,
  type TaggerModel,
  TYPE_OF_KIND,
  taggedSpans,
} from '../ingest/extract/entities/tagger.js';
import { taggerFeatures } from '../ingest/extract/entities/tagger-features.js';
import { FEWEST_PAPERS, readCorpus } from './corpus.js';

/** Tags the unlabelled corpus with each tagger and counts, name by name, the papers that show it as each kind. */
export function mineKinds(taggers: readonly TaggerModel[]): KindTable[] {
  const tables = taggers.map(() => new Map<string, number[]>());
  for (const paper of readCorpus()) {
    const document = makeDocument(paper);
    const features = taggerFeatures(document, findAll(document));
    taggers.forEach((tagger, i) => {
      for (const [name, kinds] of kindsIn(document, features, tagger)) {
        const row = tables[i]!.get(name) ?? TAG_KINDS.map(() => 0);
        tables[i]!.set(name, row);
        for (const kind of kinds) row[kind]! += 1;
      }
    });
  }
  return tables.map(
    table =>
      new Map(
        [...table]
          .filter(([, counts]) => counts.reduce((a, b) => a + b) >= FEWEST_PAPERS)
          .sort(([a], [b]) => compareText(a, b)),
      ),
  );
}

function kindsIn(
  document: ReturnType<typeof makeDocument>,
  features: Int32Array,
  tagger: TaggerModel,
): Map<string, Set<number>> {
  const scores = emissions(features, tagger);
  const tags = new Uint8Array(document.tokens.length);
  for (const { firstToken, endToken } of document.sentences)
    bestTags(scores, firstToken, endToken, tagger.steps, 0, tags);
  const found = new Map<string, Set<number>>();
  for (const { first, end, kind } of taggedSpans(document, tags)) {
    for (const part of tidySpan(document, { first, end, type: TYPE_OF_KIND[kind], generic: false, source: 'tagger' })) {
      const name = nameKey(textOf(document, part.first, part.end));
      if (name.length < 2 || name.length > 40) continue;
      found.set(name, (found.get(name) ?? new Set()).add(TAG_KINDS.indexOf(kind)));
    }
  }
  return found;
}
