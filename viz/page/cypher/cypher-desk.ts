import type { Actions } from '../actions.js';
import { AnswerError, ask, sentenceOf } from '../api-client.js';
import { button, element, fill } from '../dom.js';
import { menu } from '../menu.js';
import type { CypherEditor } from './cypher-editor.js';
import { CypherHistory } from './cypher-history.js';
import { parameterNames } from './cypher-parameters.js';
import type { LoadedCypher } from './load-cypher.js';
import { EXAMPLES, schemaHelp } from './schema-help.js';

/** Where own Cypher is written: the editor, its parameters, what was asked before, and what there is to ask of. */
export class CypherDesk {
  readonly element: HTMLElement;
  readonly #host = element('div', { class: 'editor' });
  readonly #plain = element('textarea', {
    class: 'editor plain',
    'aria-label': 'Cypher',
    rows: 4,
    spellcheck: 'false',
    on: {
      input: () => this.#showParameters(),
      keydown: event => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && this.#run(),
    },
  });
  readonly #parameters = element('div', { class: 'parameters' });
  readonly #problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  readonly #help = element('div');
  readonly #history = new CypherHistory();
  #values = new Map<string, string>();
  #editor: CypherEditor | undefined;
  #starting = false;
  /** The view that the desk holds, so that what is being written stays while only the picture changes. */
  #shown = '';

  constructor(private readonly actions: Actions) {
    const past = menu('History', () => this.#past(), { class: 'quiet-menu' });
    const help = element(
      'details',
      { class: 'schema', on: { toggle: () => void this.#openHelp() } },
      element('summary', {}, 'What there is'),
      this.#help,
    );
    this.element = element(
      'div',
      { class: 'desk' },
      this.#host,
      this.#plain,
      this.#problem,
      this.#parameters,
      element(
        'div',
        { class: 'desk-tools' },
        button('Run', () => this.#run(), { class: 'primary' }),
        element('span', { class: 'note hint' }, 'Ctrl or ⌘ and Enter'),
        past,
        help,
      ),
    );
  }

  /** Shows what was asked, and where the trouble is. */
  show({ view, ...loaded }: LoadedCypher): void {
    const shown = JSON.stringify(view);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#values = new Map(view.parameters);
      this.#text = view.text;
      this.#showParameters();
    }
    const problem = 'problem' in loaded ? loaded.problem : undefined;
    this.#tell(problem);
    if ('answer' in loaded && loaded.answer) this.#history.add(view.text);
    void this.#start(problem);
  }

  get #text(): string {
    return this.#editor?.text ?? this.#plain.value;
  }

  set #text(text: string) {
    this.#plain.value = text;
    if (this.#editor) this.#editor.text = text;
  }

  #tell(problem: AnswerError | undefined): void {
    const { place } = problem ?? {};
    this.#problem.hidden = problem === undefined;
    this.#problem.textContent = problem
      ? `${place ? `Line ${place.line}, column ${place.column}: ` : ''}${problem.message}`
      : '';
    this.#editor?.markTrouble(place);
  }

  /** Loads the editor at first use; until then, and where it can't be loaded, a plain field takes its place. */
  async #start(problem: AnswerError | undefined): Promise<void> {
    if (this.#starting) return;
    this.#starting = true;
    try {
      const [{ startCypherEditor }, schema] = await Promise.all([import('./cypher-editor.js'), ask('schema', {})]);
      const hadFocus = document.activeElement === this.#plain;
      this.#editor = startCypherEditor(this.#host, {
        text: this.#plain.value,
        schema,
        onChange: () => this.#showParameters(),
        onRun: () => this.#run(),
      });
      this.#plain.hidden = true;
      if (hadFocus) this.#editor.focus();
      this.#tell(problem);
    } catch (error) {
      this.#starting = false;
      if (!(error instanceof AnswerError || error instanceof TypeError)) throw error;
    }
  }

  #run(): void {
    const text = this.#text;
    const names = parameterNames(text);
    this.actions.openCypher(
      text,
      names.map(name => [name, this.#values.get(name) ?? '']),
    );
  }

  #showParameters(): void {
    const names = parameterNames(this.#text);
    const shown = [...this.#parameters.querySelectorAll('input')].map(({ name }) => name);
    if (JSON.stringify(names) === JSON.stringify(shown)) {
      for (const input of this.#parameters.querySelectorAll('input')) input.value = this.#values.get(input.name) ?? '';
      return;
    }
    fill(this.#parameters, ...names.map(name => this.#parameter(name)));
  }

  #parameter(name: string): HTMLElement {
    const input: HTMLInputElement = element('input', {
      name,
      value: this.#values.get(name) ?? '',
      autocomplete: 'off',
      spellcheck: 'false',
      on: {
        input: () => this.#values.set(name, input.value),
        keydown: event => event.key === 'Enter' && this.#run(),
      },
    });
    return element('label', {}, element('code', {}, `$${name}`), input);
  }

  #past(): { text: string; pick: () => void }[] {
    const open = (text: string) => {
      this.#text = text;
      this.#showParameters();
      this.#editor?.focus();
    };
    const entries = this.#history.entries;
    const listed = entries.length > 0 ? entries : EXAMPLES;
    return listed.map(text => ({ text: text.replace(/\s+/g, ' ').slice(0, 120), pick: () => open(text) }));
  }

  async #openHelp(): Promise<void> {
    if (this.#help.childElementCount > 0) return;
    try {
      fill(this.#help, schemaHelp(await ask('schema', {})));
    } catch (error) {
      this.#help.textContent = sentenceOf(error);
    }
  }
}
