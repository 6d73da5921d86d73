import type { FacetsAnswer, OverviewAnswer } from '../api.js';
import type { Actions } from './actions.js';
import { CypherDesk } from './cypher/cypher-desk.js';
import { cutBanner } from './cypher/cypher-result.js';
import { type Child, element, fill, refill } from './dom.js';
import { narrowedDown } from './filter/filters.js';
import { type Narrowing, narrowedView } from './filter/narrowed-view.js';
import type { LoadedView } from './load-view.js';
import { nextTask } from './next-task.js';
import { nodeId, parseNodeId } from './node-id.js';
import { GraphView, NoWebGlError } from './picture/graph-view.js';
import type { Point } from './picture/layout.js';
import { edgeId, NOTHING_VISIBLE, type Visible, visiblePart } from './picture/picture.js';
import { pngOf } from './picture/scene-png.js';
import { svgOf } from './picture/scene-svg.js';
import { onThemeChange } from './picture/theme.js';
import { pictureTools, zoomTools } from './picture-tools.js';
import { questionForm } from './question/question-form.js';
import { shapeSwitch } from './shape-switch.js';
import { answerFoot, pictureFoot } from './stage-foot.js';
import { answerHeading, stageHeading } from './stage-heading.js';
import type { ShownTable } from './table/result-table.js';
import { viewTable } from './table/view-table.js';
import { type Takeable, takeMenu } from './take/take-menu.js';
import type { Camera, Selection, ViewState } from './view-state.js';

type PictureView = Extract<LoadedView, { picture: unknown }>;
type AnswerView = Exclude<LoadedView, PictureView | { kind: 'empty' }>;

/** What comes within this time is not announced: the announcement would only flicker. */
const AT_ONCE_MS = 100;

/** What the stage shows a view with, beside the state. */
export interface StageContext {
  overview: OverviewAnswer;
  /** What the picture can be narrowed down by; undefined while nobody asked. */
  facets: FacetsAnswer | undefined;
  filtersOpen: boolean;
  ownCypher: boolean;
}

/** The middle of the page: heading and tools, the picture or a table, the legend; and what is said in their place. */
export class Stage {
  readonly #title = element('h1');
  readonly #subtitle = element('p', { class: 'sub' });
  readonly #tools = element('div', { class: 'tools' });
  readonly #canvas = element('div', { class: 'canvas', role: 'img' });
  readonly #table = element('div', { class: 'table-view', hidden: true });
  readonly #message = element('div', { class: 'message', role: 'status', hidden: true });
  readonly #opening = element('p', { class: 'opening' }, 'Opening the graph …');
  readonly #over = element('div', { class: 'over' });
  readonly #zoom = zoomTools(() => this.graphView);
  readonly #lost = element('p', { class: 'lost', role: 'status', hidden: true });
  readonly #foot = element('div', { class: 'foot' });
  readonly #lead = element('div', { class: 'lead-in', hidden: true });
  readonly #cut = element('div', { class: 'cut-note' });
  readonly #desk: CypherDesk;
  #shownTable: ShownTable | undefined;
  /** What of the picture passes all filters. */
  visible: Visible = NOTHING_VISIBLE;
  /** Undefined where the browser can't draw graphs. */
  readonly graphView: GraphView | undefined;
  #loaded: LoadedView | undefined;
  /** What of the state is shown, but for the selection, the camera and pins. */
  #shown = '';
  /** What the canvas holds; while a drawing waits for its task, what it held before. */
  #drawn: LoadedView | undefined;
  #sayLoading: ReturnType<typeof setTimeout> | undefined;
  /** The camera that the state was last known to have. */
  #camera: string | undefined;

  constructor(
    private readonly parent: HTMLElement,
    private readonly actions: Actions,
    private readonly onCamera: (camera: Camera | undefined) => void,
  ) {
    this.#desk = new CypherDesk(actions);
    fill(
      parent,
      element('div', { class: 'head' }, element('div', {}, this.#title, this.#subtitle), this.#tools),
      this.#lead,
      this.#cut,
      element(
        'div',
        { class: 'body' },
        this.#canvas,
        this.#over,
        this.#lost,
        this.#table,
        this.#message,
        this.#opening,
      ),
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
        onMoved: (id, place) => this.actions.pin(parseNodeId(id)!, place),
        onCamera: camera => {
          this.#camera = JSON.stringify(camera);
          this.onCamera(camera);
        },
        onLost: lost => this.#showLost(lost),
      });
    } catch (error) {
      if (error instanceof NoWebGlError) return undefined;
      throw error;
    }
  }

  /** Says that something is on its way, unless it comes at once. */
  showLoading(loading: boolean): void {
    clearTimeout(this.#sayLoading);
    const say = () => {
      this.parent.classList.toggle('loading', loading);
      this.parent.setAttribute('aria-busy', String(loading));
    };
    if (loading) this.#sayLoading = setTimeout(say, AT_ONCE_MS);
    else if (this.parent.ariaBusy === 'true') say();
    if (!loading) this.#opening.remove();
  }

  /** Says something in the place of a view, with the ways on from there. */
  showMessage(title: string, text: string, ...ways: Child[]): void {
    this.#loaded = undefined;
    this.#canvas.hidden = true;
    this.#over.hidden = true;
    this.#lead.hidden = true;
    this.#table.hidden = true;
    this.#message.hidden = false;
    fill(this.#tools);
    fill(this.#foot);
    fill(this.#cut);
    this.#title.textContent = '';
    this.#subtitle.textContent = '';
    refill(this.#message, element('h2', {}, title), element('p', {}, text), ...ways);
  }

  /**
   * Shows a view that has been loaded; filters and the choice of picture or table come from the state. What is said of a
   * picture and its drawing are two tasks: where `signal` aborts between them, the next to be shown draws it.
   */
  async show(loaded: LoadedView, state: ViewState, context: StageContext, signal: AbortSignal): Promise<void> {
    const isNew = loaded !== this.#loaded;
    this.#loaded = loaded;
    this.#message.hidden = true;
    if (loaded.kind === 'empty') {
      const advice = 'Bring papers in with `paperlineage ingest FILE …`, then load this page again.';
      this.showMessage('The graph is empty', advice);
      return;
    }
    this.#lead.hidden = loaded.kind !== 'question' && loaded.kind !== 'cypher';
    if (loaded.kind === 'cypher') {
      this.#desk.show(loaded);
      if (this.#desk.element.parentElement !== this.#lead) fill(this.#lead, this.#desk.element);
    }
    if (loaded.kind === 'question' && isNew) {
      refill(this.#lead, questionForm(loaded, this.actions));
    }
    if ('picture' in loaded) await this.#showPicture(loaded, state, context, isNew, signal);
    else this.#showAnswer(loaded, state, context, isNew);
  }

  /** An answer that is a table and nothing else. */
  #showAnswer(held: AnswerView, state: ViewState, context: StageContext, isNew: boolean): void {
    const { facets, filtersOpen } = context;
    const shown = JSON.stringify([state.sort, state.minConfidence, state.filters, facets !== undefined, filtersOpen]);
    if (!isNew && shown === this.#shown) return;
    const { loaded, narrowing } = narrowedView(held, state.filters, facets);
    this.#shown = shown;
    this.visible = NOTHING_VISIBLE;
    this.#head(...answerHeading(loaded));
    fill(this.#cut);
    refill(this.#tools, takeMenu(this.#takeable(loaded, state, context)));
    const foot = { facets, filtersOpen, actions: this.actions };
    refill(this.#foot, ...(loaded.kind === 'question' ? answerFoot(narrowing, state, foot) : []));
    this.#fillTable(loaded, narrowing, state.sort);
    this.#showTable(true);
  }

  #fillTable(loaded: PictureView | AnswerView, narrowing: Narrowing | undefined, sort: string): void {
    const { content, table } = viewTable(loaded, this.visible, { sort, narrowing, actions: this.actions });
    this.#shownTable = table;
    refill(this.#table, 'picture' in loaded && this.#noWebGlNote(), ...content);
  }

  async #showPicture(
    loaded: PictureView,
    state: ViewState,
    context: StageContext,
    isNew: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const { selection: _selection, camera, pins, ...lasting } = state;
    const { facets, filtersOpen } = context;
    const shown = JSON.stringify([lasting, facets !== undefined, filtersOpen]);
    const changed = isNew || shown !== this.#shown;
    const pinned = new Map(pins.map(({ node, x, y }) => [nodeId(node), { x, y }]));
    if (!changed) {
      this.#bringTo(pinned, camera);
      return;
    }
    this.#shown = '';
    const { picture, layout } = loaded;
    const visible = narrowedDown(visiblePart(picture, state), picture, state.filters, facets);
    this.visible = visible;
    const [title, subtitle] = stageHeading(loaded, visible);
    this.#head(title, subtitle);
    this.#canvas.setAttribute('aria-label', `${title}, ${subtitle}. The table shows the same.`);
    const asTable = state.asTable || this.graphView === undefined;
    const narrowed = narrowedView(loaded, state.filters, facets);
    const rows = asTable ? narrowed.narrowing : undefined;
    fill(this.#cut, !asTable && loaded.kind === 'cypher' && cutBanner(loaded.answer, loaded.answer.rows.length));
    refill(this.#tools, ...this.#pictureTools(narrowed.loaded, state, context));
    refill(
      this.#foot,
      ...pictureFoot({ picture, visible, rows }, state, { facets, filtersOpen, actions: this.actions }),
    );
    await nextTask();
    if (signal.aborted) return;
    this.#shownTable = undefined;
    if (asTable) this.#fillTable(narrowed.loaded, rows, state.sort);
    this.#showTable(asTable);
    await nextTask();
    if (signal.aborted) return;
    if (isNew || loaded !== this.#drawn) {
      this.graphView?.show({ picture, layout, visible, pins: pinned, camera });
    } else {
      this.graphView?.filter(visible);
      this.#bringTo(pinned, camera);
    }
    this.#camera = JSON.stringify(camera);
    this.#drawn = loaded;
    this.#shown = shown;
  }

  /** Nodes and camera to where the state has them; a camera that people moved meanwhile is left alone. */
  #bringTo(pinned: Map<string, Point>, camera: Camera | undefined): void {
    this.graphView?.pin(pinned);
    if (JSON.stringify(camera) !== this.#camera) this.graphView?.lookAt(camera);
    this.#camera = JSON.stringify(camera);
  }

  /** Shows what can be done with the picture and what is selected in it. */
  showTools(loaded: LoadedView, state: ViewState, pathFrom: string | undefined): void {
    const { graphView, actions } = this;
    if ('picture' in loaded)
      refill(this.#over, this.#zoom, ...pictureTools(loaded, state, { graphView, pathFrom, actions }));
  }

  #showLost(lost: boolean): void {
    this.#lost.hidden = !lost;
    this.#lost.textContent = lost
      ? 'The browser took the drawing away; it is asked for again. The table shows the same.'
      : '';
  }

  /** What is seen of the picture as an image file; undefined where there is none. */
  async image(format: 'png' | 'svg'): Promise<Blob | undefined> {
    const scene = this.graphView?.scene();
    if (!scene) return undefined;
    return format === 'png' ? pngOf(scene) : new Blob([svgOf(scene)], { type: 'image/svg+xml' });
  }

  choose(selection: Selection | undefined): void {
    this.#shownTable?.choose(selection);
    if (selection === undefined) this.graphView?.choose(undefined);
    else if (selection.kind === 'node') this.graphView?.choose({ node: nodeId(selection.node) });
    else this.graphView?.choose({ edge: edgeId(selection.a, selection.b) });
  }

  #head(title: string, subtitle: string): void {
    this.#title.textContent = title;
    this.#subtitle.textContent = subtitle;
  }

  #showTable(asTable: boolean): void {
    this.#table.hidden = !asTable;
    this.#canvas.hidden = asTable;
    this.#over.hidden = asTable;
  }

  #noWebGlNote(): HTMLElement | false {
    const text = 'This browser can’t draw the graph (WebGL is missing), so here it is as a table.';
    return this.graphView === undefined && element('p', { class: 'notice' }, text);
  }

  #pictureTools(loaded: PictureView, state: ViewState, context: StageContext): HTMLElement[] {
    const view = this.graphView;
    const asTable = state.asTable || view === undefined;
    return [shapeSwitch(asTable, view !== undefined, this.actions), takeMenu(this.#takeable(loaded, state, context))];
  }

  #takeable(loaded: LoadedView, state: ViewState, { overview, ownCypher }: StageContext): Takeable {
    const image = this.graphView && ((format: 'png' | 'svg') => this.image(format));
    const placeOf = (id: string) => this.graphView?.layoutPlaceOf(id);
    return { loaded, state, overview, visible: this.visible, image, placeOf, ownCypher, actions: this.actions };
  }
}
