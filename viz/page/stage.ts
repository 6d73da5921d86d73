import type { OverviewAnswer } from '../api.js';
import type { Actions } from './actions.js';
import { button, element, fill, refill } from './dom.js';
import { legend } from './legend.js';
import type { LoadedView } from './load-view.js';
import { parseNodeId } from './node-id.js';
import { GraphView, NoWebGlError } from './picture/graph-view.js';
import { edgeId, type Visible, visiblePart } from './picture/picture.js';
import { onThemeChange } from './picture/theme.js';
import { pictureTable } from './picture-table.js';
import { questionView } from './question-view.js';
import { questionTitle } from './sidebar.js';
import type { Selection, ViewState } from './view-state.js';
import { counted } from './wording.js';

/** The middle of the page: heading and tools, the picture or a table, the legend; and what is said in their place. */
export class Stage {
  readonly #title = element('h1');
  readonly #subtitle = element('p', { class: 'sub' });
  readonly #tools = element('div', { class: 'tools' });
  readonly #canvas = element('div', { class: 'canvas', role: 'img' });
  readonly #table = element('div', { class: 'table-view', hidden: true });
  readonly #message = element('div', { class: 'message', hidden: true });
  readonly #foot = element('div', { class: 'foot' });
  /** Undefined where the browser can't draw graphs. */
  readonly graphView: GraphView | undefined;
  #loaded: LoadedView | undefined;

  constructor(
    private readonly parent: HTMLElement,
    private readonly actions: Actions,
  ) {
    fill(
      parent,
      element('div', { class: 'head' }, element('div', {}, this.#title, this.#subtitle), this.#tools),
      element('div', { class: 'body' }, this.#canvas, this.#table, this.#message),
      this.#foot,
    );
    this.graphView = this.#startGraphView();
    onThemeChange(() => this.graphView?.retheme());
  }

  #startGraphView(): GraphView | undefined {
    const pair = (id: string): Selection => {
      const [a, b] = id.split('\n').map(parseNodeId);
      return { kind: 'pair', a: a!, b: b! };
    };
    try {
      return new GraphView(this.#canvas, {
        onNode: id => this.actions.select({ kind: 'node', node: parseNodeId(id)! }),
        onNodeOpen: id => this.actions.openNeighbourhood(parseNodeId(id)!),
        onEdge: id => this.actions.select(pair(id)),
        onGround: () => this.actions.select(undefined),
      });
    } catch (error) {
      if (error instanceof NoWebGlError) return undefined;
      throw error;
    }
  }

  showLoading(loading: boolean): void {
    this.parent.classList.toggle('loading', loading);
    this.parent.setAttribute('aria-busy', String(loading));
  }

  showMessage(title: string, text: string, retry?: () => void): void {
    this.#loaded = undefined;
    this.#canvas.hidden = true;
    this.#table.hidden = true;
    this.#message.hidden = false;
    fill(this.#tools);
    fill(this.#foot);
    this.#title.textContent = '';
    this.#subtitle.textContent = '';
    fill(
      this.#message,
      element('h2', {}, title),
      element('p', {}, text),
      retry && button('Try again', retry, { class: 'primary' }),
    );
  }

  /** Shows a view that has been loaded; filters and the choice of picture or table come from the state. */
  show(loaded: LoadedView, state: ViewState, overview: OverviewAnswer): void {
    const isNew = loaded !== this.#loaded;
    this.#loaded = loaded;
    this.#message.hidden = true;
    if (loaded.kind === 'empty') {
      const advice = 'Bring papers in with `paperlineage ingest FILE …`, then load this page again.';
      this.showMessage('The graph is empty', advice);
      return;
    }
    if (loaded.kind === 'question') {
      this.#head(questionTitle(loaded.question.name), loaded.question.description);
      fill(this.#tools);
      fill(this.#foot);
      if (isNew) fill(this.#table, questionView(loaded, this.actions));
      this.#showTable(true);
      return;
    }
    const visible = visiblePart(loaded.picture, state);
    const [title, subtitle] = heading(loaded, visible);
    this.#head(title, subtitle);
    this.#canvas.setAttribute('aria-label', `${title}, ${subtitle}. The table shows the same.`);
    refill(this.#tools, ...this.#pictureTools(state, overview));
    refill(this.#foot, legend(loaded.picture, state, this.actions));
    const asTable = state.asTable || this.graphView === undefined;
    if (asTable) fill(this.#table, this.#noWebGlNote(), pictureTable(loaded.picture, visible, this.actions));
    this.#showTable(asTable);
    if (isNew) this.graphView?.show(loaded.picture, loaded.layout, visible);
    else this.graphView?.filter(visible);
  }

  choose(selection: Selection | undefined): void {
    if (selection === undefined) this.graphView?.choose(undefined);
    else if (selection.kind === 'node')
      this.graphView?.choose({ node: `${selection.node.label}:${selection.node.key}` });
    else this.graphView?.choose({ edge: edgeId(selection.a, selection.b) });
  }

  #head(title: string, subtitle: string): void {
    this.#title.textContent = title;
    this.#subtitle.textContent = subtitle;
  }

  #showTable(asTable: boolean): void {
    this.#table.hidden = !asTable;
    this.#canvas.hidden = asTable;
  }

  #noWebGlNote(): HTMLElement | false {
    const text = 'This browser can’t draw the graph (WebGL is missing), so here it is as a table.';
    return this.graphView === undefined && element('p', { class: 'notice' }, text);
  }

  #pictureTools(state: ViewState, overview: OverviewAnswer): HTMLElement[] {
    const view = this.graphView;
    const asTable = state.asTable || view === undefined;
    const shape = element(
      'div',
      { class: 'switch', role: 'group', 'aria-label': 'Show as' },
      button('Picture', () => this.actions.change({ asTable: false }), {
        'aria-pressed': String(!asTable),
        disabled: !view,
      }),
      button('Table', () => this.actions.change({ asTable: true }), { 'aria-pressed': String(asTable) }),
    );
    const zoom = element(
      'div',
      { class: 'switch zoom', role: 'group', 'aria-label': 'Zoom' },
      button('−', () => view?.zoom('out'), { 'aria-label': 'Zoom out' }),
      button('+', () => view?.zoom('in'), { 'aria-label': 'Zoom in' }),
      button('Fit', () => view?.zoom('fit'), { 'aria-label': 'Fit the whole picture' }),
    );
    return [...(asTable ? [] : [zoom]), shape, this.#takeAlong(overview)];
  }

  #takeAlong(overview: OverviewAnswer): HTMLElement {
    const list = element(
      'select',
      {
        class: 'take',
        'aria-label': 'Take what is in view along as a file',
        on: {
          change: () => {
            const chosen = overview.exportFormats[list.selectedIndex - 1];
            if (chosen) this.actions.download(chosen.format, chosen.file);
            list.selectedIndex = 0;
          },
        },
      },
      element('option', { value: '' }, 'Export'),
      ...overview.exportFormats.map(({ file, description }) => element('option', { title: description }, file)),
    );
    return list;
  }
}

function heading(loaded: LoadedView & { picture: unknown }, visible: Visible): [string, string] {
  if (loaded.kind === 'lineage') {
    const { nodes, total, focus } = loaded.answer;
    const generations = 1 + Math.max(...nodes.map(node => node.generation));
    const cut =
      total > nodes.length ? `${nodes.length} of ${counted(total, 'method')} shown` : counted(total, 'method');
    return [`Lineage of ${focus.name}`, `${cut} in ${counted(generations, 'generation')}`];
  }
  const [page] = loaded.kind === 'neighbourhood' ? loaded.pages : [];
  const shown = `${page!.neighbours.length} of ${counted(page!.total, 'neighbour')} shown`;
  return [`Around ${page!.centre.name}`, `${shown}, ${counted(visible.edges.size, 'connection')}`];
}
