import type { SuggestedNode } from '../../api.js';
import type { AnswerError } from '../api-client.js';
import { button, element } from '../dom.js';

export const TROUBLE_ID = 'question-trouble';

/**
 * What is wrong with a question's parameters, and what was perhaps meant.
 * @param answerWith asks again with this value in place of the wrong one
 */
export function questionTrouble({ message, about }: AnswerError, answerWith: (value: string) => void): HTMLElement {
  const { suggestions = [] } = about;
  const mixed = new Set(suggestions.map(({ label }) => label)).size > 1;
  return element(
    'div',
    { class: 'problem', role: 'alert' },
    element('p', { id: TROUBLE_ID }, suggestions.length === 0 ? message : `${message} Did you mean:`),
    suggestions.length > 0 &&
      element(
        'div',
        { class: 'suggestions' },
        ...suggestions.map(node => button(suggested(node, mixed), () => answerWith(node.value), { class: 'text' })),
      ),
  );
}

/** A name, with its type among others of other types, and with its key where that is what tells it from others. */
function suggested({ name, label, key, value }: SuggestedNode, mixed: boolean): string {
  const notes = [mixed && label.toLowerCase(), value !== name && key].filter(note => note !== false);
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}
