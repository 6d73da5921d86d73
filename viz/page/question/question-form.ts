import type { QuestionParameter, QuestionSummary } from '../../api.js';
import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import { columnWords } from '../table/answer-table.js';
import { suggestNames } from './name-suggestions.js';

/** The confidence is the page's own slider, for every question alike. */
export const BY_SLIDER = 'minConfidence';

/** The parameters of a canned query as a form. */
export function questionForm(
  question: QuestionSummary,
  given: Readonly<Record<string, string>>,
  actions: Actions,
): HTMLFormElement {
  const form = element(
    'form',
    {
      class: 'question',
      on: {
        submit: event => {
          event.preventDefault();
          const filled = [...new FormData(form)].filter(([, value]) => value !== '');
          actions.openQuestion(
            question.name,
            filled.map(([name, value]) => [name, String(value)]),
          );
        },
      },
    },
    ...question.parameters
      .filter(({ name }) => name !== BY_SLIDER)
      .map(parameter => field(parameter, given[parameter.name] ?? '')),
    element('button', { type: 'submit', class: 'primary' }, 'Ask'),
  );
  return form;
}

function field(parameter: QuestionParameter, value: string): HTMLElement {
  const { name, required, description } = parameter;
  const id = `p-${name}`;
  const shared = { name, id, required, title: description };
  if (parameter.choices) return labelled(id, name, element('select', shared, ...choices(parameter, value)));
  const input = element('input', {
    ...shared,
    ...inputKind(parameter),
    value,
    autocomplete: 'off',
    placeholder: parameter.default || placeholder(parameter),
  });
  const suggestions = isName(parameter) && suggestNames(input, parameter.type);
  return labelled(id, name, input, suggestions);
}

function labelled(id: string, name: string, control: HTMLElement, beside: HTMLElement | false = false): HTMLElement {
  return element('label', { for: id }, element('span', {}, columnWords(name)), control, beside);
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

/** Whether a parameter takes the name of a node: of one label, or of any. */
function isName({ type }: QuestionParameter): boolean {
  return type === 'node' || /^[A-Z]/.test(type);
}

function placeholder(parameter: QuestionParameter): string {
  const { type, required } = parameter;
  const what = type === 'node' ? 'any name' : isName(parameter) ? `${type.toLowerCase()} name` : '';
  return required ? what : what === '' ? 'any' : `any ${type.toLowerCase()}`;
}
