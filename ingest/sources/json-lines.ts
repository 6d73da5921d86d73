import { readJsonRecord } from './json/json-record.js';
import { parseJson } from './json/parse-json.js';
import { linesOf } from './lines.js';
import { type SourceFormat, warningItem } from './source.js';

/** One JSON object a line. A line that can't be read is a warning, and the next one is read. */
export const jsonLines: SourceFormat = {
  name: 'json-lines',
  description: 'JSON lines (one object with `title` and `abstract` a line)',

  recognises(head) {
    if (!/^\s*\{\s*(?:["}]|$)/.test(head)) return 0;
    const lines = head.split(/\r\n|\n|\r/).filter(line => line.trim() !== '');
    const isObject = (line: string) => line.trimStart().startsWith('{');
    if (lines.some(line => isObject(line) && parseJson(line.trim()).value)) return 0.95;
    // No line is whole: each is damaged or longer than the head, or one object stands on several lines.
    return lines.every(isObject) ? 0.9 : 0.4;
  },

  async *read(text) {
    for await (const { number, text: line, whole } of linesOf(text)) {
      if (!whole) yield warningItem(number, 'too-long', 'the line is longer than 8 MB; it is left out');
      if (line.trim() === '') continue;
      const { value, trouble } = parseJson(line.trim());
      if (trouble) yield warningItem(number, trouble.rule, `${trouble.reason}; the line is left out`);
      else yield* readJsonRecord(number, value);
    }
  },
};
