import type { NodeRef } from '../../graph/model.js';
import type { Actions } from './actions.js';
import { button, type Child, element } from './dom.js';
import type { LoadedView } from './load-view.js';
import { nodeId, sameNode } from './node-id.js';
import type { GraphView } from './picture/graph-view.js';
import { AXES, type Axis, NEIGHBOUR_PAGE, type ViewState } from './view-state.js';
import { counted } from './wording.js';

/** What can be done with the picture stands on it, beside the camera: how a lineage lies, and the selected node. */
export function pictureTools(
  loaded: Extract<LoadedView, { picture: unknown }>,
  state: ViewState,
  context: { graphView: GraphView | undefined; pathFrom: string | undefined; actions: Actions },
): HTMLElement[] {
  const { pathFrom, actions } = context;
  return [
    ...(loaded.kind === 'lineage' ? [lineageTools(state, actions)] : []),
    pathFrom === undefined ? nodeTools(loaded, state, context) : pathNote(pathFrom, actions),
  ];
}

/** What moves the camera. */
export function zoomTools(view: () => GraphView | undefined): HTMLElement {
  return element(
    'div',
    { class: 'switch zoom', role: 'group', 'aria-label': 'Zoom' },
    button('+', () => view()?.zoom('in'), { 'aria-label': 'Zoom in' }),
    button('−', () => view()?.zoom('out'), { 'aria-label': 'Zoom out' }),
    button('Fit', () => view()?.zoom('fit'), { 'aria-label': 'Fit the whole picture' }),
  );
}

const AXIS_WORDS: Record<Axis, string> = { generations: 'Generations', time: 'Time' };

function lineageTools({ view }: ViewState, actions: Actions): HTMLElement {
  const { axis, others } = view.kind === 'lineage' ? view : { axis: 'generations', others: false };
  return element(
    'div',
    { class: axis === 'time' ? 'lineage-tools above-axis' : 'lineage-tools' },
    element(
      'div',
      { class: 'switch', role: 'group', 'aria-label': 'From left to right' },
      ...AXES.map(each =>
        button(AXIS_WORDS[each], () => actions.turnLineage({ axis: each }), { 'aria-pressed': String(each === axis) }),
      ),
    ),
    element(
      'div',
      { class: 'switch' },
      button('Other relations', () => actions.turnLineage({ others: !others }), { 'aria-pressed': String(others) }),
    ),
  );
}

function pathNote(from: string, actions: Actions): HTMLElement {
  return element(
    'div',
    { class: 'node-tools', role: 'status' },
    element('span', { class: 'note' }, `Choose where the path from ${from} ends.`),
    button('Cancel', () => actions.choosePathEnd(undefined)),
  );
}

function nodeTools(
  loaded: Extract<LoadedView, { picture: unknown }>,
  state: ViewState,
  { graphView, actions }: { graphView: GraphView | undefined; actions: Actions },
): HTMLElement {
  const node = state.selection?.kind === 'node' ? state.selection.node : undefined;
  const hidden = state.hiddenNodes.length;
  const inView = node !== undefined && loaded.picture.nodes.has(nodeId(node));
  return element(
    'div',
    { class: 'node-tools', role: 'group', 'aria-label': 'Of the selected node' },
    hidden > 0 && element('span', { class: 'note' }, `${counted(hidden, 'node')} hidden`),
    hidden > 0 && button('Show', () => actions.showHidden()),
    ...(inView
      ? [...expansion(loaded, state, node, actions), ...placing(loaded, state, node, { graphView, actions })]
      : []),
  );
}

/** Of a neighbourhood: how many neighbours of the node are in view, a page more, and all of the expansion back. */
function expansion(
  loaded: Extract<LoadedView, { picture: unknown }>,
  { view }: ViewState,
  node: NodeRef,
  actions: Actions,
): Child[] {
  if (loaded.kind !== 'neighbourhood' || view.kind !== 'neighbourhood') return [];
  const page = loaded.pages.find(({ centre }) => sameNode(centre, node));
  const left = page === undefined ? NEIGHBOUR_PAGE : Math.min(NEIGHBOUR_PAGE, page.total - page.neighbours.length);
  const more = page === undefined ? 'Expand' : `${left} more`;
  const expanded = view.expanded.some(each => sameNode(each.node, node));
  return [
    page && element('span', { class: 'note' }, `${page.neighbours.length} of ${page.total.toLocaleString('en')} shown`),
    left > 0 && button(more, () => actions.expand(node)),
    expanded && button('Collapse', () => actions.collapse(node)),
  ];
}

function placing(
  loaded: Extract<LoadedView, { picture: unknown }>,
  state: ViewState,
  node: NodeRef,
  { graphView, actions }: { graphView: GraphView | undefined; actions: Actions },
): Child[] {
  const pinned = state.pins.some(pin => sameNode(pin.node, node));
  const place = () => actions.pin(node, pinned ? undefined : graphView?.layoutPlaceOf(nodeId(node)));
  return [
    graphView && button(pinned ? 'Unpin' : 'Pin', place, { 'aria-pressed': String(pinned) }),
    !sameNode(loaded.picture.focus, node) && button('Hide', () => actions.hide(node)),
    button('Path to …', () => actions.choosePathEnd(node)),
  ];
}
