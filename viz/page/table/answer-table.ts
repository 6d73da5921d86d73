import type { CypherCell } from '../../api.js';
import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import { percent } from '../wording.js';
import { cellContent, cellNodes, cellSortValue, isFilled, isTitle } from './cells.js';
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
  const isNumber = rows.some(row => typeof row[place] === 'number');
  const isLong = /evidence/i.test(name) ? 'quote' : rows.some(row => isTitle(row[place])) ? 'title' : undefined;
  const share = name === 'confidence';
  return {
    id: name,
    title: columnWords(name),
    ...(description && { description }),
    kind: isNumber ? 'number' : isLong,
    value: row => cellSortValue(row[place] ?? null),
    content: row => {
      const value = row[place] ?? null;
      return share && typeof value === 'number' ? [percent(value)] : cellContent(value, actions);
    },
  };
}

/** `minConfidence` as `min confidence`; what is no name of that kind stays as it is. */
export function columnWords(name: string): string {
  return /^[a-z][A-Za-z0-9]*$/.test(name) ? name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase() : name;
}

/** What a table says above itself of how many rows there are. */
export function rowCount(text: string, warning = false): HTMLElement {
  return element('p', { class: warning ? 'notice cut' : 'note', role: 'status' }, text);
}
