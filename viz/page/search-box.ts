import type { SearchAnswer, SearchHit } from '../api.js';
import type { Actions } from './actions.js';
import { ask, sentenceOf } from './api-client.js';
import { element, fill } from './dom.js';
import { nodeTitle } from './node-line.js';

const PAUSE_MS = 120;

/** Where a typed `/` is part of what is written. */
const WRITTEN_IN = 'input, textarea, select, [contenteditable]';

/** The search field with its list, usable by keyboard alone (the ARIA combobox pattern). */
export class SearchBox {
  readonly #input = element('input', {
    type: 'search',
    placeholder: 'Search methods, hardware, papers …',
    'aria-label': 'Search names, aliases and titles',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'search-results',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 200,
  });
  readonly #list = element('ul', { id: 'search-results', class: 'results', role: 'listbox', 'aria-label': 'Found' });
  readonly #note = element('p', { class: 'results-note' });
  readonly #popup = element('div', { class: 'results-popup', hidden: true }, this.#list, this.#note);
  #hits: SearchHit[] = [];
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(
    parent: HTMLElement,
    private readonly actions: Actions,
  ) {
    fill(parent, this.#input, element('kbd', { 'aria-hidden': 'true' }, '/'), this.#popup);
    this.#input.addEventListener('input', () => this.#later());
    this.#input.addEventListener('focus', () => this.#hits.length > 0 && this.#open(true));
    this.#input.addEventListener('keydown', event => this.#key(event));
    parent.addEventListener('focusout', event => {
      if (!parent.contains(event.relatedTarget as Node | null)) this.#open(false);
    });
    document.addEventListener('keydown', event => {
      if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // Of a shadow tree, as the Cypher editor is one, `target` has the host only.
      const [target] = event.composedPath();
      if (target instanceof Element && target.closest(WRITTEN_IN)) return;
      event.preventDefault();
      this.#input.focus();
    });
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(), PAUSE_MS);
  }

  async #search(): Promise<void> {
    this.#running?.abort();
    const text = this.#input.value.trim();
    if (text === '') {
      this.#show({ hits: [], total: 0 }, '');
      return this.#open(false);
    }
    const running = new AbortController();
    this.#running = running;
    try {
      const answer = await ask('search', { text, limit: 12 }, running.signal);
      this.#show(answer, answer.total === 0 ? `Nothing is called “${text}”.` : '');
    } catch (error) {
      if (running.signal.aborted) return;
      this.#show({ hits: [], total: 0 }, sentenceOf(error));
    }
    this.#open(true);
  }

  #show({ hits, total }: SearchAnswer, note: string): void {
    this.#hits = hits;
    this.#active = -1;
    const options = hits.map((hit, i) =>
      element(
        'li',
        { id: `hit-${i}`, role: 'option', 'aria-selected': 'false', on: { mousedown: event => this.#pick(i, event) } },
        ...nodeTitle(hit),
        hit.alias !== undefined && element('span', { class: 'alias' }, `also “${hit.alias}”`),
      ),
    );
    fill(this.#list, ...options);
    this.#note.textContent = note || (total > hits.length ? `The best ${hits.length} of ${total}.` : '');
    this.#note.hidden = this.#note.textContent === '';
    this.#input.removeAttribute('aria-activedescendant');
  }

  #open(open: boolean): void {
    this.#popup.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open && this.#hits.length > 0));
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#open(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && this.#hits.length > 0) {
      this.#pick(Math.max(this.#active, 0), event);
    }
  }

  #move(step: number): void {
    if (this.#hits.length === 0) return;
    this.#open(true);
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = (this.#active + step + this.#hits.length) % this.#hits.length;
    const option = this.#list.children[this.#active]!;
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  #pick(place: number, event: Event): void {
    event.preventDefault();
    const hit = this.#hits[place];
    if (!hit) return;
    this.#open(false);
    this.#input.blur();
    this.actions.openNeighbourhood(hit);
  }
}
