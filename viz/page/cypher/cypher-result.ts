import type { CypherAnswer } from '../../api.js';
import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import { answerTable, rowCount } from '../table/answer-table.js';
import type { TableContent } from '../table/view-table.js';
import { counted } from '../wording.js';
import type { LoadedCypher } from './load-cypher.js';

const CUT_AT = { rows: 'as many rows as one answer holds', bytes: 'as much as one answer holds' };

/** What an answer that was cut says above itself. */
export function cutBanner({ rows, cut }: CypherAnswer): HTMLElement | false {
  if (cut === '') return false;
  const text = `The answer was cut after ${counted(rows.length, 'row')}: ${CUT_AT[cut]}. There are more; ask for less, or with LIMIT and ORDER BY.`;
  return rowCount(text, true);
}

/** The answer as a table, or what is to be said where there is none. */
export function cypherTable(loaded: LoadedCypher, sort: string, actions: Actions): TableContent {
  const { answer } = loaded;
  if (!answer) {
    const hint =
      'problem' in loaded && loaded.problem ? '' : 'Write a question in Cypher, or take one from the history.';
    return { content: [hint !== '' && element('p', { class: 'empty' }, hint)] };
  }
  if (answer.rows.length === 0)
    return { content: [element('p', { class: 'empty' }, 'The graph holds no answer to this.')] };
  const columns = answer.columns.map(name => ({ name }));
  const table = answerTable({ columns, rows: answer.rows }, { sort, actions, allColumns: true });
  const whole = answer.cut === '' && rowCount(`${counted(answer.rows.length, 'row')}.`);
  return { content: [cutBanner(answer), whole, table.element], table };
}
