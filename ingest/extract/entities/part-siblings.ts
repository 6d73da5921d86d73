import type { Document } from '../document.js';
import type { PlacedMention } from './company.js';
import { type ListedPart, listedParts } from './listed-parts.js';

/** An entity as a part of a list, with the entities that the other parts of the list begin with. */
export interface PartOfList extends Pick<ListedPart, 'mark' | 'noun'> {
  place: number;
  siblings: number[];
}

/** For each entity, the lists that it is a part of. */
export function partsOfLists(document: Document, mentions: readonly (readonly PlacedMention[])[]): PartOfList[][] {
  const at = new Map<number, PlacedMention>();
  for (const mention of mentions.flat()) {
    const other = at.get(mention.first);
    if (!other || other.end < mention.end) at.set(mention.first, mention);
  }
  const lists = new Map<number, { entity: number; part: ListedPart }[]>();
  for (const part of listedParts(document)) {
    const named = at.get(part.first) ?? at.get(part.first + 1);
    if (!named || named.first >= part.end) continue;
    const list = lists.get(part.list) ?? [];
    list.push({ entity: named.entity, part });
    lists.set(part.list, list);
  }
  const parts = mentions.map((): PartOfList[] => []);
  for (const list of lists.values()) {
    list.forEach(({ entity, part: { mark, noun } }, place) => {
      const siblings = list.map(other => other.entity).filter(other => other !== entity);
      parts[entity]!.push({ mark, noun, place, siblings });
    });
  }
  return parts;
}
