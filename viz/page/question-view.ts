import type { Cell, QuestionAnswer, QuestionParameter } from '../api.js';
import type { Actions } from './actions.js';
import { type Child, element } from './dom.js';
import type { LoadedView } from './load-view.js';
import { nodeButton } from './node-line.js';
import { counted, percent } from './wording.js';

/** A canned query: its parameters as a form, its answer as a table. */
export function questionView(loaded: LoadedView & { kind: 'question' }, actions: Actions): HTMLElement {
  const { question, parameters, answer } = loaded;
  const form = element(
    'form',
    {
      class: 'question',
      on: {
        submit: event => {
          event.preventDefault();
          const given = [...new FormData(form)].filter(([, value]) => value !== '');
          actions.openQuestion(
            question.name,
            given.map(([name, value]) => [name, String(value)]),
          );
        },
      },
    },
    ...question.parameters.map(parameter => field(parameter, parameters[parameter.name] ?? '')),
    element('button', { type: 'submit', class: 'primary' }, 'Ask'),
  );
  return element(
    'div',
    { class: 'question-view' },
    form,
    answer ? answerTable(answer, actions) : element('p', { class: 'empty' }, 'Fill in what is asked for, then ask.'),
  );
}

/** `minConfidence` as `min confidence`. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function field(parameter: QuestionParameter, value: string): HTMLElement {
  const { name, required, description } = parameter;
  const shared = { name, id: `p-${name}`, required, title: description };
  const control = parameter.choices
    ? element('select', shared, ...choices(parameter, value))
    : element('input', {
        ...shared,
        ...inputKind(parameter),
        value,
        placeholder: parameter.default || placeholder(parameter),
      });
  return element('label', { for: `p-${name}` }, element('span', {}, words(name)), control);
}

/** How a form says the values of a switch, and that nothing is chosen. */
const CHOICE_WORDS: Record<string, string> = { true: 'yes', false: 'no', '': 'any' };

function choices({ choices = [], default: standard, required }: QuestionParameter, value: string): HTMLElement[] {
  const chosen = value || standard;
  const values = required || standard !== '' ? choices : ['', ...choices];
  return values.map(each => element('option', { value: each, selected: each === chosen }, CHOICE_WORDS[each] ?? each));
}

function inputKind({ type, min, max }: QuestionParameter): { type: string; [name: string]: unknown } {
  if (type !== 'integer' && type !== 'float') return { type: 'text', maxlength: 200 };
  return { type: 'number', min, max, step: type === 'integer' ? 1 : 'any' };
}

function placeholder({ type, required }: QuestionParameter): string {
  const what = type === 'node' ? 'any name' : /^[A-Z]/.test(type) ? `${type.toLowerCase()} name` : '';
  return required ? what : what === '' ? 'any' : `any ${type.toLowerCase()}`;
}

function answerTable(answer: QuestionAnswer, actions: Actions): HTMLElement {
  if (answer.rows.length === 0) return element('p', { class: 'empty' }, 'The graph holds no answer to this.');
  const cut = answer.total > answer.rows.length;
  // Columns that no row fills would only take room.
  const shown = answer.columns.map((_, i) => answer.rows.some(row => isFilled(row[i])));
  const head = answer.columns.map(({ name, description }) =>
    element('th', { scope: 'col', title: description }, words(name)),
  );
  const body = answer.rows.map(row =>
    element(
      'tr',
      {},
      ...row.map((value, i) => cell(value, answer.columns[i]!.name, actions)).filter((_, i) => shown[i]),
    ),
  );
  return element(
    'div',
    { class: 'answer' },
    element(
      'p',
      { class: 'note' },
      cut ? `The first ${answer.rows.length} of ${counted(answer.total, 'row')}.` : `${counted(answer.total, 'row')}.`,
    ),
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Answer' },
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, ...head.filter((_, i) => shown[i]))),
        element('tbody', {}, ...body),
      ),
    ),
  );
}

function isFilled(value: Cell | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function cell(value: Cell, column: string, actions: Actions): HTMLElement {
  const kind = typeof value === 'number' ? 'number' : /evidence/i.test(column) ? 'quote' : undefined;
  if (column === 'confidence' && typeof value === 'number') return element('td', { class: kind }, percent(value));
  return element('td', { class: kind }, ...cellContent(value, actions));
}

function cellContent(value: Cell, actions: Actions): Child[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each, i) => [i > 0 && ', ', ...cellContent(each, actions)]);
  if (typeof value === 'object') return [nodeButton(value, actions)];
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  return [String(value)];
}
