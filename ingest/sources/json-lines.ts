import { readJsonRecord } from './json/json-record.js';
import { parseJson } from './json/parse-json.js';
import { linesOf } from './lines.js';
import { type SourceFormat, warningItem } from './source.js';

/** One JSON object a line. A line that can't be read is a warning, and the next one is read. */
export const jsonLines: SourceFormat = {
  name: 'json-lines',
  description: 'JSON lines (one object with `title` and `abstract` a line)',

  recognises(head, fileName) {
    if (!/^\s*\{\s*(?:["}]|$)/.test(head)) return 0;
    const lines = head.split(/\r\n|\n|\r/).map(line => line.trim());
    if (lines.some(line => line.startsWith('{') && parseJson(line).value)) return 0.95;
    // No line is a value: an object over several lines, or one line, cut off or longer than the head.
    const isNamedSo = /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(fileName);
    return lines.filter(line => line !== '').length === 1 || isNamedSo ? 0.9 : 0.4;
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
