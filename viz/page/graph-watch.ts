import type { OverviewAnswer, StateAnswer } from '../api.js';
import { AnswerError, ask } from './api-client.js';
import { button, element, fill } from './dom.js';
import { counted } from './wording.js';

/** How often the server is asked whether the graph is still the same. */
const PAUSE_MS = 4000;
/** A look that takes longer counts as not answered. */
const LOOK_MS = 10_000;

export interface GraphWatchEvents {
  /** The reader wants to see the new state of the graph. */
  onRefresh(): void;
  /** The server answers again after it did not. */
  onBack(): void;
}

/** What the page shows of the graph, as far as it was told when it was loaded. */
export interface ShownGraph {
  state: StateAnswer;
  overview: OverviewAnswer;
}

/**
 * Asks every few seconds whether papers came in or the server went away, and says so in a line of its own. The page
 * offers to show what is new; by itself it changes nothing that is being read.
 */
export class GraphWatch {
  #shown: ShownGraph | undefined;
  #away = false;
  /** What the notice says, so that it is read out once. */
  #said = '';
  /** The revision that the notice offers to show. */
  #offered: string | undefined;
  /** The look that is under way. */
  #looking: AbortController | undefined;

  constructor(
    private readonly parent: HTMLElement,
    private readonly events: GraphWatchEvents,
  ) {
    setInterval(() => void this.#look(), PAUSE_MS);
    document.addEventListener('visibilitychange', () => void this.#look());
  }

  /** Tells which graph the page shows from now on. */
  noteShown(shown: ShownGraph): void {
    this.#looking?.abort();
    this.#shown = shown;
    this.#away = false;
    this.#say('');
  }

  async #look(): Promise<void> {
    if (document.hidden || this.#looking) return;
    const looking = new AbortController();
    this.#looking = looking;
    try {
      await this.#compareNow(AbortSignal.any([looking.signal, AbortSignal.timeout(LOOK_MS)]));
    } catch (error) {
      if (looking.signal.aborted) return;
      const late = error instanceof DOMException && error.name === 'TimeoutError';
      const failure = late ? new AnswerError('The server takes too long.') : error;
      if (!(failure instanceof AnswerError)) throw failure;
      this.#away = true;
      this.#sayAway(failure);
    } finally {
      this.#looking = undefined;
    }
  }

  async #compareNow(signal: AbortSignal): Promise<void> {
    const state = await ask('state', {}, signal);
    const wasAway = this.#away;
    this.#away = false;
    await this.#compare(state, signal);
    if (wasAway) this.events.onBack();
  }

  async #compare({ revision, syncing }: StateAnswer, signal: AbortSignal): Promise<void> {
    const shown = this.#shown;
    if (!shown || revision === shown.state.revision) return this.#say('');
    if (syncing) return this.#say('Papers are coming in. What is shown may be half done.');
    if (revision === this.#offered) return;
    const { nodes } = await ask('overview', { minConfidence: shown.overview.defaultMinConfidence }, signal);
    const more = nodes.Paper - shown.overview.nodes.Paper;
    const text = more > 0 ? `${counted(more, 'new paper')}.` : 'The graph has changed.';
    this.#say(text, 'Refresh', () => this.events.onRefresh(), revision);
  }

  #sayAway({ status, message }: AnswerError): void {
    if (status === 403) this.#say('The server was started anew.', 'Load the page again', () => location.reload());
    else if (status === 0) this.#say('The server does not answer. What you see stays; it is asked again and again.');
    else this.#say(`${message} It is asked again and again.`);
  }

  #say(text: string, action = '', act?: () => void, offered?: string): void {
    if (text === this.#said && offered === this.#offered) return;
    this.#said = text;
    this.#offered = offered;
    this.parent.hidden = text === '';
    fill(this.parent, text !== '' && element('span', {}, text), act && button(action, act, { class: 'primary' }));
  }
}
