import type { Actions } from './actions.js';
import { button, element } from './dom.js';

/** Whether a view is shown as a picture or as a table. */
export function shapeSwitch(asTable: boolean, canDraw: boolean, actions: Actions): HTMLElement {
  return element(
    'div',
    { class: 'switch', role: 'group', 'aria-label': 'Show as' },
    button('Picture', () => actions.change({ asTable: false }), {
      'aria-pressed': String(!asTable),
      disabled: !canDraw,
    }),
    button('Table', () => actions.change({ asTable: true }), { 'aria-pressed': String(asTable) }),
  );
}
