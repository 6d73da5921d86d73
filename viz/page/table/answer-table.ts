import type { CypherCell } from '../../api.js';
import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import { percent } from '../wording.js';
import { cellContent, cellNodes, cellSortValue, cellText, isFilled, isTitle } from './cells.js';
import { type ResultColumn, ResultTable } from './result-table.js';

export interface AnswerTable {
  columns: readonly { name: string; description?: string }[];
  rows: readonly CypherCell[][];
}

/** The answer to a question as a table. Columns that no row fills would only take room, unless `allColumns`. */
export function answerTable(
  answer: AnswerTable,
  { sort, actions, allColumns = false }: { sort: string; actions: Actions; allColumns?: boolean },
): ResultTable<CypherCell[]> {
  const columns = answer.columns.map((column, i) => columnOf(column, i, answer.rows, actions));
  return new ResultTable<CypherCell[]>({
    label: 'Answer',
    columns: columns.filter((_, i) => allColumns || answer.rows.some(row => isFilled(row[i]))),
    rows: answer.rows,
    sort,
    onSort: next => actions.change({ sort: next }),
    nodesOf: row => row.flatMap(cellNodes),
  });
}

function columnOf(
  { name, description }: AnswerTable['columns'][number],
  place: number,
  rows: readonly CypherCell[][],
  actions: Actions,
): ResultColumn<CypherCell[]> {
  const kind = columnKind(
    name,
    rows.map(row => row[place] ?? null),
  );
  const share = name === 'confidence';
  return {
    id: name,
    title: columnWords(name),
    ...(description && { description }),
    kind,
    value: row => cellSortValue(row[place] ?? null),
    content: row => {
      const value = row[place] ?? null;
      if (share && typeof value === 'number') return [percent(value)];
      const content = cellContent(value, actions);
      return kind === 'quote' ? [element('div', { class: 'clamped', title: cellText(value) }, ...content)] : content;
    },
  };
}

/** A date, as exact as it is known, with a hyphen that a line could break at. */
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

/** So many characters are more than a few lines of a column. */
const LONG_TEXT = 240;

function columnKind(name: string, values: readonly CypherCell[]): ResultColumn<CypherCell[]>['kind'] {
  if (values.some(value => typeof value === 'number')) return 'number';
  if (/evidence/i.test(name) || values.some(value => cellText(value).length > LONG_TEXT)) return 'quote';
  if (values.some(isTitle)) return 'title';
  return values.some(value => typeof value === 'string' && DATE.test(value)) ? 'date' : undefined;
}

/** `minConfidence` as `min confidence`; what is no name of that kind stays as it is. */
export function columnWords(name: string): string {
  return /^[a-z][A-Za-z0-9]*$/.test(name) ? name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase() : name;
}

/** What a table says above itself of how many rows there are. */
export function rowCount(text: string, warning = false): HTMLElement {
  return element('p', { class: warning ? 'notice cut' : 'note', role: 'status' }, text);
}
