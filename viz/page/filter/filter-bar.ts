import type { FacetsAnswer } from '../../api.js';
import type { Actions } from '../actions.js';
import { button, element } from '../dom.js';
import type { ViewState } from '../view-state.js';
import { counted } from '../wording.js';
import { FACETS, type Facet, type Filters, isFiltering } from './filters.js';

const FACET_WORDS: Record<Facet, string> = {
  organisation: 'Organisation',
  hardware: 'Hardware',
  metric: 'Metric',
};

/** What the filters have to do with: what they leave of how many nodes or rows, and the values to choose from. */
export interface Filtered {
  shown: number;
  total: number;
  what: 'node' | 'row';
  facets: FacetsAnswer | undefined;
}

/** What methods and papers in view are narrowed down by: years, who wrote, what runs on what, what is measured. */
export function filterBar(
  { shown, total, what, facets }: Filtered,
  { filters }: ViewState,
  actions: Actions,
): HTMLElement {
  const change = (part: { [F in keyof Filters]: Filters[F] | undefined }) => {
    const entries = Object.entries({ ...filters, ...part }).filter(([, value]) => value !== undefined);
    actions.change({ filters: Object.fromEntries(entries) });
  };
  return element(
    'div',
    { class: 'filter-bar', role: 'group', 'aria-label': 'Narrow methods and papers down' },
    year('From', filters.fromYear, fromYear => change({ fromYear })),
    year('to', filters.toYear, toYear => change({ toYear })),
    ...FACETS.map(facet => facetField(facet, filters[facet], facets, value => change({ [facet]: value }))),
    element('span', { class: 'note', role: 'status' }, `${shown.toLocaleString('en')} of ${counted(total, what)}`),
    isFiltering(filters) && button('Clear', () => actions.change({ filters: {} }), { class: 'text' }),
  );
}

function year(text: string, value: number | undefined, change: (year: number | undefined) => void): HTMLElement {
  const input: HTMLInputElement = element('input', {
    type: 'number',
    min: 1900,
    max: 2999,
    step: 1,
    value: value ?? '',
    placeholder: 'year',
    'aria-label': text === 'From' ? 'From year' : 'To year',
    on: { change: () => input.validity.valid && change(input.value === '' ? undefined : input.valueAsNumber) },
  });
  return element('label', {}, text, input);
}

function facetField(
  facet: Facet,
  chosen: string | undefined,
  facets: FacetsAnswer | undefined,
  change: (value: string | undefined) => void,
): HTMLElement {
  const values = facets?.[facet] ?? [];
  const left = facets?.leftOut[facet] ?? 0;
  const list: HTMLSelectElement = element(
    'select',
    { 'aria-label': FACET_WORDS[facet], on: { change: () => change(list.value || undefined) } },
    element('option', { value: '' }, `${FACET_WORDS[facet]}: any`),
    ...(chosen !== undefined && !values.some(({ key }) => key === chosen)
      ? [element('option', { value: chosen, selected: true }, `${chosen} (0)`)]
      : []),
    ...values.map(({ key, name, nodes }) =>
      element('option', { value: key, selected: key === chosen }, `${name} (${nodes.length})`),
    ),
    left > 0 && element('option', { disabled: true }, `… and ${left.toLocaleString('en')} rarer ones`),
  );
  return list;
}
