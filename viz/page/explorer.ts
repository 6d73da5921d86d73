import type { NodeRef } from '../../graph/model.js';
import type { NodeAnswer, OverviewAnswer } from '../api.js';
import type { Actions } from './actions.js';
import { AnswerError, ask, download } from './api-client.js';
import { element, fill } from './dom.js';
import { type LoadedView, loadView } from './load-view.js';
import { refOf, sameNode } from './node-id.js';
import { evidencePanel } from './panel/evidence-panel.js';
import { nodePanel } from './panel/node-panel.js';
import { lineagePanel, neighbourhoodPanel } from './panel/overview-panel.js';
import { SearchBox } from './search-box.js';
import { showSidebar } from './sidebar.js';
import { Stage } from './stage.js';
import { ViewHistory } from './view-history.js';
import {
  type Direction,
  NEIGHBOUR_PAGE,
  type Selection,
  TYPES,
  type View,
  type ViewState,
  withMoreNeighbours,
} from './view-state.js';

export interface PageParts {
  search: HTMLElement;
  sidebar: HTMLElement;
  stage: HTMLElement;
  panel: HTMLElement;
  announcer: HTMLElement;
}

interface Loaded {
  /** What of the state it was loaded for. */
  from: string;
  view: LoadedView;
  overview: OverviewAnswer;
}

/** The page as a whole: follows the address, asks the server, and hands the answers to the parts. */
export class Explorer implements Actions {
  readonly stage: Stage;
  readonly #history = new ViewHistory(() => void this.#follow());
  #loaded: Loaded | undefined;
  #loading: AbortController | undefined;
  /** True once everything that the address names is shown. */
  settled = false;

  constructor(private readonly parts: PageParts) {
    this.stage = new Stage(parts.stage, this);
    new SearchBox(parts.search, this);
    parts.panel.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.state.selection) this.select(undefined);
    });
  }

  get state(): ViewState {
    return this.#history.state;
  }

  get loaded(): LoadedView | undefined {
    return this.#loaded?.view;
  }

  start(): Promise<void> {
    return this.#follow();
  }

  openLineage(node: NodeRef): void {
    this.#open({ kind: 'lineage', node: refOf(node), direction: 'both' });
  }

  openNeighbourhood(named: NodeRef): void {
    const node = refOf(named);
    this.#open({ kind: 'neighbourhood', node, shown: NEIGHBOUR_PAGE, expanded: [] }, { kind: 'node', node });
  }

  openQuestion(name: string, parameters: [name: string, value: string][]): void {
    this.#open({ kind: 'question', name, parameters });
  }

  expand(node: NodeRef): void {
    const { view } = this.state;
    if (view.kind === 'neighbourhood') this.#history.go({ ...this.state, view: withMoreNeighbours(view, refOf(node)) });
    else this.openNeighbourhood(node);
  }

  select(selection: Selection | undefined): void {
    const { selection: _before, ...state } = this.state;
    this.#history.go(selection ? { ...state, selection } : state);
  }

  change(part: Partial<ViewState>): void {
    this.#history.go({ ...this.state, ...part }, true);
  }

  download(format: string, file: string): void {
    if (this.#loaded === undefined || !('picture' in this.#loaded.view)) return;
    const nodes = [...this.#loaded.view.picture.nodes.values()].map(refOf);
    const types = TYPES.filter(type => !this.state.hiddenTypes.includes(type));
    download({ format, file, types, nodes, minConfidence: this.state.minConfidence })
      .then(({ name, content }) => {
        const address = URL.createObjectURL(content);
        element('a', { href: address, download: name }).click();
        URL.revokeObjectURL(address);
      })
      .catch((error: unknown) => this.#announce(sentence(error)));
  }

  #open(view: View, selection?: Selection): void {
    const { selection: _before, ...state } = this.state;
    this.#history.go({ ...state, view, ...(selection && { selection }) });
    document.body.classList.remove('menu-open');
  }

  /** Brings the page to the state: loads what is not there yet, and drops answers that came too late. */
  async #follow(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.settled = false;
    this.stage.showLoading(true);
    try {
      const { view, overview } = await this.#ensureLoaded(loading.signal);
      if (loading.signal.aborted) return;
      this.#showView(view, overview);
      await this.#showSelection(view, loading.signal);
      this.settled = !loading.signal.aborted;
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#fail(error);
    }
    if (this.#loading === loading) this.stage.showLoading(false);
  }

  #fail(error: unknown): void {
    this.#loaded = undefined;
    fill(this.parts.panel);
    this.stage.showMessage('This did not work', sentence(error), () => void this.#follow());
    if (!(error instanceof AnswerError)) throw error;
  }

  /** The view that the state names. The overview is asked for anew with it, so that it is of the same graph. */
  async #ensureLoaded(signal: AbortSignal): Promise<Loaded> {
    const { view, minConfidence, hiddenTypes } = this.state;
    const from = JSON.stringify([view, minConfidence, view.kind === 'neighbourhood' ? [...hiddenTypes].sort() : []]);
    if (this.#loaded?.from === from) return this.#loaded;
    const overview = await ask('overview', { minConfidence }, signal);
    const loaded = { from, overview, view: await loadView(view, { minConfidence, hiddenTypes, overview, signal }) };
    if (!signal.aborted) this.#loaded = loaded;
    return loaded;
  }

  #showView(loaded: LoadedView, overview: OverviewAnswer): void {
    const { view } = this.state;
    const shown: View =
      view.kind === 'start' && loaded.kind === 'lineage'
        ? { kind: 'lineage', node: loaded.answer.focus, direction: 'both' }
        : view;
    showSidebar(this.parts.sidebar, overview, shown, this);
    this.stage.show(loaded, this.state, overview);
    this.stage.choose(this.state.selection);
    document.title = `${this.parts.stage.querySelector('h1')?.textContent || 'Explorer'} · Paperlineage`;
    this.parts.panel.hidden = loaded.kind === 'question' && this.state.selection === undefined;
    document.body.classList.toggle('wide', this.parts.panel.hidden);
  }

  async #showSelection(loaded: LoadedView, signal: AbortSignal): Promise<void> {
    const content = await this.#panelContent(loaded, signal);
    if (signal.aborted) return;
    const { selection } = this.state;
    const close =
      selection &&
      element(
        'button',
        { type: 'button', class: 'close', 'aria-label': 'Close', on: { click: () => this.select(undefined) } },
        '×',
      );
    const { panel } = this.parts;
    const hadFocus = panel.contains(document.activeElement);
    fill(panel, close, ...content);
    panel.scrollTop = 0;
    if (hadFocus) panel.focus({ preventScroll: true });
    if (selection) this.#announce(this.parts.panel.querySelector('h2')?.textContent ?? '');
  }

  async #panelContent(loaded: LoadedView, signal: AbortSignal): Promise<HTMLElement[]> {
    const { selection, minConfidence, view } = this.state;
    if (selection?.kind === 'node') {
      const answer = await ask('node', { node: selection.node, minConfidence }, signal);
      return nodePanel(answer, this.#canExpand(answer), this);
    }
    if (selection?.kind === 'pair') {
      const { a, b } = selection;
      const [claims, { nodes }] = await Promise.all([
        ask('claims', { a, b, minConfidence }, signal),
        ask('picture', { nodes: [a, b], minConfidence }, signal),
      ]);
      const named = (node: NodeRef) => nodes.find(each => sameNode(each, node)) ?? { ...node, name: node.key };
      return evidencePanel(named(a), named(b), claims, this);
    }
    if (loaded.kind === 'lineage') {
      const direction = view.kind === 'lineage' ? view.direction : 'both';
      return lineagePanel(loaded, direction, turned => this.#turn(loaded.answer.focus, turned), this);
    }
    return loaded.kind === 'neighbourhood' ? neighbourhoodPanel(loaded, this) : [];
  }

  #turn(node: NodeRef, direction: Direction): void {
    this.#open({ kind: 'lineage', node: refOf(node), direction });
  }

  #canExpand({ node }: NodeAnswer): boolean {
    const { view } = this.state;
    return view.kind === 'neighbourhood' && !sameNode(view.node, node);
  }

  #announce(text: string): void {
    this.parts.announcer.textContent = text;
  }
}

function sentence(error: unknown): string {
  return error instanceof AnswerError ? error.message : 'The page met an error of its own; its console says more.';
}
