import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import type { LoadedView } from '../load-view.js';
import { answerTable, rowCount } from '../table/answer-table.js';
import type { TableContent } from '../table/view-table.js';
import { counted } from '../wording.js';

/** The answer to a canned question as a table, or what is to be said where there is none. */
export function questionResult(
  { answer }: LoadedView & { kind: 'question' },
  sort: string,
  actions: Actions,
): TableContent {
  if (!answer) return { content: [element('p', { class: 'empty' }, 'Fill in what is asked for, then ask.')] };
  const { rows, total } = answer;
  if (rows.length === 0) {
    const text = 'The graph holds no answer to this at the confidence asked for.';
    return { content: [element('p', { class: 'empty' }, text)] };
  }
  const cut = total > rows.length;
  const count = cut
    ? rowCount(`The answer was cut: the first ${rows.length} of ${counted(total, 'row')}.`, true)
    : rowCount(`${counted(total, 'row')}.`);
  const table = answerTable(answer, { sort, actions });
  return { content: [count, table.element], table };
}
