import type { FacetsAnswer } from '../api.js';
import type { Actions } from './actions.js';
import type { Child } from './dom.js';
import { filterBar } from './filter/filter-bar.js';
import type { Narrowing } from './filter/narrowed-view.js';
import { answerLegend, legend } from './legend.js';
import type { Picture, Visible } from './picture/picture.js';
import type { ViewState } from './view-state.js';

interface FootContext {
  /** What the view can be narrowed down by; undefined while nobody asked. */
  facets: FacetsAnswer | undefined;
  filtersOpen: boolean;
  actions: Actions;
}

/** What stands below a picture and its table: the filters, where they are open, and the legend. */
export function pictureFoot(
  { picture, visible, rows }: { picture: Picture; visible: Visible; rows: Narrowing | undefined },
  state: ViewState,
  { facets, filtersOpen, actions }: FootContext,
): Child[] {
  const filtered = rows
    ? { shown: rows.shown, total: rows.held, what: 'row' as const }
    : { shown: visible.nodes.size, total: picture.nodes.size, what: 'node' as const };
  return [
    filtersOpen && filterBar({ ...filtered, facets }, state, actions),
    legend({ picture, visible }, state, filtersOpen, actions),
  ];
}

/** The same below an answer that is a table and nothing else. */
export function answerFoot(
  rows: Narrowing | undefined,
  state: ViewState,
  { facets, filtersOpen, actions }: FootContext,
): Child[] {
  const filtered = rows && { shown: rows.shown, total: rows.held, what: 'row' as const, facets };
  return [filtersOpen && filtered && filterBar(filtered, state, actions), answerLegend(state, filtersOpen, actions)];
}
