import type { AnswerTable } from '../table/answer-table.js';
import { cellText, plain } from '../table/cells.js';

/** What a spreadsheet would take for a formula is told to be a text by an apostrophe. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A table as CSV that is safe to open in a spreadsheet: names of nodes, texts of relations. */
export function tableCsv({ columns, rows }: AnswerTable): string {
  const lines = [columns.map(({ name }) => field(name)), ...rows.map(row => row.map(value => csvField(value)))];
  return `\ufeff${lines.map(line => `${line.join(',')}\n`).join('')}`;

  function csvField(value: AnswerTable['rows'][number][number]): string {
    return typeof value === 'number'
      ? String(value)
      : field(typeof value === 'boolean' ? String(value) : cellText(value));
  }
}

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as JSON: a list of rows, each by its columns' names. */
export function tableJson({ columns, rows }: AnswerTable): string {
  const list = rows.map(row => Object.fromEntries(columns.map(({ name }, i) => [name, plain(row[i] ?? null)])));
  return `${JSON.stringify(list, undefined, 2)}\n`;
}
