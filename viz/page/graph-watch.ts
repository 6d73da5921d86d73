import type { OverviewAnswer, StateAnswer } from '../api.js';
import { AnswerError, ask } from './api-client.js';
import { button, element, fill } from './dom.js';
import { counted } from './wording.js';

/** How often the server is asked whether the graph is still the same. */
const PAUSE_MS = 4000;

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
  /** What the notice was last made for, so that it is read out once. */
  #said = '';

  constructor(
    private readonly parent: HTMLElement,
    private readonly events: GraphWatchEvents,
  ) {
    setInterval(() => void this.#look(), PAUSE_MS);
    document.addEventListener('visibilitychange', () => void this.#look());
  }

  /** Tells which graph the page shows from now on. */
  noteShown(shown: ShownGraph): void {
    this.#shown = shown;
    this.#away = false;
    this.#say('');
  }

  async #look(): Promise<void> {
    if (document.hidden) return;
    try {
      const state = await ask('state', {});
      const wasAway = this.#away;
      this.#away = false;
      await this.#compare(state);
      if (wasAway) this.events.onBack();
    } catch (error) {
      if (!(error instanceof AnswerError)) throw error;
      this.#away = true;
      this.#sayAway(error);
    }
  }

  async #compare({ revision, syncing }: StateAnswer): Promise<void> {
    const shown = this.#shown;
    if (!shown || revision === shown.state.revision) return this.#say('');
    if (syncing) return this.#say('Papers are coming in. What is shown may be half done.');
    if (this.#said.startsWith(revision)) return;
    const { nodes } = await ask('overview', { minConfidence: shown.overview.defaultMinConfidence });
    const more = nodes.Paper - shown.overview.nodes.Paper;
    const text = more > 0 ? `${counted(more, 'new paper')}.` : 'The graph has changed.';
    this.#say(text, 'Refresh', () => this.events.onRefresh(), revision);
  }

  #sayAway({ status, message }: AnswerError): void {
    if (status === 403) this.#say('The server was started anew.', 'Load the page again', () => location.reload());
    else if (status === 0) this.#say('The server does not answer. What you see stays; it is asked again and again.');
    else this.#say(`${message} It is asked again and again.`);
  }

  #say(text: string, action = '', act?: () => void, revision = ''): void {
    const said = text === '' ? '' : `${revision} ${text}`;
    if (said === this.#said) return;
    this.#said = said;
    this.parent.hidden = text === '';
    fill(this.parent, text !== '' && element('span', {}, text), act && button(action, act, { class: 'primary' }));
  }
}
