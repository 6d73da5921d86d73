import { NODE_LABELS, type NodeLabel, RELATION_TYPES, type RelationType } from './model.js';
import type { GraphValue } from './store/port.js';

const labels = new Set<unknown>(NODE_LABELS);
const types = new Set<unknown>(RELATION_TYPES);

/** The label of a stored node that is the model's; undefined where it has none, and so is no node of the graph. */
export function nodeLabel(stored: GraphValue | undefined): NodeLabel | undefined {
  return Array.isArray(stored) ? (stored.find(label => labels.has(label)) as NodeLabel | undefined) : undefined;
}

export function isRelationType(stored: unknown): stored is RelationType {
  return types.has(stored);
}
