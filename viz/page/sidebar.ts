import type { LineageSummary, NamedRef, OverviewAnswer, PaperSummary, QuestionSummary } from '../api.js';
import type { Actions } from './actions.js';
import { element, refill } from './dom.js';
import { sameNode } from './node-id.js';
import { startingView } from './starting-view.js';
import type { View, ViewState } from './view-state.js';
import { counted, percent, readableDate } from './wording.js';

/** The front list holds so many of a kind; the others open below. */
const LISTED = 8;

/** The list of what can be looked at: lineages, questions, the newest papers. */
export class Sidebar {
  /** What the list was made of. */
  #shown: { overview: OverviewAnswer; view: string } | undefined;

  constructor(
    private readonly parent: HTMLElement,
    private readonly actions: Actions,
  ) {}

  /** Undefined while the list is empty, or where no paper says what it builds on. */
  get largestLineage(): NamedRef | undefined {
    return this.#shown?.overview.lineages[0]?.root;
  }

  /** @param state what is looked at, which the list marks, and how sure it has to be */
  show(
    overview: OverviewAnswer,
    ownCypher: boolean,
    { view, minConfidence }: Pick<ViewState, 'view' | 'minConfidence'>,
  ): void {
    const opened = view.kind === 'start' ? (startingView(overview) ?? view) : view;
    const shown = { overview, view: JSON.stringify(opened) };
    if (overview === this.#shown?.overview && shown.view === this.#shown.view) return;
    this.#shown = shown;
    fillSidebar(this.parent, { overview, ownCypher, minConfidence }, opened, this.actions);
  }
}

function fillSidebar(
  parent: HTMLElement,
  { overview, ownCypher, minConfidence }: { overview: OverviewAnswer; ownCypher: boolean; minConfidence: number },
  view: View,
  actions: Actions,
): void {
  const more = overview.lineagesTotal - overview.lineages.length;
  refill(
    parent,
    element('ul', { class: 'whole' }, mapItem(overview, view, actions)),
    section(
      'Lineages',
      overview.lineages.map(lineage => lineageItem(lineage, view, actions)),
      more > 0
        ? `${more.toLocaleString('en')} smaller ones are found by search.`
        : noLineage(minConfidence, overview.defaultMinConfidence),
      more > 0,
    ),
    section(
      'Questions',
      [
        ...(ownCypher ? [cypherItem(view, actions)] : []),
        ...overview.questions.map(question => questionItem(question, view, actions)),
      ],
      'None are there.',
    ),
    section(
      'Newest papers',
      overview.newest.map(paper => paperItem(paper, view, actions)),
      'No paper has a date.',
    ),
    element('p', { class: 'totals' }, totals(overview)),
    overview.syncing &&
      element('p', { class: 'note syncing' }, 'Papers are coming in: what is shown may be half done.'),
  );
}

/** What is said where no lineage is: steps that were there may only be less sure than asked for. */
export function noLineage(minConfidence: number, usual: number): string {
  if (minConfidence <= usual) return 'No paper says yet what it builds on.';
  return `Nothing that papers say of what they build on is at least ${percent(minConfidence)} sure.`;
}

function section(title: string, items: HTMLElement[], note: string, noteAlways = false): HTMLElement {
  return element(
    'section',
    {},
    element('h2', {}, title),
    element('ul', {}, ...items.slice(0, LISTED)),
    items.length > LISTED && furtherItems(items.slice(LISTED)),
    (noteAlways || items.length === 0) && element('p', { class: 'note' }, note),
  );
}

/** The rest of a list, open where it holds what is looked at. */
function furtherItems(items: HTMLElement[]): HTMLElement {
  const open = items.some(each => each.querySelector('[aria-current]') !== null);
  const summary = element('summary', {}, `${items.length} more`);
  return element('details', { class: 'further', open }, summary, element('ul', {}, ...items));
}

function item(current: boolean, onClick: () => void, title: string, note: string, tip?: string): HTMLElement {
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', class: 'item', title: tip, 'aria-current': current && 'true', on: { click: onClick } },
      element('span', { class: 'name' }, title),
      element('span', { class: 'note' }, note),
    ),
  );
}

function mapItem({ nodes }: OverviewAnswer, view: View, actions: Actions): HTMLElement {
  const all = Object.values(nodes).reduce((sum, count) => sum + count, 0);
  return item(view.kind === 'map', () => actions.openMap(), 'The whole graph', counted(all, 'node'));
}

function lineageItem(
  { root, methods, firstYear, lastYear }: LineageSummary,
  view: View,
  actions: Actions,
): HTMLElement {
  const years = firstYear === lastYear ? firstYear : `${firstYear}–${lastYear}`;
  const note = [counted(methods, 'method'), years].filter(text => text !== '').join(' · ');
  const current = view.kind === 'lineage' && sameNode(view.node, root);
  return item(current, () => actions.openLineage(root), root.name, note);
}

function questionItem({ name, title, description }: QuestionSummary, view: View, actions: Actions): HTMLElement {
  const current = view.kind === 'question' && view.name === name;
  return item(current, () => actions.openQuestion(name, []), title, '', description);
}

function cypherItem(view: View, actions: Actions): HTMLElement {
  const tip = 'Write a question in Cypher';
  return item(view.kind === 'cypher', () => actions.openCypher('', []), 'Own Cypher …', '', tip);
}

function paperItem({ key, title, published }: PaperSummary, view: View, actions: Actions): HTMLElement {
  const paper = { label: 'Paper', key } as const;
  const current = view.kind === 'neighbourhood' && sameNode(view.node, paper);
  return item(current, () => actions.openNeighbourhood(paper), title, readableDate(published));
}

function totals(overview: OverviewAnswer): string {
  const claims = Object.values(overview.relations).reduce((sum, count) => sum + count, 0);
  const { Paper, Method } = overview.nodes;
  return `${counted(Paper, 'paper')}, ${counted(Method, 'method')}, ${counted(claims, 'claim')}`;
}
