import type { NodeLabel, NodeRef, RelationType } from '../../graph/model.js';
import { LABELS, nodeId, parseNodeId, sameNode } from './node-id.js';
import { RELATION_WORDS } from './wording.js';

/** What is looked at. */
export type View =
  | { kind: 'start' }
  | { kind: 'lineage'; node: NodeRef; direction: Direction }
  | { kind: 'neighbourhood'; node: NodeRef; shown: number; expanded: Expansion[] }
  | { kind: 'question'; name: string; parameters: [name: string, value: string][] };

export const DIRECTIONS = ['both', 'ancestors', 'descendants'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** So many of a further node's neighbours are in view as well. */
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
  asTable: boolean;
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
  minConfidence: 0.5,
  asTable: false,
};

/** The view with a further page of a node's neighbours. */
export function withMoreNeighbours(view: View & { kind: 'neighbourhood' }, node: NodeRef): View {
  const more = (shown: number) => Math.min(shown + NEIGHBOUR_PAGE, MOST_NEIGHBOURS);
  if (sameNode(view.node, node)) return { ...view, shown: more(view.shown) };
  const before = view.expanded.find(each => sameNode(each.node, node));
  const others = view.expanded.filter(each => each !== before);
  return { ...view, expanded: [...others, { node, shown: more(before?.shown ?? 0) }] };
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
  if (state.asTable) query.set('as', 'table');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

function encodeView(view: View, query: URLSearchParams): void {
  if (view.kind === 'lineage') {
    query.set('lineage', nodeId(view.node));
    if (view.direction !== 'both') query.set('direction', view.direction);
  } else if (view.kind === 'neighbourhood') {
    query.set('around', nodeId(view.node));
    if (view.shown !== NEIGHBOUR_PAGE) query.set('shown', String(view.shown));
    for (const { node, shown } of view.expanded) query.append('more', `${shown} ${nodeId(node)}`);
  } else if (view.kind === 'question') {
    query.set('ask', view.name);
    for (const [name, value] of view.parameters) query.append(`p.${name}`, value);
  }
}

/** The state that an address holds. What does not fit is passed over, so that every address opens something. */
export function decodeState(text: string): ViewState {
  const query = new URLSearchParams(text);
  const selection = decodeSelection(query);
  const hidden = new Set(query.getAll('hide'));
  if (!query.getAll('show').includes('MENTIONS')) hidden.add('MENTIONS');
  const confidence = Number(query.get('confidence') ?? Number.NaN);
  return {
    view: decodeView(query),
    ...(selection && { selection }),
    hiddenLabels: LABELS.filter(label => hidden.has(label)),
    hiddenTypes: TYPES.filter(type => hidden.has(type)),
    minConfidence: confidence >= 0 && confidence <= 1 ? confidence : DEFAULT_STATE.minConfidence,
    asTable: query.get('as') === 'table',
  };
}

function decodeView(query: URLSearchParams): View {
  const lineage = parseNodeId(query.get('lineage') ?? '');
  if (lineage) {
    const direction = DIRECTIONS.find(each => each === query.get('direction')) ?? 'both';
    return { kind: 'lineage', node: lineage, direction };
  }
  const around = parseNodeId(query.get('around') ?? '');
  if (around) {
    const expanded = query.getAll('more').flatMap(decodeExpansion);
    return { kind: 'neighbourhood', node: around, shown: neighbourCount(query.get('shown')), expanded };
  }
  const name = query.get('ask');
  if (!name) return { kind: 'start' };
  const parameters = [...query].flatMap(([key, value]): [string, string][] =>
    key.startsWith('p.') ? [[key.slice(2), value]] : [],
  );
  return { kind: 'question', name, parameters };
}

function decodeExpansion(text: string): Expansion[] {
  const space = text.indexOf(' ');
  const node = parseNodeId(text.slice(space + 1));
  return node && space > 0 ? [{ node, shown: neighbourCount(text.slice(0, space)) }] : [];
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
