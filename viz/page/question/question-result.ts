import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import type { Narrowing } from '../filter/narrowed-view.js';
import { allHidden, hiddenRows, idleNote } from '../filter/narrowing-note.js';
import type { LoadedView } from '../load-view.js';
import { answerTable, rowCount } from '../table/answer-table.js';
import type { TableContent } from '../table/view-table.js';
import { counted } from '../wording.js';

/** The answer to a canned question as a table, or what is to be said where there is none. */
export function questionResult(
  { answer, trouble }: LoadedView & { kind: 'question' },
  sort: string,
  actions: Actions,
  narrowing: Narrowing | undefined,
): TableContent {
  if (trouble) return { content: [] };
  if (!answer || !narrowing)
    return { content: [element('p', { class: 'empty' }, 'Fill in what is asked for, then ask.')] };
  const { total } = answer;
  const { shown, held } = narrowing;
  if (held === 0) {
    const text = 'The graph holds no answer to this at the confidence asked for.';
    return { content: [element('p', { class: 'empty' }, text)] };
  }
  const cut = total > held;
  const size = cut ? `The answer was cut: the first ${held} of ${counted(total, 'row')}.` : `${counted(total, 'row')}.`;
  const said = [rowCount(`${size}${hiddenRows(narrowing)}`, cut), idleNote(narrowing)];
  if (shown === 0) return { content: [...said, allHidden(actions)] };
  const table = answerTable(answer, { sort, actions });
  return { content: [...said, table.element], table };
}
