import { decodeState, encodeState, type ViewState } from './view-state.js';

/** The current view, kept in the address, so that a link opens the same and the browser goes back and forward. */
export class ViewHistory {
  #state: ViewState = decodeState(location.search);

  constructor(private readonly changed: (state: ViewState) => void) {
    addEventListener('popstate', () => {
      this.#state = decodeState(location.search);
      this.changed(this.#state);
    });
  }

  get state(): ViewState {
    return this.#state;
  }

  /** Keeps in the address what is shown already; nothing is told of it. */
  note(state: ViewState): void {
    this.#state = state;
    history.replaceState(null, '', `${location.pathname}${encodeState(state)}`);
  }

  /** Goes on to another view. `replace` leaves no entry behind, for steps too small to go back to. */
  go(state: ViewState, replace = false): void {
    const address = `${location.pathname}${encodeState(state)}`;
    this.#state = state;
    if (replace || encodeState(state) === location.search) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.changed(state);
  }
}
