import type { NodeLabel, NodeRef, RelationType } from '../../../graph/model.js';
import type { LineageAnswer, NodeSummary, PathAnswer, PictureAnswer, RelationSummary } from '../../api.js';
import { nodeId } from '../node-id.js';
import { READING_ORDER, RELATION_WORDS } from '../wording.js';

/** What is drawn: nodes, and one edge for each pair of them that any relation joins. Nothing here knows of pixels. */
export interface Picture {
  kind: 'lineage' | 'neighbourhood' | 'path' | 'map' | 'answer';
  /** What the picture was opened on; of a map and an answer undefined. */
  focus: NodeSummary | undefined;
  nodes: Map<string, PictureNode>;
  edges: Map<string, PictureEdge>;
}

export interface PictureNode extends NodeSummary {
  id: string;
  /** The edges that it is an end of. */
  edges: PictureEdge[];
  /** In a lineage; of a path the step. */
  generation: number;
}

/** A relation; of a lineage's step with its gain, where one is stated. */
export interface PictureRelation extends RelationSummary {
  gain?: string;
}

export interface PictureEdge {
  id: string;
  /** Ids of the nodes: in a lineage from parent to child, else as the closest relation goes. */
  source: string;
  target: string;
  /** All relations between the two, in both directions; the first says which way the edge goes. */
  relations: PictureRelation[];
  /** Of a lineage's step: its gain; of a path's: its relation; else empty. */
  label: string;
  /** In a lineage: not a step of it, but another relation that is laid over it. */
  aside: boolean;
  confidence: number;
}

/** @param others relations among the lineage's nodes that are no steps of it, to be laid over it */
export function lineagePicture(answer: LineageAnswer, others: readonly RelationSummary[] = []): Picture {
  const nodes = pictureNodes(answer.nodes, node => node.generation);
  const edges = new Map<string, PictureEdge>();
  for (const { child, parent, claims, papers, confidence, gain } of answer.steps) {
    const step = { type: 'BUILDS_ON', from: child, to: parent, claims, papers, confidence } as const;
    const relation: PictureRelation = { ...step, ...(gain !== '' && { gain }) };
    const id = edgeId(child, parent);
    const known = edges.get(id);
    if (known) insertRelation(known, relation);
    else edges.set(id, { ...newEdge(id, parent, child, relation), label: gain });
  }
  for (const relation of others) {
    if (relation.type === 'BUILDS_ON' || nodeId(relation.from) === nodeId(relation.to)) continue;
    const id = edgeId(relation.from, relation.to);
    const known = edges.get(id);
    if (known?.aside) addRelation(known, relation);
    else if (known) insertRelation(known, relation);
    else edges.set(id, { ...newEdge(id, relation.from, relation.to, relation), aside: true });
  }
  return finished({ kind: 'lineage', focus: answer.focus, nodes, edges });
}

export function neighbourhoodPicture(focus: NodeSummary, answer: PictureAnswer): Picture {
  const nodes = pictureNodes(answer.nodes, () => 0);
  return finished({ kind: 'neighbourhood', focus, nodes, edges: edgesOf(answer.relations) });
}

/** A way from its first node to its last; relations between nodes that do not follow each other are laid over it. */
export function pathPicture(answer: PathAnswer): Picture {
  const ends = answer.nodes.length > 0 ? answer.nodes : [answer.from, answer.to];
  const order = new Map(ends.map((node, i) => [nodeId(node), i]));
  const nodes = pictureNodes(ends, node => order.get(nodeId(node))!);
  const edges = edgesOf(answer.relations);
  for (const edge of edges.values()) {
    const [from, to] = [order.get(edge.source)!, order.get(edge.target)!];
    edge.aside = Math.abs(from - to) > 1;
    if (!edge.aside) edge.label = RELATION_WORDS[edge.relations[0]!.type];
  }
  return finished({ kind: 'path', focus: answer.from, nodes, edges });
}

/** Nodes of a picture by id, their edges still to be told. */
export function pictureNodes<N extends NodeSummary>(
  summaries: readonly N[],
  generation: (node: N) => number,
): Map<string, PictureNode> {
  return new Map(
    summaries.map(node => {
      const { label, key, name, kind, published, generic } = node;
      const id = nodeId(node);
      return [id, { id, label, key, name, kind, published, generic, edges: [], generation: generation(node) }];
    }),
  );
}

function newEdge(id: string, source: NodeRef, target: NodeRef, relation: PictureRelation): PictureEdge {
  return {
    id,
    source: nodeId(source),
    target: nodeId(target),
    relations: [relation],
    label: '',
    aside: false,
    confidence: relation.confidence,
  };
}

/** One edge for each pair, directed as the closest of its relations. */
export function edgesOf(relations: readonly RelationSummary[]): Map<string, PictureEdge> {
  const edges = new Map<string, PictureEdge>();
  for (const relation of relations) {
    if (nodeId(relation.from) === nodeId(relation.to)) continue;
    const id = edgeId(relation.from, relation.to);
    const known = edges.get(id);
    if (known) addRelation(known, relation);
    else edges.set(id, newEdge(id, relation.from, relation.to, relation));
  }
  return edges;
}

/** Adds to an edge's relations, and lets the first say which way it goes. */
export function addRelation(edge: PictureEdge, relation: RelationSummary): void {
  insertRelation(edge, relation);
  edge.source = nodeId(edge.relations[0]!.from);
  edge.target = nodeId(edge.relations[0]!.to);
}

/** Relations of an edge stand in reading order. */
function insertRelation(edge: PictureEdge, relation: PictureRelation): void {
  edge.relations.push(relation);
  edge.relations.sort((a, b) => READING_ORDER.indexOf(a.type) - READING_ORDER.indexOf(b.type));
  edge.confidence = Math.max(edge.confidence, relation.confidence);
}

/** One name for a pair of nodes, whichever comes first. */
export function edgeId(a: NodeRef, b: NodeRef): string {
  const [one, other] = [nodeId(a), nodeId(b)];
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

/** The picture with each node's edges told to it. */
export function finished(picture: Picture): Picture {
  for (const edge of picture.edges.values()) {
    picture.nodes.get(edge.source)!.edges.push(edge);
    picture.nodes.get(edge.target)!.edges.push(edge);
  }
  return picture;
}

export interface Filter {
  hiddenLabels: readonly NodeLabel[];
  hiddenTypes: readonly RelationType[];
  /** Single nodes that were taken out. */
  hiddenNodes: readonly NodeRef[];
}

/** Ids of what a filter leaves. A node that loses all its edges to the filter goes with them, but for the focus. */
export interface Visible {
  nodes: Set<string>;
  edges: Set<string>;
  /** Of a visible edge, relations of these types are not seen; see `seenEdge`. */
  hiddenTypes: ReadonlySet<RelationType>;
}

export const NOTHING_VISIBLE: Visible = { nodes: new Set(), edges: new Set(), hiddenTypes: new Set() };

export function visiblePart(picture: Picture, filter: Filter): Visible {
  const labels = new Set(filter.hiddenLabels);
  const types = new Set(filter.hiddenTypes);
  const hidden = new Set(filter.hiddenNodes.map(nodeId));
  const kept = new Set(picture.focus ? [nodeId(picture.focus)] : []);
  const shown = new Set<string>();
  for (const { id, label } of picture.nodes.values()) {
    if (kept.has(id) || (!labels.has(label) && !hidden.has(id))) shown.add(id);
  }
  const nodes = new Set([...kept].filter(id => shown.has(id)));
  const visible: Visible = { nodes, edges: new Set(), hiddenTypes: types };
  for (const edge of picture.edges.values()) {
    if (!shown.has(edge.source) || !shown.has(edge.target)) continue;
    if (types.size > 0 && edge.relations.every(({ type }) => types.has(type))) continue;
    visible.edges.add(edge.id);
    visible.nodes.add(edge.source).add(edge.target);
  }
  if (picture.kind === 'path' || picture.kind === 'answer') {
    for (const id of shown) visible.nodes.add(id);
  }
  return visible;
}

/**
 * A visible edge as if it had but the relations whose types are seen: they say which way it goes and what it is called.
 * A lineage's step of which only other relations are seen is laid over the lineage as these are.
 */
export function seenEdge(picture: Picture, edge: PictureEdge, { hiddenTypes }: Visible): PictureEdge {
  if (hiddenTypes.size === 0 || !edge.relations.some(({ type }) => hiddenTypes.has(type))) return edge;
  const relations = edge.relations.filter(({ type }) => !hiddenTypes.has(type));
  const [first] = relations;
  if (!first) return edge;
  const confidence = Math.max(...relations.map(relation => relation.confidence));
  if (first.type === edge.relations[0]!.type) return { ...edge, relations, confidence };
  const aside = edge.aside || picture.kind === 'lineage';
  const label = picture.kind === 'path' && !aside ? RELATION_WORDS[first.type] : '';
  const ends = { source: nodeId(first.from), target: nodeId(first.to) };
  return { ...edge, ...ends, relations, label, aside, confidence };
}

export function sameVisible(a: Visible, b: Visible): boolean {
  return sameSet(a.nodes, b.nodes) && sameSet(a.edges, b.edges) && sameSet(a.hiddenTypes, b.hiddenTypes);
}

export function sameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}

/** How many there are of each label and type; absent where none. */
export interface PictureCounts {
  labels: Map<NodeLabel, number>;
  types: Map<RelationType, number>;
}

/** How many nodes of each label and relations of each type a picture holds before any filter, or what of it is visible. */
export function pictureCounts(picture: Picture, visible?: Visible): PictureCounts {
  const labels = new Map<NodeLabel, number>();
  const types = new Map<RelationType, number>();
  for (const { id, label } of picture.nodes.values()) {
    if (!visible || visible.nodes.has(id)) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  for (const { id, relations } of picture.edges.values()) {
    if (visible && !visible.edges.has(id)) continue;
    for (const { type } of relations) {
      if (!visible?.hiddenTypes.has(type)) types.set(type, (types.get(type) ?? 0) + 1);
    }
  }
  return { labels, types };
}
