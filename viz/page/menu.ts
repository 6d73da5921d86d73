import { type Attributes, element, refill } from './dom.js';

export interface MenuItem {
  text: string;
  note?: string;
  pick(): void;
}

/**
 * A button that opens a list of things to do: a disclosure whose list is made when it opens, closed by a choice, by
 * Escape, and when the focus goes elsewhere. Up and down go through the list.
 */
export function menu(title: string, items: () => readonly MenuItem[], attributes: Attributes = {}): HTMLElement {
  const list = element('ul');
  const details = element(
    'details',
    {
      ...attributes,
      class: `menu ${attributes.class ?? ''}`,
      on: {
        toggle: () => opened(details.open),
        focusout: event => {
          if (event.relatedTarget && !details.contains(event.relatedTarget as Node)) details.open = false;
        },
        keydown: event => key(event),
      },
    },
    element('summary', {}, title),
    list,
  );
  return details;

  function opened(open: boolean): void {
    if (open) {
      refill(list, ...items().map(line));
      document.addEventListener('pointerdown', leave);
    } else {
      document.removeEventListener('pointerdown', leave);
    }
  }

  function leave(event: Event): void {
    if (!details.contains(event.target as Node)) details.open = false;
  }

  function line({ text, note, pick }: MenuItem): HTMLElement {
    const choose = () => {
      close();
      pick();
    };
    const name = element('span', { class: 'name' }, text);
    const beside = note !== undefined && element('span', { class: 'note' }, note);
    return element('li', {}, element('button', { type: 'button', on: { click: choose } }, name, beside));
  }

  function close(): void {
    details.open = false;
    details.querySelector('summary')?.focus();
  }

  function key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && details.open) {
      event.stopPropagation();
      close();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (!details.open) {
      details.open = true;
      opened(true);
    }
    const all = [...details.querySelectorAll('button')];
    const place = all.indexOf(document.activeElement as HTMLButtonElement);
    const step = event.key === 'ArrowDown' ? 1 : -1;
    all.at((place + step + all.length) % Math.max(1, all.length))?.focus();
  }
}
