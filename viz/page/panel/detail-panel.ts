import type { Actions } from '../actions.js';
import { AnswerError } from '../api-client.js';
import { button, element, fill } from '../dom.js';
import type { LoadedView } from '../load-view.js';
import { scrollToTop } from '../scroll-to-top.js';
import type { Selection, ViewState } from '../view-state.js';
import { panelContent } from './panel-content.js';

/** The panel beside the stage. Where there is nothing for it to hold, the stage has its room, and the skip link too. */
export class DetailPanel {
  #selection: Selection | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly skipLink: HTMLElement,
    private readonly actions: Actions,
    /** Asks once more for what did not come. */
    private readonly retry: () => void,
  ) {
    place.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.#selection) actions.select(undefined);
    });
  }

  /** Takes the panel into the page or out of it. */
  turn(shown: boolean): void {
    this.place.hidden = !shown;
    document.body.classList.toggle('wide', !shown);
    this.skipLink.setAttribute('href', shown ? '#panel' : '#stage');
    this.skipLink.textContent = shown ? 'Skip to the details' : 'Skip to the answer';
  }

  clear(): void {
    fill(this.place);
    this.turn(false);
  }

  get heading(): string {
    return this.place.querySelector('h2')?.textContent ?? '';
  }

  /**
   * Shows what is selected, else what is in view, from its beginning; the focus stays in the panel where it was there.
   * @returns false where the selection can't be shown, and the panel says why; or where `signal` aborted
   */
  async show(loaded: LoadedView, state: ViewState, signal: AbortSignal): Promise<boolean> {
    const { selection } = state;
    this.#selection = selection;
    let complete = true;
    const content = await panelContent(loaded, state, this.actions, signal).catch((error: unknown) => {
      if (signal.aborted || !selection || !(error instanceof AnswerError)) throw error;
      complete = false;
      return this.#problem(selection, error.message);
    });
    if (signal.aborted) return false;
    const close = selection && button('×', this.#deselect, { class: 'close', 'aria-label': 'Close' });
    const hadFocus = this.place.contains(document.activeElement);
    fill(this.place, close, ...content);
    scrollToTop(this.place);
    if (hadFocus) this.place.focus({ preventScroll: true });
    return complete;
  }

  #deselect = (): void => this.actions.select(undefined);

  #problem(selection: Selection, problem: string): HTMLElement[] {
    const nodes = selection.kind === 'node' ? [selection.node] : [selection.a, selection.b];
    return [
      element('p', { class: 'kicker' }, 'What is selected'),
      element('h2', {}, nodes.map(({ key }) => key).join(' – ')),
      element('p', { class: 'problem', role: 'alert' }, problem),
      element(
        'div',
        { class: 'actions' },
        button('Clear the selection', this.#deselect),
        button('Try again', this.retry),
      ),
    ];
  }
}
