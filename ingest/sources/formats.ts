import { jsonLines } from './json-lines.js';
import { jsonList } from './json-list.js';
import { searchPage } from './search-page.js';
import type { SourceFormat } from './source.js';

/** Every format there is. Where two are equally sure of a text, the earlier one reads it. */
export const SOURCE_FORMATS: readonly SourceFormat[] = [jsonLines, jsonList, searchPage];

/** Least certainty with which a text is taken to be in a format. */
const MIN_CERTAINTY = 0.3;

/** Chooses the format of a text by its beginning; the file's name only tips the scale. Undefined where none fits. */
export function recogniseFormat(head: string, fileName: string): SourceFormat | undefined {
  let best: SourceFormat | undefined;
  let certainty = 0;
  for (const format of SOURCE_FORMATS) {
    const sure = format.recognises(head, fileName);
    if (sure < MIN_CERTAINTY || sure <= certainty) continue;
    best = format;
    certainty = sure;
  }
  return best;
}
