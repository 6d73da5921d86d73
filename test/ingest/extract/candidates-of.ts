import type { EntityType } from '../../../graph/model.js';
import { type Document, makeDocument } from '../../../ingest/extract/document.js';
import type { EntityCandidate, Span } from '../../../ingest/extract/reading.js';

const TYPES: Record<string, EntityType> = { M: 'Method', H: 'Hardware', D: 'Dataset', X: 'Metric' };

/**
 * Entities of a text, given as `M:Name`, `H:Name`, `D:Name` or `X:metric=surface`; a `*` before the letter marks what the paper
 * introduces, a `~` a common term.
 */
export function candidatesOf(raw: string, names: readonly string[]): EntityCandidate[] {
  return names.map(text => {
    const [, mark, letter, rest] = /^([*~]?)([MHDX]):(.*)$/.exec(text)!;
    const [name = '', surface] = rest!.split('=');
    return {
      name,
      surfaces: surface === undefined ? [] : [surface],
      mentions: placesOf(raw, surface ?? name),
      types: { [TYPES[letter!]!]: 0.95 },
      generic: mark === '~' ? 0.9 : 0,
      introduced: mark === '*' ? 0.95 : 0,
      cues: [],
    };
  });
}

function placesOf(raw: string, surface: string): Span[] {
  const spans: Span[] = [];
  const word = /[\p{L}\p{N}-]/u;
  for (let at = raw.indexOf(surface); at >= 0; at = raw.indexOf(surface, at + 1)) {
    const end = at + surface.length;
    if (!word.test(raw[at - 1] ?? ' ') && !word.test(raw[end] ?? ' ')) spans.push({ start: at, end });
  }
  return spans;
}

/** A paper of one title and one abstract with its entities. */
export function paperOf(
  title: string,
  abstract: string,
  names: readonly string[],
): { document: Document; entities: EntityCandidate[] } {
  const document = makeDocument({ title, abstract });
  return { document, entities: candidatesOf(document.raw, names) };
}
