import type { QuestionParameter } from '../../api.js';
import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import type { LoadedView } from '../load-view.js';
import { columnWords } from '../table/answer-table.js';
import { suggestNames } from './name-suggestions.js';
import { questionTrouble, TROUBLE_ID } from './question-trouble.js';

/** The confidence is the page's own slider, for every question alike. */
export const BY_SLIDER = 'minConfidence';

/** The parameters of a canned query as a form, with what is wrong with them below. */
export function questionForm(
  { question, parameters: given, trouble }: LoadedView & { kind: 'question' },
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
      .map(parameter => field(parameter, given[parameter.name] ?? '', parameter.name === trouble?.about.parameter)),
    element('button', { type: 'submit', class: 'primary' }, 'Ask'),
    trouble && questionTrouble(trouble, answerWith),
  );
  return form;

  function answerWith(value: string): void {
    const control = form.elements.namedItem(trouble?.about.parameter ?? '');
    if (control instanceof HTMLInputElement) control.value = value;
    form.requestSubmit();
  }
}

function field(parameter: QuestionParameter, value: string, isWrong: boolean): HTMLElement {
  const { name, required, description } = parameter;
  const id = `p-${name}`;
  const wrong = isWrong && { 'aria-invalid': 'true', 'aria-describedby': TROUBLE_ID };
  const shared = { name, id, required, title: description, ...wrong };
  if (parameter.choices) return labelled(parameter, element('select', shared, ...choices(parameter, value)));
  const input = element('input', {
    ...shared,
    ...inputKind(parameter),
    value,
    autocomplete: 'off',
    placeholder: parameter.default || placeholder(parameter),
  });
  const suggestions = isName(parameter) && suggestNames(input, parameter.type);
  return labelled(parameter, input, suggestions);
}

/** A name of one letter says nothing to people; what it is for does. */
function labelled(
  { name, description }: QuestionParameter,
  control: HTMLElement,
  beside: HTMLElement | false = false,
): HTMLElement {
  const words = name.length === 1 && description !== '' ? description : columnWords(name);
  return element('label', { for: control.id }, element('span', {}, words), control, beside);
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
