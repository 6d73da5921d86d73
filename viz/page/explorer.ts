import type { NodeRef } from '../../graph/model.js';
import type { FacetsAnswer, OverviewAnswer, StateAnswer } from '../api.js';
import type { Actions } from './actions.js';
import { Announcer } from './announcer.js';
import { AnswerError, ask, sentenceOf } from './api-client.js';
import { button } from './dom.js';
import { isFiltering } from './filter/filters.js';
import { loadFacets } from './filter/load-facets.js';
import { GraphWatch } from './graph-watch.js';
import { type LoadedView, loadView } from './load-view.js';
import { nodeId, refOf, sameNode } from './node-id.js';
import { DetailPanel } from './panel/detail-panel.js';
import type { Point } from './picture/layout.js';
import { SearchBox } from './search-box.js';
import { Sidebar } from './sidebar.js';
import { SidebarMenu } from './sidebar-menu.js';
import { Stage } from './stage.js';
import { linkCopied } from './take/link-copied.js';
import { saveFile } from './take/save-file.js';
import { ViewHistory } from './view-history.js';
import {
  type Camera,
  lineageView,
  NEIGHBOUR_PAGE,
  type Selection,
  type View,
  type ViewState,
  withMoreNeighbours,
  withoutExpansion,
} from './view-state.js';

export interface PageParts {
  search: HTMLElement;
  sidebar: HTMLElement;
  stage: HTMLElement;
  panel: HTMLElement;
  announcer: HTMLElement;
  news: HTMLElement;
  menuButton: HTMLElement;
  skipLink: HTMLElement;
}

interface Loaded {
  /** What of the state it was loaded for. */
  from: string;
  view: LoadedView;
  state: StateAnswer;
  overview: OverviewAnswer;
  facets: FacetsAnswer | undefined;
}

/** The page as a whole: follows the address, asks the server, and hands the answers to the parts. */
export class Explorer implements Actions {
  readonly stage: Stage;
  readonly #history = new ViewHistory(() => void this.#follow());
  #loaded: Loaded | undefined;
  #loading: AbortController | undefined;
  /** Where a path begins whose end is to be chosen. */
  #pathFrom: NodeRef | undefined;
  readonly #watch: GraphWatch;
  readonly #announcer: Announcer;
  readonly #sidebar: Sidebar;
  readonly #panel: DetailPanel;
  readonly #menu: SidebarMenu;
  /** Undefined: open while anything is filtered. */
  #filtersOpen: boolean | undefined;
  /** True once everything that the address names is shown. */
  settled = false;

  constructor(private readonly parts: PageParts) {
    this.stage = new Stage(parts.stage, this, camera => this.#noteCamera(camera));
    this.#watch = new GraphWatch(parts.news, {
      onRefresh: () => this.#reload(),
      onBack: () => !this.settled && void this.#follow(),
    });
    this.#announcer = new Announcer(parts.announcer);
    this.#sidebar = new Sidebar(parts.sidebar, this);
    this.#panel = new DetailPanel(parts.panel, parts.skipLink, this, () => void this.#follow());
    this.#menu = new SidebarMenu(parts.menuButton);
    new SearchBox(parts.search, this);
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
    this.#open(lineageView(refOf(node)));
  }

  openNeighbourhood(named: NodeRef): void {
    const node = refOf(named);
    this.#open({ kind: 'neighbourhood', node, shown: NEIGHBOUR_PAGE, expanded: [] }, { kind: 'node', node });
  }

  openQuestion(name: string, parameters: [name: string, value: string][]): void {
    this.#open({ kind: 'question', name, parameters });
  }

  openPath(from: NodeRef, to: NodeRef, throughAll = false): void {
    this.#open({ kind: 'path', from: refOf(from), to: refOf(to), throughAll });
  }

  openCypher(text: string, parameters: [name: string, value: string][]): void {
    const view: View = { kind: 'cypher', text, parameters };
    // Asked again as it stands, it is asked of the graph as it is now.
    if (JSON.stringify(view) === JSON.stringify(this.state.view)) this.#loaded = undefined;
    this.#open(view);
  }

  openMap(): void {
    this.#open({ kind: 'map' });
  }

  choosePathEnd(from: NodeRef | undefined): void {
    this.#pathFrom = from && refOf(from);
    void this.#follow();
  }

  turnLineage(part: Partial<Pick<View & { kind: 'lineage' }, 'direction' | 'axis' | 'others'>>): void {
    const { view } = this.state;
    const loaded = this.#loaded?.view;
    const now = view.kind === 'lineage' || loaded?.kind !== 'lineage' ? view : lineageView(refOf(loaded.answer.focus));
    if (now.kind !== 'lineage') return;
    const { camera: _camera, pins: _pins, ...state } = this.state;
    this.#history.go({ ...state, pins: [], view: { ...now, ...part } });
  }

  collapse(node: NodeRef): void {
    const { view } = this.state;
    if (view.kind === 'neighbourhood') this.#history.go({ ...this.state, view: withoutExpansion(view, node) });
  }

  pin(named: NodeRef, place: Point | undefined): void {
    const node = refOf(named);
    const others = this.state.pins.filter(pin => !sameNode(pin.node, node));
    this.#history.go({ ...this.state, pins: place ? [...others, { node, x: place.x, y: place.y }] : others });
  }

  hide(node: NodeRef): void {
    const { selection: _selection, ...state } = this.state;
    this.#history.go({ ...state, hiddenNodes: [...state.hiddenNodes, refOf(node)] });
  }

  showHidden(): void {
    this.#history.go({ ...this.state, hiddenNodes: [] });
  }

  expand(node: NodeRef): void {
    const { view } = this.state;
    if (view.kind === 'neighbourhood') this.#history.go({ ...this.state, view: withMoreNeighbours(view, refOf(node)) });
    else this.openNeighbourhood(node);
  }

  select(selection: Selection | undefined): void {
    const from = this.#pathFrom;
    if (from && selection?.kind === 'node' && !sameNode(from, selection.node)) {
      this.openPath(from, selection.node);
      return;
    }
    const { selection: _before, ...state } = this.state;
    this.#history.go(selection ? { ...state, selection } : state);
  }

  change(part: Partial<ViewState>): void {
    this.#history.go({ ...this.state, ...part }, 'sort' in part);
  }

  /** Keeps the camera in the address, without a step to go back to. */
  #noteCamera(camera: Camera | undefined): void {
    const { camera: _before, ...state } = this.state;
    this.#history.note(camera ? { ...state, camera } : state);
  }

  openFilters(open: boolean): void {
    this.#filtersOpen = open;
    void this.#follow();
  }

  copyLink(): void {
    void linkCopied().then(text => this.#announcer.tell(text));
  }

  save(make: () => Promise<{ name: string; content: Blob } | undefined>): void {
    make()
      .then(file => file && saveFile(file.name, file.content))
      .catch((error: unknown) => this.#announcer.tell(sentenceOf(error)));
  }

  #open(view: View, selection?: Selection): void {
    const { selection: _before, camera: _camera, ...state } = this.state;
    this.#pathFrom = undefined;
    this.#history.go({ ...state, hiddenNodes: [], pins: [], sort: '', view, ...(selection && { selection }) });
    this.#menu.close();
  }

  /** Brings the page to the state: loads what is not there yet, and drops answers that came too late. */
  async #follow(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.settled = false;
    this.stage.showLoading(true);
    try {
      const loaded = await this.#ensureLoaded(loading.signal);
      const facets = await this.#ensureFacets(loaded, loading.signal);
      if (loading.signal.aborted) return;
      await this.#showView(loaded, facets, loading.signal);
      const complete = await this.#panel.show(loaded.view, this.state, loading.signal);
      if (loading.signal.aborted) return;
      if (this.state.selection) this.#announcer.announce(this.#panel.heading);
      this.settled = complete;
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#fail(error);
    }
    if (this.#loading === loading) this.stage.showLoading(false);
  }

  #reload(): void {
    this.#loaded = undefined;
    void this.#follow();
  }

  #fail(error: unknown): void {
    this.#loaded = undefined;
    this.#panel.clear();
    const title = 'This did not work';
    const retry = button('Try again', () => void this.#follow(), { class: 'primary' });
    this.stage.showMessage(title, sentenceOf(error), retry, this.#wayOn());
    document.title = `${title} · Paperlineage`;
    if (!(error instanceof AnswerError)) throw error;
  }

  /** Leads from a view that can't be shown to the one that the page opens on. */
  #wayOn(): HTMLElement | undefined {
    const root = this.#sidebar.largestLineage;
    if (!root || this.state.view.kind === 'start') return undefined;
    return button(`Open the lineage of ${root.name}`, () => this.openLineage(root), { class: 'text' });
  }

  /** The view that the state names. The overview is asked for anew with it, so that it is of the same graph. */
  async #ensureLoaded(signal: AbortSignal): Promise<Loaded> {
    const { view, minConfidence, hiddenTypes } = this.state;
    const types = view.kind === 'neighbourhood' || view.kind === 'map' ? [...hiddenTypes].sort() : [];
    const from = JSON.stringify([view, minConfidence, view.kind === 'map' ? types.includes('MENTIONS') : types]);
    if (this.#loaded?.from === from) return this.#loaded;
    const state = await ask('state', {}, signal);
    const overview = await ask('overview', { minConfidence }, signal);
    if (!signal.aborted) this.#sidebar.show(overview, state.ownCypher, this.state);
    const shown = await loadView(view, { minConfidence, hiddenTypes, overview, signal });
    const loaded: Loaded = { from, state, overview, view: shown, facets: undefined };
    if (signal.aborted) return loaded;
    this.#loaded = loaded;
    this.#watch.noteShown(loaded);
    return loaded;
  }

  /** What the view can be narrowed down by, once anybody wants to. */
  async #ensureFacets(loaded: Loaded, signal: AbortSignal): Promise<FacetsAnswer | undefined> {
    if (!this.#showsFilters && !isFiltering(this.state.filters)) return undefined;
    loaded.facets ??= await loadFacets(loaded.view, this.state.minConfidence, signal);
    return loaded.facets;
  }

  get #showsFilters(): boolean {
    return this.#filtersOpen ?? isFiltering(this.state.filters);
  }

  async #showView({ view: loaded, overview, state }: Loaded, facets: Loaded['facets'], signal: AbortSignal) {
    const { ownCypher } = state;
    this.#sidebar.show(overview, ownCypher, this.state);
    const context = { overview, facets, filtersOpen: this.#showsFilters, ownCypher };
    await this.stage.show(loaded, this.state, context, signal);
    if (signal.aborted) return;
    this.stage.choose(this.state.selection);
    this.stage.showTools(loaded, this.state, this.#pathFrom && this.#nameOf(this.#pathFrom));
    document.title = `${this.parts.stage.querySelector('h1')?.textContent || 'Explorer'} · Paperlineage`;
    const isAnswer = loaded.kind === 'question' || loaded.kind === 'cypher' || loaded.kind === 'empty';
    this.#panel.turn(!isAnswer || this.state.selection !== undefined);
  }

  #nameOf(node: NodeRef): string {
    const loaded = this.#loaded?.view;
    return (loaded && 'picture' in loaded && loaded.picture.nodes.get(nodeId(node))?.name) || node.key;
  }
}
