import { type Anaphor, anaphorIn } from './anaphors.js';
import { type Item, itemsOf, surroundingsOf } from './clause-items.js';
import type { Mention, Passages } from './passages.js';
import { type Trigger, triggersAt } from './trigger-table.js';

/** Words looked at left and right of a target for triggers. */
const WORDS_LEFT = 12;
const WORDS_RIGHT = 8;

/** The items of each sentence of a document and the triggers beside its mentions, each made once. */
export class SentenceItems {
  private readonly made: (Item[] | undefined)[] = [];
  private readonly anaphors: (Anaphor | null | undefined)[] = [];
  private readonly triggers = new Map<Mention, Trigger[]>();

  constructor(readonly passages: Passages) {}

  of(sentence: number): Item[] {
    this.made[sentence] ??= itemsOf(this.passages, sentence);
    return this.made[sentence]!;
  }

  /** See `anaphorIn`. */
  anaphorIn(sentence: number): Anaphor | undefined {
    let found = this.anaphors[sentence];
    if (found === undefined) {
      found = anaphorIn(this.passages, sentence) ?? null;
      this.anaphors[sentence] = found;
    }
    return found ?? undefined;
  }

  /** Place among its sentence's items of the item that covers a mention; -1 where there is none. */
  placeOf(mention: Mention): number {
    const items = this.of(mention.sentence);
    let low = 0;
    let high = items.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { first, end } = items[middle]!;
      if (end <= mention.first) low = middle + 1;
      else if (first > mention.first) high = middle - 1;
      else return middle;
    }
    return -1;
  }

  /** The triggers of the grammar that hold beside a mention. */
  triggersOf(mention: Mention): Trigger[] {
    let found = this.triggers.get(mention);
    if (!found) {
      found = this.findTriggers(mention);
      this.triggers.set(mention, found);
    }
    return found;
  }

  private findTriggers(mention: Mention): Trigger[] {
    const items = this.of(mention.sentence);
    const at = this.placeOf(mention);
    if (at < 0) return [];
    const { left, right } = surroundingsOf(items, at);
    const words = (from: number, to: number) =>
      items
        .slice(Math.max(0, from), Math.max(0, to))
        .map(item => item.lower)
        .join(' ');
    const type = this.passages.types[mention.entity]!;
    return triggersAt(type, words(left + 1 - WORDS_LEFT, left + 1), words(right, right + WORDS_RIGHT));
  }
}
