import { AnswerError, ask } from '../api-client.js';
import { element, fill } from '../dom.js';

const PAUSE_MS = 150;
const SUGGESTIONS = 8;

/**
 * Suggests names of the graph while a field is typed into.
 * @param label of the nodes; `node` for any
 * @returns the list, to be put into the page beside the field
 */
export function suggestNames(input: HTMLInputElement, label: string): HTMLElement {
  const list = element('datalist', { id: `${input.id}-names` });
  input.setAttribute('list', list.id);
  let running: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const suggest = async () => {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    const text = input.value.trim();
    if (text === '') return fill(list);
    try {
      const { hits } = await ask('search', { text, limit: 30 }, signal);
      const fitting = hits.filter(hit => label === 'node' || hit.label === label).slice(0, SUGGESTIONS);
      fill(list, ...fitting.map(({ name }) => element('option', { value: name })));
    } catch (error) {
      // Without suggestions the field is as good as with them.
      if (!signal.aborted && !(error instanceof AnswerError)) throw error;
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void suggest(), PAUSE_MS);
  });
  return list;
}
