import type { CypherAnswer } from '../../api.js';
import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import type { Narrowing } from '../filter/narrowed-view.js';
import { allHidden, hiddenRows, idleNote } from '../filter/narrowing-note.js';
import { answerTable, rowCount } from '../table/answer-table.js';
import type { TableContent } from '../table/view-table.js';
import { counted } from '../wording.js';
import type { LoadedCypher } from './load-cypher.js';

const CUT_AT = { rows: 'as many rows as one answer holds', bytes: 'as much as one answer holds' };

/** What an answer that was cut says above itself. */
export function cutBanner({ cut }: CypherAnswer, held: number, rest = ''): HTMLElement | false {
  if (cut === '') return false;
  const text = `The answer was cut after ${counted(held, 'row')}: ${CUT_AT[cut]}. There are more; ask for less, or with LIMIT and ORDER BY.${rest}`;
  return rowCount(text, true);
}

/** The answer as a table, or what is to be said where there is none. */
export function cypherTable(
  loaded: LoadedCypher,
  sort: string,
  actions: Actions,
  narrowing: Narrowing | undefined,
): TableContent {
  const { answer } = loaded;
  if (!answer || !narrowing) {
    const hint =
      'problem' in loaded && loaded.problem ? '' : 'Write a question in Cypher, or take one from the history.';
    return { content: [hint !== '' && element('p', { class: 'empty' }, hint)] };
  }
  const { shown, held } = narrowing;
  if (held === 0) return { content: [element('p', { class: 'empty' }, 'The graph holds no answer to this.')] };
  const rest = hiddenRows(narrowing);
  const size = cutBanner(answer, held, rest) || rowCount(`${counted(held, 'row')}.${rest}`);
  if (shown === 0) return { content: [size, idleNote(narrowing), allHidden(actions)] };
  const columns = answer.columns.map(name => ({ name }));
  const table = answerTable({ columns, rows: answer.rows }, { sort, actions, allColumns: true });
  return { content: [size, idleNote(narrowing), table.element], table };
}
