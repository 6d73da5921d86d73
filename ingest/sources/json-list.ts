import { type JsonElement, JsonElements } from './json/json-elements.js';
import { readJsonRecord } from './json/json-record.js';
import { type SourceFormat, type SourceItem, warningItem } from './source.js';

/** A JSON array of objects, however it is laid out; also objects over several lines, one after the other. */
export const jsonList: SourceFormat = {
  name: 'json',
  description: 'a JSON array of objects with `title` and `abstract`',

  recognises(head) {
    const start = head.slice(0, 1000).replace(/\s+/g, '').slice(0, 2);
    if (/^\[(?:[{\]]|$)/.test(start)) return 0.95;
    if (/^\[["[\d\-tfn]/.test(start)) return 0.5;
    return /^\{(?:["}]|$)/.test(start) ? 0.6 : 0;
  },

  async *read(text) {
    const elements = new JsonElements();
    for await (const piece of text) yield* elements.push(piece).flatMap(itemsOf);
    yield* elements.end().flatMap(itemsOf);
  },
};

function itemsOf({ line, trouble, value }: JsonElement): SourceItem[] {
  return trouble ? [warningItem(line, trouble.rule, trouble.reason)] : readJsonRecord(line, value);
}
