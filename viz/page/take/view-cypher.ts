import type { NodeLabel, RelationType } from '../../../graph/model.js';
import { isFiltering } from '../filter/filters.js';
import type { LoadedView } from '../load-view.js';
import { LABELS } from '../node-id.js';
import type { PictureNode, Visible } from '../picture/picture.js';
import { TYPES, type ViewState } from '../view-state.js';

export interface CypherQuestion {
  cypher: string;
  parameters: Record<string, unknown>;
}

/** A question names at most so many nodes: as many as are drawn of its answer. */
const MOST_NAMED = 600;

/** More rows than the server gives in one answer, which so says that it was cut; no more for the engine to read. */
const MOST_ROWS = 10_000;

/** The types of relations that a picture shows: of a lineage with nothing laid over it its steps only. */
export function shownTypes(loaded: LoadedView, { hiddenTypes }: Pick<ViewState, 'hiddenTypes'>): RelationType[] {
  const shown = TYPES.filter(type => !hiddenTypes.includes(type));
  const relations = 'picture' in loaded ? [...loaded.picture.edges.values()].flatMap(edge => edge.relations) : [];
  const onlySteps = loaded.kind === 'lineage' && relations.every(({ type }) => type === 'BUILDS_ON');
  return onlySteps ? shown.filter(type => type === 'BUILDS_ON') : shown;
}

/**
 * The Cypher that gives what is in view: of a question the question itself, of a picture its nodes with the relations
 * among them, of the whole graph all relations that are shown. Undefined where nothing is in view or more of a whole
 * graph than can be named, and of own Cypher, which is there to be read.
 */
export function viewCypher(
  loaded: LoadedView,
  visible: Visible,
  state: Pick<ViewState, 'minConfidence' | 'hiddenLabels' | 'hiddenTypes' | 'hiddenNodes' | 'filters'>,
): CypherQuestion | undefined {
  if (loaded.kind === 'question') return loaded.answer?.made;
  if (!('picture' in loaded) || loaded.kind === 'cypher') return undefined;
  const { minConfidence, hiddenLabels, hiddenNodes, filters } = state;
  const given = { minConfidence, types: shownTypes(loaded, state) };
  if (loaded.kind === 'map' && hiddenNodes.length === 0 && !isFiltering(filters)) {
    return wholeGraph(
      given,
      LABELS.filter(label => !hiddenLabels.includes(label)),
    );
  }
  const nodes = [...visible.nodes].map(id => loaded.picture.nodes.get(id)!);
  return nodes.length === 0 || nodes.length > MOST_NAMED ? undefined : among(given, nodes);
}

interface Given {
  minConfidence: number;
  types: RelationType[];
}

/** All relations between nodes of some labels. */
function wholeGraph(given: Given, labels: NodeLabel[]): CypherQuestion {
  const parts = ['MATCH (a)-[r]->(b)', 'WHERE r.confidence >= $minConfidence AND type(r) IN $types'];
  const all = labels.length === LABELS.length;
  if (!all) parts.push('  AND labels(a)[0] IN $labels AND labels(b)[0] IN $labels');
  return {
    cypher: [...parts, `RETURN a, r, b LIMIT ${MOST_ROWS}`].join('\n'),
    parameters: { ...given, ...(!all && { labels }) },
  };
}

/** Nodes with the relations among them; those that begin none stand alone. A key names a node by its label only. */
function among(given: Given, nodes: readonly PictureNode[]): CypherQuestion {
  const labels = LABELS.filter(label => nodes.some(node => node.label === label));
  const keys = (label: NodeLabel) => nodes.filter(node => node.label === label).map(({ key }) => key);
  const isNamed = labels.map(label => `b:${label} AND b.key IN $${listName(label)}`).join('\n    OR ');
  const parts = labels.map(label => [
    `UNWIND $${listName(label)} AS key`,
    `MATCH (a:${label} {key: key})`,
    'OPTIONAL MATCH (a)-[r]->(b)',
    'WHERE r.confidence >= $minConfidence AND type(r) IN $types',
    `  AND (${isNamed})`,
    'RETURN a, r, b',
  ]);
  return {
    cypher: parts.map(part => part.join('\n')).join('\nUNION\n'),
    parameters: { ...given, ...Object.fromEntries(labels.map(label => [listName(label), keys(label)])) },
  };
}

function listName(label: NodeLabel): string {
  return `${label.toLowerCase()}Keys`;
}
