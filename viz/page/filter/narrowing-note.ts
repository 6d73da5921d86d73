import type { Actions } from '../actions.js';
import { button, element } from '../dom.js';
import { counted } from '../wording.js';
import type { Narrowing } from './narrowed-view.js';

/** What an answer says of the rows that filters hid; empty where they hid none. */
export function hiddenRows({ shown, held }: Narrowing): string {
  return shown === held ? '' : ` ${counted(shown, 'row')} shown; the filters hide ${counted(held - shown, 'row')}.`;
}

/** Says which filters an answer can't be narrowed down by. */
export function idleNote({ idle, held }: Narrowing): HTMLElement | false {
  if (idle.length === 0 || held === 0) return false;
  const [filter, does] = idle.length === 1 ? ['filter', 'does'] : ['filters', 'do'];
  const text = `The ${filter} by ${idle.join(', ')} ${does} not apply here: this answer names no methods or papers that they could tell apart.`;
  return element('p', { class: 'notice idle', role: 'status' }, text);
}

/** In place of a table whose every row is hidden. */
export function allHidden(actions: Actions): HTMLElement {
  return element(
    'div',
    { class: 'empty' },
    element('p', {}, 'The filters leave no row of this answer.'),
    button('Clear the filters', () => actions.change({ filters: {} }), { class: 'text' }),
  );
}
