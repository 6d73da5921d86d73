import type { NodeLabel, NodeRef, RelationType } from '../../graph/model.js';
import { decodeFilters, encodeFilters, type Filters } from './filter/filters.js';
import { LABELS, nodeId, parseNodeId, sameNode } from './node-id.js';
import type { Point } from './picture/layout.js';
import { RELATION_WORDS } from './wording.js';

/** What is looked at. */
export type View =
  | { kind: 'start' }
  | { kind: 'lineage'; node: NodeRef; direction: Direction; axis: Axis; others: boolean }
  | { kind: 'neighbourhood'; node: NodeRef; shown: number; expanded: Expansion[] }
  | PathView
  | { kind: 'map' }
  | { kind: 'question'; name: string; parameters: [name: string, value: string][] }
  | { kind: 'cypher'; text: string; parameters: [name: string, value: string][] };

/** A way between two nodes. It passes through methods and papers; `throughAll`: through hardware and the rest too. */
export interface PathView {
  kind: 'path';
  from: NodeRef;
  to: NodeRef;
  throughAll: boolean;
}

export const DIRECTIONS = ['both', 'ancestors', 'descendants'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a lineage goes along: its generations, or the time when papers introduced its methods. */
export const AXES = ['generations', 'time'] as const;
export type Axis = (typeof AXES)[number];

/** A lineage as it opens: both ways, by generation, with nothing laid over it. */
export function lineageView(node: NodeRef): View & { kind: 'lineage' } {
  return { kind: 'lineage', node, direction: 'both', axis: 'generations', others: false };
}

/** A node that stays where it was put, in units of the layout. */
export interface Pin extends Point {
  node: NodeRef;
}

/** What of the picture is seen: the place in the middle of the stage, and pixels a unit of the layout. */
export interface Camera extends Point {
  scale: number;
}

/** So many of a node's neighbours are in view as well; in the order in which they were asked for. */
export interface Expansion {
  node: NodeRef;
  shown: number;
}

export type Selection = { kind: 'node'; node: NodeRef } | { kind: 'pair'; a: NodeRef; b: NodeRef };

/** All that a link has to hold to show the same again. */
export interface ViewState {
  view: View;
  selection?: Selection;
  hiddenLabels: NodeLabel[];
  hiddenTypes: RelationType[];
  minConfidence: number;
  /** What methods and papers in view are narrowed down by. */
  filters: Filters;
  asTable: boolean;
  /** Id of the column that a table is sorted by, `-` before it where the largest stands first; empty as it came. */
  sort: string;
  /** Single nodes taken out of the view. */
  hiddenNodes: NodeRef[];
  pins: Pin[];
  /** Absent while the picture is seen as it opened. */
  camera?: Camera;
}

/** Neighbours come in pages of so many. */
export const NEIGHBOUR_PAGE = 12;
const MOST_NEIGHBOURS = 480;

export const TYPES = Object.keys(RELATION_WORDS) as RelationType[];

/** Mentions are many and say least, so that they are shown on demand only. */
export const DEFAULT_STATE: ViewState = {
  view: { kind: 'start' },
  hiddenLabels: [],
  hiddenTypes: ['MENTIONS'],
  minConfidence: 0.4,
  filters: {},
  asTable: false,
  sort: '',
  hiddenNodes: [],
  pins: [],
};

/** The view with a further page of a node's neighbours; what is there already keeps its place. */
export function withMoreNeighbours(view: View & { kind: 'neighbourhood' }, node: NodeRef): View {
  const shown = Math.min(neighboursShown(view, node) + NEIGHBOUR_PAGE, MOST_NEIGHBOURS);
  return { ...view, expanded: [...view.expanded, { node, shown }] };
}

/** The view without what was expanded from a node. */
export function withoutExpansion(view: View & { kind: 'neighbourhood' }, node: NodeRef): View {
  return { ...view, expanded: view.expanded.filter(each => !sameNode(each.node, node)) };
}

/** How many of a node's neighbours a view asks for. */
export function neighboursShown(view: View & { kind: 'neighbourhood' }, node: NodeRef): number {
  const own = sameNode(view.node, node) ? view.shown : 0;
  const pages = view.expanded.filter(each => sameNode(each.node, node)).map(({ shown }) => shown);
  return Math.max(own, ...pages);
}

/** The state as the query part of an address; what is as by default is left out. */
export function encodeState(state: ViewState): string {
  const query = new URLSearchParams();
  encodeView(state.view, query);
  if (state.selection?.kind === 'node') query.set('select', nodeId(state.selection.node));
  if (state.selection?.kind === 'pair') {
    query.set('select', nodeId(state.selection.a));
    query.set('with', nodeId(state.selection.b));
  }
  for (const label of state.hiddenLabels) query.append('hide', label);
  for (const type of state.hiddenTypes) if (type !== 'MENTIONS') query.append('hide', type);
  if (!state.hiddenTypes.includes('MENTIONS')) query.append('show', 'MENTIONS');
  if (state.minConfidence !== DEFAULT_STATE.minConfidence) query.set('confidence', String(state.minConfidence));
  encodeFilters(state.filters, query);
  if (state.asTable) query.set('as', 'table');
  if (state.sort !== '') query.set('sort', state.sort);
  for (const node of state.hiddenNodes) query.append('without', nodeId(node));
  for (const { node, x, y } of state.pins) query.append('pin', `${x},${y} ${nodeId(node)}`);
  if (state.camera) query.set('at', `${state.camera.x},${state.camera.y},${state.camera.scale}`);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function encodeView(view: View, query: URLSearchParams): void {
  if (view.kind === 'lineage') {
    query.set('lineage', nodeId(view.node));
    if (view.direction !== 'both') query.set('direction', view.direction);
    if (view.axis !== 'generations') query.set('axis', view.axis);
    if (view.others) query.set('others', 'shown');
  } else if (view.kind === 'neighbourhood') {
    query.set('around', nodeId(view.node));
    if (view.shown !== NEIGHBOUR_PAGE) query.set('shown', String(view.shown));
    for (const { node, shown } of view.expanded) query.append('more', `${shown} ${nodeId(node)}`);
  } else if (view.kind === 'path') {
    query.set('from', nodeId(view.from));
    query.set('to', nodeId(view.to));
    if (view.throughAll) query.set('through', 'all');
  } else if (view.kind === 'map') {
    query.set('map', 'all');
  } else if (view.kind === 'question') {
    query.set('ask', view.name);
    for (const [name, value] of view.parameters) query.append(`p.${name}`, value);
  } else if (view.kind === 'cypher') {
    query.set('cypher', view.text);
    for (const [name, value] of view.parameters) query.append(`p.${name}`, value);
  }
}

/** The state that an address holds. What does not fit is passed over, so that every address opens something. */
export function decodeState(text: string): ViewState {
  const query = new URLSearchParams(text);
  const selection = decodeSelection(query);
  const hidden = new Set(query.getAll('hide'));
  if (!query.getAll('show').includes('MENTIONS')) hidden.add('MENTIONS');
  const asked = query.has('ask') ? query.get('p.minConfidence') : null;
  const confidence = Number(query.get('confidence') ?? asked ?? Number.NaN);
  const camera = decodeCamera(query.get('at') ?? '');
  return {
    view: decodeView(query),
    ...(selection && { selection }),
    hiddenLabels: LABELS.filter(label => hidden.has(label)),
    hiddenTypes: TYPES.filter(type => hidden.has(type)),
    minConfidence: confidence >= 0 && confidence <= 1 ? confidence : DEFAULT_STATE.minConfidence,
    filters: decodeFilters(query),
    asTable: query.get('as') === 'table',
    sort: query.get('sort') ?? '',
    hiddenNodes: query.getAll('without').flatMap(text => parseNodeId(text) ?? []),
    pins: query.getAll('pin').flatMap(decodePin),
    ...(camera && { camera }),
  };
}

function decodeView(query: URLSearchParams): View {
  const lineage = parseNodeId(query.get('lineage') ?? '');
  if (lineage) {
    const direction = DIRECTIONS.find(each => each === query.get('direction')) ?? 'both';
    const axis = AXES.find(each => each === query.get('axis')) ?? 'generations';
    return { kind: 'lineage', node: lineage, direction, axis, others: query.get('others') === 'shown' };
  }
  const around = parseNodeId(query.get('around') ?? '');
  if (around) {
    const expanded = query.getAll('more').flatMap(decodeExpansion);
    return { kind: 'neighbourhood', node: around, shown: neighbourCount(query.get('shown')), expanded };
  }
  const [from, to] = [parseNodeId(query.get('from') ?? ''), parseNodeId(query.get('to') ?? '')];
  if (from && to) return { kind: 'path', from, to, throughAll: query.get('through') === 'all' };
  if (query.get('map') === 'all') return { kind: 'map' };
  const parameters = [...query].flatMap(([key, value]): [string, string][] =>
    key.startsWith('p.') ? [[key.slice(2), value]] : [],
  );
  const name = query.get('ask');
  if (name) return { kind: 'question', name, parameters: parameters.filter(([each]) => each !== 'minConfidence') };
  const text = query.get('cypher');
  return text === null ? { kind: 'start' } : { kind: 'cypher', text, parameters };
}

function decodeExpansion(text: string): Expansion[] {
  const space = text.indexOf(' ');
  const node = parseNodeId(text.slice(space + 1));
  return node && space > 0 ? [{ node, shown: neighbourCount(text.slice(0, space)) }] : [];
}

function decodePin(text: string): Pin[] {
  const space = text.indexOf(' ');
  const node = parseNodeId(text.slice(space + 1));
  const [x, y] = numbers(text.slice(0, Math.max(0, space)));
  return node && x !== undefined && y !== undefined ? [{ node, x, y }] : [];
}

function decodeCamera(text: string): Camera | undefined {
  const [x, y, scale] = numbers(text);
  return x !== undefined && y !== undefined && scale !== undefined && scale > 0 ? { x, y, scale } : undefined;
}

/** Numbers between commas; none at all where one of them is none. */
function numbers(text: string): number[] {
  const list = text.split(',').map(part => (part === '' ? Number.NaN : Number(part)));
  return list.every(number => Number.isFinite(number) && Math.abs(number) < 1e9) ? list : [];
}

function neighbourCount(text: string | null): number {
  const count = Number(text ?? Number.NaN);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, MOST_NEIGHBOURS) : NEIGHBOUR_PAGE;
}

function decodeSelection(query: URLSearchParams): Selection | undefined {
  const a = parseNodeId(query.get('select') ?? '');
  const b = parseNodeId(query.get('with') ?? '');
  if (a && b) return { kind: 'pair', a, b };
  return a && { kind: 'node', node: a };
}
