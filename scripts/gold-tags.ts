import type { Document } from '../ingest/extract/document.js';
import { foldSingular } from '../ingest/extract/entities/fold.js';
import { TAG_KINDS, type TagKind } from '../ingest/extract/entities/tagger.js';
import { normalise } from '../ingest/extract/normalise.js';
import { tokenise } from '../ingest/extract/tokens.js';
import type { GoldPaper } from './gold-documents.js';

type GoldEntity = GoldPaper['entities'][number];

/** A passage of the text that an annotated entity covers: a range of tokens, and the entity's place in the record. */
export interface GoldSpan {
  first: number;
  end: number;
  entity: number;
}

export function kindOf(entity: GoldEntity): TagKind {
  if (entity.type === 'Method') return entity.generic ? 'generic' : 'method';
  return entity.type.toLowerCase() as TagKind;
}

const word = (text: string) => foldSingular(text.toLowerCase());

/** Where the annotated entities stand: longest surface first, no overlaps, plurals and case understood. */
export function goldSpans(paper: GoldPaper, document: Document): GoldSpan[] {
  const places = new Map<string, number[]>();
  document.tokens.forEach((token, i) => {
    const list = places.get(word(token.text)) ?? [];
    list.push(i);
    places.set(word(token.text), list);
  });
  const wanted = paper.entities.flatMap((entity, place) =>
    [...new Set([entity.name, ...entity.surfaces])].map(surface => {
      const { text } = normalise(surface);
      const tokens = tokenise(text).map(({ from, to }) => text.slice(from, to));
      return {
        place,
        generic: Boolean(entity.generic),
        tokens,
        alone: !surface.includes('(') || entity.surfaces.length === 0,
      };
    }),
  );
  wanted.sort(
    (a, b) =>
      Number(b.alone) - Number(a.alone) || b.tokens.length - a.tokens.length || Number(a.generic) - Number(b.generic),
  );
  const taken = new Uint8Array(document.tokens.length);
  const spans: GoldSpan[] = [];
  for (const { place, tokens } of wanted) {
    const exact = tokens.length === 1 && tokens[0]!.length < 5;
    for (const first of places.get(word(tokens[0] ?? '')) ?? []) {
      const end = first + tokens.length;
      const same = tokens.every((text, k) => {
        const token = document.tokens[first + k];
        if (!token || taken[first + k]) return false;
        return exact ? token.text.replace(/s$/, '') === text.replace(/s$/, '') : word(token.text) === word(text);
      });
      if (!same) continue;
      taken.fill(1, first, end);
      spans.push({ first, end, entity: place });
    }
  }
  return spans.sort((a, b) => a.first - b.first);
}

/** Tags of all tokens. */
export function goldTags(paper: GoldPaper, document: Document): Uint8Array {
  const tags = new Uint8Array(document.tokens.length);
  for (const { first, end, entity } of goldSpans(paper, document)) {
    const begin = 1 + 2 * TAG_KINDS.indexOf(kindOf(paper.entities[entity]!));
    tags[first] = begin;
    tags.fill(begin + 1, first + 1, end);
  }
  return tags;
}
