import type { Actions } from './actions.js';
import { element } from './dom.js';
import { LABEL_PLURALS, LABELS } from './node-id.js';
import { typeDot } from './node-line.js';
import { type Filter, type Picture, type PictureCounts, pictureCounts, type Visible } from './picture/picture.js';
import { TYPES, type ViewState } from './view-state.js';
import { percent, RELATION_WORDS } from './wording.js';

/** The legend: what the colours mean and how many there are; each line takes its kind out of the picture and back. */
export function legend(
  { picture, visible }: { picture: Picture; visible: Visible },
  state: ViewState,
  filtersOpen: boolean,
  actions: Actions,
): HTMLElement {
  const held = pictureCounts(picture);
  const counts = legendCounts(picture, visible, state);
  const labels = LABELS.filter(label => held.labels.has(label) || state.hiddenLabels.includes(label));
  const types = TYPES.filter(type => held.types.has(type) || isSwitchedOff(type, state, picture));
  return element(
    'div',
    { class: 'legend', role: 'group', 'aria-label': 'Legend and filters' },
    element(
      'div',
      { class: 'kinds' },
      ...labels.map(label =>
        toggle(
          LABEL_PLURALS[label],
          counts.labels.get(label) ?? 0,
          !state.hiddenLabels.includes(label),
          typeDot(label),
          () => actions.change({ hiddenLabels: toggled(state.hiddenLabels, label) }),
        ),
      ),
    ),
    element(
      'div',
      { class: 'kinds relations' },
      ...types.map(type =>
        toggle(RELATION_WORDS[type], counts.types.get(type) ?? 0, !state.hiddenTypes.includes(type), undefined, () =>
          actions.change({ hiddenTypes: toggled(state.hiddenTypes, type) }),
        ),
      ),
    ),
    narrowing(state, filtersOpen, actions),
  );
}

/** What is visible of each label and type; one that is switched off counts as many as it would bring back. */
export function legendCounts(
  picture: Picture,
  visible: Visible,
  { hiddenLabels, hiddenTypes }: Pick<Filter, 'hiddenLabels' | 'hiddenTypes'>,
): PictureCounts {
  const held = pictureCounts(picture);
  const seen = pictureCounts(picture, visible);
  for (const label of hiddenLabels) seen.labels.set(label, held.labels.get(label) ?? 0);
  for (const type of hiddenTypes) seen.types.set(type, held.types.get(type) ?? 0);
  return seen;
}

function isSwitchedOff(type: ViewState['hiddenTypes'][number], state: ViewState, picture: Picture): boolean {
  return picture.kind === 'neighbourhood' && state.hiddenTypes.includes(type);
}

function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter(each => each !== value) : [...list, value];
}

function toggle(
  text: string,
  count: number,
  shown: boolean,
  mark: HTMLElement | undefined,
  change: () => void,
): HTMLElement {
  return element(
    'button',
    { type: 'button', class: 'kind', 'aria-pressed': String(shown), on: { click: change } },
    mark,
    text,
    element('span', { class: 'count' }, count.toLocaleString('en')),
  );
}

/** What stands below an answer that is a table: what can narrow it down. */
export function answerLegend(state: ViewState, filtersOpen: boolean, actions: Actions): HTMLElement {
  return element(
    'div',
    { class: 'legend', role: 'group', 'aria-label': 'Filters' },
    narrowing(state, filtersOpen, actions),
  );
}

/** What says how much is shown stays together, at the end of the line. */
function narrowing(state: ViewState, filtersOpen: boolean, actions: Actions): HTMLElement {
  return element(
    'div',
    { class: 'narrowing' },
    filterButton(state, filtersOpen, actions),
    confidenceSlider(state, actions),
  );
}

function filterButton({ filters }: ViewState, open: boolean, actions: Actions): HTMLElement {
  const count = Object.keys(filters).length;
  return element(
    'button',
    {
      type: 'button',
      class: 'kind filter-button',
      'aria-expanded': String(open),
      on: { click: () => actions.openFilters(!open) },
    },
    'Filter',
    count > 0 && element('span', { class: 'count' }, `${count} on`),
  );
}

/** How sure claims have to be, of pictures and questions alike. */
export function confidenceSlider(state: ViewState, actions: Actions): HTMLElement {
  const value = element('output', { for: 'confidence' }, percent(state.minConfidence));
  const slider = element('input', {
    type: 'range',
    id: 'confidence',
    min: 0,
    max: 1,
    step: 0.05,
    value: state.minConfidence,
    on: {
      input: () => {
        value.textContent = percent(slider.valueAsNumber);
      },
      change: () => actions.change({ minConfidence: slider.valueAsNumber }),
    },
  });
  return element('label', { class: 'confidence', for: 'confidence' }, 'At least', slider, value, 'sure');
}
