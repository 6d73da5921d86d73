import type { NodeLabel, NodeRef, RelationType } from '../../../graph/model.js';
import type { LineageAnswer, NodeSummary, PictureAnswer, RelationSummary } from '../../api.js';
import { nodeId } from '../node-id.js';
import { READING_ORDER } from '../wording.js';

/** What is drawn: nodes, and one edge for each pair of them that any relation joins. Nothing here knows of pixels. */
export interface Picture {
  kind: 'lineage' | 'neighbourhood';
  /** What the picture was opened on. */
  focus: NodeSummary;
  nodes: Map<string, PictureNode>;
  edges: Map<string, PictureEdge>;
}

export interface PictureNode extends NodeSummary {
  id: string;
  /** Number of edges in the picture. */
  degree: number;
  /** In a lineage. */
  generation: number;
}

export interface PictureEdge {
  id: string;
  /** Ids of the nodes: in a lineage from parent to child, else as the closest relation goes. */
  source: string;
  target: string;
  /** All relations between the two, in both directions. */
  relations: RelationSummary[];
  /** Of a lineage's step: its gain; else empty. */
  label: string;
  confidence: number;
}

export function lineagePicture(answer: LineageAnswer): Picture {
  const nodes = new Map(
    answer.nodes.map((node): [string, PictureNode] => [nodeId(node), { ...node, id: nodeId(node), degree: 0 }]),
  );
  const edges = new Map<string, PictureEdge>();
  for (const { child, parent, claims, papers, confidence, gain } of answer.steps) {
    const relation: RelationSummary = { type: 'BUILDS_ON', from: child, to: parent, claims, papers, confidence };
    const id = edgeId(child, parent);
    const known = edges.get(id);
    if (known) known.relations.push(relation);
    else
      edges.set(id, {
        id,
        source: nodeId(parent),
        target: nodeId(child),
        relations: [relation],
        label: gain,
        confidence,
      });
  }
  return finished({ kind: 'lineage', focus: answer.focus, nodes, edges });
}

export function neighbourhoodPicture(focus: NodeSummary, answer: PictureAnswer): Picture {
  const nodes = new Map(
    answer.nodes.map((node): [string, PictureNode] => [
      nodeId(node),
      { ...node, id: nodeId(node), degree: 0, generation: 0 },
    ]),
  );
  const byPair = new Map<string, RelationSummary[]>();
  for (const relation of answer.relations) {
    if (nodeId(relation.from) === nodeId(relation.to)) continue;
    const id = edgeId(relation.from, relation.to);
    byPair.set(id, [...(byPair.get(id) ?? []), relation]);
  }
  const edges = new Map([...byPair].map(([id, relations]) => [id, pairEdge(id, relations)]));
  return finished({ kind: 'neighbourhood', focus, nodes, edges });
}

function pairEdge(id: string, unsorted: RelationSummary[]): PictureEdge {
  const relations = unsorted.sort((a, b) => READING_ORDER.indexOf(a.type) - READING_ORDER.indexOf(b.type));
  const [first] = relations;
  const confidence = Math.max(...relations.map(relation => relation.confidence));
  return { id, source: nodeId(first!.from), target: nodeId(first!.to), relations, label: '', confidence };
}

/** One name for a pair of nodes, whichever comes first. */
export function edgeId(a: NodeRef, b: NodeRef): string {
  return [nodeId(a), nodeId(b)].sort().join('\n');
}

function finished(picture: Picture): Picture {
  for (const { source, target } of picture.edges.values()) {
    picture.nodes.get(source)!.degree++;
    picture.nodes.get(target)!.degree++;
  }
  return picture;
}

export interface Filter {
  hiddenLabels: readonly NodeLabel[];
  hiddenTypes: readonly RelationType[];
}

/** Ids of what a filter leaves. A node that loses all its edges to the filter goes with them, but for the focus. */
export interface Visible {
  nodes: Set<string>;
  edges: Set<string>;
}

export function visiblePart(picture: Picture, filter: Filter): Visible {
  const focus = nodeId(picture.focus);
  const labelled = new Set(
    [...picture.nodes.values()]
      .filter(node => node.id === focus || !filter.hiddenLabels.includes(node.label))
      .map(node => node.id),
  );
  const edges = [...picture.edges.values()].filter(
    edge => labelled.has(edge.source) && labelled.has(edge.target) && edge.relations.some(shownType(filter)),
  );
  const joined = new Set(edges.flatMap(edge => [edge.source, edge.target]));
  const nodes = [...labelled].filter(id => id === focus || joined.has(id));
  return { nodes: new Set(nodes), edges: new Set(edges.map(edge => edge.id)) };
}

function shownType(filter: Filter): (relation: RelationSummary) => boolean {
  return relation => !filter.hiddenTypes.includes(relation.type);
}

/** How many nodes of each label and relations of each type a picture holds, before any filter; absent where none. */
export function pictureCounts(picture: Picture): { labels: Map<NodeLabel, number>; types: Map<RelationType, number> } {
  const labels = new Map<NodeLabel, number>();
  const types = new Map<RelationType, number>();
  for (const { label } of picture.nodes.values()) labels.set(label, (labels.get(label) ?? 0) + 1);
  for (const edge of picture.edges.values()) {
    for (const { type } of edge.relations) types.set(type, (types.get(type) ?? 0) + 1);
  }
  return { labels, types };
}
