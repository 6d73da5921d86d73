import type { NodeLabel, RelationType } from '../../../graph/model.js';
import type { LoadedView } from '../load-view.js';
import { LABELS } from '../node-id.js';
import type { Visible } from '../picture/picture.js';
import { TYPES, type ViewState } from '../view-state.js';

export interface CypherQuestion {
  cypher: string;
  parameters: Record<string, unknown>;
}

/** The types of relations that a picture shows: of a lineage with nothing laid over it its steps only. */
export function shownTypes(loaded: LoadedView, { hiddenTypes }: Pick<ViewState, 'hiddenTypes'>): RelationType[] {
  const shown = TYPES.filter(type => !hiddenTypes.includes(type));
  const relations = 'picture' in loaded ? [...loaded.picture.edges.values()].flatMap(edge => edge.relations) : [];
  const onlySteps = loaded.kind === 'lineage' && relations.every(({ type }) => type === 'BUILDS_ON');
  return onlySteps ? shown.filter(type => type === 'BUILDS_ON') : shown;
}

/**
 * The Cypher that gives what is in view: of a question the question itself, of a picture its nodes with the relations
 * among them. Undefined where nothing is in view, and of own Cypher, which is there to be read.
 */
export function viewCypher(
  loaded: LoadedView,
  visible: Visible,
  { minConfidence, hiddenTypes }: Pick<ViewState, 'minConfidence' | 'hiddenTypes'>,
): CypherQuestion | undefined {
  if (loaded.kind === 'question') return loaded.answer?.made;
  if (!('picture' in loaded) || loaded.kind === 'cypher') return undefined;
  const types = shownTypes(loaded, { hiddenTypes });
  if (loaded.kind === 'map') {
    const cypher = `MATCH (a)-[r]->(b)\nWHERE r.confidence >= $minConfidence AND type(r) IN $types\nRETURN a, r, b LIMIT 2000`;
    return { cypher, parameters: { minConfidence, types } };
  }
  const nodes = [...visible.nodes].map(id => loaded.picture.nodes.get(id)!);
  const labels = LABELS.filter(label => nodes.some(node => node.label === label));
  const keys = (label?: NodeLabel) => nodes.filter(node => !label || node.label === label).map(({ key }) => key);
  return {
    cypher: labels.map(among).join('\nUNION\n'),
    parameters: {
      minConfidence,
      types,
      keys: keys(),
      ...Object.fromEntries(labels.map(label => [listName(label), keys(label)])),
    },
  };
}

function among(label: NodeLabel): string {
  return [
    `UNWIND $${listName(label)} AS key`,
    `MATCH (a:${label} {key: key})-[r]->(b)`,
    'WHERE b.key IN $keys AND r.confidence >= $minConfidence AND type(r) IN $types',
    'RETURN a, r, b',
  ].join('\n');
}

function listName(label: NodeLabel): string {
  return `${label.toLowerCase()}Keys`;
}
